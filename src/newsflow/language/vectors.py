"""Word vectors: words that stand in like company have like numbers.

GloVe (Pennington et al. 2014) of six thousand million words of Wikipedia and newswire, the most
frequent words, without what all words share (Mu and Viswanath 2018), in fewer directions and one
byte each; `newsflow.language.train.vectors` packs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

VECTORS = Path(__file__).parent / "weights" / "vectors.npz"
Numbers = NDArray[np.float32]


class WordVectors:
    """A vector of length one for each word of the table, and of zeros for any other."""

    def __init__(self, words: Sequence[str], rows: NDArray[np.int8]) -> None:
        """Keep the table: a row of whole numbers for each word, the most frequent word first."""
        self._at = {word: at for at, word in enumerate(words, start=1)}
        self._rows = np.vstack([np.zeros((1, rows.shape[1]), dtype=np.int8), rows])

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._rows.shape[1])

    def place(self, word: str) -> int:
        """Which row of the table a word has, by frequency from 1; 0 when it is not in the table."""
        return self._at.get(word) or self._at.get(word.lower(), 0)

    def of(self, words: Sequence[str]) -> Numbers:
        """The vectors of words, a row for each."""
        raw = self._rows[[self.place(word) for word in words]].astype(np.float32)
        lengths = np.sqrt((raw * raw).sum(axis=1, keepdims=True))
        vectors: Numbers = raw / np.maximum(lengths, 1)
        return vectors

    def likeness(self, one: str, other: str) -> float | None:
        """Cosine of two words, -1 to 1; None when either is not in the table."""
        if not (self.place(one) and self.place(other)):
            return None
        first, second = self.of([one, other])
        return float(first @ second)

    def save(self, path: Path) -> None:
        """Write the table; the same bytes for the same vectors."""
        words = "\n".join(self._at).encode()
        np.savez_compressed(path, words=np.frombuffer(words, dtype=np.uint8), rows=self._rows[1:])


@lru_cache(maxsize=1)
def load_vectors(path: Path = VECTORS) -> WordVectors:
    """Read the shipped vectors, once a process."""
    with np.load(path) as stored:
        words = stored["words"].tobytes().decode().split("\n")
        return WordVectors(words, stored["rows"])
