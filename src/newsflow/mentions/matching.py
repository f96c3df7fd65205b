"""Long patterns tried only where they can begin: trying them at each character is slow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def matches_at(
    pattern: re.Pattern[str], text: str, starts: Iterable[int]
) -> Iterator[re.Match[str]]:
    """What a pattern matches from these places on, in order, none overlapping another."""
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def starts_of(begins: re.Pattern[str], text: str) -> list[int]:
    """Where a text has one of the beginnings of a longer pattern."""
    return [match.start() for match in begins.finditer(text)]


def small_letters(text: str) -> str:
    """A text in small letters, one character for one: offsets hold."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
