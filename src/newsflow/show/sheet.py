"""What is shown of a story, ready for the eye: no ids to look up, no dates to work out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from newsflow.text import fold

Letters = tuple[str, ...]
"""Reports that say something, by their letters in the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """One sentence of one report that bears a line out."""

    letter: str
    sentence: str
    words: str = ""
    """The words in it that say so: a trigger, a number; empty when it is the whole sentence."""
    zone: str = "body"
    basis: str = ""
    """How it was read, in words: how a day is known, who it is attributed to."""


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
    date_basis: str | None = None
    """How the day is known, in words."""
    independent: int | None = None
    """Outlets that tell of it, without those that copy another one."""
    evidence: tuple[Evidence, ...] = ()


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
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One figure as one report gives it."""

    event: str | None
    words: str
    """Number and unit as printed: `18 cruise missiles`."""
    letters: Letters
    attribution: str | None
    counts: str | None = None
    """What it counts, in a word or two: `killed`, `missile`."""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = "exact"
    """exact, about, at_least, at_most or range."""
    evidence: tuple[Evidence, ...] = ()


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
    sentence_a: str | None = None
    sentence_b: str | None = None
    review: str | None = None
    """What a person decided of it; none while nobody has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One person, organisation or place, and how the reports write it."""

    name: str
    kind: str
    spellings: tuple[tuple[str, Letters], ...]
    """Each spelling, the most used first, with the reports that use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """Where a report says it has something from."""

    origin: str
    what: str
    """quotations, figures, events, photo or report."""
    letters: Letters
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """Two reports that share text."""

    original: str
    """Letter of the earlier report."""
    copy: str
    whole: bool
    """Whether the later one is a copy as a whole; else it is one in part."""
    shared: float
    """Share of the shorter text that stands in the other, from 0 to 1."""
    longest_words: int
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
    names: tuple[NameLine, ...] = ()
    origins: tuple[OriginLine, ...] = ()
    copies: tuple[CopyLine, ...] = ()
    as_of: datetime | None = None
    """When the warehouse last changed, in UTC."""
    next_questions: tuple[str, ...] = ()
    """SQL to type next, one statement a line."""


def told_together(evidence: Iterable[Evidence]) -> tuple[tuple[Letters, Evidence], ...]:
    """Sentences that stand in several reports once, with the letters of all of them.

    So does a sentence that says it twice, in two words.
    """
    same: dict[Evidence, list[Evidence]] = {}
    for each in evidence:
        key = replace(each, letter="", words="", sentence=fold(each.sentence))
        same.setdefault(key, []).append(each)
    return tuple(
        (tuple(dict.fromkeys(each.letter for each in told)), told[0]) for told in same.values()
    )


def without_sentences(sheet: Sheet) -> Sheet:
    """The sheet for a quick look: what is said, and by whom."""
    return replace(
        sheet,
        events=tuple(replace(line, evidence=()) for line in sheet.events),
        pairs=tuple(replace(line, evidence=()) for line in sheet.pairs),
        figures=tuple(replace(line, evidence=()) for line in sheet.figures),
        differences=tuple(
            replace(line, sentence_a=None, sentence_b=None) for line in sheet.differences
        ),
    )


Line = TypeVar("Line", PairLine, FigureLine, DifferenceLine, OriginLine)


def merge_lines(
    lines: Iterable[Line], *sides: str, first: tuple[str, ...] = ()
) -> tuple[Line, ...]:
    """Join lines that are equal but for their letters, in the fields `sides`, and their evidence.

    A wire copy says what its original says: one line with two letters, not two lines.
    Fields named in `first` may differ too: the first line's stand for all.
    """
    groups: dict[Line, list[Line]] = {}
    for line in lines:
        groups.setdefault(_bare(line, sides, first), []).append(line)
    return tuple(_joined(group, sides) for group in groups.values())


def _bare(line: Line, sides: tuple[str, ...], first: tuple[str, ...]) -> Line:
    left_out: dict[str, object] = dict.fromkeys((*sides, *_evident(line)), ())
    return _with(line, left_out | dict.fromkeys(first, ""))


def _joined(group: list[Line], sides: tuple[str, ...]) -> Line:
    pooled = {side: _pooled(group, side) for side in (*sides, *_evident(group[0]))}
    return _with(group[0], pooled)


def nearest_originals(copies: Iterable[CopyLine]) -> tuple[CopyLine, ...]:
    """For each copy the report it shares most with: of fifty copies of one text, not all pairs."""
    best: dict[str, CopyLine] = {}
    for line in copies:
        known = best.get(line.copy)
        if known is None or (line.whole, line.shared) > (known.whole, known.shared):
            best[line.copy] = line
    return tuple(best.values())


def _evident(line: object) -> tuple[str, ...]:
    return ("evidence",) if hasattr(line, "evidence") else ()


def _with(line: Line, values: Mapping[str, Any]) -> Line:
    return replace(line, **values)


def _pooled(lines: Iterable[object], side: str) -> tuple[Any, ...]:
    return tuple(sorted({each for line in lines for each in getattr(line, side)}))
