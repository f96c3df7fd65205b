"""Finding names: a conditional random field over words, clusters, lists, syntax and vectors.

Lafferty et al. 2001, with word clusters as Turian et al. 2010 use them, trained by crfsuite.
Where a list knows a whole name and knows it as one kind only, the list has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from newsflow.language.crf import Numbers, load_crf
from newsflow.language.gazetteer import Gazetteer, load_gazetteer
from newsflow.language.name_agreement import Chanced, Found, recalled
from newsflow.language.name_features import Words, rows_of
from newsflow.language.name_vectors import load_network, parted, vector_features, windows_of

MODEL = "names_crf.npz"
KINDS = ("PERSON", "ORG", "LOC")
NETWORK = "names.npz"
_PLACES = frozenset({"country", "capital", "state", "region", "large_city"})
_UNSURE = frozenset({"given", "family", "city"})
"""Lists whose names are often other things: they overrule nothing, and keep others from it."""


class NameFinder:
    """Names of persons, organisations and places in parsed sentences."""

    def __init__(self, weights: Path) -> None:
        """Read the model under `weights`."""
        self._crf = load_crf(weights / MODEL)
        self._network = load_network(weights / NETWORK)
        self._gazetteer = load_gazetteer()
        self._columns = {
            kind: [i for i, label in enumerate(self._crf.labels) if label[2:] == kind]
            for kind in KINDS
        }

    def find(self, docs: Sequence[Doc]) -> list[list[DocSpan]]:
        """Names in each sentence of a text, labelled `PERSON`, `ORG` or `LOC`."""
        worded = [doc for doc in docs if len(doc)]
        found = self._found(worded) if worded else []
        names = iter(found)
        return [
            [DocSpan(doc, start, end, label=kind) for start, end, kind in next(names)]
            if len(doc)
            else []
            for doc in docs
        ]

    def _found(self, docs: Sequence[Doc]) -> list[list[Found]]:
        sentences = [words_of(doc) for doc in docs]
        scores = self._scores(sentences, [np.asarray(d.tensor, dtype=np.float32) for d in docs])
        found = [
            settle(
                [*names_in([self._crf.labels[tag] for tag in tags])],
                [*words.texts],
                self._gazetteer,
            )
            for words, tags in zip(sentences, self._crf.best(scores), strict=True)
        ]
        return recalled(sentences, self._chanced(found, scores))

    def _scores(
        self, sentences: Sequence[Words], vectors: Sequence[NDArray[np.float32]]
    ) -> list[Numbers]:
        """The scores of each word's tags, by sentence."""
        chances = parted(self._network.chances(windows_of(vectors)), vectors)
        rows = [
            row
            for words, chance in zip(sentences, chances, strict=True)
            for row in rows_of(words, self._gazetteer, vector_features(chance))
        ]
        return parted(self._crf.scores(rows), vectors)

    def _chanced(
        self, found: Sequence[Sequence[Found]], scores: Sequence[Numbers]
    ) -> list[list[Chanced]]:
        """The names of each sentence with the chance of the least likely word of each."""
        named = [i for i, names in enumerate(found) if names]
        chances = (
            dict(zip(named, self._crf.chances([scores[i] for i in named]), strict=True))
            if named
            else {}
        )
        return [
            [
                (
                    name,
                    float(chances[i][name[0] : name[1], self._columns[name[2]]].sum(axis=1).min()),
                )
                for name in names
            ]
            for i, names in enumerate(found)
        ]


def words_of(doc: Doc) -> Words:
    """A parsed sentence as the name finder takes it."""
    rows = [(token.text, token.tag_, token.dep_, token.head.i) for token in doc]
    texts, tags, labels, heads = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Words(texts=texts, tags=tags, labels=labels, heads=heads)


def names_in(tags: list[str]) -> Iterator[Found]:
    """Names from tags, one a word: `B-ORG I-ORG O`."""
    start = 0
    while start < len(tags):
        kind, end = tags[start][2:], start + 1
        while kind and end < len(tags) and tags[end] == f"I-{kind}":
            end += 1
        if kind:
            yield start, end, kind
        start = end


def settle(found: list[Found], words: list[str], gazetteer: Gazetteer) -> list[Found]:
    """Overrule what was found where the lists are sure, and add organisations they know."""
    settled = [
        (start, end, _kind(gazetteer.kinds(words[start:end])) or kind)
        for start, end, kind in found
        if not _is_demonym(gazetteer.kinds(words[start:end]))
    ]
    taken = {at for start, end, _ in settled for at in range(start, end)}
    known = (
        (start, end, "ORG")
        for start, end, kinds in gazetteer.names(words)
        if end - start > 1 and _kind(kinds) == "ORG" and taken.isdisjoint(range(start, end))
    )
    return sorted([*settled, *known])


def _kind(kinds: frozenset[str]) -> str | None:
    """The kind of a listed name, where no list makes it doubtful."""
    if kinds & _UNSURE and not kinds & {"country", "capital"}:
        return None
    if kinds == {"org"}:
        return "ORG"
    return "LOC" if kinds and kinds <= _PLACES | _UNSURE else None


def _is_demonym(kinds: frozenset[str]) -> bool:
    return "demonym" in kinds and not kinds & (_PLACES | {"org"})
