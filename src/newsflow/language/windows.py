"""Words between their neighbours, and the blocks in which networks read them."""

from __future__ import annotations

from collections.abc import Iterator

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


def windows(rows: Numbers) -> Numbers:
    """Each row but the outermost between its neighbours; a view, row `i + 1` is in window `i`."""
    count, width = rows.shape
    return as_strided(rows, (count - SEEN + 1, SEEN * width), rows.strides, writeable=False)


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
