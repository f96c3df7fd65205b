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
from newsflow.language.known import Known
from newsflow.language.name_forms import LISTS, TABLES, Forms, Numbers
from newsflow.language.windows import SEEN, Filter, Places, summed

_Rows = TypeVar("_Rows", NDArray[np.float32], NDArray[np.float64])
TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
"""What the network tells apart, in its order."""
GAP = 2
"""Rows of nothing around sentences: one would do, but sentences stand in pairs of rows."""
_REMEMBERED = 12_000
"""Words whose products are kept: 1.5 KB each."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The weights of a network between its tables and its answer."""

    hidden: Numbers
    hidden_bias: Numbers
    second: Numbers
    second_bias: Numbers
    output: Numbers
    output_bias: Numbers


class Network:
    """The weights of a network."""

    def __init__(self, tables: Sequence[Numbers], layers: Layers) -> None:
        """Keep the weights; `tables` are those of `name_forms.TABLES`."""
        self.tables = tuple(tables)
        self.layers = layers

    def save(self, path: Path) -> None:
        """Write the weights in half precision: the same bytes for the same weights."""
        parts = [part.astype(np.float16) for part in (*self.tables, *astuple(self.layers))]
        np.savez_compressed(path, *parts)


class Chances(Known[str]):
    """A network at use. What words met add to its first layer by themselves is kept."""

    def __init__(self, network: Network, forms: Forms) -> None:
        """Part the weights of the first layer: for words, and for their vectors in a sentence."""
        layers = self._layers = network.layers
        self._tables, self._forms = network.tables, forms
        of_word = forms.of_vectors + len(LISTS) + sum(width for _, width in TABLES)
        hidden = layers.hidden.reshape(SEEN, -1, len(layers.hidden_bias))
        self._of_word = np.ascontiguousarray(hidden[:, :of_word])
        of_vector = np.vstack([*hidden[:, of_word:]])
        self._hidden = Filter(of_vector, layers.hidden_bias)
        self._second = Filter(layers.second, layers.second_bias)
        self._output = in_blocks(layers.output)
        super().__init__(_REMEMBERED, first=1)

    def of(self, texts: Sequence[str], vectors: Sequence[Numbers]) -> Numbers:
        """The logarithm of the chance of each tag, a row for each word of some sentences.

        `texts` are their words, `vectors` the parser's vectors of each sentence.
        """
        places = Places([len(part) for part in vectors], GAP)
        keys = np.zeros(places.rows, dtype=np.intp)
        keys[places.words] = self.rows(texts)
        first = self._hidden.of_words(places.column(np.vstack(vectors)), places)
        first += summed(self._sides, keys, places.words)
        np.maximum(first, 0, out=first)
        second = self._second.of_words(places.column(first), places)
        first += np.maximum(second, 0, out=second)
        scores = product(first, self._output)[:, : len(TAGS)] + self._layers.output_bias
        scores -= scores.max(axis=1, keepdims=True)
        logarithms: Numbers = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return logarithms

    def learn(self, fresh: list[str], here: slice) -> None:
        """Multiply what is read of words."""
        numbers, codes = self._forms.of(fresh)
        learned = [table[codes[:, at]] for at, table in enumerate(self._tables)]
        words = np.hstack([numbers, *learned])
        for side, weights in zip(self._sides, self._of_word, strict=True):
            side[here] = product(words, weights)

    def make_room(self, rows: int) -> None:
        """Begin the table; row 0 is of no word."""
        width = self._of_word.shape[2]
        self._sides = np.zeros((SEEN, rows, width), dtype=np.float32)


def load_network(path: Path) -> Network:
    """Read the weights that `Network.save` wrote."""
    with np.load(path) as stored:
        parts = [stored[f"arr_{at}"].astype(np.float32) for at in range(len(stored.files))]
    return Network(parts[: len(TABLES)], Layers(*parts[len(TABLES) :]))


def parted(rows: _Rows, sentences: Sequence[Sized]) -> list[_Rows]:
    """Rows of all words given back by sentence."""
    ends = [0, *accumulate(len(vectors) for vectors in sentences)]
    return [rows[start:end] for start, end in pairwise(ends)]
