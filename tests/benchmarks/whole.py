"""The whole way, as a user goes it: pages in a folder, `newsflow load`, linked and published.

Long HTML pages, then short reports of the same incidents, which have much to link.
One process, then one for each core. Reports a second of wall time and of CPU time (all processes
together), the largest memory that all processes held at one moment, and what starting costs.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from tests.benchmarks.flows import write_pages

Row = tuple[str, str, str, str]

_SETS = ("naeb", "fundus", "wcxb")
_COMMAND = [sys.executable, "-m", "newsflow"]
_LOOK = 0.1
"""Seconds between two looks at the memory."""


def bench(data: Path, limit: int) -> Iterator[Row]:
    """Loading of up to `limit` pages of each set, of thrice as many reports, and what starts."""
    with tempfile.TemporaryDirectory() as folder:
        pages, reports = Path(folder) / "pages", Path(folder) / "reports"
        _lay_out(data / "clean", pages, limit)
        write_pages(reports, len(_SETS) * limit, data)
        for given in (pages, reports):
            for processes in dict.fromkeys((1, len(os.sched_getaffinity(0)))):
                target = Path(folder) / f"{given.name}-{processes}.duckdb"
                yield from _load(given, target, processes)
        yield from _start_up(target)


def _lay_out(sets: Path, pages: Path, limit: int) -> None:
    """Write the pages as files, unpacked."""
    pages.mkdir()
    number = 0
    for name in _SETS:
        gold = sets / name / "gold.jsonl"
        rows = gold.read_text("utf-8").splitlines()[:limit] if gold.is_file() else []
        for row in map(json.loads, rows):
            packed = (sets / name / row["html"]).read_bytes()
            page = gzip.decompress(packed) if row["html"].endswith(".gz") else packed
            (pages / f"{name}-{number:05}.html").write_bytes(page)
            number += 1


def _load(pages: Path, target: Path, processes: int) -> Iterator[Row]:
    subject = f"{pages.name}, {processes} process" + ("es" if processes > 1 else "")
    number = len(list(pages.iterdir()))
    started = time.perf_counter()
    command = [*_COMMAND, "load", str(pages), "--warehouse", str(target), "--json"]
    environment = {**os.environ, "NEWSFLOW_PROCESSES": str(processes)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as run:
        watch = Watch(run.pid)
        told, _ = run.communicate()
    wall = time.perf_counter() - started
    watch.stop()
    appended = json.loads(told)["appended"]
    loaded = appended["added"] + appended["revised"]
    yield subject, "pages", str(number), "given"
    yield subject, "reports", str(loaded), "loaded"
    yield subject, "pages", f"{number / wall:.1f}", "per wall s"
    yield subject, "pages", f"{number / watch.cpu_seconds:.1f}", "per CPU s"
    yield subject, "peak memory", f"{watch.peak_kib / 1024:.0f}", "MiB"
    yield subject, "size", f"{target.stat().st_size / max(loaded, 1) / 1024:.0f}", "KiB per report"


def _start_up(warehouse: Path) -> Iterator[Row]:
    asked: tuple[tuple[str, Sequence[str]], ...] = (
        ("--help", ["--help"]),
        ("sql", ["sql", "select 1", "--warehouse", str(warehouse)]),
        ("stories", ["stories", "--warehouse", str(warehouse)]),
    )
    for name, arguments in asked:
        walls = []
        for _ in range(5):
            started = time.perf_counter()
            subprocess.run([*_COMMAND, *arguments], check=True, stdout=subprocess.DEVNULL)
            walls.append(time.perf_counter() - started)
        yield f"newsflow {name}", "start", f"{sorted(walls)[2]:.2f}", "wall s, median of 5"


class Watch:
    """What a process and its descendants use together.

    Looked up while they run: the system adds up the CPU time only of children that were waited
    for, and a fork server's are not.
    """

    def __init__(self, pid: int, *, without: Collection[int] = ()) -> None:
        self._pid = pid
        self._without = without
        self.held_kib = 0
        """Memory held at the last look, shared pages counted once."""
        self.peak_kib = 0
        """The most memory held at one moment."""
        self._ticks: dict[int, int] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    @property
    def cpu_seconds(self) -> float:
        """Up to the last look at each process."""
        return sum(self._ticks.values()) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Look no longer."""
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(_LOOK):
            found = (self._pid, *descendants(self._pid))
            pids = [pid for pid in found if pid not in self._without]
            self.held_kib = sum(map(held_kib, pids))
            self.peak_kib = max(self.peak_kib, self.held_kib)
            for pid in pids:
                self._ticks[pid] = _ticks(pid) or self._ticks.get(pid, 0)


def held_kib(pid: int) -> int:
    """Proportional share of memory, in KiB; 0 for a process that has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def _ticks(pid: int) -> int:
    """CPU time in clock ticks, user and system (proc(5)); 0 for a process that has ended."""
    try:
        behind_name = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return int(behind_name[11]) + int(behind_name[12])


def descendants(pid: int) -> Iterator[int]:
    """Processes that a process started, those that these started, and so on."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from descendants(child)
