"""Trees from vectors: spaCy's arc-eager parser, many sentences a step at a time.

spaCy's own loop takes and gives back Python's lock several times a step, which is two thirds of
its time, and multiplies with the slower of two libraries. Here its parts are called in the same
order (Honnibal and Johnson 2015; Goldberg and Nivre 2012), so the trees are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel
from spacy.tokens import Doc

from newsflow.language.blas import in_blocks, product
from newsflow.language.embedding import Vectors

_OPEN = 48
"""Sentences read at a time; one that ends makes room for the next. What a step looks up of so many
fits into a processor's own memory."""


class Parser:
    """A trained parser at use."""

    def __init__(self, component: Any) -> None:
        """Take the weights of spaCy's `DependencyParser` over a listener."""
        self._component = component
        words, lower, upper = component.model.layers
        linear = next(node for node in words.walk() if node.name == "linear")
        self._words = in_blocks(linear.get_param("W").T), linear.get_param("b")
        features, width, pieces, inner = lower.get_param("W").shape
        # Pieces of maxout side by side: then it compares two blocks.
        sided = lower.get_param("W").transpose(3, 0, 2, 1)
        self._lower: Vectors = np.ascontiguousarray(sided.reshape(inner, -1))
        self._none = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(-1)
        self._bias = lower.get_param("b").T.reshape(-1)
        self._upper = in_blocks(upper.get_param("W").T), upper.get_param("b")
        self._places = np.arange(features, dtype=np.int32)
        self._width, self._pieces = width, pieces
        self._model = SimpleNamespace(state2vec=SimpleNamespace(nF=features))

    def annotate(self, docs: Sequence[Doc], vectors: Vectors) -> None:
        """Set the trees of `docs`, whose words have these vectors in order."""
        parts = self._parts(vectors)
        states = self._component.moves.init_batch(docs)
        waiting = _shortest_first(docs, states)
        open_: list[Any] = []
        while waiting or open_:
            while waiting and len(open_) < _OPEN:
                open_.append(waiting.pop())
            scores = self._scores(parts, ParserStepModel.get_token_ids(self._model, open_))
            open_ = self._component.transition_states(open_, scores)
        self._component.set_annotations(docs, states)

    def _parts(self, vectors: Vectors) -> Vectors:
        """What each word adds to a state in each place there; the first rows are for no word."""
        weights, bias = self._words
        seen = product(vectors, weights)[:, : len(bias)] + bias
        parts = np.empty((len(seen) + 1, len(self._none)), dtype=np.float32)
        parts[0] = self._none
        if len(seen) > 1:
            np.matmul(seen, self._lower, out=parts[1:])
        else:
            parts[1:] = product(seen, self._lower)
        return parts.reshape(-1, self._width * self._pieces)

    def _scores(self, parts: Vectors, words: Any) -> Vectors:
        """The score of each step for each state, given by the words in its places (-1: none)."""
        words += 1
        words *= len(self._places)
        words += self._places
        # Place by place: the parts of all states in one place are added as one block.
        taken = parts.take(words.T.ravel(), axis=0, mode="clip")
        summed = np.add.reduce(taken.reshape(len(self._places), len(words), -1), axis=0)
        summed += self._bias
        hidden = summed[:, : self._width]
        for at in range(self._width, summed.shape[1], self._width):
            hidden = np.maximum(hidden, summed[:, at : at + self._width])
        weights, bias = self._upper
        scores: Vectors = product(hidden, weights)[:, : len(bias)] + bias
        return scores


def _shortest_first(docs: Sequence[Doc], states: Sequence[Any]) -> list[Any]:
    """The states that have steps to take: when the longest go first, all end about together."""
    by_length = sorted(zip(map(len, docs), states, strict=True), key=itemgetter(0))
    return [state for _, state in by_length if not state.is_final()]
