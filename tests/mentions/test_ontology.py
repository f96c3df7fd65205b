"""The ontology: each type by its definition, its examples and what is none of it."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.language import Language
from newsflow.mentions import extract
from newsflow.mentions.event_lexicon import event_types
from newsflow.types import Modality
from tests.quality.bare import bare_article

_TOLD = frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.CLAIMED, Modality.PLANNED})
_TYPES = list(event_types().values())


def types_told(text: str, language: Language) -> set[str]:
    events = extract(bare_article(text, date(2021, 3, 9)), language=language).events
    return {event.type for event in events if event.modality in _TOLD}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind.name, text) for kind in _TYPES for text in kind.examples]
)
def test_an_example_shows_its_type(kind: str, text: str, language: Language):
    assert kind in types_told(text, language)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind.name, text) for kind in _TYPES for text in kind.counter_examples]
)
def test_a_counter_example_does_not(kind: str, text: str, language: Language):
    assert kind not in types_told(text, language)


def test_every_type_is_defined_and_has_examples_both_ways():
    lacking = [
        kind.name
        for kind in _TYPES
        if not kind.definition or len(kind.examples) < 3 or len(kind.counter_examples) < 2
    ]

    assert lacking == []


def test_types_with_a_cameo_root_have_two_figures():
    roots = {kind.cameo for kind in _TYPES if kind.cameo is not None}

    assert all(len(root) == 2 and 1 <= int(root) <= 20 for root in roots)
