"""What is wrong with an installation, for `newsflow doctor`."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from newsflow import language as languages
from newsflow.cli.shell import find_client
from newsflow.errors import LanguageError, NewsflowError
from newsflow.language.sums import check_weights
from newsflow.warehouse import open_published

_MIN_FREE = 512 * 1024 * 1024
"""Publishing writes a second copy of the warehouse: below this a small one may not fit."""

_PACKAGES = ("newsflow", "duckdb", "duckdb-cli", "spacy", "prefect")
_EXTENSIONS = ("duckdb-extension-ducklake", "duckdb-extension-postgres-scanner")
_PATIENCE = 3
"""Seconds for a Prefect server to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at."""

    about: str
    good: bool
    told: str
    """What was found and, where it is wrong, what to do."""


def diagnose(warehouse: Path, language: str) -> tuple[Finding, ...]:
    """Look at everything a command may need."""
    return tuple(_findings(warehouse, language))


def _findings(warehouse: Path, language: str) -> Iterator[Finding]:
    yield _python()
    yield from map(_package, _PACKAGES)
    yield _weights()
    yield _language(language)
    yield _client()
    yield from map(_extension, _EXTENSIONS)
    yield _published(warehouse)
    yield _writer(warehouse)
    yield _room(warehouse)
    yield _prefect()


def _python() -> Finding:
    good = (3, 11) <= sys.version_info[:2] < (3, 14)
    told = sys.version.split()[0]
    return Finding(
        about="Python",
        good=good,
        told=told if good else f"{told}: newsflow needs Python 3.11, 3.12 or 3.13",
    )


def _package(name: str) -> Finding:
    try:
        return Finding(about=name, good=True, told=version(name))
    except PackageNotFoundError:
        return Finding(about=name, good=False, told="not installed: run make install")


def _weights() -> Finding:
    """Each file of the trained weights against its sum."""
    try:
        found = check_weights()
    except LanguageError as error:
        return Finding(about="language weights", good=False, told=str(error))
    return Finding(about="language weights", good=True, told=f"version {found}, all sums agree")


def _language(name: str) -> Finding:
    try:
        loaded = languages.load(name)
    except NewsflowError as error:
        return Finding(about="language pipeline", good=False, told=str(error))
    return Finding(about="language pipeline", good=True, told=f"{name} {loaded.version}")


def _client() -> Finding:
    """The shell reads files of its own version only, so the two must be equal."""
    try:
        client = find_client()
        answer = subprocess.run(
            [client, "--version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (NewsflowError, OSError, subprocess.TimeoutExpired) as error:
        return Finding(about="DuckDB shell", good=False, told=str(error))
    told = answer.stdout.strip()
    good = version("duckdb") in told
    return Finding(
        about="DuckDB shell",
        good=good,
        told=told if good else f"{told or answer.stderr}: run make install for one version",
    )


def _extension(name: str) -> Finding:
    """Needed for a warehouse beyond one machine only; then of DuckDB's own version."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return Finding(about=name, good=True, told="not installed: needed for DuckLake only")
    good = found == version("duckdb")
    advice = f": needs {version('duckdb')}, install newsflow[ducklake] anew"
    return Finding(about=name, good=good, told=found if good else found + advice)


def _published(path: Path) -> Finding:
    if not path.exists():
        told = f"none at {path} yet: newsflow load PATH makes it"
        return Finding(about="warehouse", good=True, told=told)
    try:
        with open_published(path) as published:
            (counts,) = published.query("select count(*) from stories")
    except NewsflowError as error:
        return Finding(about="warehouse", good=False, told=str(error))
    return Finding(about="warehouse", good=True, told=f"{path}: {counts[0]} stories")


def _writer(path: Path) -> Finding:
    """Who holds the lock; a lock file that nobody holds is no trouble."""
    locks = sorted((path.parent / ".store").glob(f"{path.name}*lock*"))
    holders = [holder for lock in locks if (holder := _holder(lock)) is not None]
    told = f"process {holders[0]} is writing: others wait for it" if holders else "nobody writes"
    return Finding(about="lock", good=True, told=told)


def _holder(lock: Path) -> str | None:
    try:
        with lock.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return file.read(32).decode("ascii", "replace").strip() or "unknown"
    except OSError:
        return None
    return None


def _room(path: Path) -> Finding:
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    needed = max(_MIN_FREE, 2 * path.stat().st_size if path.exists() else 0)
    short = f": publishing needs {needed / 1e9:.1f} GB, make room"
    told = f"{free / 1e9:.1f} GB free"
    return Finding(about="disk", good=free > needed, told=told if free > needed else told + short)


def _prefect() -> Finding:
    """Only flows need a server, and without one configured they start their own."""
    url = os.environ.get("PREFECT_API_URL")
    if not url:
        told = "no server configured: flows start one of their own; make ui starts one to watch"
        return Finding(about="Prefect server", good=True, told=told)
    good = url.startswith(("http://", "https://")) and _answers(f"{url.rstrip('/')}/health")
    advice = "does not answer: start it with make ui, or unset PREFECT_API_URL"
    return Finding(about="Prefect server", good=good, told=f"{url} {'answers' if good else advice}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=_PATIENCE) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
