"""What Prefect costs: the same pages loaded by the command and by the flow, in one process each."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.world import words

Row = tuple[str, str, str, str]

_ROOT = Path(__file__).resolve().parents[2]
_SERVER = "import flows, sys; from flows.servers import any_server as a\n"
_SERVER += "with a() as url: print(url, flush=True); sys.stdin.read()"
_WAYS = ("command", "flow")


def bench(data: Path, limit: int) -> Iterator[Row]:
    """Seconds of the command and of the flow with one thread; the server runs beside them."""
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as settings:
        pages = Path(folder) / "pages"
        pages.mkdir()
        for number in range(limit):
            story = words.page(words.story(number))
            (pages / f"{number:05}.html").write_text(story, "utf-8")
        spent = {way: _spend(way, pages, Path(folder), settings) for way in _WAYS}
    for way, (wall, cpu) in spent.items():
        yield way, "wall", f"{wall:.1f}", "s"
        yield way, "CPU", f"{cpu:.1f}", "s"
    for place, clock in enumerate(("wall", "CPU")):
        more = 100 * (spent["flow"][place] / spent["command"][place] - 1)
        yield "flow", f"{clock} above the command", f"{more:.1f}", "%"


def _spend(way: str, pages: Path, folder: Path, settings: Mapping[str, str]) -> tuple[float, float]:
    program = ["flows/ingest.py"] if way == "flow" else ["-m", "newsflow", "load"]
    command = [sys.executable, *program, str(pages), "--warehouse", str(folder / f"{way}.duckdb")]
    wall, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=_ROOT, env=dict(settings), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - wall, cpu


@contextmanager
def _served(folder: Path) -> Iterator[Mapping[str, str]]:
    """Settings that find a Prefect server, which has a home of its own."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("PREFECT", "NEWSFLOW"))}
    kept |= {"PREFECT_HOME": str(folder / "prefect")}
    kept |= {"NEWSFLOW_PROCESSES": "1", "NEWSFLOW_FLOW_RUNNER": "threads"}
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
        yield kept | {"PREFECT_API_URL": url}
        process.communicate()
