"""`make bench`: newsflow timed on real pages and reports, beside peers that are installed.

Each module of this folder with a `bench(data, limit)` is one benchmark.
One tab-separated line a figure on standard output: benchmark, subject, figure, value, unit.
CPU seconds of one process are quoted, the machine's other load shows in wall time only.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

BENCHMARKS = ("clean", "read", "load", "fetch")
_SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def main(arguments: list[str]) -> int:
    """Run the benchmarks asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="one of: " + " ".join(BENCHMARKS))
    parser.add_argument("--data", type=Path, default=_SHARED)
    parser.add_argument("--limit", type=int, default=200, help="pages or reports of each set")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(BENCHMARKS)
    if unknown:
        sys.exit(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    for name in options.names or BENCHMARKS:
        for row in import_module(f"tests.benchmarks.{name}").bench(options.data, options.limit):
            print(name, *row, sep="\t", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
