"""What every suite of the quality harness shares."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure. `name` is `<set>.<metric>` as DESIGN.md §3.3 lists them."""

    name: str
    value: float


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def percent_f1(true_positives: int, predicted: int, gold: int) -> float:
    """F1 in 0–100 from counts."""
    precision = true_positives / predicted if predicted else 0.0
    recall = true_positives / gold if gold else 0.0
    return 100 * f1(precision, recall)


def token_f1(a: str, b: str) -> float:
    """Token F1 of two texts, 0–1, on lower-case words."""
    left, right = Counter(a.lower().split()), Counter(b.lower().split())
    shared = sum((left & right).values())
    return 2 * shared / (sum(left.values()) + sum(right.values())) if shared else 0.0
