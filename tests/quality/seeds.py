"""The seeds suite: the two founding reports against the gold file, line by line.

Counts: `required_found` of `required_total`, `false` (figures, times, quotations, pairs and
differences that the gold does not have) and `must_not_broken`.
What is missing or false is named on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.quality.core import Metric
from tests.quality.seeds_gold import Line, Seeds, read_seeds
from tests.quality.seeds_report import judge_reports
from tests.quality.seeds_story import judge_story

_HERE = Path(__file__).resolve()


def measure(folder: Path) -> Iterator[Metric]:
    """The counts over the gold file beside the data folder."""
    base = folder.resolve().parent
    if not (base / "gold" / "seeds").is_dir():
        base = _HERE.parents[3] / "shared"
    lines = list(judge(read_seeds(base / "gold" / "seeds", base / "seeds")))
    for line in lines:
        if not line.good:
            print(f"seeds: {line.kind} {line.name}: {line.detail}", file=sys.stderr)
    required = [line for line in lines if line.kind == "required"]
    yield Metric("required_found", sum(line.good for line in required))
    yield Metric("required_total", len(required))
    yield Metric("false", sum(line.kind == "false" for line in lines))
    yield Metric("must_not_broken", sum(x.kind == "must_not" and not x.good for x in lines))


def judge(seeds: Seeds) -> Iterator[Line]:
    """Every line of the gold file."""
    yield from judge_reports(seeds)
    yield from judge_story(seeds)
