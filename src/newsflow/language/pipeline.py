"""Loading and running the pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.tokens import Doc

from newsflow.errors import LanguageError
from newsflow.language.lemmas import lemma
from newsflow.language.names import NameFinder
from newsflow.text import straighten

WEIGHTS = Path(__file__).parent / "weights"
VERSION = "draft-1"


class Language:
    """A loaded pipeline. Holds weights, nothing of the texts."""

    def __init__(self, nlp: spacy.language.Language, names: NameFinder, version: str) -> None:
        """Keep the parts; use `load`."""
        self._nlp = nlp
        self._names = names
        self.version = version

    def parse(self, sentences: Sequence[str]) -> list[Doc]:
        """One `Doc` per sentence, in order; character offsets are those of the sentence given."""
        docs = list(self._nlp.pipe((straighten(text) for text in sentences), batch_size=64))
        for doc in docs:
            doc.set_ents(self._names.find(doc))
            _set_lemmas(doc)
        return docs


@lru_cache(maxsize=2)
def load(name: str = "newsflow") -> Language:
    """The pipeline called `name`, loaded once per process.

    Raises `LanguageError` when it is not installed or its weights are damaged.
    """
    if name != "newsflow":
        raise LanguageError("no such language pipeline", key=name)
    nlp = spacy.load(WEIGHTS / "syntax", exclude=["attribute_ruler", "lemmatizer"])
    return Language(nlp, NameFinder(WEIGHTS), VERSION)


def _set_lemmas(doc: Doc) -> None:
    for token in doc:
        if token.tag_.startswith(("VB", "NN")):
            token.lemma_ = lemma(token.text, token.tag_)


def tokens(docs: Iterable[Doc]) -> int:
    """How many tokens."""
    return sum(len(doc) for doc in docs)
