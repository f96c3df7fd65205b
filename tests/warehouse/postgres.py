"""A PostgreSQL of its own in a folder, from Debian's packages: `apt-get install postgresql`."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def find_programs() -> Path | None:
    """Where `initdb` and `pg_ctl` are; none where PostgreSQL is not installed."""
    beside = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = beside[-1] if beside else shutil.which("initdb")
    return None if found is None else Path(found).parent


@contextmanager
def server() -> Iterator[str]:
    """A running server without a network; how to reach it, as libpq wants it told."""
    programs = find_programs()
    assert programs is not None
    # A socket's path may have a hundred letters: the folder of a test has more.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        _give_away(Path(folder))
        rows = f"{folder}/rows"
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        _run(programs / "initdb", "-D", rows, "-A", "trust", "-U", "news", "-E", "UTF8")
        _run(programs / "pg_ctl", "-D", rows, "-l", f"{folder}/log", "-w", "-o", options, "start")
        try:
            yield f"dbname=postgres user=news host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", rows, "-m", "immediate", "-w", "stop")


def _run(program: Path, *arguments: str) -> None:
    user = _servant()
    subprocess.run(
        [program, *arguments],
        check=True,
        cwd="/",
        user=user,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


def _servant() -> str | None:
    """Root may not run PostgreSQL: then its own user does."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


def _give_away(folder: Path) -> None:
    if (user := _servant()) is not None:
        shutil.chown(folder, user)
