"""Sitemaps (sitemaps.org), with or without Google's `news:` elements."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from newsflow.errors import FeedError
from newsflow.intake.feeds.drafts import Draft, Drafts
from newsflow.intake.feeds.moments import read_moment

_MOST_LISTED = 50_000
"""Addresses in one sitemap (sitemaps.org)."""
_SHOWN = 3
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def read_sitemap(body: bytes, *, max_entries: int, now: datetime) -> Drafts:
    """What a sitemap lists, the newest where it lists too much; an index is refused."""
    drafts: list[Draft] = []
    children: list[str] = []
    for element in _elements(body):
        fields = _fields(element)
        if etree.QName(element).localname == "sitemap":
            children.append(fields.get("loc", ""))
        elif len(drafts) < _MOST_LISTED:
            drafts.append(_draft(fields))
        element.clear(keep_tail=False)
    if children and not drafts:
        raise FeedError(_index(children), advice="take one of them as the feed")
    kept = drafts if len(drafts) <= max_entries else _newest(drafts, max_entries, now)
    return Drafts(drafts=tuple(kept), cut=len(drafts) - len(kept))


def _elements(body: bytes) -> Iterator[etree._Element]:
    """Each listing as it is read; no entity is expanded, nothing is fetched."""
    found = etree.iterparse(
        io.BytesIO(body),
        tag=("{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _event, element in found:
            yield element
    except etree.XMLSyntaxError as error:
        raise FeedError("the sitemap cannot be parsed") from error


def _fields(element: etree._Element) -> dict[str, str]:
    """Local names of the elements inside, with their first text."""
    out: dict[str, str] = {}
    for child in element.iter():
        if isinstance(child.tag, str) and child.text and child.text.strip():
            out.setdefault(etree.QName(child).localname.lower(), child.text.strip())
    return out


def _draft(fields: dict[str, str]) -> Draft:
    return Draft(
        links=(fields["loc"],) if "loc" in fields else (),
        title=fields.get("title"),
        published=fields.get("publication_date"),
        updated=fields.get("lastmod"),
    )


def _newest(drafts: list[Draft], most: int, now: datetime) -> list[Draft]:
    def dated(draft: Draft) -> datetime:
        said = draft.published or draft.updated
        return (read_moment(said, now=now) if said else None) or _NEVER

    return sorted(drafts, key=dated, reverse=True)[:most]


def _index(children: list[str]) -> str:
    """What to say of an index: the children that look like news first."""
    named = sorted(filter(None, children), key=lambda url: "news" not in url.lower())
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return f"the document is an index of sitemaps: {', '.join(named[:_SHOWN])}{more}"
