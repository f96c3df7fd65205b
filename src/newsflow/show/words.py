"""Words and days for the eye."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby

from rich.text import Text

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Control and format characters: escape sequences, direction overrides, lone surrogates."""

URGENT = ("contradicts", "differs", "tension", "not_comparable")
"""Verdicts that a reader must look at first, in this order; the others follow as they come."""

_KEPT = frozenset("\u200c\u200d")
"""Joiners: format characters that spelling needs in Persian, Hindi and others."""


def plain(words: str) -> str:
    """Text that cannot steer a terminal: one line, nothing hidden in it."""
    kept = (c if c in _KEPT or unicodedata.category(c) not in _HIDDEN else " " for c in words)
    return " ".join("".join(kept).split())


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: `1 report`, `2 stories`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("y") else f"{number:,} {noun}s"


def listed(names: Sequence[str], most: int = 6) -> str:
    """Write the first names, and how many more there are: `A, B and 44 more`."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most:,} more"


def when(start: date | None, end: date | None, precision: str) -> str:
    """Write a time as far as it is known: `8 Mar 2019`, `Feb 2019`, `by 23 Nov 2015`."""
    if start is None:
        return f"by {_day(end)}" if end is not None else "day unknown"
    if precision == "year":
        return str(start.year)
    if precision == "month":
        return f"{start:%b} {start.year}"
    if end is None:
        return f"from {_day(start)}"
    return _day(start) if start == end else _range(start, end)


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day} {day:%b} {day.year}"


def _range(start: date, end: date) -> str:
    if start.year != end.year:
        return f"{_day(start)} – {_day(end)}"
    if start.month != end.month:
        return f"{start.day} {start:%b} – {_day(end)}"
    return f"{start.day}–{_day(end)}"


def shorten(words: str, most: int = 90) -> str:
    """At most so many letters, cut at a word where it can be."""
    shown = plain(words)
    if len(shown) <= most:
        return shown
    cut = shown[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


Pieces = tuple[tuple[str, bool], ...]
"""A text in runs of words, each with whether only this text has it."""


def compare_words(first: str, second: str) -> tuple[Pieces, Pieces]:
    """Both texts in runs of words, those that only one of them has told apart.

    Case, accents and punctuation do not count.
    """
    from newsflow.text import fold  # noqa: PLC0415 — only here; it brings all types with it

    words_a, words_b = plain(first).split(), plain(second).split()
    matcher = SequenceMatcher(
        None, [fold(w) or w for w in words_a], [fold(w) or w for w in words_b], autojunk=False
    )
    common = [block for block in matcher.get_matching_blocks() if block.size]
    only_a = _outside(len(words_a), [(block.a, block.a + block.size) for block in common])
    only_b = _outside(len(words_b), [(block.b, block.b + block.size) for block in common])
    return _pieces(words_a, only_a), _pieces(words_b, only_b)


def mark_differences(first: str, second: str) -> tuple[Text, Text]:
    """Both texts for a terminal, the words that only one of them has marked.

    Marked words are styled and stand in square brackets, so that they show without colours too.
    """
    pieces_a, pieces_b = compare_words(first, second)
    return _marked(pieces_a), _marked(pieces_b)


def _outside(length: int, ranges: Sequence[tuple[int, int]]) -> set[int]:
    inside = {position for start, end in ranges for position in range(start, end)}
    return set(range(length)) - inside


def _pieces(words: Sequence[str], only: set[int]) -> Pieces:
    runs = groupby(enumerate(words), key=lambda each: each[0] in only)
    return tuple((" ".join(word for _, word in run), differs) for differs, run in runs)


def _marked(pieces: Pieces) -> Text:
    text = Text()
    for position, (words, differs) in enumerate(pieces):
        if position:
            text.append(" ")
        text.append(f"[{words}]" if differs else words, style="differs" if differs else "")
    return text
