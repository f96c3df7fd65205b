"""`python -m tests.benchmarks.soak --minutes 30`: the whole way at full rate, for as long as asked.

One run as `newsflow load` makes it, over pages that do not end: new reports, edits of old ones,
copies by other outlets, the same pages again and pages that are none (`soak_pages.py`); each batch
is appended, linked and published. In the first third reading processes are killed. A real DuckDB
shell stays open beside it and opens the published file again and again. A line a batch says how
memory and file grow. At the end the counts must be exact, the checks clean, no lock and no file
left behind, memory flat and the file as long as what was put in.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

from newsflow.cli.ingest import Answer, ingest, make_run
from newsflow.cli.readers import read_pages
from newsflow.config import Settings
from newsflow.types import Page, Reject
from newsflow.warehouse import Ingested, Placing, open_warehouse
from tests.benchmarks.soak_pages import Expected, real_rows, rounds
from tests.benchmarks.whole import Watch, descendants, held_kib

_SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
_KILLS = 5
"""Reading processes killed in the first third, after which memory shows."""
_FLAT, _LINEAR = 1.1, 1.15
"""How much more the last third may hold, or write for a report, than the one before it."""
_FEWEST = 12
"""Batches from which thirds are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How things stand after a batch."""

    seconds: float
    pages: int
    main_mib: float
    all_mib: float
    file_mib: float


def main(arguments: list[str]) -> int:
    """Soak; 0 when all holds."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--data", type=Path, default=_SHARED)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newsflow.duckdb"
        with open_warehouse(path) as warehouse:
            warehouse.publish()
        shell = _Shell(path)
        soak = _Soak(path, 60 * options.minutes, shell.pid)
        expected = soak.run(options.data)
        asked, failed = shell.stop()
        print(f"shell\topened {asked} times, {failed} failures", flush=True)
        held = [_is_exact(path, expected), _is_tidy(path), soak.is_even(), not failed]
    return 0 if all(held) else 1


class _Soak:
    """One run, and how it stands after each batch."""

    def __init__(self, path: Path, seconds: float, shell: int) -> None:
        self._path, self._seconds, self._shell = path, seconds, shell
        self._began = time.monotonic()
        self._killed = 0
        self._looks: list[Look] = []

    def run(self, data: Path) -> Expected:
        """Load until the time is up; what that should have left."""
        expected = Expected()
        watch = Watch(os.getpid(), without={self._shell})
        run = make_run("soak", datetime.now(UTC))
        placing = Placing()

        def append(answers: tuple[Answer, ...]) -> Ingested:
            with open_warehouse(self._path, placing=placing) as warehouse:
                ingested = warehouse.ingest(answers, run=run)
                warehouse.publish()
            self._look(len(answers), watch)
            return ingested

        pages = self._pages(rounds(real_rows(data), expected))
        ingest(
            read_pages(pages, "newsflow"),
            append=append,
            batch_pages=Settings.model_fields["batch_pages"].default,
        )
        watch.stop()
        cpu = watch.cpu_seconds
        print(f"CPU\t{expected.pages / cpu:.1f} pages a CPU s; {self._killed} readers killed")
        return expected

    def _pages(self, given: Iterator[list[Page]]) -> Iterator[Page | Reject]:
        while (passed := time.monotonic() - self._began) < self._seconds:
            yield from next(given)
            if passed > (self._killed + 1) * self._seconds / 3 / _KILLS and self._killed < _KILLS:
                self._kill_a_reader()

    def _kill_a_reader(self) -> None:
        if readers := _readers():
            os.kill(readers[-1], signal.SIGKILL)
            self._killed += 1

    def _look(self, pages: int, watch: Watch) -> None:
        look = Look(
            seconds=time.monotonic() - self._began,
            pages=pages + (self._looks[-1].pages if self._looks else 0),
            main_mib=held_kib(os.getpid()) / 1024,
            all_mib=watch.held_kib / 1024,
            file_mib=self._path.stat().st_size / 2**20,
        )
        self._looks.append(look)
        print(
            f"{look.seconds / 60:.1f} min\t{look.pages} pages\t"
            f"{look.pages / look.seconds:.1f} a wall s\tmemory {look.all_mib:.0f} MiB, "
            f"of it the writer {look.main_mib:.0f}, peak {watch.peak_kib / 1024:.0f}\t"
            f"file {look.file_mib:.1f} MiB, {1024 * look.file_mib / look.pages:.1f} KiB a page",
            flush=True,
        )

    def is_even(self) -> bool:
        """Whether the last third is like the one before it."""
        if len(self._looks) < _FEWEST:
            print("even\ttoo few batches to say", flush=True)
            return True
        looks = self._looks[:-1]  # after the last batch nobody reads any more
        third = len(looks) // 3
        first = looks[-3 * third : -2 * third]
        middle, last = looks[-2 * third - 1 : -third], looks[-third - 1 :]
        memory = [fmean(look.all_mib for look in part[1:]) for part in (middle, last)]
        growth = [_kib_a_page(first, middle[1:]), _kib_a_page(middle[1:], last[1:])]
        rate = [(part[-1].pages - part[0].pages) / _seconds(part) for part in (middle, last)]
        print(
            f"memory\t{memory[0]:.0f} MiB in the middle third, {memory[1]:.0f} in the last\n"
            f"file\t{growth[0]:.1f} KiB a page to the middle third, {growth[1]:.1f} to the last\n"
            f"speed\t{rate[0]:.1f} pages a wall s in the middle third, {rate[1]:.1f} in the last",
            flush=True,
        )
        return memory[1] <= _FLAT * memory[0] and growth[1] <= _LINEAR * growth[0]


def _kib_a_page(one: Sequence[Look], other: Sequence[Look]) -> float:
    """From the average of one third to that of another: the file grows in steps of up to 90 MiB."""
    grown = fmean(look.file_mib for look in other) - fmean(look.file_mib for look in one)
    read = fmean(look.pages for look in other) - fmean(look.pages for look in one)
    return 1024 * grown / read


def _seconds(part: Sequence[Look]) -> float:
    return part[-1].seconds - part[0].seconds


class _Shell:
    """A real DuckDB shell that opens the published file anew all the time, read-only."""

    _ASK = ".open --readonly {path}\nselect 'seen', count(*) from reports;\n"

    def __init__(self, path: Path) -> None:
        program = Path(sys.executable).with_name("duckdb")
        self._shell = subprocess.Popen(
            [str(program), "-noheader", "-list"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.pid = self._shell.pid
        self._asked = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._ask, args=(path,))
        self._thread.start()
        self._said: list[str] = []
        self._reader = threading.Thread(target=self._listen)
        self._reader.start()

    def stop(self) -> tuple[int, int]:
        """How often the file was opened, and how often that failed."""
        self._stopped.set()
        self._thread.join()
        assert self._shell.stdin is not None
        self._shell.stdin.close()
        self._reader.join()
        self._shell.wait()
        return self._asked, self._asked - sum(line.startswith("seen|") for line in self._said)

    def _ask(self, path: Path) -> None:
        assert self._shell.stdin is not None
        while not self._stopped.wait(1):
            self._asked += 1
            self._shell.stdin.write(self._ASK.format(path=path))
            self._shell.stdin.flush()

    def _listen(self) -> None:
        assert self._shell.stdout is not None
        self._said.extend(self._shell.stdout)


def _is_exact(path: Path, expected: Expected) -> bool:
    """Compare the counts, run the checks, and open once more, which a lock left would hinder."""
    with open_warehouse(path, patience=5) as warehouse:
        found = Expected(
            pages=expected.pages,
            reports=warehouse.query("select count(*) from reports").rows[0][0],
            revisions=warehouse.query("select count(*) from revisions").rows[0][0],
            rejects=warehouse.query("select count(*) from rejected").rows[0][0],
        )
        violations = warehouse.check()
    print(f"expected\t{expected}\nfound\t{found}\nchecks\t{len(violations)} violations", flush=True)
    for violation in violations:
        rows = violation.found.rows
        print(f"\t{violation.check}: {len(rows)} rows, the first {rows[:3]}", flush=True)
    return found == expected and not violations


def _is_tidy(path: Path) -> bool:
    """No process, and no file but the store, its lock, the copy and the one before it."""
    own = {path.name, f"{path.name}.lock", f"{path.name}.next"}
    files = [p for p in path.parent.rglob("*") if p.is_file() and p.name not in own]
    readers = _readers()
    print(f"left\t{[p.name for p in files]}, {len(readers)} reading processes", flush=True)
    return not files and not readers


def _readers() -> list[int]:
    """Processes that read: children of the one that forks them, which is ours."""
    own = os.getpid()
    return [pid for pid in descendants(own) if f"\nPPid:\t{own}\n" not in _status(pid)]


def _status(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
