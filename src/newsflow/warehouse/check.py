"""Checks: queries over the warehouse that must return no row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsflow.warehouse.connection import Answer, Connection, answer
from newsflow.warehouse.statements import Statement, statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A check that returned rows."""

    check: str
    """Its name: `spans_hold_their_words`."""
    meaning: str
    """What should hold, in a sentence."""
    found: Answer
    """The rows that break it."""


def check(con: Connection) -> tuple[Violation, ...]:
    """Run every check; those that found something."""
    checked = ((statement, answer(con, statement.sql)) for statement in statements("checks"))
    return tuple(
        Violation(check=statement.name, meaning=_meaning(statement), found=found)
        for statement, found in checked
        if found
    )


def _meaning(statement: Statement) -> str:
    """The comment that opens the file."""
    lines = re.findall(r"^-- ?(.*)$", statement.sql, flags=re.MULTILINE)
    return " ".join(lines)
