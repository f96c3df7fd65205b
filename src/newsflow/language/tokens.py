"""Lines parted into words: each run of characters between spaces is parted once.

spaCy parts each run by itself, so runs can be remembered. Its own memory ends with the first ten
thousand, and it looks through every line again for words that it parts specially (`can't`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc

_Parted = tuple[list[int], list[bool]]
"""The keys of the words of a run, each with whether space follows."""
_REMEMBERED = 50_000
"""Runs kept: some 15 MB."""
_BETWEEN = "\n"
"""Parts runs that are met at once: a word by itself that no run holds."""


class KnownRuns:
    """The runs of characters met in lines, parted by spaCy's tokenizer."""

    def __init__(self, nlp: Any) -> None:
        """Keep the tokenizer of a pipeline, whose vocabulary documents share."""
        self._vocab, self._tokenizer = nlp.vocab, nlp.tokenizer
        self._special = frozenset(nlp.tokenizer.rules)
        self._between = nlp.vocab.strings.add(_BETWEEN)
        self._known: dict[str, _Parted] = {}
        self._forget()

    def docs(self, lines: Sequence[str]) -> list[Doc]:
        """A document for each line; no white space in them but single spaces."""
        split = [line.split(" ") for line in lines]
        fresh = {run for runs in split for run in runs if run not in self._known}
        if len(self._known) + len(fresh) > _REMEMBERED:
            self._forget()
            fresh = {*chain.from_iterable(split)} - self._known.keys()
        if fresh:
            self._learn(fresh)
        return [self._doc(runs) for runs in split]

    def _doc(self, runs: list[str]) -> Doc:
        words: list[Any] = []  # keys, which spaCy takes for words
        spaces: list[bool] = []
        for run in runs:
            own, ends = self._known[run]
            words += own
            spaces += ends
        if runs[-1]:  # a line that ends with a space has nothing behind it
            spaces[-1] = False
        return Doc(self._vocab, words=words, spaces=spaces)

    def _learn(self, fresh: set[str]) -> None:
        others = []
        for run in fresh:
            # No letter opens, ends or parts a word.
            if run.isalpha() and run not in self._special:
                self._known[run] = [self._vocab.strings.add(run)], [True]
            else:
                others.append(run)
        if not others:
            return
        keys = self._tokenizer(_BETWEEN.join(others)).to_array(ORTH)
        ends = [-1, *np.flatnonzero(keys == self._between).tolist(), len(keys)]
        for run, (before, end) in zip(others, pairwise(ends), strict=True):
            own = keys[before + 1 : end].tolist()
            self._known[run] = own, [*[False] * (len(own) - 1), True]

    def _forget(self) -> None:
        self._known.clear()
        self._known[""] = [], []
