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

_MOST_BYTES = 4 * 1024 * 1024
_MOST_MARKS = 120_000
"""`<` and `&` that feedparser is given at once: on damaged markup each costs it up to 60 us
(measured), so that no document takes more than seconds. A thousand listings have 30,000 to 80,000.
"""
_HEAD_BYTES, _TAIL_BYTES = 128 * 1024, 16 * 1024
_LONG_TAG = re.compile(rb"<[^<>]{16384}")
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
    head = _LONG_TAG.sub(b"", pieces.head[:_HEAD_BYTES])
    tail = pieces.tail if len(pieces.tail) <= _TAIL_BYTES else b""
    kept = Pieces(head, items, tail)
    cost = _cost(kept.joined)
    return kept if cost.fits(_WHOLE) else replace(kept, items=tuple(_within(items, _WHOLE)))


@dataclass(frozen=True, slots=True)
class _Cost:
    """What reading some markup takes."""

    size: int
    marks: int
    long_tag: bool = False
    """A tag of many kilobytes: its attributes cost time that grows with their square."""

    def fits(self, room: _Cost) -> bool:
        return self.size <= room.size and self.marks <= room.marks and not self.long_tag

    def __floordiv__(self, parts: int) -> _Cost:
        return _Cost(self.size // parts, self.marks // parts)

    def __sub__(self, spent: _Cost) -> _Cost:
        return _Cost(self.size - spent.size, self.marks - spent.marks)


_WHOLE = _Cost(_MOST_BYTES, _MOST_MARKS)


def _cost(markup: bytes) -> _Cost:
    marks = markup.count(b"<") + markup.count(b"&")
    return _Cost(len(markup), marks, _LONG_TAG.search(markup) is not None)


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


def _within(items: tuple[bytes, ...], room: _Cost) -> Iterator[bytes]:
    """Listings made light while there is room for them; those that stay too heavy are left out."""
    share = room // max(len(items), 1)
    for item in items:
        light = _lightened(item, share)
        cost = _cost(light)
        if cost.fits(room):
            room -= cost
            yield light


def _lightened(item: bytes, share: _Cost) -> bytes:
    for opening, closing in _HEAVY:
        if _cost(item).fits(share):
            break
        item = _dropped(item, opening, closing)
    return item


def _dropped(item: bytes, opening: bytes, closing: bytes) -> bytes:
    """A listing without one kind of element; what is not closed stays."""
    kept: list[bytes] = []
    at = 0
    while (start := item.find(opening, at)) >= 0:
        end = item.find(closing, start)
        if end < 0:
            break
        kept.append(item[at:start])
        at = end + len(closing)
    return b"".join((*kept, item[at:]))
