"""Clauses that no event type fits."""

from __future__ import annotations

import pytest

from newsflow.language import Language
from newsflow.mentions import extract
from tests.quality.bare import bare_article


def told(text: str, language: Language) -> list[tuple[str, str, list[tuple[str, str]]]]:
    found = extract(bare_article(text), language=language).predicates
    return [(p.lemma, p.modality.value, [(a.role, a.text) for a in p.arguments]) for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor painted the bridge.",
            [("paint", "actual", [("subject", "The mayor"), ("object", "the bridge")])],
        ),
        (
            "The bridge was not inspected.",
            [("inspect", "denied", [("object", "The bridge")])],
        ),
        (
            "The choir may sing in Tolna.",
            [("sing", "possible", [("subject", "The choir"), ("in", "Tolna")])],
        ),
    ],
)
def test_a_clause_of_no_type_is_kept_with_its_phrases(
    text: str, expected: list[tuple[str, str, list[tuple[str, str]]]], language: Language
):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two guards.",  # an event
        "The mayor said that the bridge was safe.",  # `said` is a quotation's; the rest is kept
        "It rained.",
    ],
)
def test_events_and_cues_are_not_told_twice(text: str, language: Language):
    assert {lemma for lemma, _, _ in told(text, language)} <= {"be"}
