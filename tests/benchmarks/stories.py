"""What assigning a report costs as the archive grows: dated reports, undated ones, and forms.

A warehouse is filled with signatures, opened again, and more reports are assigned: one, for which
what is near it is read anew, batches of 2,000, 500 and 200, as reports come in, then single ones.
`ordinary` are dated reports of four weeks (`tests.benchmarks.ordinary`). `forms` are undated texts
of one wording in which names and a number change; `dated` are the texts of a set of stories with
other rare words in each copy, all within the window of four weeks in which reports are compared,
`undated` the same without days.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from newsflow.stories import signature
from newsflow.stories.terms import count_terms, idf, weigh
from newsflow.types import OutletId, ReportId, RevisionId, Signature
from newsflow.warehouse import assign
from newsflow.warehouse.connection import Connection, connect, transaction
from newsflow.warehouse.ingest import Placing
from newsflow.warehouse.migrate import migrate
from newsflow.warehouse.rows import signature_row
from newsflow.warehouse.tables import insert
from tests.benchmarks.ordinary import ordinary
from tests.benchmarks.vocabulary import NOUNS, names
from tests.quality.stories import read_lines, report_of

Row = tuple[str, str, str, str]
Made = Callable[[int], Iterator[Signature]]

SIZES = (10_000, 100_000)
_BATCHES, _SINGLE = (2000, 500, 200), 10
_FILLED_AT_ONCE = 10_000
_RARE = 6.0
_DAY = date(2019, 1, 1)
_NOW = datetime(2024, 1, 1, tzinfo=UTC)


def bench(data: Path, limit: int, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """CPU milliseconds a report costs in archives of different sizes."""
    kinds: list[tuple[str, Made]] = [("ordinary", ordinary), ("forms", _forms)]
    texts = data / "stories" / "allsides_fulltext" / "docs.jsonl"
    if texts.is_file():
        real = [_signature(row) for row in read_lines(texts)]
        kinds += [("dated", partial(_copied, real)), ("undated", partial(_undated, real))]
    for name, made in kinds:
        for size in sizes:
            yield from _measure(f"{name} {size}", made(size + 1 + sum(_BATCHES) + _SINGLE), size)


def _measure(subject: str, made: Iterator[Signature], size: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.duckdb"
        with connect(path) as con:
            migrate(con, now=_NOW)
            portions, place = _portions(made, size), Placing()
            filling = sum(_cost(con, place, portion, _FILLED_AT_ONCE) for portion in portions)
        yield subject, "filling", f"{filling / size:.2f}", "CPU ms per report"
        with connect(path) as con:
            place = Placing()
            yield subject, "first one", f"{_cost(con, place, [next(made)]):.0f}", "CPU ms"
            for batch in _BATCHES:
                cost = _cost(con, place, list(islice(made, batch))) / batch
                yield subject, f"batch of {batch}", f"{cost:.2f}", "CPU ms per report"
            single = sum(_cost(con, place, [report]) for report in islice(made, _SINGLE))
        yield subject, "one by one", f"{single / _SINGLE:.0f}", "CPU ms per report"


def _portions(made: Iterator[Signature], size: int) -> Iterator[list[Signature]]:
    for start in range(0, size, _FILLED_AT_ONCE):
        yield list(islice(made, min(_FILLED_AT_ONCE, size - start)))


def _cost(
    con: Connection,
    place: Placing,
    reports: Sequence[Signature],
    at_once: int = assign.ASSIGNED_AT_ONCE,
) -> float:
    """Milliseconds of CPU of assigning reports whose signatures are stored."""
    insert(con, "signatures", [signature_row(each.report_id, each) for each in reports])
    started = time.process_time()
    readings = {each.report_id: each.report_id for each in reports}
    with transaction(con), mock.patch.object(assign, "ASSIGNED_AT_ONCE", at_once):
        assign.assign_these(con, place, readings, 1)
    return 1000 * (time.process_time() - started)


def _signature(row: Mapping[str, Any]) -> Signature:
    return signature(report_of(str(row["id"]), row["title"], row["text"], row["date"]))


def _copied(real: Sequence[Signature], count: int) -> Iterator[Signature]:
    """Real texts again and again within one window; in each copy the rare words are others."""
    for number in range(count):
        copy, ordinal = divmod(number, len(real))
        original = real[ordinal]
        day = date(2019, 1, 1) + timedelta(days=(original.published_on or _DAY).toordinal() % 29)
        key = f"{copy}-{original.report_id}"
        yield replace(
            original,
            report_id=ReportId(key),
            revision_id=RevisionId(key),
            published_on=day,
            terms=_renamed(original.terms, copy),
            title_terms=_renamed(original.title_terms, copy),
        )


def _renamed(terms: Mapping[str, float], copy: int) -> dict[str, float]:
    return {f"{t}{copy}" if copy and idf(t) >= _RARE else t: w for t, w in terms.items()}


def _undated(real: Sequence[Signature], count: int) -> Iterator[Signature]:
    for each in _copied(real, count):
        yield replace(each, published_on=None, month=None, day=None)


def _forms(count: int) -> Iterator[Signature]:
    wording = " ".join(NOUNS[:30])
    for number in range(count):
        chance = Random(f"form {number}")
        named = names(chance)
        text = f"{wording} {named.place} {named.organization} {chance.randint(100, 999)}"
        yield Signature(
            report_id=ReportId(f"form-{number}"),
            revision_id=RevisionId(f"form-{number}"),
            outlet_id=OutletId("forms.example"),
            published_on=None,
            month=None,
            day=None,
            terms=weigh(count_terms([text]), keep=100),
            title_terms=weigh(count_terms([named.place]), keep=24),
            headline=named.place,
        )
