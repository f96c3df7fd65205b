"""The process that fetches: what happens to it, and what happens when it is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from newsflow.errors import FetchError
from newsflow.intake.apart import collect_apart
from newsflow.types import FetchKind, Known
from tests.world import NOON, World
from tests.world.cast import crowd

_PARENT = """
import sys, time
from pathlib import Path
from newsflow.intake.apart import collect_apart
from newsflow.types import Known
from tests.world import NOON, World
from tests.world.cast import crowd
with World(crowd(1, 50)) as world:
    plan = world.plan(Path(sys.argv[1]), host_delay=0.2)
    with collect_apart(world.feeds(), Known(), plan, now=NOON) as collecting:
        for found in collecting:
            print("found", flush=True)
"""


def test_pages_come_before_their_feed_and_lie_in_the_archive(tmp_path: Path) -> None:
    with World(crowd(2, 3)) as world:
        plan = world.plan(tmp_path)
        with collect_apart(world.feeds(), Known(), plan, now=NOON) as collecting:
            found = list(collecting)

    assert collecting.ended is not None
    for feed in world.feeds():
        kinds = [f.fetch.kind for f in found if f.fetch.feed == feed]
        assert kinds == [FetchKind.PAGE] * 3 + [FetchKind.FEED]
    assert len({f.fetch.raw_ref for f in found if f.has_page}) == 6


def test_more_new_pages_than_a_pass_asks_for_are_left_and_the_feed_is_asked_soon(
    tmp_path: Path,
) -> None:
    with World(crowd(1, 5)) as world:
        plan = replace(world.plan(tmp_path), pages_per_feed=2)
        with collect_apart(world.feeds(), Known(), plan, now=NOON) as collecting:
            *_, last = collecting

    listing = last.fetch.listing
    assert listing is not None
    assert (listing.new, listing.left, listing.entries) == (2, 3, 5)
    assert (last.fetch.etag, last.fetch.body_hash) == (None, None)


def test_a_process_that_dies_is_told_with_what_to_do(tmp_path: Path) -> None:
    with World(crowd(1, 50)) as world:
        plan = world.plan(tmp_path, host_delay=0.2)
        with collect_apart(world.feeds(), Known(), plan, now=NOON) as collecting:
            found = iter(collecting)
            next(found)
            _kill_child()
            with pytest.raises(FetchError, match="ended before it was done"):
                list(found)


def test_the_process_goes_when_its_parent_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _PARENT, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "found\n"
        (child,) = _children(parent.pid)
        parent.kill()
        parent.wait()

    assert _is_gone(child)


def test_an_archive_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("in the way")
    with World(crowd(1, 1)) as world:
        plan = world.plan(tmp_path / "raw")
        with (
            pytest.raises(FetchError, match="raw pages cannot be kept"),
            collect_apart(world.feeds(), Known(), plan, now=NOON) as collecting,
        ):
            list(collecting)


def _kill_child() -> None:
    (child,) = _children(os.getpid())
    os.kill(child, signal.SIGKILL)


def _children(parent: int) -> list[int]:
    """The fetching processes of a process, from the system's own list."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(words[1]) == parent and b"newsflow.intake.apart" in line:
            found.append(int(folder.name))
    return found


def _is_gone(process: int) -> bool:
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
