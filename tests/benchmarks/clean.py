"""Cleaning beside its peers on the same pages: speed, peak memory, tail latency and body F1.

Peers are timed where they are installed (`pip install 'newsflow[bench]'`), and left out where not.
Every subject runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import quantiles

from tests.quality.clean import Gold, body_f1, text_of

Row = tuple[str, str, str, str]
Reader = Callable[[bytes, str], str]
_SETS = ("naeb", "fundus", "wcxb")
_MODULES = {
    "newsflow": "newsflow",
    "trafilatura": "trafilatura",
    "readability-lxml": "readability",
    "newspaper4k": "newspaper",
}


def bench(data: Path, limit: int) -> Iterator[Row]:
    """Pages per CPU-second, peak, p50 and p99, and body F1 of newsflow and of each peer."""
    for subject, module in _MODULES.items():
        if find_spec(module) is None:
            print(f"clean: {subject} is not installed, left out", file=sys.stderr)
            continue
        command = [sys.executable, "-m", "tests.benchmarks.clean", subject, str(data), str(limit)]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        for line in run.stdout.splitlines():
            figure, value, unit = line.split("\t")
            yield subject, figure, value, unit


def _measure(subject: str, data: Path, limit: int) -> Iterator[tuple[str, str, str]]:
    """The figures of one subject, in this process."""
    read = _READERS[subject]()
    seconds: list[float] = []
    for name in _SETS:
        gold = data / "clean" / name / "gold.jsonl"
        if not gold.is_file():
            continue
        texts, spent = _timed(read, gold.parent, limit)
        seconds += spent
        yield f"{name} body F1", f"{100 * body_f1(texts):.2f}", "%"
        yield f"{name} pages", f"{len(spent) / sum(spent):.1f}", "per CPU s"
    if seconds:
        cuts = quantiles(seconds, n=100)
        yield "p50", f"{1000 * cuts[49]:.0f}", "ms"
        yield "p99", f"{1000 * cuts[98]:.0f}", "ms"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "peak memory", f"{peak:.0f}", "MB"


def _timed(read: Reader, folder: Path, limit: int) -> tuple[list[tuple[str, str]], list[float]]:
    """The texts of a set beside ours, and the CPU seconds of each page; one page warms up."""
    texts: list[tuple[str, str]] = []
    seconds: list[float] = []
    with (folder / "gold.jsonl").open(encoding="utf-8") as rows:
        for n, line in zip(range(limit + 1), rows, strict=False):
            row: Gold = json.loads(line)
            body = (folder / row["html"]).read_bytes()
            page = gzip.decompress(body) if row["html"].endswith(".gz") else body
            started = time.process_time()
            text = read(page, row.get("url") or "")
            if n:
                seconds.append(time.process_time() - started)
                texts.append((row["text"], text))
    return texts, seconds


def _newsflow() -> Reader:
    from newsflow.articles import clean  # noqa: PLC0415
    from newsflow.types import Article  # noqa: PLC0415

    def read(page: bytes, url: str) -> str:
        article = clean(page, url=url, media_type="text/html")
        return text_of(article) if isinstance(article, Article) else ""

    return read


def _trafilatura() -> Reader:
    from trafilatura import bare_extraction  # noqa: PLC0415

    def read(page: bytes, url: str) -> str:
        found = bare_extraction(page, url=url, with_metadata=True)
        return (found.text if found is not None else "") or ""

    return read


def _readability() -> Reader:
    from lxml import html  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    def read(page: bytes, url: str) -> str:
        summary = Document(page.decode("utf-8", "replace")).summary()
        return "\n".join(html.fromstring(summary).itertext())

    return read


def _newspaper() -> Reader:
    from newspaper import Article as Found  # noqa: PLC0415

    def read(page: bytes, url: str) -> str:
        found = Found(url or "https://example.org/", fetch_images=False)
        found.download(input_html=page.decode("utf-8", "replace"))
        found.parse()
        return found.text or ""

    return read


_READERS: dict[str, Callable[[], Reader]] = {
    "newsflow": _newsflow,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
}


if __name__ == "__main__":
    for row in _measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])):
        print(*row, sep="\t")
