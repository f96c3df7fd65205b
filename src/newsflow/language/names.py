"""Finding names: a conditional random field over words, clusters, lists, syntax and vectors.

Lafferty et al. 2001, with word clusters as Turian et al. 2010 use them, trained by crfsuite.
Where a list knows a whole name and knows it as one kind only, the list has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import add
from pathlib import Path

import numpy as np
import pycrfsuite
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from newsflow.language.gazetteer import Gazetteer, load_gazetteer
from newsflow.language.name_agreement import Chanced, Found, recalled
from newsflow.language.name_features import Words, features
from newsflow.language.name_vectors import load_network, parted, vector_features, windows_of

MODEL = "names.crf"
NETWORK = "names.npz"
_PLACES = frozenset({"country", "capital", "state", "region", "large_city"})
_UNSURE = frozenset({"given", "family", "city"})
"""Lists whose names are often other things: they overrule nothing, and keep others from it."""


class NameFinder:
    """Names of persons, organisations and places in parsed sentences."""

    def __init__(self, weights: Path) -> None:
        """Open the model under `weights`."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(weights / MODEL))
        self._labels = frozenset(self._tagger.labels())
        self._network = load_network(weights / NETWORK)
        self._gazetteer = load_gazetteer()

    def find(self, docs: Sequence[Doc]) -> list[list[DocSpan]]:
        """Names in each sentence of a text, labelled `PERSON`, `ORG` or `LOC`."""
        sentences = [words_of(doc) for doc in docs]
        senses = self._senses(docs)
        found = recalled(
            sentences,
            [self._found(words, sense) for words, sense in zip(sentences, senses, strict=True)],
        )
        return [
            [DocSpan(doc, start, end, label=kind) for start, end, kind in names]
            for doc, names in zip(docs, found, strict=True)
        ]

    def _senses(self, docs: Sequence[Doc]) -> Iterator[list[list[str]]]:
        """What the vectors of each sentence's words say; nothing for a sentence without words."""
        vectors = [np.asarray(doc.tensor, dtype=np.float32) for doc in docs if len(doc)]
        if not vectors:
            return iter([[] for _ in docs])
        chances = parted(self._network.chances(windows_of(vectors)), vectors)
        rows = map(vector_features, chances)
        return (next(rows) if len(doc) else [] for doc in docs)

    def _found(self, words: Words, sense: list[list[str]]) -> list[Chanced]:
        rows = [*map(add, features(words, self._gazetteer), sense)]
        self._tagger.set(rows)
        found = settle(list(names_in(self._tagger.tag())), list(words.texts), self._gazetteer)
        return [(name, self._chance(*name)) for name in found]

    def _chance(self, start: int, end: int, kind: str) -> float:
        """How likely the least likely word of a name is one of its kind."""
        labels = self._labels & {f"B-{kind}", f"I-{kind}"}
        chance = self._tagger.marginal
        least: float = min(sum(chance(label, i) for label in labels) for i in range(start, end))
        return least


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
