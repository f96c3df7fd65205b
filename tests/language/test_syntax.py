"""What is computed by our own arithmetic is what spaCy's components compute."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsflow.language import embedding, encoder
from newsflow.language.encoder import KnownVectors, KnownWords
from newsflow.language.pipeline import Components
from newsflow.language.sums import WEIGHTS
from newsflow.language.syntax import Syntax

SENTENCES = (
    "The navy of Chile sank two boats off Arica on Monday, killing three sailors.",
    "Rain.",
    "",
    'IS fighters left the valley, "for good", said Magnus Isbister, who runs the port.',
    "THE WAR IS OVER",
    "What the ministry had promised the farmers whom it met in May never came, nor did rain.",
)


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    assert embedding  # spaCy finds the layer by its name
    loaded = spacy.load(WEIGHTS / "syntax")
    for _, component in loaded.pipeline:
        for label in getattr(component, "labels", ()):
            loaded.vocab.strings.add(label)
    return loaded


def tokenised(nlp: spacy.Language) -> list[Doc]:
    return [nlp.make_doc(text) for text in SENTENCES]


def test_tags_trees_and_vectors_are_those_of_spacys_components(nlp: spacy.Language) -> None:
    theirs, ours = tokenised(nlp), tokenised(nlp)
    Components(nlp).annotate(theirs)
    Syntax(nlp).annotate(ours)
    assert [_read(doc) for doc in ours] == [_read(doc) for doc in theirs]
    filled = [
        (own.tensor, other.tensor) for own, other in zip(ours, theirs, strict=True) if len(own)
    ]
    assert all(np.allclose(own, other, atol=1e-4) for own, other in filled)


def test_nothing_but_empty_sentences_is_read_too(nlp: spacy.Language) -> None:
    doc = nlp.make_doc("")
    Syntax(nlp).annotate([doc])
    assert len(doc) == 0


def test_words_are_read_alike_when_there_is_no_room_for_all(
    nlp: spacy.Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    roomy = tokenised(nlp)
    Syntax(nlp).annotate(roomy)
    monkeypatch.setattr(encoder, "_REMEMBERED", 5)
    narrow = Syntax(nlp)
    for _ in range(2):
        cramped = tokenised(nlp)
        narrow.annotate(cramped[:2])
        narrow.annotate(cramped[2:])
        assert [_read(doc) for doc in cramped] == [_read(doc) for doc in roomy]


def _read(doc: Doc) -> list[tuple[str, int, str]]:
    return [(token.tag_, token.head.i, token.dep_) for token in doc]


def test_vectors_of_words_are_computed_once() -> None:
    vocab = Vocab()
    asked: list[list[str]] = []
    compute = _lengths(asked)
    known = KnownWords(compute, np.ones((3, 1, 1), dtype="float32"), vocab.strings)
    for words in (["a", "bb", "bb"], ["IS", "a"], ["IS", "HIT"]):
        rows = known.rows_in([Doc(vocab, words=words)])
        assert known.vectors[rows][:, 0].tolist() == [_length(word, words) for word in words]
    assert asked == [["a", "bb"], ["ISIL"], ["HIT", "IS"]]


def test_vectors_are_kept_longer_than_products(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "_REMEMBERED_VECTORS", 3)
    asked: list[list[str]] = []
    known = KnownVectors(_lengths(asked), 1)
    for words in (["a", "bb"], ["bb", "a", "ccc"], ["dddd"], ["a"]):
        assert known.of(words).tolist() == [[len(word)] for word in words]
    assert asked == [["a", "bb"], ["ccc"], ["dddd"], ["a"]]


def _lengths(asked: list[list[str]]) -> Callable[[list[str]], np.ndarray]:
    """Vectors that hold the length of a word; what is asked for is noted."""

    def compute(words: list[str]) -> np.ndarray:
        asked.append(sorted({*words}))
        return np.array([[float(len(word))] for word in words], dtype="float32")

    return compute


def _length(word: str, sentence: Sequence[str]) -> int:
    """Of `ISIS` where `IS` stands in a sentence that is not all capitals."""
    return 4 if word == "IS" and "a" in sentence else len(word)
