"""Finding names: a conditional random field over words, clusters, lists and syntax.

Lafferty et al. 2001, with word clusters as Turian et al. 2010 use them, trained by crfsuite.
"""

from __future__ import annotations

from pathlib import Path

import pycrfsuite
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from newsflow.language.gazetteer import load_gazetteer
from newsflow.language.name_features import Words, features

MODEL = "names.crf"


class NameFinder:
    """Names of persons, organisations and places in parsed sentences."""

    def __init__(self, weights: Path) -> None:
        """Open the model under `weights`."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(weights / MODEL))
        self._gazetteer = load_gazetteer()

    def find(self, doc: Doc) -> list[DocSpan]:
        """Names in one sentence, labelled `PERSON`, `ORG` or `LOC`."""
        tags = self._tagger.tag(features(words_of(doc), self._gazetteer))
        found, i = [], 0
        while i < len(tags):
            j = i + 1
            if tags[i] != "O":
                while j < len(tags) and tags[j] == "I-" + tags[i][2:]:
                    j += 1
                found.append(DocSpan(doc, i, j, label=tags[i][2:]))
            i = j
        return found


def words_of(doc: Doc) -> Words:
    """A parsed sentence as the name finder takes it."""
    return Words(
        texts=[token.text for token in doc],
        tags=[token.tag_ for token in doc],
        labels=[token.dep_ for token in doc],
        heads=[token.head.i for token in doc],
    )
