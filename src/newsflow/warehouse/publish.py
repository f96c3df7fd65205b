"""Publish: a checkpointed copy of the writer's file takes the place of the one that readers open.

Readers who have the old copy open keep it; the next one to open sees the new one, whole.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from io import BufferedReader, BufferedWriter
from pathlib import Path

import duckdb

from newsflow.errors import WarehouseError
from newsflow.warehouse.connection import Connection

_FICLONE = 0x40049409
"""`ioctl` that shares the blocks of one file with another (Linux, where reflinks are)."""

_READ_ONLY = 0o444


def publish(con: Connection, store: Path, path: Path) -> bool:
    """Put a copy of `store` at `path`; false when the one there is of the same state.

    Raises `WarehouseError`, and leaves the old copy, when the new one cannot be written.
    """
    if last_step(con) == _published_step(path):
        return False
    try:
        con.execute("checkpoint")
        replace(store, path)
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(
            "the warehouse could not be published; readers keep the copy they had",
            key=str(path),
            advice="look for room and permissions there, then run `newsflow publish`",
        ) from error
    return True


def last_step(con: Connection) -> str:
    """The state of a warehouse: its newest step, and its schema."""
    found = con.execute(
        """
        select coalesce((select max(step) from kept.ledger), 0) || ' ' ||
            (select string_agg(checksum, ' ' order by name) from kept.migrations)
        """
    ).fetchone()
    return str(found[0]) if found else ""


def _published_step(path: Path) -> str | None:
    """The state of the published copy; none when there is no good one."""
    try:
        with duckdb.connect(str(path), read_only=True) as published:
            return last_step(published)
    except duckdb.Error:
        return None


def replace(store: Path, path: Path) -> None:
    """Put a copy of `store`, which nobody writes to, in the place of the one readers open."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        copy(store, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    # Whoever opened the old copy for writing may have left a log that is not of this file.
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    _sync_folder(path.parent)


def copy(source: Path, target: Path) -> None:
    """A copy that is on the disk and write-protected; by reflink where the file system has it."""
    with source.open("rb") as reader, target.open("wb") as writer:
        try:
            fcntl.ioctl(writer.fileno(), _FICLONE, reader.fileno())
        except OSError:
            _copy_bytes(reader, writer)
        writer.flush()
        os.fsync(writer.fileno())
        os.fchmod(writer.fileno(), _READ_ONLY)


def _copy_bytes(reader: BufferedReader, writer: BufferedWriter) -> None:
    """Let the system copy, which need not hand the bytes to this process and back."""
    try:
        while os.copy_file_range(reader.fileno(), writer.fileno(), _MOST):
            pass
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        reader.seek(0)
        writer.seek(0)
        writer.truncate()
        shutil.copyfileobj(reader, writer, 1 << 22)


_MOST = 1 << 30
_CANNOT = (errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)
"""Two file systems, or one that has no such copy."""


def _sync_folder(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
