"""Finding names: a conditional random field over words, clusters, lists and syntax.

Lafferty et al. 2001, with word clusters as Turian et al. 2010 use them, trained by crfsuite.
Where a list knows a whole name and knows it as one kind only, the list has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pycrfsuite
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from newsflow.language.gazetteer import Gazetteer, load_gazetteer
from newsflow.language.name_features import Words, features

MODEL = "names.crf"
_PLACES = frozenset({"country", "capital", "state", "region", "large_city"})
_UNSURE = frozenset({"given", "family", "city"})
"""Lists whose names are often other things: they overrule nothing, and keep others from it."""

_Found = tuple[int, int, str]
"""Words `start` to `end` are a name of a kind."""


class NameFinder:
    """Names of persons, organisations and places in parsed sentences."""

    def __init__(self, weights: Path) -> None:
        """Open the model under `weights`."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(weights / MODEL))
        self._gazetteer = load_gazetteer()

    def find(self, doc: Doc) -> list[DocSpan]:
        """Names in one sentence, labelled `PERSON`, `ORG` or `LOC`."""
        words = words_of(doc)
        found = names_in(self._tagger.tag(features(words, self._gazetteer)))
        settled = settle(list(found), list(words.texts), self._gazetteer)
        return [DocSpan(doc, start, end, label=kind) for start, end, kind in settled]


def words_of(doc: Doc) -> Words:
    """A parsed sentence as the name finder takes it."""
    return Words(
        texts=[token.text for token in doc],
        tags=[token.tag_ for token in doc],
        labels=[token.dep_ for token in doc],
        heads=[token.head.i for token in doc],
    )


def names_in(tags: list[str]) -> Iterator[_Found]:
    """Names from tags, one a word: `B-ORG I-ORG O`."""
    start = 0
    while start < len(tags):
        kind, end = tags[start][2:], start + 1
        while kind and end < len(tags) and tags[end] == f"I-{kind}":
            end += 1
        if kind:
            yield start, end, kind
        start = end


def settle(found: list[_Found], words: list[str], gazetteer: Gazetteer) -> list[_Found]:
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
