"""What loading costs from files to the published warehouse, in one process."""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsflow.articles import clean
from newsflow.types import Article
from newsflow.warehouse import open_warehouse

Row = tuple[str, str, str, str]


def bench(data: Path, limit: int) -> Iterator[Row]:
    """Reports per second from text to published links over the incidents stream."""
    rows = (data / "incidents" / "docs.jsonl").read_text("utf-8").split("\n")[:limit]
    cpu, wall = time.process_time(), time.perf_counter()
    articles = [a for a in map(_article, map(json.loads, rows)) if isinstance(a, Article)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newsflow.duckdb"
        with open_warehouse(path) as warehouse:
            warehouse.ingest(articles)
            warehouse.publish()
        size = path.stat().st_size
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    yield "all", "reports", f"{len(articles) / cpu:.1f}", "per CPU s"
    yield "all", "reports", f"{len(articles) / wall:.1f}", "per wall s"
    yield "all", "size", f"{size / len(articles) / 1024:.0f}", "KiB per report"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield "all", "peak memory", f"{peak / 1024:.0f}", "MiB"


def _article(row: dict[str, str]) -> object:
    text = f"{row.get('title') or ''}\n\n{row.get('dct') or ''}\n\n{row['text']}"
    return clean(text, url=row.get("url"), media_type="text/plain")
