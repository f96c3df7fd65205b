"""The SQL of the warehouse, as it lies in `sql/`: one object or check a file, named after it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One file of SQL."""

    name: str
    """File name without its ending: `0007_reports`, `timeline`."""
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


@cache
def statements(folder: str) -> tuple[Statement, ...]:
    """All files of a folder under `sql/`, by name."""
    found = [_read(file) for file in _folder(folder).iterdir() if file.name.endswith(".sql")]
    return tuple(sorted(found, key=lambda statement: statement.name))


@cache
def query(name: str) -> str:
    """The text of a query that assignment asks."""
    return next(each.sql for each in statements("assign") if each.name == name)


def _folder(name: str) -> Traversable:
    return resources.files("newsflow.warehouse").joinpath("sql").joinpath(name)


def _read(file: Traversable) -> Statement:
    return Statement(name=file.name.removesuffix(".sql"), sql=file.read_text("utf-8"))
