"""What a network reads of a word by itself: its word vector, its lists, and codes for its letters.

All of it depends on how the word is written alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from operator import mod

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
_SIZES = tuple(rows for rows, _ in TABLES[:-1])
LISTS = (
    "capital", "city", "country", "demonym", "family", "given", "large_city", "org", "orgword",
    "region", "state", "title",
)  # fmt: skip
"""Lists that a word may stand in by itself: a number each."""
_LENGTH = 3.0
"""Length of a word vector here, so that its numbers are about as large as the others."""


class Forms:
    """What is read of words."""

    def __init__(self, vectors: WordVectors, gazetteer: Gazetteer) -> None:
        """Keep where words are looked up."""
        self._vectors = vectors
        self._gazetteer = gazetteer
        self.of_vectors = vectors.width
        """So many of a word's numbers, the first, are its vector."""

    def of(self, texts: Sequence[str]) -> tuple[Numbers, Rows]:
        """Word vector and lists of each word, and its row in each of the tables."""
        undotted = [text.rstrip(".") or text for text in texts]
        vectors = np.float32(_LENGTH) * self._vectors.of(undotted)
        codes = np.array([*map(codes_of, texts)], dtype=np.intp)
        return np.hstack([vectors, self._listed(texts)]), codes

    def _listed(self, texts: Sequence[str]) -> Numbers:
        listed = np.zeros((len(texts), len(LISTS)), dtype=np.float32)
        for row, text in enumerate(texts):
            kinds = self._gazetteer.kinds([text])
            if kinds:  # few words stand in any
                listed[row] = [name in kinds for name in LISTS]
        return listed


def codes_of(text: str) -> tuple[int, ...]:
    """The rows of a word in the tables; words may share rows (hashing)."""
    lower = text.lower()
    hashed = [*map(zlib.crc32, map(str.encode, (shape_of(text), lower[-3:], lower[:3])))]
    return (*map(mod, hashed, _SIZES), cluster_of(text) & FINE)
