"""What Prefect costs: the same pages loaded by the command and by the flow, in as many processes.

Command and flow take turns, a few rounds at two sizes, and medians are compared; two sizes tell
what a run costs, however small, from what a page costs. The server runs beside them: its own CPU
seconds are told by themselves. Each has run once before it is timed, so that Python has compiled
what is imported, as on the machine of anybody who runs it twice.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.world import words

Row = tuple[str, str, str, str]

_ROOT = Path(__file__).resolve().parents[2]
_SERVER = "import flows, sys; from flows.servers import any_server as a\n"
_SERVER += "with a() as url: print(url, flush=True); sys.stdin.read()"
_PROGRAMS = {"command": ["-m", "newsflow", "load"], "flow": ["flows/ingest.py"]}
MODES = {
    "1 process": {"NEWSFLOW_PROCESSES": "1", "NEWSFLOW_FLOW_RUNNER": "threads"},
    "2 processes": {"NEWSFLOW_PROCESSES": "2", "NEWSFLOW_FLOW_RUNNER": "processes"},
    # The command knows nothing of Dask: it is what the flow is held against, in two processes.
    "2 dask workers": {"NEWSFLOW_PROCESSES": "2", "NEWSFLOW_FLOW_RUNNER": "dask"},
}
ROUNDS = 3
_LEFT_OUT = ("PREFECT", "NEWSFLOW", "PYTHONDONTWRITEBYTECODE")
"""Of the environment. With the last, Python would compile Prefect each time it is imported."""
_LEAST = 60
"""Pages of the small runs: more than one batch, so that processes are started."""
_PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>


@dataclass(frozen=True, slots=True)
class _Spent:
    """Seconds of one run, and those of the server meanwhile."""

    wall: float
    cpu: float
    server: float


@dataclass(frozen=True, slots=True)
class _Line:
    """Seconds of a run: fixed, and more for each thousand pages."""

    fixed: float
    slope: float

    def at(self, pages: int) -> float:
        return self.fixed + self.slope * pages / 1_000


def bench(
    data: Path, limit: int, *, rounds: int = ROUNDS, modes: Sequence[str] = tuple(MODES)[:2]
) -> Iterator[Row]:
    """Seconds of command and flow, fixed and for each thousand pages, by number of processes."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    small, large = _LEAST, max(limit, 2 * _LEAST)
    with tempfile.TemporaryDirectory() as name, _served(Path(name)) as settings:
        folder = Path(name)
        for size in (small, large):
            write_pages(folder / str(size), size, data)
        for mode in modes:
            chosen = dict(settings) | MODES[mode]
            for way in _PROGRAMS:
                _spend(way, folder / str(small), chosen)
            runs = [
                (way, size, _spend(way, folder / str(size), chosen))
                for _ in range(rounds)
                for size in (small, large)
                for way in _PROGRAMS
            ]
            spent = {
                (way, size): _medians([r for w, s, r in runs if (w, s) == (way, size)])
                for way, size, _ in runs
            }
            yield from _told(mode, spent, small, large)


def _told(
    mode: str, spent: Mapping[tuple[str, int], _Spent], small: int, large: int
) -> Iterator[Row]:
    for clock in ("wall", "cpu"):
        lines = {}
        for way in _PROGRAMS:
            least, most = (getattr(spent[way, size], clock) for size in (small, large))
            slope = 1_000 * (most - least) / (large - small)
            lines[way] = _Line(least - slope * small / 1_000, slope)
            yield f"{way}, {mode}", f"{clock} of {large} pages", f"{most:.1f}", "s"
            yield f"{way}, {mode}", f"{clock}, fixed", f"{lines[way].fixed:.1f}", "s"
            yield f"{way}, {mode}", f"{clock} per 1,000 pages", f"{slope:.1f}", "s"
        for pages in (large, 1_000):
            more = lines["flow"].at(pages) / lines["command"].at(pages) - 1
            yield f"flow, {mode}", f"{clock} above, {pages} pages", f"{100 * more:.1f}", "%"
    yield f"server, {mode}", f"cpu of {large} pages", f"{spent['flow', large].server:.1f}", "s"


def _medians(runs: Sequence[_Spent]) -> _Spent:
    return _Spent(*(median(getattr(run, each) for run in runs) for each in _Spent.__slots__))


def _spend(way: str, pages: Path, settings: Mapping[str, str]) -> _Spent:
    folder = pages.parent / "warehouse"
    warehouse = folder / "news.duckdb"
    command = [sys.executable, *_PROGRAMS[way], str(pages), "--warehouse", str(warehouse)]
    server, before = _seconds_of(int(settings["SERVER"])), _children()
    started = time.perf_counter()
    run = subprocess.run(
        command, cwd=_ROOT, env=dict(settings), check=False, capture_output=True, text=True
    )
    # 1: some page was too short, which is as good a page to time.
    assert run.returncode in {0, 1}, run.stderr
    wall = time.perf_counter() - started
    _reap(int(settings["SERVER_PARENT"]))
    shutil.rmtree(folder)
    return _Spent(wall, _children() - before, _seconds_of(int(settings["SERVER"])) - server)


def _children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _reap(server: int) -> None:
    """Wait for the processes that a run leaves behind as it ends; their seconds are its own."""
    while left := _children_of(os.getpid()) - {server}:
        for child in left:
            os.waitpid(child, 0)


def _children_of(parent: int) -> set[int]:
    return {int(p.name) for p in Path("/proc").glob("[0-9]*") if _stat(p)[1:2] == [str(parent)]}


def _seconds_of(process: int) -> float:
    found = _stat(Path(f"/proc/{process}"))
    return (int(found[11]) + int(found[12])) / os.sysconf("SC_CLK_TCK")


def _stat(process: Path) -> list[str]:
    """What the system says of a process after its name: state, parent, …"""
    try:
        return (process / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def write_pages(folder: Path, number: int, data: Path) -> None:
    """Real reports, of 340 words on average; where there are none, short invented pages."""
    folder.mkdir()
    stream = data / "incidents" / "docs.jsonl"
    if not stream.is_file():
        for each in range(number):
            (folder / f"{each:05}.html").write_text(words.page(words.story(each)), "utf-8")
        return
    for each, line in enumerate(stream.read_text("utf-8").split("\n")[:number]):
        row = json.loads(line)
        text = f"{row.get('title') or ''}\n\n{row.get('dct') or ''}\n\n{row['text']}"
        (folder / f"{each:05}.txt").write_text(text, "utf-8")


@contextmanager
def _served(folder: Path) -> Iterator[Mapping[str, str]]:
    """Settings that find a Prefect server, which has a home of its own."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(_LEFT_OUT)}
    kept |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "OMP_NUM_THREADS": "1"}
    kept |= {"PREFECT_HOME": str(folder / "prefect")}
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER],
        cwd=_ROOT,
        env=kept,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None, "the pipe was asked for"
        url = next(line for line in process.stdout if line.startswith("http")).strip()
        (server,) = _children_of(process.pid)
        told = {"PREFECT_API_URL": url, "SERVER": str(server), "SERVER_PARENT": str(process.pid)}
        yield kept | told
        process.communicate()
