"""How alike two reports are, and why. Symmetric, of content alone.

The texts' cosine carries most, headlines a little, days much; the weights are learned.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from newsflow.stories.weights import learned
from newsflow.stories.years import nearest_to
from newsflow.types import Signature

SHORT_TERMS = 15
SHORT = 1.5
"""How much more it counts between headlines in forming groups: they share no words by chance."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports beside each other."""

    score: float
    """0–1: likeness of texts and headlines, less with every day between them."""
    short: bool
    """Whether both are hardly more than headlines."""
    text: float
    title: float
    days: int | None
    """Days between them; none when either day is unknown."""
    pull: float = field(init=False, compare=False, repr=False)
    """What the likeness counts in forming groups: between bare headlines it counts more."""

    def __post_init__(self) -> None:
        pull = min(1.0, SHORT * self.score) if self.short else self.score
        object.__setattr__(self, "pull", pull)

    def why(self, own: Signature, other: Signature) -> str:
        """In words and numbers, seen from `own`."""
        apart = "day unknown" if self.days is None else f"{self.days} days apart"
        return (
            f"score {self.score:.2f} with {other.outlet_id} "
            f"“{other.headline}”: text {self.text:.2f}, headline {self.title:.2f}, "
            f"names {dot(own.entities, other.entities):.2f}, {apart}; "
            f"both have {', '.join(_shared(own.terms, other.terms))}"
        )


def compare(a: Signature, b: Signature) -> Comparison:
    """Two signatures beside each other; the order of the two makes no difference."""
    text = dot(a.terms, b.terms)
    title = dot(a.title_terms, b.title_terms)
    days = days_between(a, b)
    return Comparison(
        score=round(learned().likeness(text, title, days), 6),
        short=is_short(a) and is_short(b),
        text=text,
        title=title,
        days=days,
    )


def is_short(signature: Signature) -> bool:
    """Whether a report is hardly more than its headline, so that few words can be shared."""
    return len(signature.terms) < SHORT_TERMS


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two term vectors of length one; `fsum` rounds alike in every order."""
    return math.fsum([a[term] * b[term] for term in a.keys() & b.keys()])


def days_between(a: Signature, b: Signature) -> int | None:
    """Days between two reports; a missing year is the one that brings them nearest."""
    first, second = a.published_on, b.published_on
    if first is not None and second is not None:
        return abs((first - second).days)
    if first is None and second is None:
        if a.month is None or a.day is None:
            return None
        first = nearest_to(a.month, a.day, date(2000, 7, 1))
        return _gap(b, first)
    return _gap(a, second) if second is not None else _gap(b, first)


def _gap(partial: Signature, whole: date | None) -> int | None:
    if whole is None or partial.month is None or partial.day is None:
        return None
    day = nearest_to(partial.month, partial.day, whole)
    return None if day is None else abs((day - whole).days)


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[str, ...]:
    """The heaviest terms of both, at most five."""
    products = [(weight * b[term], term) for term, weight in a.items() if term in b]
    return tuple(term for _, term in sorted(products, key=lambda p: (-p[0], p[1]))[:5])
