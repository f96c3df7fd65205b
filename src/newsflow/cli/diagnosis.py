"""What is wrong with an installation, for `newsflow doctor`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from newsflow import language as languages
from newsflow.cli.shell import find_client
from newsflow.errors import NewsflowError
from newsflow.warehouse import open_published

_MIN_FREE = 512 * 1024 * 1024
"""Publishing writes a second copy of the warehouse: below this a small one may not fit."""


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
    good = (3, 11) <= sys.version_info[:2] < (3, 14)
    told = f"{sys.version.split()[0]}" if good else "newsflow needs Python 3.11, 3.12 or 3.13"
    yield Finding(about="Python", good=good, told=told)
    for package in ("newsflow", "duckdb", "duckdb-cli", "spacy", "prefect"):
        yield _package(package)
    yield _language(language)
    yield _client()
    yield _published(warehouse)
    yield _room(warehouse)


def _package(name: str) -> Finding:
    try:
        return Finding(about=name, good=True, told=version(name))
    except PackageNotFoundError:
        return Finding(about=name, good=False, told="not installed: run make install")


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


def _room(path: Path) -> Finding:
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    return Finding(
        about="disk",
        good=free > _MIN_FREE,
        told=f"{free / 1e9:.1f} GB free" + ("" if free > _MIN_FREE else ": make room"),
    )
