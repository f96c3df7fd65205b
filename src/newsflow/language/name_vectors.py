"""A small network that tells names from the vectors of words and of the parser.

The parser's vectors hold what tags and trees are read from: a word in its surroundings. Word
vectors know words that no treebank has. The network reads both, in windows of three words, twice
over (convolution as Collobert et al. 2011 use it), and says how likely a word is to open or
continue a name of each kind. Its answers are added to the random field's, weighed (a log-linear
pool, Genest and Zidek 1986).
"""

from __future__ import annotations

from collections.abc import Sequence, Sized
from dataclasses import astuple, dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from newsflow.language.blas import in_blocks, product
from newsflow.language.name_forms import TABLES, KnownForms, Numbers, Rows
from newsflow.language.windows import blocks, windows

_Rows = TypeVar("_Rows", NDArray[np.float32], NDArray[np.float64])
TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
"""What the network tells apart, in its order."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The weights of a network between its tables and its answer."""

    hidden: Numbers
    hidden_bias: Numbers
    second: Numbers
    second_bias: Numbers
    output: Numbers
    output_bias: Numbers


class Places:
    """Where words stand in a column of sentences with a gap before, between and after them."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """For sentences of these lengths."""
        sentence = np.repeat(np.arange(len(lengths)), lengths)
        self.words: Rows = np.arange(len(sentence)) + sentence + 1
        self.rows = len(sentence) + len(lengths) + 1

    def column(self, words: Sequence[Numbers]) -> Numbers:
        """The parts of each word's numbers side by side at its place, zeros in the gaps."""
        column = np.zeros((self.rows, sum(part.shape[1] for part in words)), dtype=np.float32)
        start = 0
        for part in words:
            column[self.words, start : start + part.shape[1]] = part
            start += part.shape[1]
        return column

    def windows(self, words: Numbers) -> Numbers:
        """Each word's numbers between those of its neighbours, zeros beyond the sentence."""
        return windows(self.column([words]))[self.words - 1]

    def products(self, column: Numbers, weights: Numbers) -> Numbers:
        """The windows of a column times weights."""
        seen = windows(column)
        out = np.empty((len(self.words), weights.shape[1]), dtype=np.float32)
        for part in blocks(len(out)):
            out[part] = product(seen[self.words[part] - 1], weights)
        return out


class Network:
    """A network as it is used."""

    def __init__(self, tables: Sequence[Numbers], layers: Layers) -> None:
        """Keep the weights; `tables` are those of `name_forms.TABLES`."""
        self.tables = tuple(tables)
        self.layers = layers
        self._output = in_blocks(layers.output)

    def chances(
        self, forms: KnownForms, texts: Sequence[str], vectors: Sequence[Numbers]
    ) -> Numbers:
        """The logarithm of the chance of each tag, a row for each word of some sentences.

        `texts` are their words, `vectors` the parser's vectors of each sentence.
        """
        rows = forms.rows(texts)
        learned = [table[forms.codes[rows, at]] for at, table in enumerate(self.tables)]
        places = Places([len(part) for part in vectors])
        column = places.column([forms.numbers[rows], *learned, np.vstack(vectors)])
        return self._read(places, column)

    def _read(self, places: Places, column: Numbers) -> Numbers:
        layers = self.layers
        first = places.products(column, layers.hidden)
        first += layers.hidden_bias
        np.maximum(first, 0, out=first)
        second = places.products(places.column([first]), layers.second)
        second += layers.second_bias
        first += np.maximum(second, 0, out=second)
        scores = product(first, self._output)[:, : len(TAGS)] + layers.output_bias
        scores -= scores.max(axis=1, keepdims=True)
        logarithms: Numbers = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return logarithms

    def save(self, path: Path) -> None:
        """Write the weights in half precision: the same bytes for the same weights."""
        parts = [part.astype(np.float16) for part in (*self.tables, *astuple(self.layers))]
        np.savez_compressed(path, *parts)


def load_network(path: Path) -> Network:
    """Read the weights that `Network.save` wrote."""
    with np.load(path) as stored:
        parts = [stored[f"arr_{at}"].astype(np.float32) for at in range(len(stored.files))]
    return Network(parts[: len(TABLES)], Layers(*parts[len(TABLES) :]))


def parted(rows: _Rows, sentences: Sequence[Sized]) -> list[_Rows]:
    """Rows of all words given back by sentence."""
    ends = [0, *accumulate(len(vectors) for vectors in sentences)]
    return [rows[start:end] for start, end in pairwise(ends)]
