"""The feeds that a web page names in its head."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html

from newsflow.intake.feeds.links import find_link

_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
    }
)
_READ = 512 * 1024
"""Bytes in which a page's head ends."""
_MOST = 50


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names."""

    url: str
    title: str | None = None


def find_feeds(body: bytes, *, url: str) -> tuple[FeedLink, ...]:
    """The feeds that a page at `url` names by `<link rel="alternate">`, in its order."""
    try:
        root = lxml_html.fromstring(body[:_READ])
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    base = next((b.get("href") for b in root.iter("base") if b.get("href")), None)
    bases = (find_link((base,), bases=(url,)) if base else None, url)
    found: dict[str, FeedLink] = {}
    for link in root.iter("link"):
        if not _names_feed(link):
            continue
        address = find_link((link.get("href") or "",), bases=bases)
        if address is not None and len(found) < _MOST:
            title = " ".join((link.get("title") or "").split())[:200]
            found.setdefault(address, FeedLink(address, title or None))
    return tuple(found.values())


def _names_feed(link: etree._Element) -> bool:
    rel = (link.get("rel") or "").lower().split()
    kind = (link.get("type") or "").lower().split(";")[0].strip()
    return "feed" in rel or ("alternate" in rel and kind in _TYPES)
