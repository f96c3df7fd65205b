"""Datelines: place, day and agency that open a text."""

from __future__ import annotations

import pytest

from newsflow.articles.dateline import find_dateline
from newsflow.types import PartialDate, Span

MARCH_3 = PartialDate(month=3, day=3)
MARCH_3_2019 = PartialDate(year=2019, month=3, day=3)


@pytest.mark.parametrize(
    ("text", "covered", "place", "on", "agency"),
    [
        (
            "OSLO, March 3. /TASS/. The fjord froze.",
            "OSLO, March 3. /TASS/.",
            "OSLO",
            MARCH_3,
            "TASS",
        ),
        ("LIMA. Mar 3 (EFE) - A bridge fell.", "LIMA. Mar 3 (EFE) -", "LIMA", MARCH_3, "EFE"),
        ("QUITO (AP) — Farmers marched.", "QUITO (AP) —", "QUITO", None, "Associated Press"),
        (
            "NANTES, France (AFP) – Trams stopped.",
            "NANTES, France (AFP) –",
            "NANTES, France",
            None,
            "AFP",
        ),
        (
            "ACCRA, March 3 (Reuters) - Cocoa rose.",
            "ACCRA, March 3 (Reuters) -",
            "ACCRA",
            MARCH_3,
            "Reuters",
        ),
        (
            "PERTH, 3 March 2019 (Xinhua) -- Ships left.",
            "PERTH, 3 March 2019 (Xinhua) --",
            "PERTH",
            MARCH_3_2019,
            "Xinhua",
        ),
        ("RIGA — The harbour reopened.", "RIGA —", "RIGA", None, None),
        ("NEW DELHI: The court ruled.", "NEW DELHI:", "NEW DELHI", None, None),
        ("Tabriz, IRNA – The bazaar burned.", "Tabriz, IRNA –", "Tabriz", None, "IRNA"),
        ("(Reuters) - Shares fell.", "(Reuters) -", None, None, "Reuters"),
    ],
)
def test_a_dateline_gives_place_day_and_agency(text, covered, place, on, agency):
    found = find_dateline(text, Span(0, len(text)))

    assert found is not None
    assert (found.span.of(text), found.place, found.on, found.agency) == (
        covered,
        place,
        on,
        agency,
    )
    for span, words in ((found.place_span, found.place),):
        assert span is None or span.of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The mayor (Labour) — a baker by trade — resigned.",
        "UPDATE: The road is open again.",
        "Anna Berg (Norway) - the skier - won twice.",
        "NATO said on Monday that it would send ships.",
        "March 3 was the coldest day of the year.",
        "WHO: what the agency says about the outbreak.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text):
    assert find_dateline(text, Span(0, len(text))) is None


def test_offsets_count_from_the_block_and_not_from_the_file():
    text = "A headline\n\nGRAZ, June 9 (APA) - Snow fell."
    found = find_dateline(text, Span(12, len(text)))

    assert found is not None
    assert found.place_span is not None
    assert found.day_span is not None
    assert (found.place_span.of(text), found.day_span.of(text)) == ("GRAZ", "June 9")
