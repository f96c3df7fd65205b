"""A warehouse as a folder of Parquet files, one a table, and back.

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
        return tuple(_export(con, table, folder) for table in _tables())


def import_tables(con: Connection, folder: Path) -> None:
    """Fill an empty warehouse from an export; raises `WarehouseError` when it is not empty."""
    if con.execute("select 1 from kept.ledger limit 1").fetchall():
        raise WarehouseError(
            "an export is imported into an empty warehouse only", advice="name a new one"
        )
    missing = [table for table in _tables() if not _file(folder, table).is_file()]
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


def _file(folder: Path, table: str) -> Path:
    return folder / f"{table}.parquet"


def _export(con: Connection, table: str, folder: Path) -> Path:
    file = _file(folder, table)
    con.execute(
        f"copy (select {_names(table)} from kept.{table} order by all) to {_quoted(file)}"
        " (format parquet, compression zstd)"
    )
    return file


def _import(con: Connection, table: str, folder: Path) -> None:
    names = _names(table)
    con.execute(
        f"insert into kept.{table} ({names}) select {names} from read_parquet(?)",
        [str(_file(folder, table))],
    )


def _names(table: str) -> str:
    return ", ".join(name for name, _ in every_column(table))


def _quoted(file: Path) -> str:
    # A file name is no argument of `copy`.
    return "'" + str(file).replace("'", "''") + "'"
