"""How alike two reports are, and why. Symmetric, of content alone.

The texts' cosine carries most, headlines a little, days much; the weights are learned.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newsflow.stories.weights import learned
from newsflow.stories.years import days_apart, when
from newsflow.types import Signature

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

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
    days = days_apart(when(a), when(b))
    return Comparison(
        score=round(learned().likeness(text, title, days), 6),
        short=is_short(a) and is_short(b),
        text=text,
        title=title,
        days=days,
    )


def pulls(scores: Floats, short: NDArray[np.bool_]) -> Floats:
    """What the scores count in forming groups."""
    return np.where(short, np.minimum(1.0, SHORT * scores), scores)


def is_short(signature: Signature) -> bool:
    """Whether a report is hardly more than its headline, so that few words can be shared."""
    return len(signature.terms) < SHORT_TERMS


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two term vectors of length one; `fsum` rounds alike in every order."""
    return math.fsum([a[term] * b[term] for term in a.keys() & b.keys()])


def likenesses(text: Floats, title: Floats, days: Integers) -> Floats:
    """The scores of many pairs at a time, as `Comparison` has them; unknown days are -1.

    The same for a pair wherever it stands: numpy's own exponential may differ in the last digit
    from one place of an array to another.
    """
    weights = learned()
    alike = (1 - weights.title) * text + weights.title * title
    days = np.where(days < _FADED, days, _FADED)
    kept = _fading()[days]
    steep = np.flatnonzero((alike > weights.form) & (days > 0))
    kept[steep] = [
        weights.kept(gap, value)
        for gap, value in zip(days[steep].tolist(), alike[steep].tolist(), strict=True)
    ]
    return np.round(alike * kept, 6)


_FADED = 200
"""Days after which nothing is left of any likeness."""


@cache
def _fading() -> Floats:
    """What is left of a likeness after so many days; the last is for unknown ones."""
    return np.array(
        [*(learned().kept(gap, 0) for gap in range(_FADED)), 0, learned().kept(None, 0)]
    )


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[str, ...]:
    """The heaviest terms of both, at most five."""
    products = [(weight * b[term], term) for term, weight in a.items() if term in b]
    return tuple(term for _, term in sorted(products, key=lambda p: (-p[0], p[1]))[:5])
