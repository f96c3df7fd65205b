"""A warehouse as a folder of Parquet files, one a table or a month of a table, and back.

Any tool that reads Parquet can use the folder;
a newsflow of the same schema makes the same warehouse of it.
"""

from __future__ import annotations

from pathlib import Path

from newsflow.errors import WarehouseError
from newsflow.warehouse.connection import Connection, transaction
from newsflow.warehouse.tables import every_column, table_names

_SCHEMA = ("migrations", "questions")
"""Tables that belong to the file, not to its content."""


def export_tables(con: Connection, folder: Path) -> tuple[Path, ...]:
    """Write every table to `folder`, rows in an order of content; the files."""
    if folder.exists() and any(folder.iterdir()):
        raise WarehouseError(
            "the folder to export to is not empty", key=str(folder), advice="name a new one"
        )
    folder.mkdir(parents=True, exist_ok=True)
    with transaction(con):
        return tuple(file for table in _tables() for file in _export(con, table, folder))


def import_tables(con: Connection, folder: Path) -> None:
    """Fill an empty warehouse from an export; raises `WarehouseError` when it is not empty."""
    if con.execute("select 1 from kept.ledger limit 1").fetchall():
        raise WarehouseError(
            "an export is imported into an empty warehouse only", advice="name a new one"
        )
    missing = [table for table in _tables() if not _place(folder, table).exists()]
    if missing:
        raise WarehouseError(
            f"the export lacks {', '.join(missing)}",
            key=str(folder),
            advice="export again with this newsflow",
        )
    with transaction(con):
        for table in _tables():
            _import(con, table, folder)


def _tables() -> tuple[str, ...]:
    return tuple(table for table in table_names() if table not in _SCHEMA)


_DATES = (
    ("published_year", "format('{:04d}-{:02d}', published_year, published_month)"),
    ("date_from", "strftime(coalesce(date_from, date_to), '%Y-%m')"),
    ("fetched_at", "strftime(fetched_at, '%Y-%m')"),
    ("happened_at", "strftime(happened_at, '%Y-%m')"),
)
"""Columns by whose month a table is split, and the month in SQL; the first that it has counts."""


def _find_month(table: str) -> str | None:
    names = {name for name, _ in every_column(table)}
    return next((month for name, month in _DATES if name in names), None)


def _place(folder: Path, table: str) -> Path:
    return folder / (table if _find_month(table) else f"{table}.parquet")


def _export(con: Connection, table: str, folder: Path) -> tuple[Path, ...]:
    place = _place(folder, table)
    month = _find_month(table)
    if month is None:
        con.execute(
            f"copy (select {_names(table)} from kept.{table} order by all) to {_quoted(place)}"
            " (format parquet, compression zstd)"
        )
        return (place,)
    place.mkdir()
    con.execute(
        f"copy (select {_names(table)}, coalesce({month}, 'unknown') as month from kept.{table}"
        f" order by all) to {_quoted(place)}"
        " (format parquet, compression zstd, partition_by (month))"
    )
    return tuple(sorted(place.rglob("*.parquet")))


def _import(con: Connection, table: str, folder: Path) -> None:
    names = _names(table)
    place = _place(folder, table)
    if place.is_dir() and not any(place.rglob("*.parquet")):
        return
    files = place / "**" / "*.parquet" if place.is_dir() else place
    con.execute(
        f"insert into kept.{table} ({names}) select {names}"
        " from read_parquet(?, hive_partitioning = false)",
        [str(files)],
    )


def _names(table: str) -> str:
    return ", ".join(name for name, _ in every_column(table))


def _quoted(file: Path) -> str:
    # A file name is no argument of `copy`.
    return "'" + str(file).replace("'", "''") + "'"
