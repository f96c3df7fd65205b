"""`make bench`: newsflow timed on real pages and reports, beside peers that are installed.

Each module of this folder with a `bench(data, limit)` is one benchmark.
One tab-separated line a figure on standard output: benchmark, subject, figure, value, unit.
CPU seconds of one process are quoted, the machine's other load shows in wall time only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path

from tests.benchmarks.flows import MODES, ROUNDS

BENCHMARKS = (
    "clean", "read", "peers", "load", "whole", "growth", "fetch", "flows", "warehouse", "kills",
    "stories", "linking",
)  # fmt: skip
_SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
_LARGE = ("growth", "warehouse")
"""Benchmarks that build an archive of synthetic reports."""


def main(arguments: list[str]) -> int:
    """Run the benchmarks asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="one of: " + " ".join(BENCHMARKS))
    parser.add_argument("--data", type=Path, default=_SHARED)
    parser.add_argument("--limit", type=int, default=200, help="pages or reports of each set")
    parser.add_argument(
        "--reports", type=int, default=20_000, help="reports that the warehouse is to hold"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FILE", help="where the warehouse stays, or is if it was kept"
    )
    parser.add_argument(
        "--append", type=Path, metavar="FILE", help="add the figures as a JSON line"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of flows")
    parser.add_argument(
        "--modes", nargs="+", choices=MODES, default=[*MODES][:2], help="where flows read"
    )
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(BENCHMARKS)
    if unknown:
        sys.exit(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    rows = []
    for name in options.names or BENCHMARKS:
        size = options.reports if name in _LARGE else options.limit
        bench = import_module(f"tests.benchmarks.{name}").bench
        if name == "warehouse":
            bench = partial(bench, keep=options.keep)
        if name == "flows":
            bench = partial(bench, rounds=options.rounds, modes=options.modes)
        for row in bench(options.data, size):
            print(name, *row, sep="\t", flush=True)
            rows.append((name, *row))
    if options.append is not None:
        _append(options.append, {"limit": options.limit, **_circumstances(), "figures": rows})
    return 0


def _append(path: Path, measured: dict[str, object]) -> None:
    """A line of its own for each run, so that a regression shows from one to the next."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(measured) + "\n")


def _circumstances() -> dict[str, object]:
    """What the figures depend on besides the code."""
    describe = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(describe, capture_output=True, text=True, check=False).stdout.strip()
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit,
        "python": platform.python_version(),
        "cores": len(os.sched_getaffinity(0)),
        "load": os.getloadavg()[0],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
