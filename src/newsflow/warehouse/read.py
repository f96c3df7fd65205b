"""The reading side: the published copy, opened read-only.

What only some readers need is imported by them: a query starts in a third of a second.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from newsflow.errors import WarehouseError
from newsflow.warehouse.connection import Answer, Connection, answer, connect
from newsflow.warehouse.lake import find_lake, open_lake

if TYPE_CHECKING:
    from newsflow.types import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A view or macro that answers a question."""

    name: str
    arguments: tuple[str, ...]
    """Names of its arguments; empty for a view."""
    meaning: str
    example: str
    """A line for the shell: `FROM timeline('summit');`."""


@contextmanager
def open_published(path: Path | str) -> Iterator[Published]:
    """Open the published copy; raises `WarehouseError` when there is none yet."""
    path = Path(path)
    lake = find_lake(path)
    if lake is not None:
        with open_lake(lake, read_only=True) as con:
            _require_warehouse(con, path)
            yield Published(con, path)
        return
    if not path.exists():
        raise WarehouseError(
            "there is no warehouse yet",
            key=str(path),
            advice="load some reports: newsflow load PATH",
        )
    with connect(path, read_only=True) as con:
        _require_warehouse(con, path)
        yield Published(con, path)


_REPORTS_AT_ONCE = 200


class Published:
    """A read-only hold on a published warehouse."""

    def __init__(self, con: Connection, path: Path) -> None:
        """Keep the connection."""
        self._con = con
        self.path = path

    def ask(self, question: str, *args: object) -> Answer:
        """Rows that answer a named question; raises `WarehouseError` when there is none."""
        asked = self._question(question)
        if len(args) != len(asked.arguments):
            raise WarehouseError(
                f"{question} takes {_listed(asked.arguments)}",
                advice=f"for example {asked.example}",
            )
        call = f"({', '.join('?' for _ in args)})" if asked.arguments or question == "help" else ""
        return answer(self._con, f'from "{question}"{call}', args)

    def query(self, sql: str, *args: object) -> Answer:
        """Rows of any SQL; raises `WarehouseError` with what DuckDB says."""
        return answer(self._con, sql, args)

    def reports(self) -> Iterator[Report]:
        """The reports that count, each in its newest reading, a few at a time."""
        from newsflow.warehouse.load import load_reports  # noqa: PLC0415

        found = self._con.execute(
            "select extraction_id from kept.story_reports order by story_id, ordinal"
        ).fetchall()
        ids = [row[0] for row in found]
        for start in range(0, len(ids), _REPORTS_AT_ONCE):
            yield from load_reports(self._con, ids[start : start + _REPORTS_AT_ONCE])

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Write every table to a new folder as Parquet; the files."""
        from newsflow.warehouse.export import export_tables  # noqa: PLC0415

        return export_tables(self._con, folder)

    def questions(self) -> tuple[Question, ...]:
        """All questions that can be asked."""
        return tuple(self._questions.values())

    @cached_property
    def _questions(self) -> dict[str, Question]:
        found = answer(self._con, "select question, arguments, answers, example from help()")
        return {
            name: Question(name=name, arguments=tuple(arguments), meaning=meaning, example=example)
            for name, arguments, meaning, example in found
        }

    def _question(self, name: str) -> Question:
        if name not in self._questions:
            near = difflib.get_close_matches(name, self._questions, n=1)
            raise WarehouseError(
                f"there is no question called {name}",
                advice=f"did you mean {near[0]}?" if near else "ask `help` for all of them",
            )
        return self._questions[name]


def _require_warehouse(con: Connection, path: Path) -> None:
    try:
        con.execute("select 1 from kept.migrations limit 1")
    except duckdb.Error as error:
        raise WarehouseError(
            "this file holds no newsflow warehouse", key=str(path), advice="name another file"
        ) from error


def _listed(arguments: tuple[str, ...]) -> str:
    if not arguments:
        return "no argument"
    noun = "argument" if len(arguments) == 1 else "arguments"
    return f"{len(arguments)} {noun}: {', '.join(arguments)}"
