"""Printing: tables and colour for people, JSON for programs."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rich.console import Console, RenderableType
from rich.measure import Measurement
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from newsflow.show import counted, plain
from newsflow.show.theme import THEME

_MAX_ROWS = 500
"""Rows of a table that a person may look through; setting more takes seconds."""

_NO_LIMIT = 10_000
"""Columns of what is no terminal: a file or a pipe takes any line."""


def show(*renderables: RenderableType, width: int | None = None) -> None:
    """Print for people: in colour on a terminal, elsewhere plain and without trailing spaces."""
    console = Console(theme=THEME, highlight=False, width=width)
    if console.is_terminal:
        console.print(*renderables, sep="\n")
        return
    with console.capture() as captured:
        console.print(*renderables, sep="\n")
    for line in captured.get().splitlines():
        print(line.rstrip())  # noqa: T201


def tell(sentence: str, *, style: str = "") -> None:
    """Print one line of an answer; a terminal breaks it where it must, nothing else does."""
    console = Console(theme=THEME, highlight=False, soft_wrap=True)
    console.print(Text(plain(sentence), style=style))


def say(message: str) -> None:
    """Print a remark, which is no part of the answer, to standard error."""
    print(plain(message), file=sys.stderr, flush=True)  # noqa: T201


def show_json(value: Any) -> None:
    """Print a value as JSON, dataclasses as objects."""
    print(json.dumps(value, default=_jsonable, ensure_ascii=False, indent=2))  # noqa: T201


def show_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, as_json: bool) -> None:
    """Print an answer: a table, records where a table does not fit the terminal, or JSON."""
    held = [tuple(row) for row in rows]
    if as_json:
        show_json([dict(zip(columns, row, strict=True)) for row in held])
        return
    shown = held[:_MAX_ROWS]
    table = _table(columns, shown)
    console = Console(theme=THEME)
    room = console.width if console.is_terminal or "COLUMNS" in os.environ else _NO_LIMIT
    needed = Measurement.get(console, console.options.update(max_width=_NO_LIMIT), table).maximum
    footer = Text(_footer(len(shown), len(held)), style="aside")
    if needed <= room:
        show(table, footer, width=max(needed, 80) if room == _NO_LIMIT else None)
    else:
        show(*_records(columns, shown), footer)


def _footer(shown: int, held: int) -> str:
    if shown == held:
        return counted(held, "row")
    return f"the first {shown:,} of {counted(held, 'row')}; --json prints all of them"


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    table = Table(header_style="heading", show_edge=False, pad_edge=False)
    for position, column in enumerate(columns):
        numbers = all(isinstance(row[position], int | float | Decimal) for row in rows)
        table.add_column(Text(plain(column)), justify="right" if numbers else "left")
    for row in rows:
        table.add_row(*(Text(_written(value)) for value in row))
    return table


def _records(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[RenderableType]:
    """One line a column, an empty line after each row."""
    for row in rows:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="aside", no_wrap=True)
        grid.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            if value is not None:
                grid.add_row(Text(plain(column)), Text(_written(value)))
        yield grid
        yield Text()


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_written(each) for each in value)
    if isinstance(value, float):
        return f"{value:g}"
    return plain(str(value))


def _jsonable(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


class Steps:
    """How far a command is, on standard error: a bar on a terminal, one line a step elsewhere."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Say nothing at all when `quiet`."""
        console = Console(stderr=True)
        self._quiet = quiet
        self._progress = _bar(console) if console.is_terminal and not quiet else None
        self._task: TaskID | None = None

    def __enter__(self) -> Steps:
        """Show the bar while the block runs."""
        if self._progress is not None:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away, also when the block failed."""
        if self._progress is not None:
            self._progress.stop()

    def start(self, what: str, total: int | None = None) -> None:
        """Begin a step of `total` parts; none when that is not known."""
        if self._progress is not None:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task = self._progress.add_task(what, total=total)
        elif not self._quiet:
            say(what)

    def tell(self, what: str, *, done: int) -> None:
        """How far the step is, in words too; on a bar only."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, description=what, completed=done)

    def advance(self) -> None:
        """One part of the step is done."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)


class Rate(ProgressColumn):
    """How many parts a second are done: `12.5/s`."""

    def render(self, task: Task) -> Text:
        """Nothing before there is something to say."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s", style="progress.data.speed")


def _bar(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
