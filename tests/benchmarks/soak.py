"""`python -m tests.benchmarks.soak --minutes 30`: the whole way at full rate, for as long as asked.

Each round brings new reports, edits of old ones, copies by other outlets, the same pages again and
pages that are none; it is read in processes, appended, linked and published. A real DuckDB shell
stays open beside it and opens the published file again and again. At the end the counts must be
exact, the checks clean and no lock left. A line a minute says how memory and file grow.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsflow.cli.ingest import batches, make_run, storable
from newsflow.cli.readers import read_pages
from newsflow.types import Page, Reject
from newsflow.warehouse import open_warehouse
from tests.benchmarks.synthetic import plots, reports_of
from tests.benchmarks.whole import Watch

_STORIES = 30
"""New stories of a round."""
_BATCH = 50


@dataclass(slots=True)
class Expected:
    """What must be in the warehouse."""

    reports: int = 0
    revisions: int = 0
    rejects: int = 0


def main(arguments: list[str]) -> int:
    """Soak; 0 when every count is exact."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    minutes = parser.parse_args(arguments).minutes
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newsflow.duckdb"
        with open_warehouse(path) as warehouse:
            warehouse.publish()
        shell = _Shell(path)
        expected = _run(path, minutes)
        asked, failed = shell.stop()
        print(f"shell\topened {asked} times, {failed} failures", flush=True)
        return 0 if _is_exact(path, expected) and not failed else 1


def _run(path: Path, minutes: float) -> Expected:
    """Rounds until the time is up; what they should have left."""
    expected, began, told = Expected(), time.monotonic(), 0.0
    watch = Watch(os.getpid())
    run = make_run("soak", datetime.now(UTC))
    for pages in _rounds(expected):
        for answers in batches(read_pages(pages, "newsflow"), _BATCH):
            with open_warehouse(path) as warehouse:
                warehouse.ingest(storable(answers), run=run)
                warehouse.publish()
        passed = time.monotonic() - began
        if passed - told >= 60 or passed >= 60 * minutes:
            told = passed
            _tell(passed, expected, watch, path)
        if passed >= 60 * minutes:
            break
    watch.stop()
    return expected


def _tell(passed: float, expected: Expected, watch: Watch, path: Path) -> None:
    size = path.stat().st_size / expected.revisions / 1024
    print(
        f"{passed / 60:.1f} min\t{expected.reports} reports\t{expected.revisions} revisions\t"
        f"{expected.reports / passed:.1f} a wall s\tnow {watch.held_kib / 1024:.0f} MiB\t"
        f"peak {watch.peak_kib / 1024:.0f} MiB\tfile {size:.1f} KiB a revision",
        flush=True,
    )


def _rounds(expected: Expected) -> Iterator[list[Page | Reject]]:
    """The pages of one round after another, and what each adds to what is expected."""
    number = 0
    earlier: list[Page] = []
    while True:
        told = [report for plot in plots(_STORIES, first=number) for report in reports_of(plot)]
        fresh = [_page(report.article.url or "", report.article.text) for report in told]
        edited = [_page(page.url or "", page.body.decode() + _MORE) for page in earlier[::5]]
        copied = [_copy(page, number) for page in fresh[::7]]
        broken = [_broken(number, kind) for kind in range(2)]
        expected.reports += len(fresh) + len(copied)
        expected.revisions += len(fresh) + len(copied) + len(edited)
        expected.rejects += len(broken)
        yield [*fresh, *copied, *edited, *broken, *earlier[1::5]]
        earlier, number = fresh, number + _STORIES


_MORE = "\n\nThe harbour office said on Friday that the count was not final.\n"


def _page(url: str, text: str) -> Page:
    return Page(ref=url, url=url, body=text.encode(), media_type="text/plain")


def _copy(page: Page, number: int) -> Page:
    url = f"https://copies-{number % 9}.example/{(page.url or '').removeprefix('https://')}"
    return _page(url, page.body.decode())


def _broken(number: int, kind: int) -> Page:
    body = f"{number} too short" if kind else f"\0\1\2 {number}"
    return Page(ref=f"broken/{number}/{kind}", body=body.encode(), media_type="text/plain")


class _Shell:
    """A real DuckDB shell that opens the published file anew all the time, read-only."""

    _ASK = ".open --readonly {path}\nselect 'seen', count(*) from reports;\n"

    def __init__(self, path: Path) -> None:
        program = Path(sys.executable).with_name("duckdb")
        self._shell = subprocess.Popen(
            [str(program), "-noheader", "-list"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
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
    """Compare the counts, run the checks, and open once more."""
    with open_warehouse(path, patience=5) as warehouse:
        found = Expected(
            reports=warehouse.query("select count(*) from reports").rows[0][0],
            revisions=warehouse.query("select count(*) from revisions").rows[0][0],
            rejects=warehouse.query("select count(*) from rejected").rows[0][0],
        )
        violations = warehouse.check()
    print(f"expected\t{expected}\nfound\t{found}\nchecks\t{len(violations)} violations", flush=True)
    return found == expected and not violations


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
