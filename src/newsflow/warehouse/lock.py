"""One writer at a time, by a lock on a file that the system lets go when its process dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsflow.errors import LockedError, WarehouseError

_PAUSE = 0.1
"""Seconds between two attempts."""


@contextmanager
def writer_lock(path: Path, *, patience: float) -> Iterator[None]:
    """Hold the lock file; wait up to `patience` seconds for it, then raise `LockedError`."""
    file = _open(path)
    try:
        _take(file, path, patience)
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)


def _open(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise WarehouseError(
            "the folder of the warehouse cannot be written to",
            key=str(path.parent.parent),
            advice="name a folder that you may write to, or mend its permissions",
        ) from error


def _take(file: int, path: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while not _try(file):
        if time.monotonic() >= deadline:
            holder = os.pread(file, 32, 0).decode("ascii", "replace").strip()
            raise LockedError(
                f"process {holder or 'unknown'} is writing to this warehouse",
                key=str(path.parent.parent),
                advice="run again when it is done",
            )
        time.sleep(_PAUSE)


def _try(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
