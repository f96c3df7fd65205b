"""Opening a DuckDB file, transactions, and DuckDB's errors turned into ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from newsflow.errors import WarehouseError

Connection = duckdb.DuckDBPyConnection
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Rows that answer a query, with the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def column(self, name: str) -> tuple[Any, ...]:
        """All values of one column."""
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """Open a DuckDB file; raises `WarehouseError` with advice when it cannot be."""
    try:
        con = duckdb.connect(str(path), read_only=read_only, config={} if read_only else _NEW_FILE)
        con.execute(f"set memory_limit = '{_MEMORY}'")
    except duckdb.Error as error:
        raise WarehouseError(
            "the warehouse cannot be opened", key=str(path), advice=_advice(error)
        ) from error
    return con


_NEW_FILE: dict[str, str | bool | int | float | list[str]] = {"default_block_size": str(1 << 16)}
"""What a file is made of: it keeps that for good.

DuckDB begins a block of memory for each column that a batch adds to, and a warehouse has 700. With
its own blocks, four times as large, a writer takes 140 MB more, and small files a third more room.
"""

_MEMORY = "500MB"
"""What DuckDB may hold of a file, and of what it works on, which goes to disk beyond it.

It takes four fifths of the machine's if it is let, and keeps what it has read. Questions to a
million reports are no slower so; the process takes 640 MB in place of 2.2 GB.
"""


def answer(con: Connection, sql: str, args: Sequence[object] = ()) -> Answer:
    """Run a query of the user's; raises `WarehouseError` with what DuckDB says."""
    try:
        found = con.execute(sql, list(args))
        columns = tuple(column[0] for column in found.description or ())
        return Answer(columns=columns, rows=tuple(found.fetchall()))
    except duckdb.Error as error:
        # The message is DuckDB's own: chained, it would be told twice.
        raise WarehouseError(_plain(error)) from None


def connect_writer(path: Path) -> Connection:
    """Open the writer's file.

    Its log grows further than DuckDB lets it by itself: a checkpoint at every second batch would
    cost as much as the batches do. Publishing makes one anyway. It works in one thread: batches are
    small, and two threads take half as long again for one, in wall time, and more in CPU time.
    """
    con = connect(path)
    con.execute("set wal_autocheckpoint = '128MB'")
    con.execute("set threads = 1")
    return con


@contextmanager
def transaction(con: Connection) -> Iterator[None]:
    """All or nothing; DuckDB's refusal is a `WarehouseError`."""
    try:
        con.begin()
        yield
        con.commit()
    except duckdb.Error as error:
        _roll_back(con)
        raise WarehouseError(
            "the warehouse could not be written; nothing of this step was kept",
            advice=_advice(error),
        ) from error
    except BaseException:
        _roll_back(con)
        raise


def _roll_back(con: Connection) -> None:
    try:
        con.rollback()
    except duckdb.Error:
        # A failed commit has rolled back by itself; a file out of reach has nothing to roll back.
        return


_ADVICE = (
    ("Conflicting lock", "close the program that has this file open for writing"),
    ("No space left", "make room on the disk and run again"),
    ("Permission denied", "check who may write to this file and its folder"),
    ("not a valid DuckDB", "this is no DuckDB file: restore it from a backup or remove it"),
    ("Corrupt", "the file is damaged: restore it from a backup"),
    ("checksum", "the file is damaged: restore it from a backup"),
    ("newer version", "install the newsflow that wrote it"),
)


def _advice(error: duckdb.Error) -> str | None:
    return next((advice for sign, advice in _ADVICE if sign.lower() in str(error).lower()), None)


def _plain(error: duckdb.Error) -> str:
    """DuckDB's message without the name of the kind of error before it."""
    text = str(error).split("\n", 1)[0] if "Invalid Input Error" in str(error) else str(error)
    return text.removeprefix("Invalid Input Error: ")
