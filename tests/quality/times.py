"""The times suite: TIMEX3 expressions and their values, as TempEval-3 scores them.

An expression of ours answers at most one of the gold's, the one it shares most characters with.
`value_f1`: their values are equal.
`date_value_f1`: the same over those that name a calendar date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsflow import language as languages
from newsflow.mentions.anchors import find_anchor
from newsflow.mentions.reading import read
from newsflow.mentions.times import find_times
from newsflow.types import TimeMention
from tests.quality.bare import bare_article, read_rows
from tests.quality.core import Metric, percent_f1


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of either side."""

    start: int
    end: int
    value: str

    @property
    def dated(self) -> bool:
        """Whether it names a day, week, month, quarter or year of the calendar."""
        whole = re.match(r"\d{4}(?:$|-(?:\d\d|W\d\d|Q\d)(?:-\d\d)?(?:$|T|-))", self.value)
        return whole is not None


def measure(folder: Path) -> Iterator[Metric]:
    """Both figures for each set."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = read_rows(path)
        pairs = [(_gold(row), found(row)) for row in rows]
        for name, only_dates in (("value_f1", False), ("date_value_f1", True)):
            yield Metric(f"{path.stem}.{name}", score(pairs, only_dates=only_dates))


def found(row: dict[str, Any]) -> list[Timex]:
    """What newsflow finds in a document of the set."""
    article = bare_article(row["text"], date.fromisoformat(row["dct"][:10]))
    reading = read(article, languages.load())
    return [_timex(t) for t in find_times(reading, find_anchor(article))]


def _timex(time: TimeMention) -> Timex:
    return Timex(time.span.start, time.span.end, time.value)


def _gold(row: dict[str, Any]) -> list[Timex]:
    return [
        Timex(t["start"], t["end"], t["value"] or "")
        for t in row["timexes"]
        if t["end"] > t["start"]
    ]


def score(pairs: list[tuple[list[Timex], list[Timex]]], *, only_dates: bool) -> float:
    """F1 over all documents."""
    right = predicted = wanted = 0
    for gold, ours in pairs:
        matched = match(gold, ours)
        right += sum(g.value == o.value and (g.dated or not only_dates) for g, o in matched)
        predicted += sum(o.dated or not only_dates for o in ours)
        wanted += sum(g.dated or not only_dates for g in gold)
    return percent_f1(right, predicted, wanted)


def match(gold: list[Timex], ours: list[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs that overlap, the greatest overlap first, each expression once."""
    overlaps = sorted(
        (max(g.start, o.start) - min(g.end, o.end), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if min(g.end, o.end) > max(g.start, o.start)
    )
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    out = []
    for _, i, j in overlaps:
        if i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            out.append((gold[i], ours[j]))
    return out
