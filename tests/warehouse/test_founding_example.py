"""The two founding reports, loaded for real, answer as their gold says.

Compared where the gold leaves no choice of words: labels, event types and claims are our own,
and what counts as an event of its own is a matter of reading (the `seeds` suite measures that).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsflow.intake import load_pages
from newsflow.pipeline import clean_or_reject
from newsflow.types import Page
from newsflow.warehouse import Published, open_published, open_warehouse
from tests.warehouse.builders import NOON

pytestmark = [pytest.mark.shared, pytest.mark.slow]

_WORDS = {"tass": "tass.com", "moscow_times": "themoscowtimes.com", "deck": "standfirst"}


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, list[list[Any]]]:
    """The rows of each question, outlets and zones under the names we give them."""
    questions = json.loads((shared / "gold" / "seeds" / "questions.json").read_text("utf-8"))
    return {q["name"].split("_")[0]: [_ours(row) for row in q["rows"]] for q in questions}


def _ours(value: Any) -> Any:
    if isinstance(value, list):
        return [_ours(each) for each in value]
    return _WORDS.get(value, value) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def published(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A warehouse of the two reports."""
    path = tmp_path_factory.mktemp("seeds") / "newsflow.duckdb"
    pages = load_pages(sorted((shared / "seeds").glob("*.txt")))
    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        warehouse.ingest(clean_or_reject(p) if isinstance(p, Page) else p for p in pages)
        warehouse.publish()
        assert warehouse.check() == ()
    with open_published(path) as opened:
        yield opened


_SAME = {
    "q02": """
        select outlet, cast(published_on as varchar), headline, words, url from story('caspian')
        """,
    "q07": "select outlet_id, kind, text, cue, attribution from quotes_by('Berdymukhamedov')",
    "q10": "select outlet_id, text from lone_quotes('caspian')",
    "q11": "select value, outlet_id, attribution, zone from figures_of('caspian')",
    "q12": "select event from figure_conflicts('caspian')",
    "q13": "select verdict, text_a, text_b from disagree('caspian') where kind = 'figure'",
    "q17": "select spelling, outlet_ids, mentions from spellings('Berdymukhammedov')",
    "q18": """
        select outlet_id, text, cast(date_from as varchar), cast(date_to as varchar), precision
        from dates_in('caspian')
        """,
    "q22": """
        select outlet_id, zone, text
        from evidence((select figure_id from figures where value = 26))
        """,
    "q27": "select outlet_id, zone from search('worried')",
    "q28": "select revision, headline, words from history('remain in caspian')",
    "q33": "from stale",
    "q34": "from rejected",
}
_COLUMNS = {
    "q02": (1, 2, 4, 5, 6),
    "q07": (0, 1, 2, 3, 4),
    "q10": (0, 2),
    "q11": (3, 4, 5, 6),
    "q13": (0, 1, 2),
    "q18": (0, 1, 3, 4, 5),
    "q22": (0, 1, 4),
    "q27": (0, 1),
    "q28": (0, 1, 2),
}
"""Which columns of the gold these are, where not all."""


@pytest.mark.parametrize("question", _SAME)
def test_the_answer_is_that_of_the_gold(
    published: Published, gold: dict[str, list[list[Any]]], question: str
) -> None:
    places = _COLUMNS.get(question)
    expected = [row if places is None else [row[p] for p in places] for row in gold[question]]

    found = [list(row) for row in published.query(_SAME[question])]

    assert sorted(found, key=str) == sorted(expected, key=str)


def test_the_same_words_in_two_translations_are_paired(
    published: Published, gold: dict[str, list[list[Any]]]
) -> None:
    pairs = published.query(
        "select text_a, text_b from compare_quotes('caspian') where kind = 'translation_variant'"
    )

    found = {(a[:40], b[:40]) for a, b in pairs}

    assert found >= {(row[3][:40], row[4][:40]) for row in gold["q08"]}
