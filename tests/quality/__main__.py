"""`make quality`: run newsflow over measuring data and print its figures.

One tab-separated line a figure on standard output: suite, metric, value, floor.
Remarks go to standard error. Exit 1 when a floor is missed.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from importlib import import_module
from pathlib import Path

from tests.quality.core import Metric

SUITES = (
    "language", "clean", "feeds", "times", "figures", "quotes", "places", "names", "events",
    "incidents", "stories", "duplicates", "linking", "seeds",
)  # fmt: skip
_HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Measure the suites asked for; 1 when a floor is missed."""
    parser = argparse.ArgumentParser(prog="make quality", description=__doc__)
    parser.add_argument("--suite", action="append", default=[], help="one of: " + " ".join(SUITES))
    parser.add_argument("--data", type=Path, default=_HERE.parents[2] / "shared" / "data")
    options = parser.parse_args(arguments)
    floors = tomllib.loads((_HERE / "floors.toml").read_text("utf-8"))
    missed = 0
    for suite in _wanted(options.suite):
        ceilings = floors.get("ceilings", {}).get(suite, {})
        missed += _measure(suite, options.data, floors.get(suite, {}), ceilings)
    return 1 if missed else 0


def _wanted(asked: list[str]) -> list[str]:
    names = [name for item in asked for name in item.replace(",", " ").replace("|", " ").split()]
    unknown = sorted(set(names) - set(SUITES))
    if unknown:
        sys.exit(f"no such suite: {', '.join(unknown)}; there are {', '.join(SUITES)}")
    return names or list(SUITES)


def _measure(suite: str, data: Path, floors: dict[str, float], ceilings: dict[str, float]) -> int:
    """Print a suite's figures; how many miss their floor or break their ceiling."""
    if not (_HERE / f"{suite}.py").is_file():
        print(f"{suite}: not measured yet", file=sys.stderr)
        return 0
    folder = data if suite in {"seeds", "language"} else data / suite
    if not folder.is_dir():
        print(f"{suite}: {folder} is not there, left out", file=sys.stderr)
        return 0
    missed = 0
    for metric in import_module(f"tests.quality.{suite}").measure(folder):
        limit = floors.get(metric.name, ceilings.get(metric.name))
        shown = "" if limit is None else f"{limit:g}"
        print(f"{suite}\t{metric.name}\t{metric.value:.2f}\t{shown}", flush=True)
        if remark := _miss(metric, floors.get(metric.name), ceilings.get(metric.name)):
            print(f"{suite}: {remark}", file=sys.stderr)
            missed += 1
    return missed


def _miss(metric: Metric, floor: float | None, ceiling: float | None) -> str:
    """What is wrong with a figure, in words; empty when nothing is."""
    if floor is not None and round(metric.value, 2) < floor:
        return f"{metric.name} {metric.value:.2f} is below its floor {floor:g}"
    if ceiling is not None and round(metric.value, 2) > ceiling:
        return f"{metric.name} {metric.value:.2f} is above its ceiling {ceiling:g}"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
