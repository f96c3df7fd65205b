"""Coding: who does what to whom, as researchers write it."""

from __future__ import annotations

import pytest

from newsflow.language import Language
from newsflow.mentions.entities import find_entities
from newsflow.mentions.event_coding import code_root, code_sentence
from newsflow.mentions.event_coding_training import packed, prepared, train
from newsflow.mentions.reading import read
from newsflow.types import Span
from tests.quality.bare import bare_article

_CASES = [
    ("The Finnish government condemned Norway.", "The Finnish government", "ACCUSE", "Norway"),
    ("Police arrested the mayor of Tolna.", "Police", "COERCE", "the mayor of Tolna"),
    ("Finland gave food aid to Malta.", "Finland", "AID", "Malta"),
    ("Rebels attacked a village near Tolna.", "Rebels", "ASSAULT", "a village"),
]


@pytest.mark.parametrize(("text", "source", "root", "target"), _CASES)
def test_a_plain_sentence_is_coded(
    text: str, source: str, root: str, target: str, language: Language
):
    reading = read(bare_article(text), language)
    entities, mentions = find_entities(reading)

    best, *_ = code_sentence(reading, 0, entities, mentions, ())

    assert (best.source_text, best.root, best.target_text) == (source, root, target)
    assert 0 < best.confidence <= 1


def test_the_root_depends_on_the_words_between_the_parties(language: Language):
    text = "Finland imposed sanctions on Malta."
    reading = read(bare_article(text), language)

    root = code_root(reading, Span(0, 7), Span(29, 34), ())

    assert root in {"SANCTION", "COERCE"}


def test_a_sentence_without_two_parties_is_not_coded(language: Language):
    reading = read(bare_article("It rained."), language)

    assert code_sentence(reading, 0, (), (), ()) == ()


def test_the_same_rows_give_the_same_weights():
    rows = [
        {"sentence": text, "source": source, "target": target, "gold_root": root}
        for text, source, root, target in _CASES
    ]
    coded = [prepared(row) for row in rows]

    assert packed(train(coded)) == packed(train(coded))
