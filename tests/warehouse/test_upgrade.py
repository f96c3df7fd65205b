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
_OF_STORIES = (
    *("stories", "story_reports", "story_entities", "story_entity_members", "story_names"),
    *("events", "event_members", "event_participants", "event_lookalikes", "dated_times"),
    *("quote_pairs", "quote_pair_segments", "quote_differences", "origins", "copies"),
    *("claims", "claim_evidence", "differences", "corroborations"),
)
_WITH_CARDS = {
    "story_reports": (
        *("outlet_id", "headline", "words", "url", "dated_on", "first_step", "reading_step"),
    ),
    "differences": ("a_outlet_id", "b_outlet_id"),
}
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
    "0130_steps_of_stories": (
        (
            *(f"alter table kept.{table} drop column step" for table in _OF_STORIES),
            *(
                f"alter table kept.{table} drop column {column}"
                for table, columns in _WITH_CARDS.items()
                for column in columns
            ),
        ),
        _OF_STORIES,
    ),
    "0131_story_words": (("drop table kept.story_words",), ("story_words",)),
    "0132_story_name_words": (("drop table kept.story_name_words",), ("story_name_words",)),
    "0133_story_ids": (("drop table kept.story_ids",), ("story_ids",)),
    "0134_revised_reports": (("drop table kept.revised_reports",), ("revised_reports",)),
    "0135_known_ids": (("drop table kept.known_ids",), ("known_ids",)),
}
"""What takes each migration back, once those after it are; and the tables that it fills."""


@pytest.mark.parametrize("name", UNDONE)
def test_a_migration_fills_what_it_adds(name: str) -> None:
    filled = UNDONE[name][1]
    later = [each for each in sorted(UNDONE, reverse=True) if each >= name]
    with duckdb.connect() as con:
        migrate(con, now=NOON)
        fill(con)
        expected = _rows(con, filled)
        for each in later:
            for statement in UNDONE[each][0]:
                con.execute(statement)
            con.execute("delete from kept.migrations where name = ?", [each])

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
