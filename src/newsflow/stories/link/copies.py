"""How much text two reports share, and which is the likely original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsflow.stories.link.told import Told
from newsflow.stories.shingles import (
    COPY,
    PARTIAL,
    containment,
    longest_run,
    places_of,
    runs_of,
    shared_shingles,
    shingle_words,
)
from newsflow.text import fold
from newsflow.types import Copy, Zone


@dataclass(frozen=True)
class _Text:
    report: Told
    words: tuple[str, ...]
    runs: tuple[int, ...]
    shingles: frozenset[int]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it."""
        return frozenset(word for word in self.words if word[0].isdigit())

    @cached_property
    def places(self) -> Mapping[int, Sequence[int]]:
        """Where each of its runs of five words begins."""
        return places_of(self.runs)


def link_copies(told: Sequence[Told]) -> tuple[Copy, ...]:
    """Compare the bodies of every two reports that share a run of five words.

    A copy is put beside one original only, and what else shares words with it beside that one.
    """
    if len(told) < 2:
        return ()
    texts = [_read(report) for report in told]
    shared = shared_shingles([text.shingles for text in texts])
    originals = _originals(texts, shared)
    kept = (
        (pair, n)
        for pair, n in sorted(shared.items())
        if originals.keys().isdisjoint(pair) or _is_copied(originals, *pair)
    )
    return tuple(_copy(texts[i], texts[j], n) for (i, j), n in kept)


def _originals(texts: Sequence[_Text], shared: Mapping[tuple[int, int], int]) -> Mapping[int, int]:
    """The text that each copy copies: credited, else the one it shares most with, else earlier."""
    found: dict[int, tuple[bool, float, int, int]] = {}
    for (i, j), n in shared.items():
        share = containment(n, texts[i].shingles, texts[j].shingles)
        if share >= COPY and not _is_form(texts[i], texts[j]):
            first, copy = _ordered(texts, i, j)
            credited = _credits(texts[copy].report, texts[first].report)
            best = (credited, round(share, 4), -first, first)
            found[copy] = max(found.get(copy, best), best)
    return {copy: first for copy, (*_, first) in found.items()}


def _ordered(texts: Sequence[_Text], i: int, j: int) -> tuple[int, int]:
    """Two texts, the likely original first: reports stand in the order of their days."""
    a, b = texts[i].report, texts[j].report
    return (j, i) if _credits(a, b) and not _credits(b, a) else (i, j)


def _is_copied(originals: Mapping[int, int], i: int, j: int) -> bool:
    return originals.get(i) == j or originals.get(j) == i


def _read(report: Told) -> _Text:
    blocks = report.article.spans(Zone.BODY)
    words = shingle_words(" ".join(block.span.of(report.article.text) for block in blocks))
    runs = runs_of(words)
    return _Text(report, words, runs, frozenset(runs))


def _copy(a: _Text, b: _Text, shared: int) -> Copy:
    if _credits(a.report, b.report) and not _credits(b.report, a.report):
        a, b = b, a
    share = containment(shared, a.shingles, b.shingles)
    run = _longest_run(a, b)
    form = _is_form(a, b)
    verdict = "independent" if form else _verdict(share)
    return Copy(
        report_a=a.report.article.report_id,
        report_b=b.report.article.report_id,
        shared_shingles=shared,
        of_a=len(a.shingles),
        of_b=len(b.shingles),
        containment=round(share, 4),
        longest_words=len(run),
        longest_text=" ".join(run[:60]),
        verdict=verdict,
        why=_FORM if form else _why(a.report, b.report, share, len(run), verdict),
    )


_FORM = "One form filled in on two occasions: days apart, and with other numbers"
_OCCASIONS = 5
"""Days apart from which alike texts may be of two occasions: weekly prices, monthly figures."""
_SAME_NUMBERS = 0.5


def _is_form(a: _Text, b: _Text) -> bool:
    """Whether alike texts are days apart and give other numbers, without a word of credit."""
    days = (a.report.day, b.report.day)
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) < _OCCASIONS:
        return False
    if _credits(a.report, b.report) or _credits(b.report, a.report):
        return False
    both = len(a.numbers | b.numbers)
    return both > 0 and len(a.numbers & b.numbers) < _SAME_NUMBERS * both


def _verdict(share: float) -> str:
    if share >= COPY:
        return "copy"
    return "partial_copy" if share >= PARTIAL else "independent"


def _longest_run(a: _Text, b: _Text) -> tuple[str, ...]:
    start, length = longest_run(a.runs, b.places)
    return a.words[start : start + length]


def _why(a: Told, b: Told, share: float, run: int, verdict: str) -> str:
    both = f"{share:.0%} of the shorter text's runs of five words stand in the other"
    if verdict == "independent":
        return f"{both}; the longest common run is {run} words: two wordings"
    return f"{both}; the longest common run is {run} words; {_direction(a, b)}"


def _direction(a: Told, b: Told) -> str:
    """Who copied whom: who credits the other, else who was later."""
    if _credits(b, a):
        return f"{b.name} credits {a.name}"
    if a.day is not None and b.day is not None and a.day != b.day:
        return f"{a.name} is the earlier"
    if (first := _earlier_that_day(a, b)) is not None:
        return f"{first.name} is the earlier that day"
    return "which came first is not known"


def _earlier_that_day(a: Told, b: Told) -> Told | None:
    """Of two reports of one day the one with the earlier hour, where both have one."""
    moments = [report.membership.published for report in (a, b)]
    hours = [stamp.at for stamp in moments if stamp is not None and stamp.at is not None]
    if a.day is None or a.day != b.day or len(hours) < 2 or hours[0] == hours[1]:
        return None
    return a if hours[0] < hours[1] else b


def _credits(copy: Told, original: Told) -> bool:
    """Whether a report names the other's outlet, word for word, as where it has its text from."""
    dateline = copy.article.dateline
    agency = dateline.agency if dateline is not None else None
    if not agency or copy.name == original.name:
        return False
    return f" {fold(agency)} " in f" {fold(original.name)} "
