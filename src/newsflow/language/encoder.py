"""From words to vectors of words in their surroundings: the shipped network at use.

The arithmetic is that of spaCy's `MaxoutWindowEncoder`, which trains it: layers that read each
word between its neighbours, four words of nothing at each end of a sentence, maxout (Goodfellow
et al. 2013), normalised, added to what came in. Three things are done once that thinc does again
and again: the products of the first layer, which sees words alone, are kept for each word; windows
are multiplied two at a time (`windows.py`), between sentences only where a word will see them; and
pieces lie side by side, so that maxout is two comparisons of blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.tokens import Doc
from thinc.api import Model

from newsflow.language.blas import product
from newsflow.language.embedding import STAND_INS, Vectors, word_vectors
from newsflow.language.known import Known
from newsflow.language.windows import SEEN, Filter, Places, blocks, paired, summed

Rows = NDArray[np.intp]
_PIECES = 3
_GAP = 4
"""Rows of nothing before, between and after sentences: as many as there are layers, so that no
sentence sees another."""
_REMEMBERED = 8_000
"""Words whose products are kept: 5 KB each."""
_REMEMBERED_VECTORS = 40_000
"""Words whose vectors are kept: half a kilobyte each. They take five times the work of products."""
_SMALL = 1e-8


class Encoder:
    """The layers of a trained network, and what the first of them makes of the words met."""

    def __init__(self, model: Model[Any, Any], strings: Any) -> None:
        """Take the weights of spaCy's `Tok2Vec` with the embedding of `embedding.py`."""
        self._layers = _layers_of(model)
        self._nothing = self._layers[0].finished(self._layers[0].bias[None].copy())
        first = self._layers[0]
        vectors = KnownVectors(word_vectors(model), first.width)
        self._words = KnownWords(vectors.of, first.products, strings)

    def vectors(self, docs: Sequence[Doc]) -> Vectors:
        """The vectors of all words of `docs` in order, a row each; there is at least one."""
        places = Places([len(doc) for doc in docs], _GAP)
        keys = np.zeros(places.rows, dtype=np.intp)
        keys[places.words] = self._words.rows_in(docs)
        return self._encoded(keys, places)

    def _encoded(self, keys: Rows, places: Places) -> Vectors:
        """Of the rows beside words two on each side are needed, and fewer the further up."""
        first, *others = self._layers
        known = self._words
        rows = np.empty((len(keys), first.width), dtype=np.float32)
        rows[:] = self._nothing
        near = places.near(1)
        for part in blocks(len(near)):
            at = near[part]
            products = summed(known.sides, keys, at)
            products += first.bias
            rows[at] = known.vectors[keys[at]] + first.finished(products)
        for layer, reach in zip(others, (2, 1, 0), strict=True):
            pairs = places.pairs(reach)
            paired(rows)[pairs] += layer.of(rows, pairs)
        return rows[places.words]


class Layer(NamedTuple):
    """Weights of one layer, the pieces of maxout side by side."""

    weights: Vectors
    bias: Vectors
    scale: Vectors
    shift: Vectors
    filter: Filter

    @property
    def width(self) -> int:
        """Numbers a word comes in and goes out with."""
        return len(self.scale)

    @property
    def products(self) -> Vectors:
        """The weights as they meet a word on the left, in the middle and on the right."""
        return self.weights.reshape(SEEN, self.width, -1)

    def of(self, rows: Vectors, pairs: Rows) -> Vectors:
        """What the layer makes of both rows of some pairs."""
        out = np.empty((len(pairs), 2, self.width), dtype=np.float32)
        for part in blocks(len(pairs)):
            first, second = self.filter.of(rows, pairs[part])
            out[part, 0] = self.finished(first)
            out[part, 1] = self.finished(second)
        return out

    def finished(self, products: Vectors) -> Vectors:
        """The largest of the pieces, normalised (Ba et al. 2016)."""
        width = self.width
        most = np.maximum(products[:, :width], products[:, width : 2 * width])
        np.maximum(most, products[:, 2 * width :], out=most)
        most -= np.vecdot(most, np.full(width, 1 / width, dtype=np.float32))[:, None]
        variance = np.vecdot(most, most) / np.float32(width) + np.float32(_SMALL)
        most *= (variance ** np.float32(-0.5))[:, None]
        most *= self.scale
        most += self.shift
        return most


class KnownVectors(Known[str]):
    """The vectors of words met."""

    def __init__(self, compute: Callable[[list[str]], Vectors], width: int) -> None:
        """Keep how vectors of this width are computed."""
        self._compute, self._width = compute, width
        super().__init__(_REMEMBERED_VECTORS)

    def of(self, words: list[str]) -> Vectors:
        """The vectors of some words."""
        rows = self.rows(words)
        return self._vectors[rows]

    def learn(self, fresh: list[str], here: slice) -> None:
        """Compute vectors."""
        self._vectors[here] = self._compute(fresh)

    def make_room(self, rows: int) -> None:
        """Begin the table."""
        self._vectors: Vectors = np.zeros((rows, self._width), dtype=np.float32)


class KnownWords(Known[int]):
    """The vectors of words met, and their products with the first layer. Row 0 is no word."""

    def __init__(
        self, compute: Callable[[list[str]], Vectors], products: Vectors, strings: Any
    ) -> None:
        """Keep how vectors are computed; `strings` knows the words of spaCy's keys."""
        self._compute = compute
        self._products = products
        self._strings = strings
        self._stand_ins = {strings.add(a): strings.add(b) for a, b in STAND_INS.items()}
        super().__init__(_REMEMBERED, first=1)

    def rows_in(self, docs: Sequence[Doc]) -> list[int]:
        """The row of each word, as it is read where it stands."""
        return self.rows(key for doc in docs for key in self._read(doc))

    def learn(self, fresh: list[int], here: slice) -> None:
        """Compute vectors, and multiply them."""
        self.vectors[here] = self._compute([self._strings[key] for key in fresh])
        for side, weights in zip(self.sides, self._products, strict=True):
            side[here] = product(self.vectors[here], weights)

    def make_room(self, rows: int) -> None:
        """Begin both tables."""
        _, width, products = self._products.shape
        self.vectors = np.zeros((rows, width), dtype=np.float32)
        self.sides = np.zeros((SEEN, rows, products), dtype=np.float32)

    def _read(self, doc: Doc) -> list[int]:
        keys: list[int] = doc.to_array(ORTH).tolist()
        if not self._stand_ins.keys().isdisjoint(keys) and not doc.text.isupper():
            return [self._stand_ins.get(key, key) for key in keys]
        return keys


def _layers_of(model: Any) -> tuple[Layer, ...]:
    """The layers in order. thinc keeps the pieces of one number together."""
    nodes = list(model.layers[1].walk())
    maxouts = [node for node in nodes if node.name == "maxout"]
    norms = [node for node in nodes if node.name == "layernorm"]
    return tuple(
        _layer(maxout, norm.get_param("G"), norm.get_param("b"))
        for maxout, norm in zip(maxouts, norms, strict=True)
    )


def _layer(maxout: Any, scale: Vectors, shift: Vectors) -> Layer:
    weights = _sided(maxout.get_param("W").transpose(2, 1, 0))
    bias = _sided(maxout.get_param("b").T[None])[0]
    return Layer(weights, bias, scale, shift, Filter(weights, bias))


def _sided(weights: Vectors) -> Vectors:
    return np.ascontiguousarray(weights.reshape(len(weights), -1))
