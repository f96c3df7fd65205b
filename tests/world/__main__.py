"""Run the world in a process of its own: `python -m tests.world [--crowd FEEDS ARTICLES]`.

The first line printed is JSON: where the list of feeds lies, and the settings with which
`newsflow fetch --feeds FILE` finds its way. Then a line of input is a command:
`advance` (hours pass), `log` (what was asked, as JSON), `forget` (empties the log).
It ends with its input.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.world import World, cast
from tests.world.cast import crowd


def main() -> None:
    """Open the world and do as told."""
    parser = argparse.ArgumentParser(prog="python -m tests.world", description=__doc__)
    parser.add_argument("--crowd", nargs=2, type=int, metavar=("FEEDS", "ARTICLES"))
    crowded = parser.parse_args().crowd
    outlets = crowd(*crowded) if crowded else cast()
    with World(outlets, now=datetime.now(UTC)) as world, tempfile.TemporaryDirectory() as folder:
        feeds = Path(folder) / "feeds.toml"
        feeds.write_text(world.feeds_toml(), "utf-8")
        settings = world.settings(Path(folder) / "raw")
        _tell({"feeds": str(feeds), "settings": settings})
        for line in sys.stdin:
            command = line.strip()
            if command == "advance":
                world.advance()
            elif command == "forget":
                world.server.log.clear()
            told = (
                [dataclasses.asdict(r) for r in world.server.log] if command == "log" else command
            )
            _tell(told)


def _tell(told: object) -> None:
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
