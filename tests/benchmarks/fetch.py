"""What a pass over many feeds costs, with the servers in a process of their own.

    unchanged   1,000 feeds that answer 304
    new         200 feeds with 25 new pages each, read by nobody and by a slow reader
    killed      a pass killed twenty times at any moment, and what the next one ends with

Figures are wall seconds on a machine that also runs the servers; memory is that of the fetching
process. The pace is the usual one: a second between two requests to a host.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from newsflow.cli.fetches import Fetched, Read, fetch_feeds, make_plan
from newsflow.cli.ingest import Answer, make_run
from newsflow.config import Settings
from newsflow.intake import read_feeds
from newsflow.intake.apart import Ended, collect_apart
from newsflow.types import Feed, Known, Page, Reject
from newsflow.warehouse import open_warehouse
from tests.world.passes import read_lightly

Row = tuple[str, str, str, str]

FEEDS, CROWD, PAGES = 1_000, 200, 25
KILLS = 20
SLOW = 0.02
"""Seconds of busy work for one page, in the process that takes the pages."""


def bench(data: Path, limit: int) -> Iterator[Row]:
    """All three."""
    yield from unchanged(FEEDS)
    yield from new_pages(CROWD, PAGES)
    yield from killed(KILLS)


def unchanged(feeds: int) -> Iterator[Row]:
    """A pass over feeds that have nothing new."""
    with _world("--crowd", str(feeds), "0") as world:
        world.make_pass(hours=0)
        world.say("forget")
        began = time.monotonic()
        fetched = world.make_pass(hours=1)
        wall = time.monotonic() - began
        asked = [request["path"] for request in world.say("log")]
        assert fetched.feeds.unchanged == feeds, fetched
        assert asked == ["/feed"] * feeds
    yield f"{feeds} unchanged", "pass", f"{fetched.seconds:.1f}", "s"
    yield f"{feeds} unchanged", "pass, stored", f"{wall:.1f}", "s"


def new_pages(feeds: int, pages: int) -> Iterator[Row]:
    """A pass over new pages: the same, however slowly they are read."""
    name = f"{feeds * pages} new"
    ends = dict[str, tuple[Ended, float]]()
    for reader, seconds in (("none", 0.0), ("slow", SLOW)):
        with _world("--crowd", str(feeds), str(pages)) as world:
            ends[reader] = _collect(world, feeds * pages, seconds)
            gaps = list(_gaps(world.say("log")))
            size = sum(p.stat().st_size for p in world.raw.glob("*.gz"))
        ended, wall = ends[reader]
        yield name, f"fetching, reader: {reader}", f"{ended.seconds:.1f}", "s"
        yield name, f"all, reader: {reader}", f"{wall:.1f}", "s"
        yield name, "peak memory of fetching", f"{ended.peak_kib / 1024:.0f}", "MiB"
        yield name, "shortest gap at a host", f"{min(gaps):.3f}", "s"
    yield name, "archive", f"{size / 1024 / feeds / pages:.1f}", "KiB per page"


def killed(kills: int, *, least: float = 0.0, most: float = 8.0) -> Iterator[Row]:
    """A pass that is killed again and again, against one that nobody disturbs."""
    with _world("--crowd", "6", "6") as world:
        world.make_pass(hours=0, read=read_lightly)
        undisturbed = _dump(world.path)
    chance, done = random.Random(7), 0
    with _world("--crowd", "6", "6") as world:
        for number in range(kills):
            process = world.start_pass(seconds=number)
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(least, most))
            process.kill()
            process.stdout.close()
            done += process.wait() == 0
        left = world.make_pass(hours=0.25, read=read_lightly).pages.asked
        assert _dump(world.path) == undisturbed, "a killed pass left another warehouse"
    yield f"killed {kills} times", "ended before it was killed", str(done), "passes"
    yield f"killed {kills} times", "left to the last pass", str(left), "pages"
    yield f"killed {kills} times", "tables equal to an undisturbed pass", "all", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Elsewhere:
    """A world in another process, and a warehouse for it."""

    process: subprocess.Popen[str]
    path: Path
    settings: Settings
    environment: dict[str, str]
    feeds: Path
    listed: tuple[Feed, ...]
    start: datetime

    @property
    def raw(self) -> Path:
        return self.path.parent / ".raw"

    def say(self, command: str) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def make_pass(self, *, hours: float, read: Read | None = None) -> Fetched:
        return fetch_feeds(
            self.listed,
            warehouse=self.path,
            settings=self.settings,
            run=make_run("newsflow fetch", self.start + timedelta(hours=hours)),
            read=read or read_lightly,
        )

    def start_pass(self, *, seconds: int) -> subprocess.Popen[bytes]:
        """The same, so many seconds later, in a process that can be killed."""
        command = [sys.executable, "-m", "tests.benchmarks.fetch", str(self.feeds), str(self.path)]
        moment = {"NEWSFLOW_BENCH_START": (self.start + timedelta(seconds=seconds)).isoformat()}
        environment = os.environ | self.environment | moment
        return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)


@contextmanager
def _world(*arguments: str) -> Iterator[_Elsewhere]:
    command = [sys.executable, "-m", "tests.world", *arguments]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        path = Path(folder) / "newsflow.duckdb"
        changed = {
            "NEWSFLOW_RAW_PAGES": str(path.parent / ".raw"),
            "NEWSFLOW_HOST_DELAY": "1" if arguments[1] != "6" else "0.05",
            "NEWSFLOW_ANSWER_SECONDS": "20",
            "NEWSFLOW_WHOLE_SECONDS": "60",
        }
        environment = told["settings"] | changed
        yield _Elsewhere(
            process=process,
            path=path,
            settings=_settings(environment),
            environment=environment,
            feeds=Path(told["feeds"]),
            listed=read_feeds(Path(told["feeds"])),
            start=datetime.now(UTC),
        )
        process.communicate()


def _settings(environment: dict[str, str]) -> Settings:
    fields = {name.removeprefix("NEWSFLOW_").lower(): v for name, v in environment.items()}
    return Settings.model_validate(fields | {"hosts": json.loads(fields["hosts"])})


def _collect(world: _Elsewhere, pages: int, seconds: float) -> tuple[Ended, float]:
    """Take what a pass finds, and be busy for so long with each page."""
    plan = make_plan(world.settings, world.path)
    began, taken = time.monotonic(), 0
    with collect_apart(world.listed, Known(), plan, now=world.start) as collecting:
        for found in collecting:
            taken += found.has_page
            _work(seconds if found.has_page else 0.0)
    assert taken == pages, taken
    assert collecting.ended is not None
    return collecting.ended, time.monotonic() - began


def _work(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def _gaps(log: Iterable[dict[str, Any]]) -> Iterator[float]:
    """Seconds between two requests to one host."""
    moments = defaultdict[str, list[float]](list)
    for request in log:
        moments[request["host"]].append(request["at"])
    for of_host in moments.values():
        yield from (later - earlier for earlier, later in pairwise(of_host))


def _dump(path: Path) -> object:
    with open_warehouse(path) as warehouse:
        assert warehouse.check() == ()
        return warehouse.dump()


def _pass_to_be_killed(feeds: str, path: str) -> None:
    def slowly(pages: Iterable[Page | Reject]) -> Iterator[Answer]:
        for answer in read_lightly(pages):
            time.sleep(0.02)
            yield answer

    settings = Settings(batch_pages=4)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    fetch_feeds(
        read_feeds(Path(feeds)),
        warehouse=Path(path),
        settings=settings,
        run=make_run("newsflow fetch", datetime.fromisoformat(os.environ["NEWSFLOW_BENCH_START"])),
        read=slowly,
    )


if __name__ == "__main__":
    _pass_to_be_killed(*sys.argv[1:])
