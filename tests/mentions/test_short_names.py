"""A report may introduce a short form in brackets: from then on it means the whole name."""

from __future__ import annotations

import pytest

from newsflow.mentions.short_names import name_before
from tests.mentions.test_entities import entities_of, named

READINGS = [
    ("The Northern Harbour Union", "NHU", "Northern Harbour Union"),
    ("Officials of the Agency for Coastal Repair", "ACR", "Agency for Coastal Repair"),
    ("Talks at the Baltic-Pacific Grain Forum", "BPGF", "Baltic-Pacific Grain Forum"),
    ("the Dockers' and Pilots' League", "DPL", "Dockers' and Pilots' League"),
    ("Senator Ada Marsh", "R-TX", None),
    ("the harbour union", "HU", None),
    ("Harbour Union of the North", "NHU", None),
    ("the Office for Boats, Nets and Piers", "OBNP", "Office for Boats, Nets and Piers"),
]


@pytest.mark.parametrize(("before", "short", "name"), READINGS)
def test_the_capitals_of_a_short_form_begin_the_words_of_its_name(before, short, name):
    span = name_before(before, short)

    assert (None if span is None else before[span.start : span.end]) == name


def test_the_short_form_is_one_entity_with_its_name_before_and_after_the_bracket(language):
    found = entities_of(
        language,
        "The Northern Harbour Union (NHU) will stop work, said its leader, Piotr Zalewski.",
        "Ministers asked the NHU to wait.",
        headline="NHU calls out the dockers",
    )

    assert named(found, "organization:northern-harbour-union") == [
        ("NHU", "name"),
        ("Northern Harbour Union", "name"),
        ("NHU", "name"),
        ("NHU", "name"),
    ]


def test_a_short_form_that_a_table_knows_is_what_the_table_says(language):
    found = entities_of(
        language, "The World Health Organisation (WHO) sent a team. The WHO gave no number."
    )

    assert [e.entity_id for e in found[0]] == ["organization:world-health-organization"]


def test_a_name_that_was_seen_in_part_is_as_long_as_its_short_form_says(language):
    entities, _ = entities_of(
        language, "The Lisbon Agency for Enterprise Development (LAED) gave money. LAED is small."
    )

    assert [e.entity_id for e in entities] == [
        "organization:lisbon-agency-for-enterprise-development"
    ]
