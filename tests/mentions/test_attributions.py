"""Where a sentence says it has its content from: the whole phrase, and nothing after it."""

from __future__ import annotations

import pytest

from newsflow.mentions.attributions import find_attribution


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Five fell ill, according to police.", "according to police"),
        ("According to the mayor, five fell ill.", "According to the mayor"),
        ("It rose, according to a Feb. 3 letter he sent.", "according to a Feb. 3 letter he sent"),
        ("According to Gov. R. T. Lunt, it rose.", "According to Gov. R. T. Lunt"),
        ("According to the U.S. Geological Survey, it shook.",
         "According to the U.S. Geological Survey"),
        ("It rose, as reported by St. Elm police; more fell.", "as reported by St. Elm police"),
        ("According to the mill “it rose”.", "According to the mill"),
    ],
)  # fmt: skip
def test_an_attribution_is_the_whole_phrase(text, phrase):
    found = find_attribution(text)

    assert found is not None
    assert found.of(text) == phrase


def test_a_sentence_may_have_none():
    assert find_attribution("The ministry counted five.") is None
