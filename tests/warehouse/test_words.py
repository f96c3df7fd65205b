"""The index that `search` looks up, and what stays true of it."""

from __future__ import annotations

from datetime import datetime

import duckdb
import pytest

from newsflow.types import Batch
from newsflow.warehouse import Warehouse, words
from newsflow.warehouse.migrate import migrate
from newsflow.warehouse.statements import statements
from newsflow.warehouse.words import word_number
from tests.sql.conftest import fill
from tests.warehouse.builders import NOON, RUN, report

_FOUND = """
    select readings.extraction_id, index.word, bit_or(index.sentences)
    from (from kept.fresh_words union all from kept.sorted_words) as index
    inner join kept.searched_readings as readings using (reading)
    group by all order by all
"""
_SEARCH = "select score, text, sentence_id from search(?)"
_ASKED = ("fire", "river ros", "killed 12", "the")


@pytest.mark.parametrize(
    ("word", "number"),
    [("0", 0), ("z", 35 * 36**11), ("a0", 10 * 36**11), ("twelveletters", int("twelveletter", 36))],
)
def test_a_word_has_the_number_of_its_first_twelve_characters(word: str, number: int) -> None:
    assert word_number(word) == number


def test_a_batch_appended_twice_is_found_once(warehouse: Warehouse) -> None:
    first, both = (report(),), (report(), report(url="https://harbour-post.example/other"))
    for reports in (first, first, both, both[::-1]):
        warehouse.append(Batch(run=RUN, reports=reports))

    assert warehouse.query("select count(*) from kept.searched_readings").rows == ((2,),)
    assert [v for v in warehouse.check() if v.check == "every_reading_can_be_searched"] == []
    per_reading = "select count(*) from kept.fresh_words group by reading"
    assert len(set(warehouse.query(per_reading).rows)) == 1


def test_words_that_were_sorted_are_found_as_before(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(warehouse.connection)
    before = [warehouse.query(_SEARCH, asked).rows for asked in _ASKED]
    index = warehouse.query(_FOUND).rows

    monkeypatch.setattr(words, "FRESH", 1)
    warehouse.finish()

    assert warehouse.query("select count(*) from kept.fresh_words").rows == ((0,),)
    assert warehouse.query(_FOUND).rows == index
    assert [warehouse.query(_SEARCH, asked).rows for asked in _ASKED] == before
    assert all(before)


def test_an_older_warehouse_gets_the_index_that_appending_makes() -> None:
    with duckdb.connect() as con:
        migrate(con, now=NOON)
        fill(con)
        expected = con.execute(_FOUND).fetchall()
        for table in ("searched_readings", "fresh_words", "sorted_words"):
            con.execute(f"drop table kept.{table}")
        con.execute("delete from kept.migrations where name like '0105%'")

        migrate(con, now=datetime(2024, 5, 1, 12))  # noqa: DTZ001

        assert con.execute(_FOUND).fetchall() == expected
        assert len(expected) > 50
        assert any(each.name.startswith("0105") for each in statements("migrations"))
