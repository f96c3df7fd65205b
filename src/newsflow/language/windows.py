"""Words between their neighbours, and the blocks in which networks read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from newsflow.language.blas import product

Numbers = NDArray[np.float32]
Rows = NDArray[np.intp]
SEEN = 3
"""Words in a window."""
_BLOCK = 384
"""Rows computed at a time: what a layer makes of them fits into a processor's own memory."""


class Places:
    """Where words stand in rows of sentences, with gaps before, between and after them.

    Each sentence begins a pair of rows: where it stands does not change how it is paired.
    """

    def __init__(self, lengths: Sequence[int], gap: int) -> None:
        """For sentences of these lengths, none of them empty, and gaps of an even size."""
        firsts = accumulate((gap + length + length % 2 for length in lengths[:-1]), initial=gap)
        self.words: Rows = np.concatenate(
            [np.arange(at, at + length) for at, length in zip(firsts, lengths, strict=True)]
        )
        end = int(self.words[-1]) + 1 + gap
        self.rows = end + end % 2

    def near(self, reach: int) -> Rows:
        """The rows of words and so many on both sides of each."""
        return np.flatnonzero(self._is_near(reach))

    def pairs(self, reach: int) -> Rows:
        """The pairs with such rows."""
        return np.flatnonzero(self._is_near(reach).reshape(-1, 2).any(axis=1))

    def _is_near(self, reach: int) -> NDArray[np.bool_]:
        near = np.zeros(self.rows, dtype=np.bool_)
        for by in range(-reach, reach + 1):
            near[self.words + by] = True
        return near

    def column(self, words: Numbers) -> Numbers:
        """Each word's numbers at its place, zeros in the gaps."""
        column = np.zeros((self.rows, words.shape[1]), dtype=np.float32)
        column[self.words] = words
        return column

    def windows(self, words: Numbers) -> Numbers:
        """Each word's numbers between those of its neighbours, zeros beyond the sentence."""
        column = self.column(words)
        shape = self.rows - SEEN + 1, SEEN * column.shape[1]
        return as_strided(column, shape, column.strides, writeable=False)[self.words - 1]


def summed(sides: Numbers, keys: Rows, at: Rows) -> Numbers:
    """The rows of tables for the left, the middle and the right of a window, added up.

    `keys` are the rows of words in these tables.
    """
    left, middle, right = sides
    total: Numbers = left[keys[at - 1]]
    total += middle[keys[at]]
    total += right[keys[at + 1]]
    return total


def blocks(count: int) -> Iterator[slice]:
    """So many rows, a block after the other."""
    return (slice(start, start + _BLOCK) for start in range(0, count, _BLOCK))


def paired(rows: Numbers) -> Numbers:
    """Rows two by two; a view."""
    return rows.reshape(-1, 2, rows.shape[1])


class Filter:
    """Weights for windows, which meet two windows at a time.

    The two have rows in common, so that four products do for six (Winograd 1980; for networks
    Lavin and Gray 2016). A row is rounded alike wherever its pair stands.
    """

    def __init__(self, weights: Numbers, bias: Numbers) -> None:
        """Keep weights of windows, and what is added to every product."""
        left, middle, right = weights.reshape(SEEN, -1, weights.shape[1])
        half, both = np.float32(0.5), left + right
        self._left, self._right = left, right
        self._summed, self._apart = half * (both + middle), half * (both - middle)
        self._bias = bias

    def of(self, rows: Numbers, pairs: Rows) -> tuple[Numbers, Numbers]:
        """What the windows of both rows of some pairs come to; none of them is an outermost."""
        firsts, seconds = rows[::2], rows[1::2]
        first, second = firsts[pairs], seconds[pairs]
        summed = product(first + second, self._summed)
        summed += self._bias
        apart = product(second - first, self._apart)
        of_first = product(seconds[pairs - 1] - second, self._left)
        of_first += summed
        of_first += apart
        summed -= apart
        summed -= product(first - firsts[pairs + 1], self._right)
        return of_first, summed

    def of_words(self, column: Numbers, places: Places) -> Numbers:
        """What the windows of words come to."""
        pairs = places.pairs(0)
        out = np.empty((places.rows, len(self._bias)), dtype=np.float32)
        both = paired(out)
        for part in blocks(len(pairs)):
            at = pairs[part]
            both[at, 0], both[at, 1] = self.of(column, at)
        return out[places.words]
