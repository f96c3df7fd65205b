"""Compaction: the writer's file without the room that replaced rows left in it.

Links of a story are replaced whenever a report joins it, and DuckDB does not give the room back:
files of 32 to 85 MB became 38 to 61 % smaller. Everything is copied into
a new file, compared table by table, and takes the old one's place by an atomic rename.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsflow.errors import WarehouseError
from newsflow.warehouse import publish
from newsflow.warehouse.connection import Connection, Row, connect, connect_writer, transaction
from newsflow.warehouse.lake import find_lake
from newsflow.warehouse.lock import writer_lock
from newsflow.warehouse.migrate import migrate
from newsflow.warehouse.tables import table_names

PATIENCE = 600.0
"""Seconds to wait for another run to finish writing."""

FREE_SHARE = 0.2
"""Share of a file's blocks that must be free before copying it is worth while."""

LEAST_BYTES = 16 * 1024 * 1024
"""A smaller file is left alone: there is nothing to win."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compacted:
    """Bytes of the writer's file; equal where compaction would not have paid."""

    before: int
    after: int


def compact(
    path: Path,
    *,
    patience: float = PATIENCE,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    free_share: float = FREE_SHARE,
    least_bytes: int = LEAST_BYTES,
) -> Compacted:
    """Make the files of a warehouse smaller where that pays; a lake keeps its own house.

    Readers who have the published copy open keep it. A crash at any moment leaves the old file or
    the new one, whole. Raises `WarehouseError` and leaves the old file when a table came out
    different.
    """
    store = path.parent / ".store" / path.name
    if find_lake(path) is not None or not store.exists():
        return Compacted(before=0, after=0)
    with writer_lock(store.with_name(f"{path.name}.lock"), patience=patience):
        with closing(connect_writer(store)) as con:
            migrate(con, now=clock())
            con.execute("checkpoint")
            before = store.stat().st_size
            pays = before >= least_bytes and _free(con) >= free_share
        return _compact(store, path, clock()) if pays else Compacted(before=before, after=before)


def _free(con: Connection) -> float:
    """The share of blocks that hold nothing."""
    found = con.execute("select free_blocks / total_blocks from pragma_database_size()").fetchone()
    return float(found[0] or 0.0) if found else 0.0


def _compact(store: Path, path: Path, now: datetime) -> Compacted:
    fresh, before = store.with_name(f".{store.name}.compacting"), store.stat().st_size
    _remove(fresh)
    try:
        _fill(fresh, store, now)
        after = fresh.stat().st_size
        if after >= before:
            return Compacted(before=before, after=before)
        _sync(fresh)
        fresh.replace(store)
        _sync(store.parent)
    finally:
        _remove(fresh)
    publish.replace(store, path)
    publish.following(store, path).unlink(
        missing_ok=True
    )  # the copy before it is as large as it was
    return Compacted(before=before, after=after)


def _remove(fresh: Path) -> None:
    fresh.unlink(missing_ok=True)
    fresh.with_name(f"{fresh.name}.wal").unlink(missing_ok=True)


def _fill(fresh: Path, store: Path, now: datetime) -> None:
    """Copy every table, in the order of its rows, and see that all of it is there."""
    with closing(connect(fresh)) as con:
        migrate(con, now=now)
        con.execute("attach '" + str(store).replace("'", "''") + "' as former (read_only)")
        with transaction(con):
            for table in table_names():
                # What a new file brings along goes: the moments of the old one are the true ones.
                con.execute(f"delete from kept.{table}")
                con.execute(f"insert into kept.{table} by name from former.kept.{table}")
        for table in table_names():
            if _digest(con, f"kept.{table}") != _digest(con, f"former.kept.{table}"):
                raise WarehouseError(
                    f"the table {table} was not copied as it is; the warehouse is as it was",
                    key=str(store),
                    advice="run newsflow doctor",
                )
        con.execute("detach former")
        con.execute("checkpoint")


def _digest(con: Connection, table: str) -> Row | None:
    """How many rows, and a sum over all that is in them."""
    return con.execute(f"select count(*), sum(hash(each)) from {table} as each").fetchone()


def _sync(place: Path) -> None:
    file = os.open(place, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
