"""Kills a writer again and again, at random moments, and counts what is lost or doubled.

make bench ARGS="kills --limit 100"

Each kill is a `kill -9` of a process that ingests and publishes batch after batch. After each one
the published copy must open and hold every batch the process had said was safe; at the end the
content must be that of an undisturbed run, and all data checks hold.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from unittest import mock

import duckdb

from newsflow.warehouse import Answer, open_warehouse
from tests.warehouse import writer
from tests.warehouse.builders import NOON

Line = tuple[str, str, str, str]

_BATCHES_AT_ONCE = 40
"""More than a process lives to write."""
_LONGEST = 1.5
"""Seconds that a process may write before it is killed, from the first batch it says is safe."""
_OPENING = 1.5
"""The same from its start, at every other kill: those meet it opening and in its first batch."""
_REPORTS = 3
"""Of one batch of `writer`."""


def bench(_data: Path, kills: int) -> Iterator[Line]:
    """So many kills; what was acknowledged, lost, doubled, unreadable and unlike."""
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newsflow.duckdb"
        safe = lost = unreadable = 0
        for number in range(kills):
            awaited = number % 2 == 0
            seconds = chance.uniform(0.0 if awaited else 0.5, _LONGEST if awaited else _OPENING)
            safe = max(safe, _killed(path, safe, seconds, awaited=awaited))
            held = _held(path) if path.exists() else 0
            unreadable += held is None
            lost += held is not None and held < _REPORTS * safe
        batches = safe + 1  # the last one may have been killed half way
        same = _content(path, batches) == _content(Path(folder) / "calm" / path.name, batches)
        yield "all", "kills", str(kills), ""
        yield "all", "acknowledged", str(safe), "batches"
        yield "all", "times a batch was lost", str(lost), ""
        yield "all", "times the copy did not open", str(unreadable), ""
        yield "all", "content as undisturbed, checks clean", str(same), ""


def _killed(path: Path, first: int, seconds: float, *, awaited: bool) -> int:
    """How many batches are safe when a writer from batch `first` on was killed."""
    command = [sys.executable, "-m", "tests.warehouse.writer", str(path)]
    numbers = f"{first}-{first + _BATCHES_AT_ONCE}"
    with subprocess.Popen([*command, numbers], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline() if awaited else ""
        time.sleep(seconds)
        process.kill()
        said += process.communicate()[0]
    # The last line may be half a number.
    whole = [int(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return max(whole, default=first - 1) + 1


def _held(path: Path) -> int | None:
    """How many texts the published copy holds; none when it does not open."""
    try:
        with duckdb.connect(str(path), read_only=True) as reader:
            (found,) = reader.execute("select count(*) from reports").fetchall()
    except duckdb.Error:
        return None
    return int(found[0])


def _content(path: Path, batches: int) -> tuple[Answer, ...] | None:
    """All content when every batch has been written; none where a check does not hold."""
    path.parent.mkdir(exist_ok=True)
    light = mock.patch("newsflow.warehouse.warehouse.link_story", writer.link_without_redating)
    with light, redirect_stdout(io.StringIO()):
        writer.write(path, range(batches))
        with open_warehouse(path, clock=lambda: NOON) as warehouse:
            return None if warehouse.check() else warehouse.dump()
