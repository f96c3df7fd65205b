"""Whether twice the reports take twice the time: appended, put into stories, linked, published.

Synthetic reports, which need no reading: reading a page costs the same in any archive.
The time of reading would only hide growth.
Reports come in batches as `newsflow load` appends them; publishing is done after each doubling.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from newsflow.cli.ingest import Answer, ingest
from newsflow.types import Report
from newsflow.warehouse import Ingested, Placing, open_warehouse
from tests.benchmarks.synthetic import plots, reports_of

Row = tuple[str, str, str, str]
_FIRST = 1000
_BATCH = 200


def bench(_data: Path, reports: int) -> Iterator[Row]:
    """CPU seconds from the start to 1,000 reports, to 2,000 and so on, and each to the one before.

    And the cost of the reports of the last doubling alone.
    """
    waiting = (report for plot in plots(reports) for report in reports_of(plot))
    placing = Placing()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newsflow.duckdb"
        before = spent = 0.0
        held, wanted = 0, _FIRST
        while wanted <= reports:
            last = _cost(path, placing, islice(waiting, wanted - held))
            spent += last
            yield str(wanted), "whole", f"{spent:.1f}", "CPU s"
            if before:
                yield str(wanted), "beside half of it", f"{spent / before:.2f}", "times"
            yield str(wanted), "last half", f"{(wanted - held) / last:.0f}", "reports per CPU s"
            size = path.stat().st_size / 1024 / wanted
            yield str(wanted), "size", f"{size:.1f}", "KiB per report"
            before, held, wanted = spent, wanted, 2 * wanted


def _cost(path: Path, placing: Placing, reports: Iterator[Report]) -> float:
    """CPU seconds of loading reports, batch by batch, and publishing once."""
    making = 0.0

    def made() -> Iterator[Report]:
        nonlocal making
        while True:
            began = time.process_time()
            report = next(reports, None)
            making += time.process_time() - began
            if report is None:
                return
            yield report

    def append(answers: tuple[Answer, ...]) -> Ingested:
        with open_warehouse(path, placing=placing) as warehouse:
            return warehouse.ingest(answers)

    started = time.process_time()
    ingest(made(), append=append, batch_pages=_BATCH)
    with open_warehouse(path) as warehouse:
        warehouse.publish()
    return time.process_time() - started - making
