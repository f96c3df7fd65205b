"""Loading and running the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from importlib import metadata
from itertools import chain, islice
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple, Protocol

import spacy
from spacy.attrs import IS_PUNCT, IS_SPACE, LOWER, NORM
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.util import registry

from newsflow.errors import LanguageError
from newsflow.language.blas import one_thread, use_numpy_blas
from newsflow.language.lemmas import KnownLemmas
from newsflow.language.names import NameFinder
from newsflow.language.repairs import mend
from newsflow.language.spacing import compact, plain, spaced_out
from newsflow.language.sums import WEIGHTS, check_weights
from newsflow.language.syntax import Syntax
from newsflow.language.tokens import KnownRuns
from newsflow.text import straighten

OWN = "newsflow"
OTHERS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
"""Pipelines of spaCy's that may stand in for ours."""
_KINDS = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
"""Names of spaCy's kinds in ours; other kinds are dropped."""
_EMPTY = "newsflow.EmptyTokenizer.v1"
_ASKED = (LOWER, NORM, IS_PUNCT, IS_SPACE)
"""What is asked of a word's form; spaCy works out twenty such things of each word it meets."""
_BATCH = 128
"""Sentences whose trees are read together, and of a text those whose names are of one mind."""
_BATCHES = 3
"""So many batches have their names found together."""
_MOST_STRINGS = 60_000
"""Strings of a vocabulary, half a kilobyte each, from which a new one is begun: it forgets none."""
_ONE_AT_A_TIME = RLock()
"""Threads parse in turn: what is remembered of words met is written while it is read."""


class FindsNames(Protocol):
    """Anything that finds the names in parsed sentences."""

    def find(self, texts: Sequence[Sequence[Doc]]) -> list[list[DocSpan]]:
        """Names in each sentence of some texts, labelled `PERSON`, `ORG` or `LOC`."""


class ReadsSyntax(Protocol):
    """Anything that sets the tags and trees of tokenised sentences."""

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Tag and parse each sentence in place."""


class Syntactic(NamedTuple):
    """What makes documents of words, and what reads their syntax: both know one vocabulary."""

    vocab: Any
    parted: Callable[[Sequence[str]], list[Doc]]
    """Lines without runs of white space as documents."""
    syntax: ReadsSyntax


class Language:
    """A loaded pipeline. Holds weights and the vectors of words met, nothing of the texts."""

    def __init__(self, begin: Callable[[], Syntactic], names: FindsNames, version: str) -> None:
        """Keep the parts; `begin` loads those with a vocabulary, a new one each time."""
        self._begin = begin
        self._begun = begin()
        self._names = names
        self._lemmas = KnownLemmas()
        self.version = version

    @property
    def vocab(self) -> Any:
        """The vocabulary of its documents."""
        return self._begun.vocab

    def parse(self, sentences: Sequence[str]) -> list[Doc]:
        """One `Doc` per sentence, in order; character offsets are those of the sentence given."""
        return self.parse_texts([sentences])[0]

    def parse_texts(self, texts: Sequence[Sequence[str]]) -> list[list[Doc]]:
        """As `parse`, each text as by itself: together they take less time than one by one."""
        straight = [[plain(sentence) for sentence in text] for text in texts]
        lines = [[compact(sentence) for sentence in text] for text in straight]
        with _ONE_AT_A_TIME:
            if len(self.vocab.strings) > _MOST_STRINGS:
                self._begun = self._begin()  # documents keep their vocabulary
            made = [self._begun.parted(text) for text in lines]
            self._annotate_texts(made)
        return [
            [
                doc if len(line) == len(sentence) else spaced_out(doc, sentence)
                for doc, line, sentence in zip(*of_text, strict=True)
            ]
            for of_text in zip(made, lines, straight, strict=True)
        ]

    def parse_words(self, sentences: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> list[Doc]:
        """As `parse`, for sentences already parted into words, each with whether space follows."""
        return list(
            self.annotate(
                Doc(self.vocab, words=[straighten(word) for word in words], spaces=list(spaces))
                for words, spaces in sentences
            )
        )

    def annotate(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Tag, parse and name tokenised sentences, a batch at a time."""
        waiting = iter(docs)
        while batch := list(islice(waiting, _BATCH)):
            with _ONE_AT_A_TIME:
                self._annotate_batch([batch])
            yield from batch

    def _annotate_texts(self, texts: Sequence[Sequence[Doc]]) -> None:
        """Annotate texts, long ones in parts, short ones together."""
        batch: list[Sequence[Doc]] = []
        room = _BATCHES * _BATCH
        for text in texts:
            for start in range(0, len(text), _BATCH):
                part = text[start : start + _BATCH]
                if len(part) > room:
                    self._annotate_batch(batch)
                    batch, room = [], _BATCHES * _BATCH
                batch.append(part)
                room -= len(part)
        self._annotate_batch(batch)

    def _annotate_batch(self, texts: Sequence[Sequence[Doc]]) -> None:
        docs = [*chain.from_iterable(texts)]
        with one_thread():
            for start in range(0, len(docs), _BATCH):
                self._begun.syntax.annotate(docs[start : start + _BATCH])
        for doc in docs:
            mend(doc)
        with one_thread():
            found = self._names.find(texts)
        for doc, names in zip(docs, found, strict=True):
            doc.set_ents(names)
            self._lemmas.set(doc)


class Components:
    """The components of a pipeline of spaCy's."""

    def __init__(self, nlp: Any) -> None:
        """Keep the pipeline."""
        self._nlp = nlp

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Have each component in turn set what it knows."""
        for _, component in self._nlp.pipeline:
            for _ in component.pipe(docs, batch_size=_BATCH):
                pass


class RenamedKinds:
    """The names that a pipeline of spaCy's found, under our kinds."""

    def find(self, texts: Sequence[Sequence[Doc]]) -> list[list[DocSpan]]:
        """Names in each sentence, labelled `PERSON`, `ORG` or `LOC`."""
        return [
            [
                DocSpan(doc, name.start, name.end, label=_KINDS[name.label_])
                for name in doc.ents
                if name.label_ in _KINDS
            ]
            for doc in chain.from_iterable(texts)
        ]


def load(name: str = OWN) -> Language:
    """Load the pipeline called `name`, once per process.

    Raises `LanguageError` when it is not installed or its weights are damaged.
    """
    return _load(name)


@lru_cache(maxsize=2)
def _load(name: str) -> Language:
    if name == OWN:
        return load_own(WEIGHTS)
    if name in OTHERS:
        return _load_other(name)
    raise LanguageError(
        "no such language pipeline", key=name, advice="there are " + ", ".join((OWN, *OTHERS))
    )


def load_own(folder: Path) -> Language:
    """Load newsflow's own pipeline from a folder of weights.

    Raises `LanguageError` when a file there is missing or damaged.
    """
    version = check_weights(folder)
    return Language(partial(_begin_own, folder), NameFinder(folder), version)


def _empty_tokenizer() -> Callable[[Any], Tokenizer]:
    """A tokenizer without rules, for those of the weights: reading spaCy's own takes as long."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers.register(_EMPTY, func=_empty_tokenizer)


def _begin_own(folder: Path) -> Syntactic:
    nlp: Any = spacy.load(folder / "syntax", config={"nlp.tokenizer.@tokenizers": _EMPTY})
    _name_labels(nlp)
    getters = nlp.vocab.lex_attr_getters
    nlp.vocab.lex_attr_getters = {key: getters[key] for key in _ASKED}
    use_numpy_blas([component.model for _, component in nlp.pipeline])
    return Syntactic(nlp.vocab, KnownRuns(nlp).docs, Syntax(nlp))


def _load_other(name: str) -> Language:
    try:
        version = f"{name}-{metadata.version(name)}"
        return Language(partial(_begin_other, name), RenamedKinds(), version)
    except (OSError, metadata.PackageNotFoundError) as error:
        advice = f"install it with `python -m spacy download {name}`, which needs the network"
        raise LanguageError(
            "this language pipeline is not installed", key=name, advice=advice
        ) from error


def _begin_other(name: str) -> Syntactic:
    nlp = spacy.load(name, exclude=["lemmatizer", "attribute_ruler"])
    return components_of(nlp)


def components_of(nlp: Any) -> Syntactic:
    """The tokenizer and the components of a pipeline of spaCy's."""
    return Syntactic(nlp.vocab, lambda lines: [*map(nlp.make_doc, lines)], Components(nlp))


def _name_labels(nlp: Any) -> None:
    """The weights hold no vocabulary: say the tags once, so that they can be read back."""
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
