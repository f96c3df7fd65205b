"""What the warehouse costs with many reports: append, open, publish and every question.

make bench ARGS="warehouse --reports 100000"
make bench ARGS="warehouse --reports 1000000 --keep FILE"

Five thousand synthetic reports are appended, linked as their plots know, and multiplied; at each
power of ten two batches of new reports are appended besides, to see whether a batch costs more.
With `--keep` the warehouse stays there, and the next run with that file only asks the questions.
Seconds are CPU seconds of this process unless they are called wall.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from newsflow.types import Batch, Run
from newsflow.warehouse.append import append, write_step
from newsflow.warehouse.connection import Connection, connect, connect_writer, transaction
from newsflow.warehouse.ingest import sign
from newsflow.warehouse.links import story_rows
from newsflow.warehouse.migrate import migrate
from newsflow.warehouse.prepare import prepare
from newsflow.warehouse.publish import publish
from newsflow.warehouse.tables import insert_all
from newsflow.warehouse.words import sort_words
from tests.benchmarks import linked, synthetic
from tests.benchmarks.multiply import base_of, multiply

Line = tuple[str, str, str, str]
NOW = datetime(2024, 1, 1, tzinfo=UTC)
_RUN = Run(run_id="bench", command="bench", started_at=NOW)
_BASE = 5_000
_BATCH = 1_000
_DAYS = 12
_ASKED = 20
"""Stories that each question is asked about."""
_TIMES = 3
"""How often about each: the first time its blocks may still lie on the disk."""

QUESTIONS = {
    **{
        name: f"from {name}('{{q}}')"
        for name in (
            *("story", "timeline", "matrix", "first_to_report", "compare_quotes", "figures_of"),
            *("figure_conflicts", "disagree", "dates_in", "origins_of", "copies_of", "plover"),
            "lone_quotes",
        )
    },
    "only_in": "from only_in('{outlet}', '{q}')",
    "quotes_by": "from quotes_by('{name}')",
    "spellings": "from spellings('{name}')",
    "actor_events": "from actor_events('{name}')",
    "events_between": "from events_between('{day}', '{day}')",
    "evidence": "from evidence('{event}')",
    "search": "from search('{q}') limit 50",
    "history": "from history('{report}')",
    "revision_diff": "from revision_diff('{report}', 1, 2)",
    "claim_history": "from claim_history('{claim}')",
    "as_of": "from as_of('2024-02-01') limit 50",
    "since": "from since('{moment}') limit 50",
    "corroboration": "from corroboration where story_id = '{story}'",
    "unattributed": "from unattributed where story_id = '{story}'",
    "stories": "from stories limit 50",
    "open_differences": "from open_differences limit 50",
    **{name: f"from {name}" for name in ("state", "stale", "rejected", "recent_runs")},
    **{"feed_health": "from feed_health", "help": "from help()"},
}


def bench(_data: Path, reports: int, keep: Path | None = None) -> Iterator[Line]:
    """Figures of a warehouse of so many reports."""
    with ExitStack() as stack:
        path = keep or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "newsflow.duckdb"
        store = path.with_name(f"{path.name}.store")
        if not path.exists():
            yield from _build(store, path, reports)
        yield from _questions(path)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    yield "memory", "most", f"{memory:.0f}", "MB"


def _build(store: Path, path: Path, reports: int) -> Iterator[Line]:
    path.parent.mkdir(parents=True, exist_ok=True)
    store.unlink(missing_ok=True)  # of a run that was stopped
    con = connect_writer(store)
    migrate(con, now=NOW)
    yield from _timed_appends(con, _BASE, first=0, held=0)
    base = base_of(con)
    copied = 1
    con.execute("set wal_autocheckpoint = '1GB'")  # a copy is as much as fifty batches
    for place, aim in enumerate(size for size in _SIZES if size <= reports):
        multiply(con, base, range(copied, aim // _BASE), days=_DAYS)
        copied = aim // _BASE
        con.execute("checkpoint")
        (held,) = con.execute("select count(*) from kept.reports").fetchall()[0]
        yield str(held), "size", f"{store.stat().st_size / held / 1000:.2f}", "kB a report"
        yield from _timed_appends(con, 2 * _BATCH, first=2_000_000 + place * 10_000, held=held)
    cpu, wall = time.process_time(), time.perf_counter()
    publish(con, store, path)
    yield "publish", "all", f"{time.process_time() - cpu:.2f}", "s"
    yield "publish", "wall", f"{time.perf_counter() - wall:.2f}", "s"
    wall = time.perf_counter()
    publish(con, store, path)
    yield "publish unchanged", "wall", f"{time.perf_counter() - wall:.2f}", "s"
    con.close()
    wall = time.perf_counter()
    migrate(connect_writer(store), now=NOW)
    yield "open", "wall", f"{time.perf_counter() - wall:.2f}", "s"


_SIZES = (10_000, 20_000, 100_000, 300_000, 1_000_000)
"""Reports that the warehouse is grown to, one after the other."""


def _timed_appends(con: Connection, reports: int, *, first: int, held: int) -> Iterator[Line]:
    """Append and link so many new reports, and what it cost."""
    spent = {"prepare": 0.0, "append": 0.0}
    told = 0
    for plots in _batches(reports, first):
        stories = [(plot, synthetic.reports_of(plot)) for plot in plots]
        batch = Batch(run=_RUN, reports=tuple(r for _, of_plot in stories for r in of_plot))
        started = time.process_time()
        prepared = prepare(batch, sign=sign)
        between = time.process_time()
        append(con, prepared, now=NOW)
        spent["prepare"] += between - started
        spent["append"] += time.process_time() - between
        told += len(batch.reports)
        revisions = {report.article.revision_id: report for report in batch.reports}
        with transaction(con):
            write_step(con, "assign", NOW)
            for plot, of_plot in stories:
                insert_all(con, story_rows(linked.link(plot, of_plot), revisions))
        sort_words(con)
    for step, seconds in spent.items():
        yield str(held), step, f"{told / seconds:.0f}", "reports per CPU s"


def _batches(reports: int, first: int) -> Iterator[list[synthetic.Plot]]:
    batch: list[synthetic.Plot] = []
    for plot in synthetic.plots(reports, first=first):
        batch.append(plot)
        if sum(each.size for each in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _questions(path: Path) -> Iterator[Line]:
    with connect(path, read_only=True) as con:
        stories = [_arguments(con, *row) for row in con.execute(_LARGE, [_ASKED]).fetchall()]
        for name, asked in QUESTIONS.items():
            queries = [asked.format(**about) for about in stories] * _TIMES
            spent = [_time(con, query) for query in queries]
            for kind, times in zip(("CPU", "wall"), zip(*spent, strict=True), strict=True):
                for share in (50, 95):
                    value = sorted(times)[(len(times) - 1) * share // 100]
                    yield name, f"p{share}", f"{1000 * value:.0f}", f"{kind} ms"


_LARGE = """
    select story_id, label from kept.stories
    where reports >= 30 order by hash(story_id) limit ?
"""


def _arguments(con: Connection, story: str, label: str) -> dict[str, str]:
    """What to ask about one story."""
    noun, place = label.split(" at ")
    of = {
        "name": "select spelling from kept.story_names where story_id = ? and mentions > 0"
        " and entity_id like 'person:%' order by 1",
        "event": "select event_id from kept.events where story_id = ? order by ordinal",
        "day": "select date_from from kept.events where story_id = ? order by ordinal",
        "claim": "select claim_id from kept.claims where story_id = ? order by ordinal",
        "report": "select report_id from kept.story_reports where story_id = ? order by ordinal",
        "outlet": "select outlet_id from kept.reports where report_id in"
        " (select report_id from kept.story_reports where story_id = ?) order by 1",
        "moment": "select max(happened_at) - interval 1 day from kept.ledger where ? is not null",
    }
    found = {key: con.execute(sql, [story]).fetchall()[0][0] for key, sql in of.items()}
    words = {"q": f"{noun} {place.split(',')[0]}".lower(), "story": story}
    return words | {key: str(value) for key, value in found.items()}


def _time(con: Connection, sql: str) -> tuple[float, float]:
    """CPU and wall seconds of a question."""
    cpu, wall = time.process_time(), time.perf_counter()
    con.execute(sql).fetchall()
    return time.process_time() - cpu, time.perf_counter() - wall
