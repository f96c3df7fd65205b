"""Ctrl-C is no failure: what was appended stays, and the user is told how to go on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import typer

INTERRUPTED = 130
"""What shells expect of a program stopped by Ctrl-C: 128 + SIGINT."""
_DUCKDB_SAYS = "Query interrupted"
"""DuckDB's words in a `RuntimeError` where Ctrl-C came during a statement."""


def is_interrupt(error: BaseException) -> bool:
    """Whether an error says that the user wants to stop."""
    in_statement = isinstance(error, RuntimeError) and str(error) == _DUCKDB_SAYS
    return isinstance(error, KeyboardInterrupt) or in_statement


@contextmanager
def stoppable() -> Iterator[None]:
    """End a command that may be repeated with 130 and a sentence when the user stops it."""
    try:
        yield
    except (KeyboardInterrupt, RuntimeError) as error:
        if not is_interrupt(error):
            raise
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough: the end is near
        from newsflow.cli.output import say  # noqa: PLC0415 - rich is slow to import

        say("stopped; what was appended stays, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
