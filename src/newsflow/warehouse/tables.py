"""Writing rows into tables by column, and asking which ids are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import md5

import duckdb
import orjson

from newsflow.warehouse.arrow import Handover
from newsflow.warehouse.columns import Column, column_of
from newsflow.warehouse.connection import Connection, Row
from newsflow.warehouse.statements import statements

GIVEN = """(select unnest(from_json(?::varchar, '["varchar"]')))"""
"""SQL for the ids in one argument that `listed` made: `where report_id in {GIVEN}`."""


def listed(values: Iterable[object]) -> str:
    """Values as one argument.

    DuckDB turns Python lists into its own element by element, and looks for pandas at each:
    2,000 values take a second where pandas is not installed. It reads JSON a hundred times faster.
    """
    return as_json(list(values))


def insert(con: Connection, table: str, rows: Sequence[Row]) -> None:
    """Append rows, all of them in one statement, by column (DESIGN.md §4.4)."""
    if rows:
        write(con, table, _columns(table, rows))


def insert_all(con: Connection, rows: Iterable[tuple[str, Row]]) -> None:
    """Append rows of several tables."""
    for table, given in by_column(rows).items():
        write(con, table, given)


Columns = Mapping[str, Column]
"""Rows of a table, column by column; those that are all empty are left out."""


def by_column(rows: Iterable[tuple[str, Row]]) -> dict[str, Columns]:
    """Rows of several tables, column by column."""
    by_table: dict[str, list[Row]] = {}
    for table, row in rows:
        by_table.setdefault(table, []).append(row)
    return {table: _columns(table, of_table) for table, of_table in by_table.items()}


def write(
    con: Connection,
    table: str,
    rows: Columns,
    *,
    step: int = 0,
    only: tuple[str, Iterable[object]] | None = None,
) -> None:
    """Append rows: with the step that writes them where the table tells it, and of some ids only.

    `only` names a column and the values of it that are wanted.
    """
    given = Handover(rows)  # noqa: F841 - DuckDB finds it by its name, below
    told = {name: name for name in rows}
    if _READING in told:
        told[_READING] = f"{step * READINGS_A_STEP} + {_READING}"
    if _STEP in _derived(table):
        told[_STEP] = str(step) if step else _NEWEST_STEP
    source = "given"
    if _READING_STEP in _derived(table):
        told |= {name: name for name in (_FIRST_STEP, _READING_STEP)}
        source = _WITH_READINGS
    chosen = "" if only is None else f" where {only[0]}::varchar in {GIVEN}"
    # Composed from the migrations' own names: forty hand-written lists of columns would only drift.
    con.execute(
        f"insert into kept.{table} ({', '.join(told)}) "
        f"select {', '.join(told.values())} from {source}{chosen}",
        [] if only is None else [listed(map(str, only[1]))],
    )


def known(con: Connection, table: str, column: str, ids: Iterable[str]) -> set[str]:
    """Those of the ids that the table has."""
    found = con.execute(
        f"select {column} from kept.{table} where {column} in {GIVEN}", [listed(ids)]
    )
    return {row[0] for row in found.fetchall()}


def id_number(key: str) -> int:
    """An id as a number, which is looked up ten times faster: DuckDB's `md5_number_lower`."""
    return int.from_bytes(md5(key.encode(), usedforsecurity=False).digest()[8:], "little")


@cache
def columns(table: str) -> tuple[tuple[str, str], ...]:
    """Name and type of the columns that hold content, as the migrations say."""
    return tuple(each for each in every_column(table) if each[0] not in _derived(table))


def every_column(table: str) -> tuple[tuple[str, str], ...]:
    """Name and type of a table's columns, with the step that wrote a row."""
    return _schema()[table]


_STEP = "step"
_NEWEST_STEP = "(select max(step) from kept.ledger)"
_READING_STEP = "reading_step"
_FIRST_STEP = "first_step"
_WITH_READINGS = """given
    left join (
        select report_id, min(step) as first_step
        from kept.extractions where report_id in (select report_id from given)
        group by report_id
    ) using (report_id)
    left join (
        select extraction_id, step as reading_step
        from kept.extractions where extraction_id in (select extraction_id from given)
    ) using (extraction_id)
"""
_READING = "reading"
"""The number of a reading: given as its place in the batch."""

READINGS_A_STEP = 1 << 20
"""How far the numbers of two steps' readings are apart."""


@cache
def _derived(table: str) -> frozenset[str]:
    """Columns that say where rows lie and are no content; rows of readings and stories have them.

    A report in a story says where its reading lies, too.
    """
    names = {name for name, _ in _schema()[table]}
    if _READING_STEP in names:
        return frozenset((_STEP, _READING_STEP, _FIRST_STEP))
    is_placed = _STEP in names and names & {"extraction_id", "story_id"}
    return frozenset((_STEP,)) if is_placed and table not in _OF_A_STEP else frozenset()


_OF_A_STEP = ("story_moves",)
"""Tables whose step is part of what they tell."""


def content_tables() -> tuple[str, ...]:
    """Tables that hold content: all but the ledger and the index, whose comments say so."""
    return tuple(name for name, ledger in _ledgers().items() if not ledger)


def table_names() -> tuple[str, ...]:
    """All tables."""
    return tuple(_ledgers())


def _columns(table: str, rows: Sequence[Row]) -> Columns:
    """Rows column by column.

    A third of what reports leave is empty, and is not even told: but the first column is, which
    says how many rows there are.
    """
    every = zip(columns(table), zip(*rows, strict=True), strict=True)
    return {
        name: column_of(kind, values)
        for place, ((name, kind), values) in enumerate(every)
        if place == 0 or values[0] is not None or values.count(None) < len(values)
    }


def as_json(values: object) -> str:
    """Values as one argument that `from_json` reads; days and moments in ISO 8601."""
    return orjson.dumps(values).decode()


@cache
def _schema() -> dict[str, tuple[tuple[str, str], ...]]:
    found = _shipped().execute(
        """
        select table_name, list((column_name, data_type) order by column_index)
        from duckdb_columns() where schema_name = 'kept' group by table_name
        """
    )
    return {table: tuple((c[0], c[1]) for c in listed) for table, listed in found.fetchall()}


@cache
def _ledgers() -> dict[str, bool]:
    found = _shipped().execute(
        """
        select table_name, regexp_matches(comment, '^(Ledger|Index):') from duckdb_tables()
        where schema_name = 'kept' order by table_name
        """
    )
    return dict(found.fetchall())


@cache
def _shipped() -> Connection:
    """An empty warehouse in memory, for asking what the schema is."""
    con = duckdb.connect()
    for migration in statements("migrations"):
        con.execute(migration.sql)
    return con
