"""What likeness counts, learned from news texts grouped by event (`newsflow.stories.train`)."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources


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
    join: float
    """Average likeness from which two groups are one story."""

    def likeness(self, text: float, title: float, days: int | None) -> float:
        """0–1: the likeness of texts and headlines, less with every day between them."""
        return ((1 - self.title) * text + self.title * title) * self.kept(days)

    def kept(self, days: int | None) -> float:
        """The share of likeness that is left after so many days."""
        if days is None:
            return math.exp(-self.undated)
        return math.exp(-self.first_days * math.log1p(days) - self.each_day * days)


@cache
def learned() -> Weights:
    """The weights that newsflow ships."""
    file = resources.files("newsflow.stories").joinpath("weights.json")
    return Weights(**json.loads(file.read_text(encoding="utf-8")))
