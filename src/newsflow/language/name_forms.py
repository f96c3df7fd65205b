"""What a network reads of a word by itself: its word vector, its lists, and codes for its letters.

All of it depends on how the word is written alone, so it is worked out once a process.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from newsflow.language.clusters import FINE, cluster_of
from newsflow.language.gazetteer import Gazetteer
from newsflow.language.name_features import shape_of
from newsflow.language.vectors import WordVectors

Numbers = NDArray[np.float32]
Rows = NDArray[np.intp]
TABLES = ((256, 12), (2048, 12), (2048, 12), (FINE + 1, 16))
"""Rows and width of the learned tables: by shape, last letters, first letters and cluster."""
LISTS = (
    "capital", "city", "country", "demonym", "family", "given", "large_city", "org", "orgword",
    "region", "state", "title",
)  # fmt: skip
"""Lists that a word may stand in by itself: a number each."""
_LENGTH = 3.0
"""Length of a word vector here, so that its numbers are about as large as the others."""
_REMEMBERED = 25_000
"""Words kept: some 15 MB."""


class KnownForms:
    """Rows of numbers and codes for words, filled as words are met."""

    def __init__(self, vectors: WordVectors, gazetteer: Gazetteer) -> None:
        """Keep where words are looked up."""
        self._vectors = vectors
        self._gazetteer = gazetteer
        self.of_vectors = vectors.width
        """So many of its numbers, the first, are a word's vector."""
        self._make_room(_REMEMBERED)

    def rows(self, texts: Iterable[str]) -> Rows:
        """The row of each word; rows of earlier calls hold no longer."""
        wanted = [*texts]
        fresh = [text for text in dict.fromkeys(wanted) if text not in self._rows]
        if len(self._rows) + len(fresh) > len(self.numbers):
            fresh = [*dict.fromkeys(wanted)]
            self._make_room(max(len(fresh), _REMEMBERED))
        if fresh:
            self._learn(fresh)
        rows = self._rows
        return np.array([rows[text] for text in wanted], dtype=np.intp)

    def numbers_of(self, texts: Iterable[str]) -> Numbers:
        """The word vector and the lists of each word."""
        rows = self.rows(texts)
        return self.numbers[rows]

    def _learn(self, fresh: Sequence[str]) -> None:
        start, end = len(self._rows), len(self._rows) + len(fresh)
        undotted = [text.rstrip(".") or text for text in fresh]
        self.numbers[start:end, : self.of_vectors] = _LENGTH * self._vectors.of(undotted)
        self.numbers[start:end, self.of_vectors :] = [*map(self._listed, fresh)]
        self.codes[start:end] = [*map(codes_of, fresh)]
        self._rows.update(zip(fresh, range(start, end), strict=True))

    def _make_room(self, words: int) -> None:
        """Forget all words; the system gives the room only as it is filled."""
        self._rows: dict[str, int] = {}
        self.numbers: Numbers = np.zeros((words, self.of_vectors + len(LISTS)), dtype=np.float32)
        """Word vector and lists of each word met."""
        self.codes: Rows = np.zeros((words, len(TABLES)), dtype=np.intp)
        """Its row in each of the tables."""

    def _listed(self, text: str) -> list[bool]:
        kinds = self._gazetteer.kinds([text])
        return [name in kinds for name in LISTS]


def codes_of(text: str) -> tuple[int, ...]:
    """The rows of a word in the tables; words may share rows (hashing)."""
    lower = text.lower()
    strings = (shape_of(text), lower[-3:], lower[:3])
    hashed = (
        zlib.crc32(string.encode()) % rows
        for string, (rows, _) in zip(strings, TABLES[:-1], strict=True)
    )
    return (*hashed, cluster_of(text) & FINE)
