"""Matrix products by numpy's own BLAS, on one thread.

thinc multiplies with BLIS, which the wheels build without the wide instructions of newer
processors: numpy's OpenBLAS is three times as fast there (93 against 28 GFLOPS on the shapes
of our network). Left alone OpenBLAS splits each small product over all cores and loses more
by waiting than it gains, so it is used only where its threads can be set.

How a product is rounded must not depend on which rows are multiplied together: a page is read
alike alone and among others. OpenBLAS sees to that for whole blocks of columns and more than one
row (measured on Zen 4; one row goes another way), so weights are padded to such blocks.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model, NumpyOps

Numbers = NDArray[np.float32]
_COLUMNS = 16
"""Columns of a block."""
_NAMES = (
    "scipy_openblas_{}_num_threads64_",
    "openblas_{}_num_threads64_",
    "openblas_{}_num_threads",
)


def use_numpy_blas(models: Iterable[Model[Any, Any]]) -> None:
    """Let these models multiply with numpy, where its threads can be set."""
    if _library() is None:
        return
    ops = NumpyOps(use_blis=False)
    for model in models:
        for node in model.walk():
            node.ops = ops


def in_blocks(weights: Numbers) -> Numbers:
    """Weights with columns of zeros behind them, up to whole blocks."""
    missing = -weights.shape[1] % _COLUMNS
    return np.ascontiguousarray(np.pad(weights, ((0, 0), (0, missing))))


def product(rows: Numbers, weights: Numbers) -> Numbers:
    """The product with weights in blocks; each row as it would be among any others."""
    if len(rows) == 1:
        return product(np.vstack([rows, rows]), weights)[:1]
    multiplied: Numbers = rows @ weights
    return multiplied


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep numpy's BLAS to one thread for a while."""
    library = _library()
    if library is None:
        yield
        return
    get, set_ = library
    before = get()
    set_(1)
    try:
        yield
    finally:
        set_(before)


@lru_cache(maxsize=1)
def _library() -> tuple[Any, Any] | None:
    """The functions that read and set the number of threads of numpy's BLAS, if it has them."""
    folder = Path(np.__file__).parent
    for place in (folder.parent / "numpy.libs", folder / ".dylibs"):
        for path in sorted(place.glob("*openblas*")):
            library = ctypes.CDLL(str(path))
            for name in _NAMES:
                get = getattr(library, name.format("get"), None)
                set_ = getattr(library, name.format("set"), None)
                if get is not None and set_ is not None:
                    return get, set_
    return None
