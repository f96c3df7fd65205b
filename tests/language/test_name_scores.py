"""Scores from tables are the sums of the weights of the features that training sees."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsflow.language import name_parts
from newsflow.language.crf import Crf
from newsflow.language.gazetteer import Gazetteer
from newsflow.language.name_features import Words, rows_of
from newsflow.language.name_scores import NameScores

LISTS = Gazetteer(
    {
        "org": ["NATO", "Red Crescent"],
        "city": ["Turin", "Reading", "New Turin"],
        "given": ["Florence"],
    }
)
TEXTS = ("Turin", "turin", "NATO", "Red", "Crescent", "fell", "The", "RED", '"', ".", "a|b", "|")
TEXT = st.sampled_from([*TEXTS, "Florence", "New", "reading", "ß", "İ", "xXyY-3"])
WORD = st.tuples(TEXT, st.sampled_from(["NNP", "NN", "VBD", "."]), st.sampled_from(["nsubj", "x"]))
SENTENCES = st.lists(st.lists(WORD, min_size=1, max_size=8), min_size=1, max_size=4)


@settings(deadline=None, max_examples=60)
@given(SENTENCES)
def test_any_words_score_what_their_features_weigh(drawn: list[list[tuple[str, str, str]]]) -> None:
    sentences = [words_of(row) for row in drawn]
    rows = rows_for(sentences)
    crf = weights_for({feature for row in rows for feature in row})
    got = NameScores(crf, LISTS).of(sentences).scores
    assert np.allclose(got, crf.sums([tuple(row) for row in rows]))


def test_words_score_alike_when_there_is_no_room_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [words_of([(text, "NNP", "x") for text in TEXTS])] * 2
    rows = rows_for(sentences)
    crf = weights_for({feature for row in rows for feature in row})
    monkeypatch.setattr(name_parts, "_REMEMBERED", 4)
    scores = NameScores(crf, LISTS)
    few = [words_of([("Oslo", "NNP", "x"), ("turin", "NN", "x")])]
    for _ in range(2):
        scores.of(few)
        got = scores.of(sentences).scores
        assert np.allclose(got, crf.sums([tuple(row) for row in rows]))


def test_names_of_lists_are_told_by_sentence() -> None:
    sentences = [words_of([(t, "NNP", "x") for t in text]) for text in (["New", "Turin"], ["fell"])]
    listed = NameScores(weights_for(set()), LISTS).of(sentences).listed
    assert listed == [[*LISTS.names(["New", "Turin"])], []]


def words_of(row: list[tuple[str, str, str]]) -> Words:
    texts, tags, labels = zip(*row, strict=True)
    return Words(texts, tags, labels, [(at * 3 + 1) % len(row) for at in range(len(row))])


def rows_for(sentences: list[Words]) -> list[list[str]]:
    """The features of all words in training."""
    return [row for words in sentences for row in rows_of(words, LISTS)]


def weights_for(features: set[str]) -> Crf:
    """A weight for two of three features, none for the others."""
    kept = sorted(feature for feature in features if zlib.crc32(feature.encode()) % 3)
    weights = np.random.default_rng(0).standard_normal((len(kept), 3))
    return Crf(("O", "B", "I"), kept, weights, np.zeros((3, 3)))
