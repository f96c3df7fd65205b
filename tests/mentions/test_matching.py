"""Patterns tried only where they can begin find what they find everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.mentions.matching import matches_at, small_letters, starts_of
from newsflow.mentions.word_signs import NUMBER, OFFICE, signs_in

_NUMBERED = re.compile(r"\d+ \w+(?: and \d+ \w+)?")
_BEGINS = re.compile(r"\b\d")


@given(st.text("12 an.", max_size=40))
def test_a_pattern_finds_the_same_where_it_can_begin_as_everywhere(text: str) -> None:
    everywhere = [match.span() for match in re.finditer(rf"\b{_NUMBERED.pattern}", text)]

    assert [m.span() for m in matches_at(_NUMBERED, text, starts_of(_BEGINS, text))] == everywhere


def test_what_is_matched_already_is_not_matched_again() -> None:
    text = "3 men and 4 women"

    assert [m.group() for m in matches_at(_NUMBERED, text, starts_of(_BEGINS, text))] == [text]


@given(st.text())
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    low = small_letters(text)

    assert len(low) == len(text)
    assert all(a == b.lower() for a, b in zip(low, text, strict=True) if b.isascii())


@pytest.mark.parametrize(
    ("sentence", "signs", "others"),
    [
        ("the mayor resigned on monday.", {OFFICE, "weekday"}, {NUMBER, "month"}),
        ("some 40 boats sank.", {NUMBER, "digit"}, {OFFICE, "month", "weekday"}),
        ("twelve boats sank in early may.", {NUMBER, "month"}, {OFFICE, "digit", "weekday"}),
        ("the boats sank.", set(), {NUMBER, OFFICE, "digit", "month", "weekday", "unit"}),
    ],
)
def test_words_give_away_what_a_sentence_can_have(
    sentence: str, signs: set[str], others: set[str]
) -> None:
    assert signs <= signs_in(sentence)
    assert others.isdisjoint(signs_in(sentence))
