"""How likely two reports tell of the same happenings, and why. Symmetric, of content alone."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from newsflow.stories.years import nearest_to
from newsflow.types import Signature


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports beside each other."""

    score: float
    """0–1: how likely they belong to one story."""
    text: float
    title: float
    entities: float
    days: int | None
    """Days between them; none when either day is unknown."""
    shared: tuple[str, ...]
    """The heaviest terms of both, at most five."""

    def why(self, other: Signature) -> str:
        """In words and numbers, seen from one of the two, `other` being the other one."""
        apart = "day unknown" if self.days is None else f"{self.days} days apart"
        return (
            f"score {self.score:.2f} with {other.outlet_id} "
            f"“{other.headline}”: text {self.text:.2f}, title {self.title:.2f}, "
            f"names {self.entities:.2f}, {apart}; both have {', '.join(self.shared)}"
        )


def compare(a: Signature, b: Signature) -> Comparison:
    """Two signatures beside each other; the order of the two makes no difference."""
    text = dot(a.terms, b.terms)
    title = dot(a.title_terms, b.title_terms)
    entities = dot(a.entities, b.entities)
    days = days_between(a, b)
    return Comparison(
        score=_score(text, title, entities, days),
        text=text,
        title=title,
        entities=entities,
        days=days,
        shared=_shared(a.terms, b.terms),
    )


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two term vectors of length one, summed in one fixed order."""
    if len(a) > len(b) or (len(a) == len(b) and sorted(a) > sorted(b)):
        a, b = b, a
    return math.fsum(weight * b[term] for term, weight in a.items() if term in b)


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


def _score(text: float, title: float, entities: float, days: int | None) -> float:
    weights = _weights()
    logit = (
        weights["bias"]
        + weights["text"] * text
        + weights["title"] * title
        + weights["entities"] * entities
        + weights["log_days"] * math.log1p(days if days is not None else weights["unknown_days"])
    )
    return 1 / (1 + math.exp(-logit))


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[str, ...]:
    products = [(weight * b[term], term) for term, weight in a.items() if term in b]
    return tuple(term for _, term in sorted(products, key=lambda p: (-p[0], p[1]))[:5])


@cache
def _weights() -> Mapping[str, float]:
    """Weights of the pair decision, from `train/weights.py`."""
    packed = resources.files("newsflow.stories").joinpath("weights.json").read_text("utf-8")
    weights: dict[str, float] = json.loads(packed)
    return weights
