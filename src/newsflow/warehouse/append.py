"""Append a batch: one transaction, by column, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsflow.types import Run
from newsflow.warehouse import rows
from newsflow.warehouse.connection import Connection, Row, transaction
from newsflow.warehouse.prepare import ID_OF, Prepared
from newsflow.warehouse.tables import id_number, insert, known, listed, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What became of a batch: given = added + revised + reread + unchanged + rejected."""

    given: int = 0
    added: int = 0
    """Reports that were new."""
    revised: int = 0
    """Known reports with a new text."""
    reread: int = 0
    """Known texts read anew: by another extractor, or with other facts about the article."""
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: Appended) -> Appended:
        """The sum of two batches."""
        return Appended(
            given=self.given + other.given,
            added=self.added + other.added,
            revised=self.revised + other.revised,
            reread=self.reread + other.reread,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
        )


def append(con: Connection, batch: Prepared, *, now: datetime) -> Appended:
    """Write what is new of a batch, in one transaction."""
    return append_fresh(con, batch, now=now)[0]


def append_fresh(
    con: Connection, batch: Prepared, *, now: datetime
) -> tuple[Appended, frozenset[str]]:
    """Write what is new of a batch, in one transaction; and the ids of the readings that were."""
    with transaction(con):
        fresh = _missing(con, batch.ids)
        told = any(fresh.values()) or batch.fetches  # readers are to see how feeds are, too
        step = write_step(con, "append", now, run_id=batch.run.run_id) if told else None
        outcome = _outcome(batch, fresh)
        if step is not None:
            _write_content(con, batch, fresh, step)
            insert(con, "arrivals", [(step, kind, key) for kind, key in _arrivals(fresh)])
            insert(con, "known_ids", [(id_number(key),) for of in fresh.values() for key in of])
            _write_extractors(con, batch, fresh, step)
            _write_revised(con, batch, fresh)
        _write_run(con, batch.run)
        _write_fetches(con, batch)
        _write_batch(con, batch.run, outcome, step, now)
    return outcome, fresh["extraction_id"]


def write_step(
    con: Connection,
    kind: str,
    now: datetime,
    *,
    run_id: str | None = None,
    about: str | None = None,
) -> int:
    """Note a writing transaction in the ledger; its number."""
    found = con.execute("select coalesce(max(step), 0) + 1 from kept.ledger").fetchone()
    step = int(found[0]) if found else 1
    insert(con, "ledger", [(step, kind, run_id, about, rows.utc(now))])
    return step


Fresh = Mapping[str, frozenset[str]]
"""Ids that are not in the tables yet, by their column."""

_KINDS = {
    **{"report_id": "report", "revision_id": "revision"},
    **{"extraction_id": "extraction", "reject_id": "reject"},
}
"""What arrives with a new id."""


def _missing(con: Connection, ids: Mapping[str, tuple[str, ...]]) -> Fresh:
    numbers = {column: {id_number(key): key for key in of} for column, of in ids.items()}
    asked = listed(number for of in numbers.values() for number in of)
    rows_of = con.execute(f"select number from kept.known_ids where number in {_NUMBERS}", [asked])
    here = {row[0] for row in rows_of.fetchall()}
    return {
        column: frozenset(key for number, key in of.items() if number not in here)
        for column, of in numbers.items()
    }


_NUMBERS = """(select unnest(from_json(?::varchar, '["ubigint"]')))"""


def _arrivals(fresh: Fresh) -> Iterator[tuple[str, str]]:
    for column, kind in _KINDS.items():
        yield from ((kind, key) for key in sorted(fresh[column]))


def _outcome(batch: Prepared, fresh: Fresh) -> Appended:
    """Each input ends in exactly one way; the first of two alike in a batch is the new one."""
    counts: Counter[str] = Counter(rejected=batch.rejects)
    left = {column: set(ids) for column, ids in fresh.items()}
    for keys in batch.given:
        if keys.report_id in left["report_id"]:
            counts["added"] += 1
        elif keys.revision_id in left["revision_id"]:
            counts["revised"] += 1
        elif keys.extraction_id in left["extraction_id"]:
            counts["reread"] += 1
        else:
            counts["unchanged"] += 1
        left["report_id"].discard(keys.report_id)
        left["revision_id"].discard(keys.revision_id)
        left["extraction_id"].discard(keys.extraction_id)
    return Appended(given=len(batch.given) + batch.rejects, **counts)


def _write_content(con: Connection, batch: Prepared, fresh: Fresh, step: int) -> None:
    for table, given in batch.columns.items():
        column = ID_OF.get(table, "extraction_id")
        only: tuple[str, Iterable[object]] | None = None
        if len(fresh[column]) < len(batch.ids[column]):
            only = (column, sorted(fresh[column]))
            if table == "fresh_words":
                only = ("reading", _places(batch.ids[column], fresh[column]))
        if fresh[column]:
            write(con, table, given, step=step, only=only)


def _places(ids: Sequence[str], wanted: frozenset[str]) -> list[int]:
    return [place for place, key in enumerate(ids) if key in wanted]


def _write_extractors(con: Connection, batch: Prepared, fresh: Fresh, step: int) -> None:
    if not fresh["extraction_id"]:
        return
    here = set(con.execute("select extractor, extractor_version from kept.extractors").fetchall())
    insert(con, "extractors", [(*used, step) for used in batch.extractors if used not in here])


def _write_revised(con: Connection, batch: Prepared, fresh: Fresh) -> None:
    """Note the reports that have more than one article now."""
    told = {(k.report_id, k.article_id) for k in batch.given if k.article_id in fresh["article_id"]}
    here = Counter(report_id for report_id, _ in told)
    here.update({report_id for report_id, _ in told if report_id not in fresh["report_id"]})
    revised = {
        report_id: (report_id,) for report_id, articles in sorted(here.items()) if articles > 1
    }
    if revised:
        insert(con, "revised_reports", _unknown(con, "revised_reports", "report_id", revised))


def _write_run(con: Connection, run: Run) -> None:
    if not known(con, "runs", "run_id", [run.run_id]):
        started = rows.utc(run.started_at)
        row = (run.run_id, run.command, started, run.prefect_run_id, run.prefect_url)
        insert(con, "runs", [row])


def _write_fetches(con: Connection, batch: Prepared) -> None:
    feeds = {row[0]: row for row in (rows.feed_row(fetch.feed) for fetch in batch.fetches)}
    insert(con, "feeds", _unknown(con, "feeds", "feed_key", feeds))
    made = (rows.fetch_row(fetch, batch.run.run_id) for fetch in batch.fetches)
    fetches = {row[0]: row for row in made}
    insert(con, "fetches", _unknown(con, "fetches", "fetch_id", fetches))


def _unknown(con: Connection, table: str, column: str, by_id: Mapping[str, Row]) -> list[Row]:
    here = known(con, table, column, by_id)
    return [row for key, row in by_id.items() if key not in here]


def _write_batch(
    con: Connection, run: Run, outcome: Appended, step: int | None, now: datetime
) -> None:
    found = con.execute(
        "select count(*) + 1 from kept.batches where run_id = ?", [run.run_id]
    ).fetchone()
    counts = (
        outcome.given,
        outcome.added,
        outcome.revised,
        outcome.reread,
        outcome.unchanged,
        outcome.rejected,
    )
    insert(con, "batches", [(run.run_id, found[0] if found else 1, rows.utc(now), step, *counts)])
