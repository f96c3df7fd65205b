"""Word vectors: words that stand in like company have like numbers.

GloVe (Pennington et al. 2014) of six thousand million words of Wikipedia and newswire, the most
frequent words, without what all words share (Mu and Viswanath 2018). A vector is kept in a dozen
bytes, each of which names one of 256 centres of a part of its numbers (product quantisation,
Jégou et al. 2011); `newsflow.language.train.vectors` packs them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

VECTORS = Path(__file__).parent / "weights" / "vectors.npz"
Numbers = NDArray[np.float32]
Codes = NDArray[np.uint8]
_NEW_LINE = ord("\n")
_OPENING = 3
"""Bytes by which words are found before they are compared whole."""
_NO_ROWS = range(0)


class WordVectors:
    """A vector of length one for each word of the table, and of zeros for any other."""

    def __init__(self, words: bytes, codes: Codes, centres: Numbers) -> None:
        """Keep the table: a row of `codes` for each word, `centres` by part and code.

        `words` stand in the order of their bytes, a new line after each: found by halving, they
        take a tenth of the room of a dictionary.
        """
        self._words = words
        ends = np.flatnonzero(np.frombuffer(words, dtype=np.uint8) == _NEW_LINE)
        self._starts = np.concatenate([[0], ends + 1]).astype(np.uint32)
        self._opened = self._by_opening()
        self._at = self._starts.data  # quicker than numpy for one number
        self._codes = codes
        self._centres = centres
        self._parts = np.arange(len(centres))

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self._centres.shape[0] * self._centres.shape[2])

    def place(self, word: str) -> int | None:
        """Which row of the table a word has; None when it is not in the table."""
        at = self._find(word)
        return self._find(word.lower()) if at is None else at

    def _find(self, word: str) -> int | None:
        wanted = word.encode()
        rows = self._opened.get(wanted[:_OPENING], _NO_ROWS)
        at = bisect_left(rows, wanted, key=self._word)
        return rows[at] if at < len(rows) and self._word(rows[at]) == wanted else None

    def _by_opening(self) -> dict[bytes, range]:
        """The rows of words that begin with the same bytes; those stand together."""
        letters = np.frombuffer(self._words + b"\n" * _OPENING, dtype=np.uint8)
        opening = letters[self._starts[:-1, None] + np.arange(_OPENING, dtype=np.uint32)]
        # What follows the end of a short word is of the next.
        opening[np.logical_or.accumulate(opening == _NEW_LINE, axis=1)] = 0
        openings = np.ascontiguousarray(opening).view(f"S{_OPENING}").ravel()
        firsts = [0, *(np.flatnonzero(openings[1:] != openings[:-1]) + 1).tolist()]
        ends = [*firsts[1:], len(openings)]
        return {
            bytes(openings[first]): range(first, end)
            for first, end in zip(firsts, ends, strict=True)
        }

    def _word(self, at: int) -> bytes:
        return self._words[self._at[at] : self._at[at + 1] - 1]

    def of(self, words: Sequence[str]) -> Numbers:
        """The vectors of words, a row for each."""
        places = [self.place(word) for word in words]
        known = [row for row, place in enumerate(places) if place is not None]
        codes = self._codes[[place for place in places if place is not None]]
        raw = self._centres[self._parts, codes].reshape(len(known), self.width)
        vectors = np.zeros((len(words), self.width), dtype=np.float32)
        vectors[known] = raw / np.sqrt((raw * raw).sum(axis=1, keepdims=True))
        return vectors

    def save(self, path: Path) -> None:
        """Write the table; the same bytes for the same vectors."""
        words = np.frombuffer(self._words, dtype=np.uint8)
        centres = self._centres.astype(np.float16)
        np.savez_compressed(path, words=words, codes=self._codes, centres=centres)


@lru_cache(maxsize=1)
def load_vectors(path: Path = VECTORS) -> WordVectors:
    """Read the shipped vectors, once a process."""
    with np.load(path) as stored:
        centres = stored["centres"].astype(np.float32)
        return WordVectors(stored["words"].tobytes(), stored["codes"], centres)
