"""Append a batch: one transaction, by column, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from newsflow import text
from newsflow.types import Batch, Reject, Report, Run, Signature
from newsflow.warehouse import rows
from newsflow.warehouse.connection import Connection, Row, transaction
from newsflow.warehouse.tables import insert, insert_all, known

Sign = Callable[[Report], Signature]
K = TypeVar("K", bound=str)
T = TypeVar("T")


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


def append(con: Connection, batch: Batch, *, sign: Sign, now: datetime) -> Appended:
    """Write what is new of a batch, in one transaction; `sign` makes a report's signature."""
    with transaction(con):
        fresh = _find_fresh(con, batch)
        told = fresh.anything or batch.fetches  # readers are to see how feeds are, too
        step = write_step(con, "append", now, run_id=batch.run.run_id) if told else None
        if step is not None:
            insert_all(con, _content(fresh, sign))
            insert(con, "arrivals", [(step, kind, key) for kind, key in fresh.arrivals])
            _write_extractors(con, fresh.extractions, step)
        _write_run(con, batch.run)
        _write_fetches(con, batch)
        _write_batch(con, batch.run, fresh.outcome, step, now)
    return fresh.outcome


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


def reject_row(reject: Reject) -> Row:
    """A reject under the id of its content."""
    key = text.content_id("reject", reject.stage, reject.ref, reject.reason, reject.payload_hash)
    return (
        key,
        reject.stage,
        reject.ref,
        reject.reason,
        reject.detail,
        reject.payload_hash,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fresh:
    """The part of a batch that is not in the tables yet."""

    articles: tuple[Report, ...]
    extractions: tuple[Report, ...]
    reports: tuple[Report, ...]
    outlets: tuple[Row, ...]
    pages: tuple[Row, ...]
    rejects: tuple[Row, ...]
    arrivals: tuple[tuple[str, str], ...]
    outcome: Appended

    @property
    def anything(self) -> bool:
        return any((self.articles, self.extractions, self.outlets, self.pages, self.rejects))


def _find_fresh(con: Connection, batch: Batch) -> _Fresh:
    reports = batch.reports
    by_article = {rows.article_id(r.article): r for r in reports}
    by_extraction = {rows.extraction_id(r): r for r in reports}
    by_report = {r.article.report_id: r for r in reports}
    by_revision = {r.article.revision_id: r for r in reports}
    new_articles = _missing(con, "articles", "article_id", by_article)
    new_extractions = _missing(con, "extractions", "extraction_id", by_extraction)
    new_reports = _missing(con, "reports", "report_id", by_report)
    new_revisions = _missing(con, "articles", "revision_id", by_revision)
    rejects = {row[0]: row for row in map(reject_row, batch.rejects)}
    new_rejects = _missing(con, "rejects", "reject_id", rejects)
    return _Fresh(
        articles=tuple(new_articles.values()),
        extractions=tuple(new_extractions.values()),
        reports=tuple(new_reports.values()),
        outlets=_missing_rows(con, "outlets", [rows.outlet_row(r.article.outlet) for r in reports]),
        pages=_missing_rows(con, "pages", [rows.page_row(r.article) for r in reports]),
        rejects=tuple(new_rejects.values()),
        arrivals=(
            *(("report", key) for key in new_reports),
            *(("revision", key) for key in new_revisions),
            *(("extraction", key) for key in new_extractions),
            *(("reject", key) for key in new_rejects),
        ),
        outcome=_outcome(batch, set(new_reports), set(new_revisions), set(new_extractions)),
    )


def _missing(con: Connection, table: str, column: str, by_id: Mapping[K, T]) -> dict[K, T]:
    here = known(con, table, column, by_id)
    return {key: value for key, value in by_id.items() if key not in here}


def _missing_rows(con: Connection, table: str, candidates: list[Row]) -> tuple[Row, ...]:
    column = {"outlets": "outlet_key", "pages": "page_id"}[table]
    return tuple(_missing(con, table, column, {row[0]: row for row in candidates}).values())


def _outcome(
    batch: Batch, reports: set[str], revisions: set[str], extractions: set[str]
) -> Appended:
    """Each input ends in exactly one way; the first of two alike in a batch is the new one."""
    counts: Counter[str] = Counter(rejected=len(batch.rejects))
    for report in batch.reports:
        article = report.article
        if article.report_id in reports:
            counts["added"] += 1
        elif article.revision_id in revisions:
            counts["revised"] += 1
        elif rows.extraction_id(report) in extractions:
            counts["reread"] += 1
        else:
            counts["unchanged"] += 1
        reports.discard(article.report_id)
        revisions.discard(article.revision_id)
        extractions.discard(rows.extraction_id(report))
    return Appended(given=len(batch.reports) + len(batch.rejects), **counts)


def _content(fresh: _Fresh, sign: Sign) -> Iterator[tuple[str, Row]]:
    yield from (("outlets", row) for row in fresh.outlets)
    yield from (("pages", row) for row in fresh.pages)
    yield from (("rejects", row) for row in fresh.rejects)
    for report in fresh.reports:
        yield "reports", (report.article.report_id, report.article.outlet.outlet_id)
    for report in fresh.articles:
        yield from rows.article_rows(report.article)
    for report in fresh.extractions:
        yield from rows.extraction_rows(report)
        yield "signatures", rows.signature_row(rows.extraction_id(report), sign(report))


def _write_extractors(con: Connection, reports: tuple[Report, ...], step: int) -> None:
    here = set(con.execute("select extractor, extractor_version from kept.extractors").fetchall())
    used = {(report.mentions.extractor, report.mentions.version) for report in reports}
    insert(con, "extractors", [(*extractor, step) for extractor in sorted(used - here)])


def _write_run(con: Connection, run: Run) -> None:
    if not known(con, "runs", "run_id", [run.run_id]):
        started = rows.utc(run.started_at)
        row = (run.run_id, run.command, started, run.prefect_run_id, run.prefect_url)
        insert(con, "runs", [row])


def _write_fetches(con: Connection, batch: Batch) -> None:
    feeds = {row[0]: row for row in (rows.feed_row(fetch.feed) for fetch in batch.fetches)}
    insert(con, "feeds", list(_missing(con, "feeds", "feed_key", feeds).values()))
    made = (rows.fetch_row(fetch, batch.run.run_id) for fetch in batch.fetches)
    fetches = {row[0]: row for row in made}
    insert(con, "fetches", list(_missing(con, "fetches", "fetch_id", fetches).values()))


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
