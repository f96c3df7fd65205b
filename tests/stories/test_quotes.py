"""Two versions of an utterance word by word."""

from __future__ import annotations

import pytest

from newsflow.stories.link.words import mass, nearness, read_words, shared_mass, slots


def differing(a: str, b: str) -> list[tuple[str, str]]:
    return [
        (" ".join(w.term for w in slot.a), " ".join(w.term for w in slot.b))
        for slot in slots(read_words(a), read_words(b))
    ]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("the mayor is tired", "the mayor is tired", []),
        ("the mayor is allegedly tired", "the mayor is very tired", [("allegedly", "very")]),
        ("they help no one, not even us", "they help anybody", [
            ("no one", "anybody"), ("not even us", ""),
        ]),
        ("our jet fell", "our airplane fell near Split", [("", "near split")]),
        ("we won't pay", "we will not pay", [("", "will")]),
    ],
)  # fmt: skip
def test_slots(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert differing(a, b) == expected


def test_synonyms_of_translation_are_near_and_opposites_are_not() -> None:
    assert nearness("plane", "airliner") == 0.8
    assert nearness("terrorist", "terrorism") == 0.8
    assert nearness("suitable", "necessary") == 0.0


def test_a_translation_shares_most_of_its_weight() -> None:
    a = read_words("The men of the valley are worried over what happens above the dam")
    b = read_words("The men of the valley are concerned about what is taking place over the dam")

    assert shared_mass(a, b) > 0.6 * mass(a)


def test_spans_point_into_the_text() -> None:
    text = "He said: “Don’t go.”"

    assert [w.span.of(text) for w in read_words(text)] == ["He", "said", "Don’t", "go"]
