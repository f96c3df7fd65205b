"""What the parser's own vectors say about names.

The vectors hold what tags and trees are read from: a word in its surroundings. A network of one
layer reads from three of them how likely a word is to open or continue a name of each kind; the
name finder takes its answers, in steps, as features beside its own (stacking, Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Sequence, Sized
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsflow.language.blas import in_blocks, product
from newsflow.language.crf import Group

Numbers = NDArray[np.float32]
Rows = NDArray[np.intp]
_Rows = TypeVar("_Rows", NDArray[np.float32], NDArray[np.float64])
TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
"""What the network tells apart, in its order."""
NO_TAG = -1
_STEPS = np.array([0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92], dtype=np.float32)
_CLASSES = (("P", (1, 2)), ("O", (3, 4)), ("L", (5, 6)), ("B", (1, 3, 5)))
"""Persons, organisations, places, and the opening of any: the sums whose steps are features."""
CLASSES = tuple(name for name, _ in _CLASSES)
STEPS = len(_STEPS) + 1
"""How many steps there are, the lowest included."""


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of one hidden layer and of the output."""

    hidden: Numbers
    hidden_bias: Numbers
    output: Numbers
    output_bias: Numbers

    def chances(self, windows: Numbers) -> Numbers:
        """The chance of each tag, a row for each word."""
        inner = np.maximum(product(windows, self.hidden) + self.hidden_bias, 0)
        tags = len(self.output_bias)
        scores = product(inner, in_blocks(self.output))[:, :tags] + self.output_bias
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Numbers = raised / raised.sum(axis=1, keepdims=True)
        return shares

    def save(self, path: Path) -> None:
        """Write the weights in half precision: the same bytes for the same weights."""
        parts = [part.astype(np.float16) for part in self._parts()]
        np.savez_compressed(path, *parts)

    def _parts(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        return self.hidden, self.hidden_bias, self.output, self.output_bias


def load_network(path: Path) -> Network:
    """Read the weights that `Network.save` wrote."""
    with np.load(path) as stored:
        parts = [stored[name].astype(np.float32) for name in sorted(stored.files)]
    return Network(*parts)


def windows_of(sentences: Sequence[Numbers]) -> Numbers:
    """Each word's vector between those of its neighbours, zeros beyond the sentence."""
    width = sentences[0].shape[1]
    gap = np.zeros((1, width), dtype=np.float32)
    column = np.vstack([gap, *(part for vectors in sentences for part in (vectors, gap))])
    windows = np.hstack([column[:-2], column[1:-1], column[2:]])
    ends = list(accumulate(len(vectors) + 1 for vectors in sentences))
    within = np.ones(len(windows), dtype=bool)
    within[[end - 1 for end in ends[:-1]]] = False
    return windows[within]


def parted(rows: _Rows, sentences: Sequence[Sized]) -> list[_Rows]:
    """Rows of all words given back by sentence."""
    ends = [0, *accumulate(len(vectors) for vectors in sentences)]
    return [rows[start:end] for start, end in pairwise(ends)]


def vector_features(chances: Numbers) -> list[Group]:
    """The features of each word of a sentence, from the chances of its tags."""
    read = in_steps(chances)
    best = [NO_TAG, *read.best.tolist(), NO_TAG]
    steps = map(tuple, read.steps.tolist())
    return [*map(_row, best[1:], best, best[2:], steps)]


class Read(NamedTuple):
    """What the network reads, in whole numbers, a row a word."""

    best: Rows
    """The likeliest tag."""
    steps: Rows
    """How far up the steps each sum of chances is, a column for each of `CLASSES`."""


def in_steps(chances: Numbers) -> Read:
    """The chances of tags as the name finder takes them."""
    sums = np.column_stack([chances[:, tags].sum(axis=1) for _, tags in _CLASSES])
    return Read(chances.argmax(axis=1), np.searchsorted(_STEPS, sums))


@lru_cache(maxsize=1 << 12)
def _row(own: int, before: int, after: int, steps: tuple[int, ...]) -> Group:
    """The features of a word. Most words share few rows."""
    row = tag_features(own, before, after)
    return row + tuple(
        feature
        for name, step in zip(CLASSES, steps, strict=True)
        for feature in step_features(name, step)
    )


def tag_features(own: int, before: int, after: int) -> Group:
    """What the likeliest tags of a word and its neighbours say; `NO_TAG` is of no word."""
    beside = (("n-1", before), ("n+1", after))
    return (f"n={own}", *(f"{name}={tag}" for name, tag in beside if tag != NO_TAG))


def step_features(name: str, step: int) -> Group:
    """What a sum of chances says; nothing on the lowest step."""
    return (f"n{name}={step}",) if step else ()
