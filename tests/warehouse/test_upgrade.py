"""An older warehouse with data gets from each migration what is written now."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pytest

from newsflow.warehouse.connection import Connection, Row
from newsflow.warehouse.migrate import migrate
from newsflow.warehouse.statements import statements
from tests.sql.conftest import fill
from tests.warehouse.builders import NOON

_OF_READINGS = (
    *("extractions", "sentences", "entities", "entity_mentions", "times", "figures", "quotes"),
    *("quote_segments", "event_mentions", "event_arguments"),
)
UNDONE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "0060_corroborations": (("drop table kept.corroborations",), ("corroborations",)),
    "0061_words_of_claims": (
        ("alter table kept.claims drop column proposition_words",),
        ("claims",),
    ),
    "0062_steps_of_readings": (
        tuple(f"alter table kept.{table} drop column step" for table in _OF_READINGS),
        _OF_READINGS,
    ),
    "0063_summaries_of_stories": (
        tuple(
            f"alter table kept.stories drop column {column}"
            for column in ("first_on", "outlet_names", "events", "differing")
        ),
        ("stories",),
    ),
    "0105_words_of_readings": (
        tuple(
            f"drop table kept.{table}"
            for table in ("searched_readings", "fresh_words", "sorted_words")
        ),
        ("searched_readings",),
    ),
}
"""What takes each migration back, and the tables that it fills."""


@pytest.mark.parametrize("name", UNDONE)
def test_a_migration_fills_what_it_adds(name: str) -> None:
    undoing, filled = UNDONE[name]
    with duckdb.connect() as con:
        migrate(con, now=NOON)
        fill(con)
        expected = _rows(con, filled)
        for statement in (*undoing, f"delete from kept.migrations where name = '{name}'"):
            con.execute(statement)

        migrate(con, now=NOON)

        assert _rows(con, filled) == expected
        assert all(expected.values())


def test_every_migration_that_fills_is_tried() -> None:
    filling = {
        each.name
        for each in statements("migrations")
        if "insert into" in each.sql or "update " in each.sql
    }

    assert filling == UNDONE.keys()


def _rows(con: Connection, tables: Sequence[str]) -> dict[str, list[Row]]:
    """All rows, columns by name: a column that is added anew comes last.

    The numbers of readings are left out, which follow their order in a batch.
    """
    found = {}
    for table in tables:
        every = (name for name, *_ in con.execute(f"describe kept.{table}").fetchall())
        names = sorted(set(every) - {"reading"})
        found[table] = con.execute(
            f"select {', '.join(names)} from kept.{table} order by all"
        ).fetchall()
    return found
