"""Words between their neighbours, and the blocks in which networks read them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
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
