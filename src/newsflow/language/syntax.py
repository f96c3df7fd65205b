"""Tags and trees of sentences: the shipped network at use."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newsflow.language.blas import in_blocks, product
from newsflow.language.encoder import Encoder
from newsflow.language.transitions import Parser


class Syntax:
    """The trained encoder, tagger and parser, as `train/syntax.cfg` lays them out."""

    def __init__(self, nlp: Any) -> None:
        """Take the weights of a pipeline."""
        self._encoder = Encoder(nlp.get_pipe("tok2vec").model, nlp.vocab.strings)
        self._tagger = nlp.get_pipe("tagger")
        softmax = next(n for n in self._tagger.model.walk() if n.name == "softmax")
        self._tags = in_blocks(softmax.get_param("W").T), softmax.get_param("b")
        self._parser = Parser(nlp.get_pipe("parser"))

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the vectors, tags and trees of `docs`."""
        filled = [doc for doc in docs if len(doc)]
        if not filled:
            return
        vectors: Any = self._encoder.vectors(filled)
        weights, bias = self._tags
        tags = np.argmax(product(vectors, weights)[:, : len(bias)] + bias, axis=1)
        ends = pairwise([0, *accumulate(len(doc) for doc in filled)])
        parts = [slice(start, end) for start, end in ends]
        for doc, part in zip(filled, parts, strict=True):
            doc.tensor = vectors[part]
        self._tagger.set_annotations(filled, [tags[part] for part in parts])
        self._parser.annotate(filled, vectors)
