"""Writing rows into tables by column, and asking which ids are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import duckdb
import orjson

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
        con.execute(_insertion(table), [_columns(rows)])


def insert_all(con: Connection, rows: Iterable[tuple[str, Row]]) -> None:
    """Append rows of several tables."""
    for table, given in by_column(rows).items():
        con.execute(_insertion(table), [given])


def by_column(rows: Iterable[tuple[str, Row]]) -> dict[str, str]:
    """Rows of several tables as one text a table, column by column, for `stage`."""
    by_table: dict[str, list[Row]] = {}
    for table, row in rows:
        by_table.setdefault(table, []).append(row)
    return {table: _columns(of_table) for table, of_table in by_table.items()}


def stage(con: Connection, given: Mapping[str, str]) -> tuple[str, ...]:
    """Read rows into tables in memory, from where `move` appends them; the tables."""
    for table, columns_of_rows in given.items():
        con.execute(
            f"create or replace temp table staged_{table} as {_given(table)}", [columns_of_rows]
        )
    return tuple(given)


def move(con: Connection, table: str, step: int) -> None:
    """Append all staged rows of a table."""
    con.execute(_moving(table, step))


def move_these(con: Connection, table: str, step: int, column: str, ids: Iterable[str]) -> None:
    """Append the staged rows that have one of these ids."""
    con.execute(f"{_moving(table, step)} where {column} in {GIVEN}", [listed(ids)])


def _moving(table: str, step: int) -> str:
    names = _names(table)
    if not _has_step(table):
        return f"insert into kept.{table} ({names}) from staged_{table}"
    return f"insert into kept.{table} ({names}, step) select {names}, {step} from staged_{table}"


def known(con: Connection, table: str, column: str, ids: Iterable[str]) -> set[str]:
    """Those of the ids that the table has."""
    found = con.execute(
        f"select {column} from kept.{table} where {column} in {GIVEN}", [listed(ids)]
    ).fetchall()
    return {row[0] for row in found}


@cache
def columns(table: str) -> tuple[tuple[str, str], ...]:
    """Name and type of the columns that hold content, as the migrations say."""
    every = every_column(table)
    return tuple(each for each in every if each[0] != _STEP) if _has_step(table) else every


def every_column(table: str) -> tuple[tuple[str, str], ...]:
    """Name and type of a table's columns, with the step that wrote a row."""
    return _schema()[table]


_STEP = "step"


def _has_step(table: str) -> bool:
    """Whether rows of a reading say which step wrote them."""
    return {"extraction_id", _STEP} <= {name for name, _ in _schema()[table]}


def content_tables() -> tuple[str, ...]:
    """Tables that hold content: all but the ledger, whose comments say so."""
    return tuple(name for name, ledger in _ledgers().items() if not ledger)


def table_names() -> tuple[str, ...]:
    """All tables."""
    return tuple(_ledgers())


@cache
def _insertion(table: str) -> str:
    return f"insert into kept.{table} ({_names(table)}) {_given(table)}"


def _names(table: str) -> str:
    return ", ".join(name for name, _ in columns(table))


@cache
def _given(table: str) -> str:
    # Composed from the migrations' own names: forty hand-written lists of columns would only drift.
    named = columns(table)
    kinds = ", ".join(
        f'"c{place}": {_json_type(kind + "[]")}, "k{place}": {_json_type(kind)}'
        for place, (_, kind) in enumerate(named)
    )
    values = ", ".join(
        f"coalesce(unnest(given.c{place}), given.k{place}) as {name}"
        for place, (name, _) in enumerate(named)
    )
    return f"""
        with given as (
            select from_json(?::varchar, '{{{kinds}}}') as given
        )
        select {values} from given
    """


def _columns(rows: Sequence[Row]) -> str:
    """Rows column by column; `k` holds what a whole column says.

    A third of what reports leave is empty or the same in all rows, and reading lists of that
    costs DuckDB as much as reading lists of anything. The first column says how many rows there
    are: `unnest` fills up shorter lists, or none, with nulls.
    """
    first, *rest = zip(*rows, strict=True)
    told: dict[str, object] = {"c0": first}
    for place, column in enumerate(rest, 1):
        if column.count(column[0]) < len(column):
            told[f"c{place}"] = column
        elif column[0] is not None:
            told[f"k{place}"] = column[0]
    return as_json(told)


def _json_type(kind: str) -> str:
    """A type of DuckDB's, as `from_json` wants it told."""
    return f'"{kind}"' if not kind.endswith("[]") else f"[{_json_type(kind[:-2])}]"


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
        select table_name, comment like 'Ledger:%' from duckdb_tables()
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
