"""The names suite: do two spellings name the same person or organisation?

`f1`: at the threshold that is best for the set, so that sets of other mixtures compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsflow.mentions.names import same_name
from tests.quality.bare import read_rows
from tests.quality.core import Metric, percent_f1


def measure(folder: Path) -> Iterator[Metric]:
    """One figure for each set of pairs."""
    rows = read_rows(folder / "pairs.jsonl")
    for name in sorted({row["set"] for row in rows}):
        scored = [(same_name(r["a"], r["b"]), bool(r["same"])) for r in rows if r["set"] == name]
        yield Metric(f"{name}.f1", best_f1(scored))


def best_f1(scored: list[tuple[float, bool]]) -> float:
    """F1 at the best threshold; pairs of one score stand or fall together."""
    total = sum(same for _, same in scored)
    best = 0.0
    ordered = sorted(scored, key=lambda pair: -pair[0])
    right = 0
    for number, (score, same) in enumerate(ordered, start=1):
        right += same
        if number == len(ordered) or ordered[number][0] != score:
            best = max(best, percent_f1(right, number, total))
    return best
