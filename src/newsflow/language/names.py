"""Finding names: a conditional random field and a small network, of one mind.

The field (Lafferty et al. 2001) knows words, clusters as Turian et al. 2010 use them, lists and
syntax, and is trained by crfsuite; the network knows vectors (`name_vectors.py`).
Where a list knows a whole name and knows it as one kind only, the list has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, HEAD, ORTH, TAG
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from newsflow.language.crf import Numbers, load_crf
from newsflow.language.gazetteer import Gazetteer, Listed, load_gazetteer
from newsflow.language.name_agreement import Chanced, Found, asked_for, left_out, recalled
from newsflow.language.name_features import Words
from newsflow.language.name_forms import Forms
from newsflow.language.name_forms import Numbers as Vectors
from newsflow.language.name_scores import NameScores
from newsflow.language.name_vectors import TAGS, Chances, load_network, parted
from newsflow.language.strings import strings_of
from newsflow.language.vectors import VECTORS, load_vectors

MODEL = "names_crf.npz"
KINDS = ("PERSON", "ORG", "LOC")
NETWORK = "names.npz"
_TOLD = 0.65
"""Weight of the network beside the field. On development sets .8 gains as much, .5 nearly."""
_COLUMNS = [ORTH, TAG, DEP, HEAD]
_STRINGS = 3
"""So many of the columns, the first, are keys of strings."""
_PLACES = frozenset({"country", "capital", "state", "region", "large_city"})
_UNSURE = frozenset({"given", "family", "city"})
"""Lists whose names are often other things: they overrule nothing, and keep others from it."""


class NameFinder:
    """Names of persons, organisations and places in parsed sentences."""

    def __init__(self, weights: Path) -> None:
        """Read the model under `weights`."""
        self._crf = load_crf(weights / MODEL)
        self._gazetteer = load_gazetteer()
        self._scores = NameScores(self._crf, self._gazetteer)
        forms = Forms(load_vectors(weights / VECTORS.name), self._gazetteer)
        self._chances = Chances(load_network(weights / NETWORK), forms)
        self._tags = [TAGS.index(label) for label in self._crf.labels]
        self._columns = {
            kind: [i for i, label in enumerate(self._crf.labels) if label[2:] == kind]
            for kind in KINDS
        }

    def find(self, texts: Sequence[Sequence[Doc]]) -> list[list[DocSpan]]:
        """Names in each sentence of some texts, labelled `PERSON`, `ORG` or `LOC`."""
        worded = [kept for text in texts if (kept := [doc for doc in text if len(doc)])]
        names = iter(self._found(worded) if worded else [])
        docs = chain.from_iterable(texts)
        return [
            [DocSpan(doc, start, end, label=kind) for start, end, kind in next(names)]
            if len(doc)
            else []
            for doc in docs
        ]

    def _found(self, texts: Sequence[Sequence[Doc]]) -> list[list[Found]]:
        docs = [*chain.from_iterable(texts)]
        sentences = [words_of(doc) for doc in docs]
        vectors = [np.asarray(doc.tensor, dtype=np.float32) for doc in docs]
        scored = self._scores.of(sentences)
        pooled = self._pooled(scored.scores, sentences, vectors)
        scores = parted(pooled, vectors)
        labels = self._crf.labels
        found = [
            settle([*names_in([labels[tag] for tag in tags.tolist()])], words.texts, known, listed)
            for known in [self._gazetteer]
            for words, tags, listed in zip(
                sentences, self._crf.best(scores), scored.listed, strict=True
            )
        ]
        ends = pairwise([0, *accumulate(map(len, texts))])
        parts = [slice(start, end) for start, end in ends]
        return self._agreed(sentences, found, scores, parts)

    def _pooled(
        self, scores: Numbers, sentences: Sequence[Words], vectors: Sequence[Vectors]
    ) -> Numbers:
        """The scores of the field and, weighed, what the network says of each word."""
        texts = [text for words in sentences for text in words.texts]
        told = self._chances.of(texts, vectors)
        pooled: Numbers = scores + _TOLD * told[:, self._tags]
        return pooled

    def _agreed(
        self,
        sentences: Sequence[Words],
        found: Sequence[list[Found]],
        scores: Sequence[Numbers],
        texts: Sequence[slice],
    ) -> list[list[Found]]:
        """The names of the sentences of some texts, those known from another of the text too."""
        places = [left_out(sentences[text], found[text]) for text in texts]
        asked = [
            [text.start + number for number in asked_for(sentences[text], found[text], left)]
            for text, left in zip(texts, places, strict=True)
        ]
        chanced = iter(self._chanced(sentences, found, scores, [*chain.from_iterable(asked)]))
        agreed = (
            recalled(sentences[text], found[text], left, [*islice(chanced, len(numbers))])
            for text, left, numbers in zip(texts, places, asked, strict=True)
        )
        return [*chain.from_iterable(agreed)]

    def _chanced(
        self,
        sentences: Sequence[Words],
        found: Sequence[Sequence[Found]],
        scores: Sequence[Numbers],
        asked: Sequence[int],
    ) -> list[tuple[Words, list[Chanced]]]:
        """The names of some sentences with the chance of the least likely word of each."""
        if not asked:
            return []
        chances = self._crf.chances([scores[number] for number in asked])
        return [
            (
                sentences[number],
                [
                    (name, float(of[name[0] : name[1], self._columns[name[2]]].sum(axis=1).min()))
                    for name in found[number]
                ],
            )
            for number, of in zip(asked, chances, strict=True)
        ]


def words_of(doc: Doc) -> Words:
    """A parsed sentence as the name finder takes it."""
    rows = doc.to_array(_COLUMNS)
    string = strings_of(doc.vocab).__getitem__
    texts, tags, labels = ([*map(string, column)] for column in rows[:, :_STRINGS].T.tolist())
    heads = rows[:, _STRINGS].view(np.int64) + np.arange(len(rows))
    return Words(texts=texts, tags=tags, labels=labels, heads=heads.tolist())


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


def settle(
    found: Sequence[Found], words: Sequence[str], gazetteer: Gazetteer, listed: Sequence[Listed]
) -> list[Found]:
    """Overrule what was found where the lists are sure, and add organisations they know.

    `listed` are the names of lists among the words.
    """
    settled = [
        (start, end, _kind(kinds) or kind)
        for start, end, kind in found
        for kinds in [gazetteer.kinds(words[start:end])]
        if not _is_demonym(kinds)
    ]
    known = [
        (start, end) for start, end, kinds in listed if end - start > 1 and _kind(kinds) == "ORG"
    ]
    if not known:
        return sorted(settled)
    taken = {at for start, end, _ in settled for at in range(start, end)}
    added = [(start, end, "ORG") for start, end in known if taken.isdisjoint(range(start, end))]
    return sorted([*settled, *added])


def _kind(kinds: frozenset[str]) -> str | None:
    """The kind of a listed name, where no list makes it doubtful."""
    if kinds & _UNSURE and not kinds & {"country", "capital"}:
        return None
    if kinds == {"org"}:
        return "ORG"
    return "LOC" if kinds and kinds <= _PLACES | _UNSURE else None


def _is_demonym(kinds: frozenset[str]) -> bool:
    return "demonym" in kinds and not kinds & (_PLACES | {"org"})
