"""What is shown of a story, ready for the eye: no ids to look up, no dates to work out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

Letters = tuple[str, ...]
"""Reports that say something, by their letters in the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One story in a list of stories."""

    story_id: str
    label: str
    reports: int
    outlets: tuple[str, ...]
    first_on: date | None
    last_on: date | None
    events: int
    open_differences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report of the story."""

    letter: str
    """A, B, C … in the order of publication; stands for the report in the other parts."""
    outlet: str
    published_on: date | None
    published_basis: str | None
    """How the day is known, in words."""
    headline: str
    words: int | None
    url: str | None
    revisions: int = 1
    relation: str | None = None
    """How it stands to the story: `copy of A`; none when it is an account of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One happening, and who tells of it."""

    date_from: date | None
    date_to: date | None
    precision: str
    type: str
    label: str
    modality: str | None
    coverage: tuple[tuple[str, str], ...]
    """(letter, `reported` | `alluded` | `absent`) of each report, in the order of the letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """The same utterance in two reports."""

    speaker: str | None
    kind: str
    similarity: float | None
    a: Letters
    b: Letters
    text_a: str
    text_b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One figure as one report gives it."""

    event: str | None
    words: str
    """Number and unit as printed: `18 cruise missiles`."""
    letters: Letters
    attribution: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """Where two reports do not say the same, and what that means."""

    kind: str
    verdict: str
    severity: str
    a: Letters
    b: Letters
    text_a: str | None
    text_b: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A story and its reports, side by side."""

    story_id: str
    label: str
    reports: tuple[ReportLine, ...]
    events: tuple[EventLine, ...] = ()
    pairs: tuple[PairLine, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    differences: tuple[DifferenceLine, ...] = ()
    next_questions: tuple[str, ...] = ()
    """SQL to type next, one statement a line."""


Line = TypeVar("Line", PairLine, FigureLine, DifferenceLine)


def merge_lines(lines: Iterable[Line], *sides: str) -> tuple[Line, ...]:
    """Join lines that are equal but for their letters, in the fields `sides`.

    A wire copy says what its original says: one line with two letters, not two lines.
    """
    groups: dict[Line, list[Line]] = {}
    for line in lines:
        groups.setdefault(_with(line, dict.fromkeys(sides, ())), []).append(line)
    return tuple(
        _with(same, {side: _all_letters(group, side) for side in sides})
        for same, group in groups.items()
    )


def _with(line: Line, letters: dict[str, Any]) -> Line:
    return replace(line, **letters)


def _all_letters(lines: Iterable[Line], side: str) -> Letters:
    return tuple(sorted({letter for line in lines for letter in getattr(line, side)}))
