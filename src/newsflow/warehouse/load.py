"""Reports from the tables, exactly as they were appended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from newsflow.types import (
    Article,
    Author,
    Correction,
    Dateline,
    Outlet,
    Precision,
    Report,
    Signature,
    Stamp,
    Zone,
    ZoneSpan,
)
from newsflow.warehouse.connection import Connection
from newsflow.warehouse.readings import Record, find_span, mentions_of, partial_of, span_of
from newsflow.warehouse.tables import GIVEN, columns, every_column, listed


def load_reports(
    con: Connection, extraction_ids: Sequence[str], *, at_hand: Mapping[str, Report] | None = None
) -> tuple[Report, ...]:
    """The reports of these readings, in the same order; an unknown id is left out.

    Reports at hand, by the ids of their readings, are not read back.
    """
    here = at_hand or {}
    told = {key: here[key] for key in extraction_ids if key in here}
    missing = [key for key in extraction_ids if key not in told]
    told |= _read_reports(con, missing) if missing else {}
    return tuple(told[key] for key in extraction_ids if key in told)


def _read_reports(con: Connection, extraction_ids: Sequence[str]) -> dict[str, Report]:
    extractions = {r["extraction_id"]: r for r in records(con, "extractions", extraction_ids)}
    if not extractions:
        return {}
    articles = _load_articles(con, [r["article_id"] for r in extractions.values()])
    found = _Found(con, list(extractions), _steps_of(con, list(extractions)))
    return {
        key: Report(article=articles[record["article_id"]], mentions=mentions_of(record, found.of))
        for key, record in extractions.items()
    }


def _steps_of(con: Connection, extraction_ids: Sequence[str]) -> tuple[int, int] | None:
    """The first and the last step in which these readings were written; none where one is older."""
    found = con.execute(
        f"""
        select min(step), max(step), count(*) = count(step) from kept.extractions
        where extraction_id in {GIVEN}
        """,
        [listed(extraction_ids)],
    ).fetchone()
    return (found[0], found[1]) if found is not None and found[2] else None


def current_articles(con: Connection) -> Iterator[Article]:
    """The newest text of every report, a few at a time."""
    found = con.execute("select article_id from current_readings order by article_id").fetchall()
    for start in range(0, len(found), _ARTICLES_AT_ONCE):
        ids = [row[0] for row in found[start : start + _ARTICLES_AT_ONCE]]
        yield from _load_articles(con, ids).values()


_ARTICLES_AT_ONCE = 100


def load_signatures(con: Connection, extraction_ids: Sequence[str]) -> tuple[Signature, ...]:
    """The signatures of these readings, by report."""
    found = [_signature(record) for record in records(con, "signatures", extraction_ids)]
    return tuple(sorted(found, key=lambda signature: signature.report_id))


def records(
    con: Connection,
    table: str,
    ids: Sequence[str],
    column: str = "extraction_id",
    *,
    steps: tuple[int, int] | None = None,
) -> list[Record]:
    """The rows of a table with one of these ids, in the order of `ordinal` where it has one.

    `steps` are the first and last one in which the readings were written, where it is known.
    """
    names = [name for name, _ in columns(table)]
    order = "order by ordinal" if "ordinal" in names else "order by all"
    given = listed(dict.fromkeys(ids))
    where = ""
    among: tuple[int, ...] = ()
    if steps is not None and len(names) < len(every_column(table)):
        where, among = "step between ? and ? and ", steps
    elif table in _WIDE:
        where, among = "rowid between ? and ? and ", _rows_of(con, table, column, given)
    found = con.execute(
        f"select {', '.join(names)} from kept.{table} where {where}{column} in {GIVEN} {order}",
        [*among, given],
    ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]


_WIDE = ("articles", "signatures")
"""Tables whose rows are so large that it pays to find out first where among them to look.

DuckDB reads all columns of all rows before it compares ids, but passes over rows of other numbers.
"""


def _rows_of(con: Connection, table: str, column: str, given: str) -> tuple[int, ...]:
    """Numbers of the first and the last row with one of these ids."""
    found = con.execute(
        f"select coalesce(min(rowid), 0), coalesce(max(rowid), 0) from kept.{table} "
        f"where {column} in {GIVEN}",
        [given],
    ).fetchone()
    return found or (0, 0)


def as_stamp(record: Record, prefix: str) -> Stamp | None:
    """The stamp in the eight columns that begin with `prefix`."""
    if record[f"{prefix}_precision"] is None:
        return None
    return Stamp(
        on=partial_of(record, prefix),
        at=as_utc(record[f"{prefix}_at"]),
        precision=Precision(record[f"{prefix}_precision"]),
        basis=record[f"{prefix}_basis"],
        found=record[f"{prefix}_found"],
        confidence=record[f"{prefix}_confidence"],
    )


def as_utc(moment: datetime | None) -> datetime | None:
    """A moment of the tables, which keep UTC without saying so."""
    return None if moment is None else moment.replace(tzinfo=UTC)


class _Found:
    """Rows of all tables of mentions for some extractions, by table and extraction."""

    def __init__(self, con: Connection, ids: Sequence[str], steps: tuple[int, int] | None) -> None:
        self._tables: dict[str, dict[str, list[Record]]] = {}
        for table in (
            *("sentences", "entities", "entity_mentions", "times", "figures", "quotes"),
            *("quote_segments", "event_mentions", "event_arguments", "answers"),
            *("predicates", "predicate_arguments", "tolls"),
        ):
            self._tables[table] = _grouped(records(con, table, ids, steps=steps), "extraction_id")

    def of(self, table: str, extraction: str) -> list[Record]:
        return self._tables[table].get(extraction, [])


def _grouped(found: Iterable[Record], column: str) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in found:
        groups[record[column]].append(record)
    return groups


def _load_articles(con: Connection, ids: Sequence[str]) -> dict[str, Article]:
    articles = records(con, "articles", ids, "article_id")
    keys = [r["outlet_key"] for r in articles]
    outlets = {r["outlet_key"]: r for r in records(con, "outlets", keys, "outlet_key")}
    parts = {
        table: _grouped(records(con, table, ids, "article_id"), "article_id")
        for table in ("zones", "authors", "corrections", "pages")
    }
    return {
        r["article_id"]: _article(
            r,
            outlets[r["outlet_key"]],
            {table: groups.get(r["article_id"], []) for table, groups in parts.items()},
        )
        for r in articles
    }


def _article(record: Record, outlet: Record, parts: dict[str, list[Record]]) -> Article:
    # An article fetched in several ways is told as the first of them, in an order of content.
    page = min(parts["pages"], key=_page_order)
    return Article(
        report_id=record["report_id"],
        revision_id=record["revision_id"],
        text_hash=record["text_hash"],
        outlet=Outlet(**{name: outlet[name] for name in Outlet.__dataclass_fields__}),
        text=record["text"],
        zones=tuple(
            ZoneSpan(zone=Zone(z["zone"]), span=span_of(z), paragraph=z["paragraph"])
            for z in parts["zones"]
        ),
        headline=record["headline"],
        standfirst=record["standfirst"],
        authors=tuple(
            Author(name=a["name"], person=a["person"], span=find_span(a)) for a in parts["authors"]
        ),
        dateline=_dateline(record),
        published=as_stamp(record, "published"),
        modified=as_stamp(record, "modified"),
        corrections=tuple(
            Correction(text=c["text"], kind=c["kind"], span=find_span(c))
            for c in parts["corrections"]
        ),
        flags=tuple(record["flags"]),
        fetched_at=as_utc(page["fetched_at"]),
        ref=page["ref"],
        raw_ref=page["raw_ref"],
        **{name: record[name] for name in _PLAIN},
    )


_PLAIN = ("language", "section", "url", "guid", "media_type", "paywalled", "live_blog")


def _page_order(page: Record) -> tuple[datetime, str, str]:
    return (page["fetched_at"] or datetime.min, page["ref"] or "", page["raw_ref"] or "")  # noqa: DTZ901


def _dateline(record: Record) -> Dateline | None:
    if record["dateline_start"] is None:
        return None
    return Dateline(
        span=span_of(record, "dateline"),
        place=record["dateline_place"],
        place_span=find_span(record, "dateline_place"),
        on=partial_of(record, "dateline") if record["dateline_dated"] else None,
        day_span=find_span(record, "dateline_day"),
        agency=record["dateline_agency"],
        agency_span=find_span(record, "dateline_agency"),
    )


def _signature(r: Record) -> Signature:
    return Signature(
        report_id=r["report_id"],
        revision_id=r["revision_id"],
        outlet_id=r["outlet_id"],
        published_on=r["published_on"],
        month=r["month"],
        day=r["day"],
        weekdays=tuple(r["weekdays"]),
        terms=dict(zip(r["terms"], r["term_weights"], strict=True)),
        title_terms=dict(zip(r["title_terms"], r["title_term_weights"], strict=True)),
        entities=dict(zip(r["entities"], r["entity_weights"], strict=True)),
        event_days=tuple(r["event_days"]),
        headline=r["headline"],
        moment=r["moment"],
    )
