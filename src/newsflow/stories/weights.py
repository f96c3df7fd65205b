"""What likeness counts, learned from news texts grouped by event (`newsflow.stories.train`)."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

COPIED = 0.2
"""How much of its likeness a text may lack and still be more and more a copy."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One configuration for dated and undated reports, full texts and headlines."""

    title: float
    """Share of the headlines in the likeness of two reports; the texts have the rest."""
    first_days: float
    """How fast likeness fades at first: with the logarithm of the days between two reports."""
    each_day: float
    """How fast it fades with every day."""
    undated: float
    """What an unknown day costs, as the days do."""
    form: float
    """Likeness that half of the pairs of one story pass; more may be one form filled in anew."""
    form_days: float
    """How much faster likeness fades beyond `form`, at first, with every 1 above it."""
    join: float
    """Average likeness from which two groups are one story."""

    def likeness(self, text: float, title: float, days: int | None) -> float:
        """0–1: the likeness of texts and headlines, less with every day between them."""
        alike = (1 - self.title) * text + self.title * title
        return alike * self.kept(days, alike)

    def kept(self, days: int | None, alike: float) -> float:
        """The share of likeness that is left after so many days."""
        if days is None:
            return math.exp(-self.undated)
        first = self.first_days + self.form_days * formal(alike, self.form)
        return math.exp(-first * math.log1p(days) - self.each_day * days)


def formal(alike: float, form: float) -> float:
    """How far a likeness lies above that of two texts of one form; 0 for a copy.

    Texts that share most but not all are often one form filled in anew: two days of a market, two
    matches of a league. Days tell them apart. A copy is the same text whenever it is published.
    """
    return max(alike - form, 0.0) * min(1.0, max(1 - alike, 0.0) / COPIED)


@cache
def learned() -> Weights:
    """The weights that newsflow ships."""
    file = resources.files("newsflow.stories").joinpath("weights.json")
    return Weights(**json.loads(file.read_text(encoding="utf-8")))
