"""RSS, RDF and Atom, read by feedparser from memory."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from typing import Any
from xml.sax import SAXException

import feedparser

from newsflow.errors import FeedError
from newsflow.intake.feeds.drafts import Draft, Drafts
from newsflow.intake.feeds.items import Pieces, bounded, split

_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    SAXException,
    TypeError,
    ValueError,
    re.error,
)
"""What feedparser 6.0.14 raises on documents that it was not made for (measured by fuzzing)."""
_MOST_FAILURES = 20
"""Listings that may break the parser before the document is given up."""


def read_syndicated(
    body: bytes, *, charset: str | None, media_type: str | None, max_entries: int, now: datetime
) -> Drafts:
    """What an RSS, RDF or Atom document lists; raises FeedError when it is none of them."""
    whole = split(body)
    pieces = bounded(whole, max_entries=max_entries, now=now)
    content_type = _content_type(media_type, charset)
    try:
        parsed = [_parse(pieces.joined, content_type)]
        broken = 0
    except _FAILURES as error:
        parsed, broken = _mended(pieces, content_type, error)
    if not any(each.get("version") for each in parsed):
        raise FeedError("the document is no RSS, RDF or Atom feed")
    entries = tuple(entry for each in parsed for entry in each.entries)
    return Drafts(
        drafts=tuple(_draft(entry, body) for entry in entries),
        base=_site(parsed[0]),
        title=parsed[0].feed.get("title"),
        broken=broken,
        cut=len(whole.items) - len(pieces.items),
    )


def _content_type(media_type: str | None, charset: str | None) -> str:
    kind = media_type if media_type and "xml" in media_type else "application/xml"
    return f"{kind}; charset={charset}" if charset else kind


def _parse(body: bytes, content_type: str) -> Any:
    """What feedparser answers: always from memory, because it opens what looks like a path."""
    return feedparser.parse(
        io.BytesIO(body),
        response_headers={"content-type": content_type},
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _mended(pieces: Pieces, content_type: str, error: Exception) -> tuple[list[Any], int]:
    """The document without the listings that break the parser, and how many they were."""
    if not pieces.items:
        raise FeedError("the document cannot be parsed") from error
    parsed: list[Any] = []
    broken = 0
    waiting = [pieces.items]
    while waiting:
        items = waiting.pop()
        try:
            parsed.append(_parse(replace(pieces, items=items).joined, content_type))
        except _FAILURES:
            if len(items) > 1:
                middle = len(items) // 2
                waiting += [items[middle:], items[:middle]]
                continue
            broken += 1
            if broken > _MOST_FAILURES:
                raise FeedError("the document cannot be parsed") from error
    if not parsed:
        raise FeedError("the document cannot be parsed") from error
    return parsed, broken


def _site(parsed: Any) -> str | None:
    """The address of the outlet's site, against which RSS means relative links."""
    atom = str(parsed.get("version") or "").startswith("atom")
    link = parsed.feed.get("link")
    return str(link) if link and not atom else None


def _draft(entry: Any, body: bytes) -> Draft:
    guid = _string(entry.get("id"))
    return Draft(
        guid=guid,
        links=tuple(_links(entry, guid, body)),
        title=_string(entry.get("title")),
        summary=_string(entry.get("summary")) or _content(entry),
        published=_string(entry.get("published")),
        updated=_string(entry.get("updated")) if "updated" in entry else None,
    )


def _links(entry: Any, guid: str | None, body: bytes) -> list[str]:
    """The original behind a redirecting link, the link, its alternatives, a guid that is a link."""
    found = [entry.get("feedburner_origlink")]
    link = entry.get("link")
    if link and (link != guid or _is_written(link, body)):
        found.append(link)
    found += [
        each.get("href")
        for each in entry.get("links", ())
        if each.get("rel") == "alternate" and each.get("href") != guid
    ]
    if guid and guid.startswith(("http://", "https://")) and _is_written(guid, body):
        found.append(guid)
    return list(dict.fromkeys(str(each) for each in found if each))


def _is_written(link: str, body: bytes) -> bool:
    """Whether the document has it: feedparser makes `http://host/1` of a guid `1`."""
    return "://" in link and link.split("&", 1)[0].encode("utf-8", "replace") in body


def _content(entry: Any) -> str | None:
    return next((_string(each.get("value")) for each in entry.get("content", ())), None)


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
