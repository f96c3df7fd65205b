"""A file beside this one, named after a view or macro, holds what to ask and what comes back.

    [[case]]
    says = "the earliest report comes first"
    ask = "select outlet, words from story('ferry')"
    rows = [["Harbour Post", 24]]

A day is written as text, nothing as "-".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsflow.warehouse.connection import Connection
from newsflow.warehouse.statements import statements

CASES = sorted(Path(__file__).parent.glob("*.toml"))
OBJECTS = {statement.name for statement in statements("views") + statements("macros")}


def cases() -> Iterator[Any]:
    """What the files hold."""
    for file in CASES:
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            yield pytest.param(case, id=f"{file.stem}: {case['says']}")


@pytest.mark.parametrize("case", [*cases()])
def test_a_question_is_answered(con: Connection, case: dict[str, Any]) -> None:
    assert answer(con, case["ask"]) == case["rows"]


def test_every_view_and_macro_has_a_case() -> None:
    assert {file.stem for file in CASES} == OBJECTS


def answer(con: Connection, ask: str) -> list[list[object]]:
    """The rows of a query, as TOML can say them."""
    return [[_plain(value) for value in row] for row in con.execute(ask).fetchall()]


def _plain(value: object) -> object:
    if value is None:
        return "-"
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
