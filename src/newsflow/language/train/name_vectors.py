"""Training the network that reads names from the parser's vectors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from newsflow.language.crf import Group
from newsflow.language.name_vectors import (
    TAGS,
    Network,
    Numbers,
    parted,
    vector_features,
    windows_of,
)

_FOLDS = 5
_BLOCK = 40
"""Sentences that stay in one fold, so that most texts do."""
_HIDDEN = 128
_BATCH = 256
_EPOCHS = 6
_RATE = 1e-3
_WARM_UP = 200
_DECAY = 0.01
_DROPPED = 0.3
_DROPPED_INPUT = 0.1
_MEAN, _SPREAD = 0.9, 0.999


def learn(
    sentences: Sequence[Numbers], tags: Sequence[list[str]], *, epochs: int = _EPOCHS
) -> tuple[Network, list[list[Group]]]:
    """A network for use, and the features of the sentences it was trained on.

    Those come from networks that have not seen the sentence: else the name finder would trust
    what it is told more than it can at use.
    """
    targets = [np.array([TAGS.index(tag) for tag in row]) for row in tags]
    chance = random.Random(_FOLDS)
    blocks = [chance.randrange(_FOLDS) for _ in range(len(sentences) // _BLOCK + 1)]
    folds = [blocks[i // _BLOCK] for i in range(len(sentences))]
    rows: list[list[Group]] = [[] for _ in sentences]
    for fold in range(_FOLDS):
        out = [i for i, of in enumerate(folds) if of == fold]
        if out:
            rest = [i for i, of in enumerate(folds) if of != fold] or out
            network = _fitted([sentences[i] for i in rest], [targets[i] for i in rest], epochs)
            held = [sentences[i] for i in out]
            for i, chances in zip(
                out, parted(network.chances(windows_of(held)), held), strict=True
            ):
                rows[i] = vector_features(chances)
    return _fitted(sentences, targets, epochs), rows


def _fitted(sentences: Sequence[Numbers], targets: Sequence[Numbers], epochs: int) -> Network:
    windows, wanted = windows_of(sentences), np.concatenate(targets)
    chance = np.random.default_rng(0)
    fit = _Fit(_first(windows.shape[1], chance))
    steps = epochs * -(-len(windows) // _BATCH)
    for _ in range(epochs):
        order = chance.permutation(len(windows))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            rate = _RATE * min(1, (fit.steps + 1) / _WARM_UP) * (1 - fit.steps / steps)
            fit.step(_gradients(fit.parts, windows[batch], wanted[batch], chance), rate)
    return Network(*fit.parts)


def _first(width: int, chance: np.random.Generator) -> list[Numbers]:
    """Weights to start from (He et al. 2015)."""
    hidden = chance.standard_normal((width, _HIDDEN)) * np.sqrt(2 / width)
    output = chance.standard_normal((_HIDDEN, len(TAGS))) * np.sqrt(1 / _HIDDEN)
    parts = hidden, np.zeros(_HIDDEN), output, np.zeros(len(TAGS))
    return [part.astype(np.float32) for part in parts]


def _gradients(
    parts: list[Numbers], windows: Numbers, wanted: Numbers, chance: np.random.Generator
) -> list[Numbers]:
    """Of the cross entropy, with some inputs and hidden units dropped."""
    hidden, hidden_bias, output, output_bias = parts
    seen = windows * _kept(windows.shape, _DROPPED_INPUT, chance)
    inner = seen @ hidden + hidden_bias
    open_ = (inner > 0) * _kept(inner.shape, _DROPPED, chance)
    active = inner * open_
    scores = active @ output + output_bias
    errors = np.exp(scores - scores.max(axis=1, keepdims=True))
    errors /= errors.sum(axis=1, keepdims=True)
    errors[np.arange(len(wanted)), wanted] -= 1
    errors /= len(wanted)
    back = (errors @ output.T) * open_
    return [seen.T @ back, back.sum(axis=0), active.T @ errors, errors.sum(axis=0)]


def _kept(shape: tuple[int, ...], dropped: float, chance: np.random.Generator) -> Numbers:
    kept: Numbers = (chance.random(shape, dtype=np.float32) > dropped).astype(np.float32)
    return kept / np.float32(1 - dropped)


@dataclass(slots=True)
class _Fit:
    """Weights on their way, by Adam with decay (Loshchilov and Hutter 2019)."""

    parts: list[Numbers]
    steps: int = 0
    means: list[Numbers] = field(default_factory=list)
    spreads: list[Numbers] = field(default_factory=list)

    def step(self, gradients: list[Numbers], rate: float) -> None:
        """Move the weights against their gradients."""
        self.means = self.means or [np.zeros_like(part) for part in self.parts]
        self.spreads = self.spreads or [np.zeros_like(part) for part in self.parts]
        self.steps += 1
        for i, gradient in enumerate(gradients):
            self.means[i] = _MEAN * self.means[i] + (1 - _MEAN) * gradient
            self.spreads[i] = _SPREAD * self.spreads[i] + (1 - _SPREAD) * gradient**2
            mean = self.means[i] / (1 - _MEAN**self.steps)
            spread = self.spreads[i] / (1 - _SPREAD**self.steps)
            decay = _DECAY * self.parts[i] if self.parts[i].ndim > 1 else 0
            moved = self.parts[i] - rate * (mean / (np.sqrt(spread) + 1e-8) + decay)
            self.parts[i] = moved.astype(np.float32)
