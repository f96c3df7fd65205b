"""The words in which two versions of an utterance differ, and what kind of difference that is."""

from __future__ import annotations

from collections.abc import Sequence

from newsflow.stories.link.told import Told
from newsflow.stories.link.words import Slot, Word, mass, slots, weighty_class
from newsflow.types import Evidence, QuoteDifference, Span

_TELLING = 6.0
"""Weight from which words that one version lacks are named: one rare word, or two common ones."""
_WORDED = 4.0
"""The same for words put for one another: articles and prepositions are passed over."""
_QUALIFYING = frozenset({"meaning", "stance"})
_STANCE = frozenset({"distance", "doubt"})


def differences(
    a_report: Told, a: Sequence[Word], b_report: Told, b: Sequence[Word]
) -> tuple[QuoteDifference, ...]:
    """Compare two versions word by word."""
    found = []
    whole = _classes(a), _classes(b)
    for slot in slots(a, b):
        kind = _kind(slot, *whole)
        if kind is not None:
            left, right = _qualified(slot) if kind in _QUALIFYING else (slot.a, slot.b)
            found.append(
                QuoteDifference(
                    kind=kind, a=_evidence(a_report, left), b=_evidence(b_report, right)
                )
            )
    return tuple(found)


def _kind(slot: Slot, a: frozenset[str], b: frozenset[str]) -> str | None:
    """What sort of difference a slot is, by the classes of both versions; none when it is none."""
    lacking = _classes(slot.a) - b, _classes(slot.b) - a
    if lacking[0] and lacking[1]:
        return "meaning"
    if (lacking[0] | lacking[1]) & _STANCE:
        return "stance"
    if (lacking[0] or lacking[1]) and slot.a and slot.b:
        return "meaning"
    if slot.a and slot.b:
        return "wording" if mass(slot.a) + mass(slot.b) >= _WORDED else None
    side = slot.a or slot.b
    if mass(side) < _TELLING:
        return None
    return "only_in_a" if slot.a else "only_in_b"


def _classes(words: Sequence[Word]) -> frozenset[str]:
    found = (weighty_class(word.term) for word in words)
    return frozenset(name for name in found if name is not None)


def _qualified(slot: Slot) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """A slot together with the word after it, which a qualifier in it qualifies."""
    return _with_next(slot.a, slot.next_a), _with_next(slot.b, slot.next_b)


def _with_next(words: tuple[Word, ...], following: Word | None) -> tuple[Word, ...]:
    if following is None or (words and following.opens):
        return words
    return (*words, following)


def _evidence(report: Told, words: Sequence[Word]) -> Evidence | None:
    if not words:
        return None
    span = Span(words[0].span.start, words[-1].span.end)
    return report.evidence(report.sentence_at(span.start), span)
