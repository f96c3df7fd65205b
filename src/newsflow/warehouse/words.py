"""The index that `search` looks up: which words stand in which sentences.

New words are appended as they come; when there are millions they are moved, in the order of the
words, to where DuckDB passes over all blocks of other words. BM25 and all else is in `search.sql`.
DuckDB's fts extension cannot add to an index: at 100,000 reports making it anew takes some 25 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from newsflow.warehouse.columns import Column, column_of
from newsflow.warehouse.connection import Connection, transaction

FRESH = 4_000_000
"""Words that a search goes through one by one, in milliseconds: those of 20,000 reports."""

Said = Iterable[tuple[int, str]]
"""Ordinal and folded words of the sentences of a reading."""

_LAST_BIT = 63
_LETTERS = 12
"""Characters of a word that its number tells; the rest is looked up in the sentence."""


def word_columns(readings: Mapping[str, Said]) -> dict[str, Mapping[str, Column]]:
    """Rows of the index, by table and column; readings are numbered by their place in the batch."""
    numbers: list[int] = []
    places: list[int] = []
    sentences: list[int] = []
    totals: list[int] = []
    for place, said in enumerate(readings.values()):
        found, total = _sentences_of_words(said)
        numbers.extend(map(word_number, found))
        places.extend([place] * len(found))
        sentences.extend(found.values())
        totals.append(total)
    of_readings = {
        "reading": column_of("BIGINT", range(len(totals))),
        "extraction_id": column_of("VARCHAR", tuple(readings)),
        "words": column_of("INTEGER", totals),
    }
    of_words = {
        "word": column_of("UBIGINT", numbers),
        "reading": column_of("BIGINT", places),
        "sentences": column_of("UBIGINT", sentences),
    }
    return {"searched_readings": of_readings, "fresh_words": of_words} if totals else {}


def _sentences_of_words(said: Said) -> tuple[dict[str, int], int]:
    """A bit for each sentence that a word stands in, and how many words there are."""
    found: dict[str, int] = {}
    total = 0
    for ordinal, folded in said:
        words = folded.split()
        total += len(words)
        bit = 1 << min(ordinal, _LAST_BIT)
        for word in words:
            found[word] = found.get(word, 0) | bit
    return found, total


@lru_cache(maxsize=1 << 17)
def word_number(word: str) -> int:
    """The number by which a folded word is found, in the order of the words."""
    return int(word[:_LETTERS].ljust(_LETTERS, "0"), 36)


def sort_words(con: Connection) -> None:
    """Move fresh words to the sorted ones when there are many."""
    found = con.execute("select count(*) from kept.fresh_words").fetchone()
    if found is None or found[0] < FRESH:
        return
    with transaction(con):
        con.execute("insert into kept.sorted_words from kept.fresh_words order by word, reading")
        con.execute("delete from kept.fresh_words")
