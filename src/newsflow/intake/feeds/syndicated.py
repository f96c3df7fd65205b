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
from newsflow.intake.feeds.encoded import with_characters
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
_ROUNDS = 8
"""How often a document that breaks the parser may be read over, in its own size."""


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
        drafts=tuple(_draft(entry, body, atom=_is_atom(parsed[0])) for entry in entries),
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
        io.BytesIO(with_characters(body)),
        response_headers={"content-type": content_type},
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _mended(pieces: Pieces, content_type: str, error: Exception) -> tuple[list[Any], int]:
    """The document without the listings that break the parser, and how many they were."""
    parsed: list[Any] = []
    broken, spent = 0, 0
    waiting = [pieces.items] if pieces.items else []
    most = _ROUNDS * len(pieces.joined)
    while waiting:
        items = waiting.pop()
        body = replace(pieces, items=items).joined
        spent += len(body)
        found = _find_parsed(body, content_type) if spent <= most else None
        if found is not None:
            parsed.append(found)
        elif len(items) > 1 and spent <= most:
            middle = len(items) // 2
            waiting += [items[middle:], items[:middle]]
        else:
            broken += len(items)
    if not parsed:
        raise FeedError("the document cannot be parsed") from error
    return parsed, broken


def _find_parsed(body: bytes, content_type: str) -> Any | None:
    try:
        return _parse(body, content_type)
    except _FAILURES:
        return None


def _site(parsed: Any) -> str | None:
    """The address of the outlet's site, against which RSS means relative links."""
    link = parsed.feed.get("link")
    return str(link) if link and not _is_atom(parsed) else None


def _is_atom(parsed: Any) -> bool:
    return str(parsed.get("version") or "").startswith("atom")


def _draft(entry: Any, body: bytes, *, atom: bool) -> Draft:
    guid = _string(entry.get("id"))
    published, updated = (
        _string(entry.get(key)) if key in entry else None for key in ("published", "updated")
    )
    if published is None and not atom:  # feedparser calls `dc:date` an update; in RSS it is the day
        published, updated = updated, None
    return Draft(
        guid=guid,
        links=tuple(_links(entry, guid, body)),
        title=_string(entry.get("title")),
        summary=_string(entry.get("summary")) or _content(entry),
        published=published,
        updated=updated,
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
