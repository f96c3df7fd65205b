"""Publish: a checkpointed copy of the writer's file takes the place of the one that readers open.

Readers who have the old copy open keep it; the next one to open sees the new one, whole.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import struct
from contextlib import suppress
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
    """Put a copy of `store`, which nobody writes to, in the place of the one readers open.

    The copy before the last is brought up to date for it, where nobody reads that any more: only
    blocks that differ are written, while a whole copy takes as long as the disk takes.
    """
    new = following(store, path)
    former = store.with_name(f"{path.name}.former")
    try:
        if not _is_brought_up_to_date(new, store, path):
            new.unlink(missing_ok=True)
            copy(store, new)
        former.unlink(missing_ok=True)
        with suppress(OSError):  # the first has none before it, and not every system has links
            former.hardlink_to(path)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    if former.exists():
        former.replace(new)
    # Whoever opened the old copy for writing may have left a log that is not of this file.
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    _sync_folder(path.parent)


def following(store: Path, path: Path) -> Path:
    """Where the copy before the last waits to become the next."""
    return store.with_name(f"{path.name}.next")


def _is_brought_up_to_date(former: Path, store: Path, path: Path) -> bool:
    """Make a former copy equal to the store; false where there is none that nobody reads."""
    if not former.exists() or (path.exists() and former.samefile(path)):
        return False
    former.chmod(0o644)
    with store.open("rb") as reader, former.open("r+b") as writer:
        if not _is_unread(writer.fileno()):
            return False
        size = os.fstat(reader.fileno()).st_size
        for at in range(0, size, _BLOCK):
            block = os.pread(reader.fileno(), _BLOCK, at)
            if block != os.pread(writer.fileno(), _BLOCK, at):
                os.pwrite(writer.fileno(), block, at)
        writer.truncate(size)
        os.fsync(writer.fileno())
        os.fchmod(writer.fileno(), _READ_ONLY)
    return True


_BLOCK = 1 << 18
"""Bytes of a block of DuckDB's."""


def _is_unread(file: int) -> bool:
    """Whether nobody has this file open as a database: DuckDB's readers share a lock on it.

    The lock asked for belongs to the open file, so that readers in this process count too.
    """
    try:
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, _WHOLE_FILE)
    except OSError:
        return False
    return True


_WHOLE_FILE = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
"""`struct flock` of Linux: type, whence, start, length, and no process."""


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
