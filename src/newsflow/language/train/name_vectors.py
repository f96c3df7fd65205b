"""Training the network that tells names from vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from newsflow.language.known import Known
from newsflow.language.name_forms import LISTS, TABLES, Forms, Numbers, Rows
from newsflow.language.name_vectors import GAP, TAGS, Layers, Network
from newsflow.language.windows import Places

_HIDDEN = 128
_BATCH = 64
"""Sentences a step."""
_EPOCHS = 4
_RATE = 2e-3
_WARM_UP = 100
_DECAY = 0.01
_DROPPED = 0.3
_DROPPED_INPUT = 0.1
_UNKNOWN = 0.1
"""Share of words whose word vector is withheld, as those of words of no table are."""
_SPREAD_OF_TABLES = 0.1
_MEAN, _SPREAD = 0.9, 0.999
_REMEMBERED = 25_000
"""Words kept: some 15 MB."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence to learn from."""

    texts: Sequence[str]
    vectors: Numbers
    """The parser's."""
    tags: Sequence[str]
    corpus: int = 0
    """Corpora differ in how much they call a name: each has a bias of its own, and the first,
    0, that of use."""


class KnownForms(Known[str]):
    """What is read of words, kept: every epoch asks for the same."""

    def __init__(self, forms: Forms) -> None:
        """Keep where words are read."""
        self._forms = forms
        self.of_vectors = forms.of_vectors
        super().__init__(_REMEMBERED)

    def learn(self, fresh: list[str], here: slice) -> None:
        """Read words."""
        self.numbers[here], self.codes[here] = self._forms.of(fresh)

    def make_room(self, rows: int) -> None:
        """Begin both tables."""
        self.numbers: Numbers = np.zeros((rows, self.of_vectors + len(LISTS)), dtype=np.float32)
        """Word vector and lists of each word met."""
        self.codes: Rows = np.zeros((rows, len(TABLES)), dtype=np.intp)
        """Its row in each of the tables."""


def learn(lessons: Sequence[Lesson], forms: Forms, *, epochs: int = _EPOCHS) -> Network:
    """A network that tells the tags of these sentences."""
    chance = np.random.default_rng(0)
    corpora = 1 + max(lesson.corpus for lesson in lessons)
    known = KnownForms(forms)
    width = known.numbers.shape[1] + sum(w for _, w in TABLES) + lessons[0].vectors.shape[1]
    fit = _Fit(_first(width, corpora, chance))
    steps = epochs * -(-len(lessons) // _BATCH)
    for batch in _batches(lessons, epochs, chance):
        rate = _RATE * min(1, (fit.steps + 1) / _WARM_UP) * (1 - fit.steps / steps)
        fit.step(_Pass(fit.parts, batch, known, chance).gradients(), rate)
    tables, layers, biases = _split(fit.parts)
    used = replace(layers, output_bias=layers.output_bias + biases[0])
    return Network(tables, used)


def _batches(
    lessons: Sequence[Lesson], epochs: int, chance: np.random.Generator
) -> Iterator[list[Lesson]]:
    for _ in range(epochs):
        order = chance.permutation(len(lessons))
        for start in range(0, len(order), _BATCH):
            yield [lessons[at] for at in order[start : start + _BATCH]]


def _first(width: int, corpora: int, chance: np.random.Generator) -> list[Numbers]:
    """Weights to start from (He et al. 2015)."""

    def drawn(rows: int, columns: int, spread: float) -> Numbers:
        return (spread * chance.standard_normal((rows, columns))).astype(np.float32)

    def layer(rows: int, columns: int, gain: float) -> list[Numbers]:
        return [drawn(rows, columns, np.sqrt(gain / rows)), np.zeros(columns, dtype=np.float32)]

    tables = [drawn(rows, columns, _SPREAD_OF_TABLES) for rows, columns in TABLES]
    layers = [
        *layer(3 * width, _HIDDEN, 2),
        *layer(3 * _HIDDEN, _HIDDEN, 2),
        *layer(_HIDDEN, len(TAGS), 1),
    ]
    return [*tables, *layers, np.zeros((corpora, len(TAGS)), dtype=np.float32)]


def _split(parts: Sequence[Numbers]) -> tuple[list[Numbers], Layers, Numbers]:
    """The tables, the layers and the biases of corpora."""
    return [*parts[: len(TABLES)]], Layers(*parts[len(TABLES) : -1]), parts[-1]


class _Pass:
    """One pass forth and back through the network, with some inputs and units dropped."""

    def __init__(
        self,
        parts: Sequence[Numbers],
        batch: Sequence[Lesson],
        forms: KnownForms,
        chance: np.random.Generator,
    ) -> None:
        self._tables, self._layers, self._biases = _split(parts)
        self._places = Places([len(lesson.tags) for lesson in batch], GAP)
        rows = forms.rows(text for lesson in batch for text in lesson.texts)
        self._codes = forms.codes[rows]
        self._corpora = np.repeat(
            [lesson.corpus for lesson in batch], [len(lesson.tags) for lesson in batch]
        )
        self._wanted = np.array([TAGS.index(tag) for lesson in batch for tag in lesson.tags])
        self._chance = chance
        numbers = forms.numbers[rows]
        numbers[:, : forms.of_vectors] *= chance.random((len(rows), 1)) > _UNKNOWN
        learned = [table[self._codes[:, at]] for at, table in enumerate(self._tables)]
        vectors = np.vstack([lesson.vectors for lesson in batch])
        self._words = np.hstack([numbers, *learned, vectors])
        self._learned_from = numbers.shape[1]

    def gradients(self) -> list[Numbers]:
        """Of the cross entropy, for all parts."""
        layers, places = self._layers, self._places
        kept_input = self._kept((len(self._words), 3 * self._words.shape[1]), _DROPPED_INPUT)
        seen = places.windows(self._words) * kept_input
        first = np.maximum(seen @ layers.hidden + layers.hidden_bias, 0)
        kept_first = self._kept(first.shape, _DROPPED)
        beside = places.windows(first * kept_first)
        second = np.maximum(beside @ layers.second + layers.second_bias, 0)
        kept = self._kept(first.shape, _DROPPED)
        summed = (first + second) * kept
        errors = self._errors(summed @ layers.output + layers.output_bias)
        back = (errors @ layers.output.T) * kept
        back_second = back * (second > 0)
        back_first = back + _unwindowed(places, back_second @ layers.second.T) * kept_first
        back_first *= first > 0
        back_words = _unwindowed(places, (back_first @ layers.hidden.T) * kept_input)
        return [
            *self._of_tables(back_words),
            seen.T @ back_first, back_first.sum(axis=0),
            beside.T @ back_second, back_second.sum(axis=0),
            summed.T @ errors, errors.sum(axis=0),
            _added(self._biases, self._corpora, errors),
        ]  # fmt: skip

    def _errors(self, scores: Numbers) -> Numbers:
        scores = scores + self._biases[self._corpora]
        errors: Numbers = np.exp(scores - scores.max(axis=1, keepdims=True))
        errors /= errors.sum(axis=1, keepdims=True)
        errors[np.arange(len(errors)), self._wanted] -= 1
        return errors / np.float32(len(errors))

    def _of_tables(self, back: Numbers) -> Iterator[Numbers]:
        start = self._learned_from
        for at, table in enumerate(self._tables):
            end = start + table.shape[1]
            yield _added(table, self._codes[:, at], back[:, start:end])
            start = end

    def _kept(self, shape: tuple[int, ...], dropped: float) -> Numbers:
        kept: Numbers = (self._chance.random(shape, dtype=np.float32) > dropped).astype(np.float32)
        return kept / np.float32(1 - dropped)


def _unwindowed(places: Places, windows: Numbers) -> Numbers:
    """What windows give back to each word: the adjoint of `Places.windows`."""
    width = windows.shape[1] // 3
    column = np.zeros((places.rows, width), dtype=np.float32)
    for part, offset in enumerate((-1, 0, 1)):
        column[places.words + offset] += windows[:, part * width : (part + 1) * width]
    return column[places.words]


def _added(table: Numbers, rows: Rows, values: Numbers) -> Numbers:
    """Values added up by row, as large as the table."""
    total = np.zeros_like(table)
    np.add.at(total, rows, values)
    return total


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
