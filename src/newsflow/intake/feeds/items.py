"""The listings of an XML feed as pieces of bytes, so that a parser sees no more than it can bear.

A document is its head, its items and its tail. What is cut is counted, and a listing that breaks
the parser can be left out alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from newsflow.intake.feeds.moments import read_moment

PARSED_BYTES = 4 * 1024 * 1024
"""As much as feedparser is given at once: it reads about 0.7 MB a second."""
_HEAD_BYTES = 256 * 1024
_LIGHT_BYTES = 1024 * 1024
"""Above this the full texts, which newsflow takes from the pages, are dropped before parsing."""
_OPEN = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,30}:)?(?:item|entry)(?=[\s>/])", re.I)
_CLOSE = re.compile(rb"</(?:[A-Za-z_][\w.-]{0,30}:)?(?:item|entry)\s*>", re.I)
_DATE = re.compile(
    rb"<(?:pubDate|published|updated|dc:date|modified|issued)>\s*([^<]{6,60})<", re.I
)
_HEAVY = (
    (b"<content:encoded", b"</content:encoded>"),
    (b"<content", b"</content>"),
    (b"<media:group", b"</media:group>"),
    (b"<description", b"</description>"),
    (b"<summary", b"</summary>"),
)
"""What makes listings large, in the order in which it is dropped."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A document in parts; joined in order they are the document."""

    head: bytes
    items: tuple[bytes, ...]
    tail: bytes

    @property
    def joined(self) -> bytes:
        """The document again."""
        return b"".join((self.head, *self.items, self.tail))

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return len(self.head) + sum(map(len, self.items)) + len(self.tail)


def split(body: bytes) -> Pieces:
    """A document cut before each of its listings and behind the last one."""
    starts = [match.start() for match in _OPEN.finditer(body)]
    if not starts:
        return Pieces(body, (), b"")
    last = starts[-1]
    end = next((match.end() for match in _CLOSE.finditer(body, last)), len(body))
    edges = [*starts, end]
    items = tuple(body[a:b] for a, b in pairwise(edges))
    return Pieces(body[: starts[0]], items, body[end:])


def bounded(pieces: Pieces, *, max_entries: int, now: datetime) -> Pieces:
    """As many listings as may be read, the newest; large ones without their full texts."""
    items = _newest(pieces.items, max_entries, now)
    kept = replace(pieces, items=items)
    if kept.size <= _LIGHT_BYTES:
        return kept
    head, tail = pieces.head[-_HEAD_BYTES:], pieces.tail[:_HEAD_BYTES]
    if len(pieces.head) > _HEAD_BYTES:
        head = pieces.head[:_HEAD_BYTES]
    return Pieces(head, tuple(_within(items, PARSED_BYTES)), tail)


def _newest(items: tuple[bytes, ...], most: int, now: datetime) -> tuple[bytes, ...]:
    """The first ones, or the last ones of a document that lists its oldest first."""
    if len(items) <= most:
        return items
    first, last = _dated(items[0], now), _dated(items[-1], now)
    oldest_first = first is not None and last is not None and first < last
    return items[-most:] if oldest_first else items[:most]


def _dated(item: bytes, now: datetime) -> datetime | None:
    found = _DATE.search(item)
    return read_moment(found[1].decode("ascii", "replace"), now=now) if found else None


def _within(items: tuple[bytes, ...], room: int) -> Iterator[bytes]:
    """Listings made light while there is room for them."""
    share = room // max(len(items), 1)
    for item in items:
        light = _lightened(item, share)
        if len(light) > room:
            return
        room -= len(light)
        yield light


def _lightened(item: bytes, most: int) -> bytes:
    for opening, closing in _HEAVY:
        if len(item) <= most:
            break
        item = _dropped(item, opening, closing)
    return item


def _dropped(item: bytes, opening: bytes, closing: bytes) -> bytes:
    """A listing without one element; left as it is where the element is not closed."""
    start = item.find(opening)
    while start >= 0:
        end = item.find(closing, start)
        if end < 0:
            break
        item = item[:start] + item[end + len(closing) :]
        start = item.find(opening, start)
    return item
