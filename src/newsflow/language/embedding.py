"""The layer of the network that turns words into vectors.

As spaCy's `MultiHashEmbed` it hashes a word's form, affixes and shape into tables of vectors
(Miranda et al. 2022), and adds the word's clusters, which know 200,000 words where treebanks
know 20,000. A word has one vector wherever it stands, so each is computed once a batch while
training and once a process afterwards (`encoder.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    uniqued,
    with_array,
)

from newsflow.language.clusters import COARSE, FINE, cluster_of
from newsflow.language.letters import ASCII_KINDS

Vectors = NDArray[np.float32]
Columns = NDArray[np.uint64]
_Layer = Model[Any, Any]

_ROWS = (5000, 2500, 2500, 2000, 4000, 1000, 100)
"""Vectors per table, in the order of `_columns` after its key."""
_FIRST_SEED = 8
_LONG_RUN = re.compile(r"((.)\2{3})\2+", re.DOTALL)
STAND_INS = {"IS": "ISIL"}
"""What is read as another word in a sentence that is not all capitals: there `IS` is a name."""
_NAME = "newsflow_embed"
_NO_WORDS = ("\n", "\n\n", "\n\n\n")
"""Read beside one or two words: fewer than three rows are multiplied in another way (`blas.py`)."""


def cluster_hash_embed(width: int) -> _Layer:
    """Vectors of `width` numbers for each token, from its own characters and clusters."""
    seeds = count(_FIRST_SEED)
    tables: list[_Layer] = [
        HashEmbed(width, rows, column=column, seed=next(seeds), dropout=0.0)
        for column, rows in enumerate(_ROWS, start=1)
    ]
    mix = Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True)
    words: _Layer = uniqued(chain(concatenate(*tables), mix), column=0)
    layers: _Layer = chain(_word_columns(), list2ragged(), with_array(words), ragged2list())
    return Model(_NAME, _forward, init=_initialize, layers=[layers])


registry.architectures.register("newsflow.ClusterHashEmbed.v1", func=cluster_hash_embed)


def word_vectors(model: _Layer) -> Callable[[list[str]], Vectors]:
    """How a trained network that holds this layer makes vectors of words."""
    layer = next(node for node in model.walk() if node.name == _NAME)
    return partial(_predict, layer.layers[0])


def _forward(model: _Layer, docs: list[Doc], is_train: bool) -> tuple[list[Vectors], Any]:
    # Treebanks have no such name: an `IS` of theirs is a verb that somebody stressed.
    sentences = [[token.text for token in doc] if is_train else _surface(doc) for doc in docs]
    vectors, backprop = model.layers[0](sentences, is_train)

    def finish(gradient: list[Vectors]) -> list[Doc]:
        backprop(gradient)
        return []

    return vectors, finish


def _surface(doc: Doc) -> list[str]:
    """The words of a sentence as the network reads them."""
    words = [token.text for token in doc]
    if not STAND_INS.keys().isdisjoint(words) and not doc.text.isupper():
        return [STAND_INS.get(word, word) for word in words]
    return words


def _initialize(model: _Layer, X: list[Doc] | None = None, Y: Any = None) -> None:  # noqa: N803
    """Size the layers; the parameter names are thinc's."""
    sample = None if X is None else [_surface(doc) for doc in X]
    model.layers[0].initialize(X=sample, Y=Y)


def _predict(layers: _Layer, words: list[str]) -> Vectors:
    beside = _NO_WORDS if len(words) < len(_NO_WORDS) else ()
    vectors: Vectors = layers.predict([[*words, *beside]])[0]
    return vectors[: len(words)]


def _word_columns() -> _Layer:
    return Model("newsflow_word_columns", _columns_forward)


def _columns_forward(
    model: _Layer,  # noqa: ARG001 - thinc calls every layer alike
    sentences: list[list[str]],
    is_train: bool,  # noqa: ARG001
) -> tuple[list[Columns], Any]:
    return [_table(words) for words in sentences], lambda gradient: gradient


def _table(words: Iterable[str]) -> Columns:
    rows = [_columns(word) for word in words]
    return np.asarray(rows, dtype="uint64").reshape(len(rows), len(_ROWS) + 1)


@lru_cache(maxsize=1 << 15)
def _columns(word: str) -> tuple[int, ...]:
    """A key for the word itself, then what each table hashes."""
    lower, cluster = word.lower(), cluster_of(word)
    strings = (word, lower, lower[:3], lower[-3:], _shape(word))
    clusters = (cluster + 1, (cluster & FINE) + 1, (cluster & COARSE) + 1)
    return (*(get_string_id(string) for string in strings), *clusters)


def _shape(word: str) -> str:
    """`Xxxxx` for Paris, `XXXX` for NATO, `dd` for 23: runs longer than four are cut."""
    start = word[:100]
    kinds = start.translate(ASCII_KINDS) if start.isascii() else "".join(map(_kind, start))
    return _LONG_RUN.sub(r"\1", kinds)


def _kind(character: str) -> str:
    if character.isalpha():
        return "X" if character.isupper() else "x" if character.islower() else character
    return "d" if character.isdigit() else character
