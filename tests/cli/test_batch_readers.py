"""Batches are read in processes as they are here, and one that dies takes no other with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from newsflow.cli import batch_readers
from newsflow.cli.batch_readers import BatchReaders, read_all, reread_all
from newsflow.cli.readers import AT_ONCE
from newsflow.intake import load_pages
from newsflow.types import Page, Reject, Report
from tests.cli.test_readers import DeadlyPage, page
from tests.flows.serving import is_alive, wait_for

_ROOT = Path(__file__).resolve().parents[2]

_PARENT = """
import os, sys, time
from newsflow.cli.readers import start

if __name__ == "__main__":
    pool = start("newsflow", 1)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(300)
"""


def test_a_batch_is_read_elsewhere_as_here() -> None:
    pages = tuple(load_pages([_ROOT / "seeds" / "reports"]))
    here = read_all(pages, "newsflow")
    kept = tuple((answer.article, Path("none")) for answer in here if isinstance(answer, Report))

    with BatchReaders("newsflow", 1) as readers:
        assert readers.read(read_all, pages) == here
        assert readers.read(reread_all, kept) == reread_all(kept, "newsflow")


def test_batches_after_one_that_killed_its_process_are_read() -> None:
    good = tuple(page(f"{number}.txt", "too short") for number in range(3))

    with BatchReaders("newsflow", 2) as readers:
        with pytest.raises(BrokenProcessPool):
            readers.read(read_all, (DeadlyPage(ref="5.txt", body=b"", media_type="text/plain"),))

        assert readers.read(read_all, good) == read_all(good, "newsflow")


def _refused(_batch: Sequence[Page], _language: str) -> tuple[Reject, ...]:
    """A reject that names the process."""
    return (Reject(stage="clean", ref=f"{os.getpid()}", reason="asked", detail=""),)


def test_processes_make_room_for_others_while_threads_wait_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch_readers, "RENEWED_AFTER", 3)
    given = tuple(page(f"{number}.txt", "too short") for number in range(2 * AT_ONCE))

    with BatchReaders("newsflow", 1) as readers, ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(readers.read, _refused, given) for _ in range(6)]
        answers = [answer for each in asked for answer in each.result()]
        pids = [int(answer.ref) for answer in answers if isinstance(answer, Reject)]

        assert len(pids) == 12
        assert len({*pids}) == 3
        assert wait_for(lambda: sum(map(is_alive, {*pids})) == 1, seconds=30)


def test_processes_end_with_the_one_that_was_killed(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(_PARENT, "utf-8")
    with subprocess.Popen(
        [sys.executable, program], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        reader = int(parent.stdout.readline())
        assert is_alive(reader)

        os.kill(parent.pid, signal.SIGKILL)

        assert wait_for(lambda: not is_alive(reader), seconds=30)


def test_processes_do_not_import_the_program_that_starts_them(tmp_path: Path) -> None:
    program = tmp_path / "imported.py"
    program.write_text(
        "from newsflow.cli.batch_readers import BatchReaders, read_all\n"
        "print('imported as', __name__, flush=True)\n"
        "if __name__ == '__main__':\n"
        "    with BatchReaders('newsflow', 1) as readers:\n"
        "        print(readers.read(read_all, ()))\n",
        "utf-8",
    )

    answer = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True)

    assert answer.stdout == "imported as __main__\n()\n"
