"""A linear-chain conditional random field (Lafferty et al. 2001), for use; crfsuite trains it.

Whoever reads a word hands over its features in groups that come back with other words, and keeps
the sum of each group (`name_scores.py`): all of name finding takes 14 µs a word where it took 35
with groups looked up one by one, and the model 1.4 MB where crfsuite's takes 11.4.
All sentences of a text are decoded together; each row is computed by itself, so the answer for a
sentence does not depend on which others it stands among.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, repeat
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Tags = NDArray[np.intp]
Group = tuple[str, ...]
"""Features that stand together."""

_NOTHING = 0
"""The row of a feature that no weight was learned for."""
_NO_ROWS: Mapping[str, int] = {}


class Crf:
    """Weights of features and of steps from tag to tag."""

    def __init__(
        self, labels: Sequence[str], features: Sequence[str], weights: Numbers, steps: Numbers
    ) -> None:
        """Keep the weights: a row a feature, a column a label; `steps[a, b]` goes from a to b."""
        self.labels = tuple(labels)
        self._rows = _by_name(features)
        self._steps = steps
        self._raised = np.exp(steps)
        self._table = np.vstack([np.zeros((1, len(labels))), weights])

    def sums(self, groups: Sequence[Group]) -> Numbers:
        """The sum of the weights of each group of features; of unknown ones there are none."""
        if not groups:
            return np.zeros((0, len(self.labels)))
        # The row of nothing ends each group, so that none is empty.
        rows = [row for group in groups for row in (*map(self._row, group), _NOTHING)]
        starts = accumulate((len(group) + 1 for group in groups[:-1]), initial=0)
        summed: Numbers = np.add.reduceat(self._table[rows], [*starts], axis=0)
        return summed

    def sums_of(self, names: Sequence[str], values: Sequence[Sequence[str]]) -> Numbers:
        """As `sums`, of groups that have the same names (`w=`) and a value for each."""
        summed = np.zeros((len(values), len(self.labels)))
        for name, column in zip(names, zip(*values, strict=True), strict=True):
            row = self._rows.get(name, _NO_ROWS).get
            summed += self._table[[*map(row, column, repeat(_NOTHING))]]
        return summed

    def named(self, name: str) -> tuple[list[str], Numbers]:
        """What follows `name=` in the features that have weights, and those weights."""
        rows = self._rows.get(f"{name}=", _NO_ROWS)
        return [*rows], self._table[[*rows.values()]]

    def best(self, scores: Sequence[Numbers]) -> list[Tags]:
        """The likeliest tags of each sentence as a whole (Viterbi 1967); none of them is empty."""
        block = _Block(scores)
        total = block.scores[:, 0].copy()
        came = np.zeros(block.scores.shape, dtype=np.intp)
        for at, active in block.steps:
            ways = total[:active, :, None] + self._steps
            came[:active, at] = ways.argmax(axis=1)
            total[:active] = ways.max(axis=1) + block.scores[:active, at]
        everyone = np.arange(len(total))
        tags = np.zeros(block.scores.shape[:2], dtype=np.intp)
        tags[everyone, block.lengths - 1] = total.argmax(axis=1)
        for at, active in reversed(block.steps):
            tags[:active, at - 1] = came[everyone[:active], at, tags[:active, at]]
        return block.parted(tags)

    def chances(self, scores: Sequence[Numbers]) -> list[Numbers]:
        """The chance of each label for each word of each sentence; none of them is empty."""
        block = _Block(scores)
        raised = np.exp(block.scores - block.scores.max(axis=2, keepdims=True))
        forward, backward = raised.copy(), np.ones_like(raised)
        for at, active in block.steps:
            reached = (forward[:active, at - 1, :, None] * self._raised).sum(axis=1)
            reached *= raised[:active, at]
            forward[:active, at] = reached / reached.sum(axis=1, keepdims=True)
        for at, active in reversed(block.steps):
            ahead = backward[:active, at] * raised[:active, at]
            left = (self._raised * ahead[:, None, :]).sum(axis=2)
            backward[:active, at - 1] = left / left.sum(axis=1, keepdims=True)
        joint = forward * backward
        return block.parted(joint / joint.sum(axis=2, keepdims=True))

    def save(self, path: Path) -> None:
        """Write the weights; the same bytes for the same weights."""
        weights = self._table[1:]
        at, label = np.nonzero(weights)
        np.savez_compressed(
            path,
            labels=_packed(self.labels),
            features=_packed(self._in_order()),
            at=np.diff(at, prepend=0).astype(np.uint16),
            label=label.astype(np.uint8),
            weights=weights[at, label].astype(np.float32),
            steps=self._steps.astype(np.float32),
        )

    def _row(self, feature: str) -> int:
        name, sign, value = feature.partition("=")
        return self._rows.get(name + sign, _NO_ROWS).get(value, _NOTHING)

    def _in_order(self) -> list[str]:
        rows = {row: name + value for name, of in self._rows.items() for value, row in of.items()}
        return [rows[row] for row in sorted(rows)]


def _by_name(features: Sequence[str]) -> dict[str, dict[str, int]]:
    """The row of each feature by its name with the sign (`w=`), then by what follows (`lund`)."""
    rows: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row, feature in enumerate(features, start=_NOTHING + 1):
        name, sign, value = feature.partition("=")
        rows[name + sign][value] = row
    return dict(rows)


def load_crf(path: Path) -> Crf:
    """Read the weights that `Crf.save` wrote."""
    with np.load(path) as stored:
        labels, features = _unpacked(stored["labels"]), _unpacked(stored["features"])
        weights = np.zeros((len(features), len(labels)))
        weights[np.cumsum(stored["at"], dtype=np.intp), stored["label"]] = stored["weights"]
        return Crf(labels, features, weights, stored["steps"].astype(np.float64))


def _packed(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")


_Rows = TypeVar("_Rows", Numbers, Tags)


class _Block:
    """The scores of several sentences as one block of numbers, the longest first."""

    def __init__(self, scores: Sequence[Numbers]) -> None:
        self._order = sorted(range(len(scores)), key=lambda number: -len(scores[number]))
        self.lengths = np.array([len(scores[number]) for number in self._order])
        self.scores = np.zeros((len(scores), self.lengths[0], scores[0].shape[1]))
        for row, number in enumerate(self._order):
            self.scores[row, : len(scores[number])] = scores[number]
        reach = len(scores) - np.cumsum(np.bincount(self.lengths))
        self.steps = list(enumerate(reach.tolist()))[1:-1]
        """Each place but the first, and how many sentences reach it."""

    def parted(self, rows: _Rows) -> list[_Rows]:
        """Rows of the block given back by sentence, in the order they came in."""
        out = [rows[0]] * len(self._order)
        for row, number in enumerate(self._order):
            out[number] = rows[row, : self.lengths[row]]
        return out
