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
        missed += _measure(suite, options.data, floors.get(suite, {}))
    return 1 if missed else 0


def _wanted(asked: list[str]) -> list[str]:
    names = [name for item in asked for name in item.replace(",", " ").replace("|", " ").split()]
    unknown = sorted(set(names) - set(SUITES))
    if unknown:
        sys.exit(f"no such suite: {', '.join(unknown)}; there are {', '.join(SUITES)}")
    return names or list(SUITES)


def _measure(suite: str, data: Path, floors: dict[str, float]) -> int:
    """Print a suite's figures; how many floors they miss."""
    if not (_HERE / f"{suite}.py").is_file():
        print(f"{suite}: not measured yet", file=sys.stderr)
        return 0
    folder = data if suite in {"seeds", "language"} else data / suite
    if not folder.is_dir():
        print(f"{suite}: {folder} is not there, left out", file=sys.stderr)
        return 0
    missed = 0
    for metric in import_module(f"tests.quality.{suite}").measure(folder):
        floor = floors.get(metric.name)
        short = floor is not None and metric.value < floor
        missed += short
        shown = "" if floor is None else f"{floor:g}"
        print(f"{suite}\t{metric.name}\t{metric.value:.2f}\t{shown}", flush=True)
        if short:
            print(f"{suite}: {metric.name} {metric.value:.2f} is below {floor:g}", file=sys.stderr)
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
