"""Country and sector of parties."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.language import Language
from newsflow.mentions import extract
from tests.quality.bare import bare_article


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        (
            "Finnish President Aino Lahti met the Turkish prime minister in Oslo.",
            [("FIN", "government"), ("TUR", "government")],
        ),
        ("Moscow accused the Baltic port.", [("RUS", "government"), (None, None)]),
        (
            "Iraqi rebels attacked a convoy of South Korean soldiers.",
            [("IRQ", "rebel"), ("KOR", "military")],
        ),
        (
            "Turkish police arrested a Pentagon spokesman.",
            [("TUR", "police"), ("USA", "government")],
        ),
        (
            "Chinese state media criticised the Japanese government.",
            [("CHN", "media"), ("JPN", "government")],
        ),
        ("Nigerian villagers attacked a bank.", [("NGA", "civilian"), (None, "business")]),
        ("The judge sentenced the smuggler.", [(None, "judiciary"), (None, "crime")]),
    ],
)
def test_a_party_is_coded_by_the_names_and_nouns_in_it(
    text: str, coded: list[tuple[str | None, str | None]], language: Language
):
    (event,) = extract(bare_article(text, date(2021, 3, 9)), language=language).events
    parties = [a for a in event.arguments if a.role in {"actor", "target"}]

    assert [(p.country, p.sector) for p in parties] == coded


def test_the_basis_of_a_code_is_the_words_it_was_read_from(language: Language):
    (event,) = extract(
        bare_article("The president of Peru visited a farm."), language=language
    ).events

    assert event.arguments[0].code_basis == "Peru; president"


def test_what_is_no_party_has_no_code(language: Language):
    text = "Rebels attacked a depot in Peru."
    (event,) = extract(bare_article(text), language=language).events
    (place,) = [a for a in event.arguments if a.role == "place"]

    assert (place.country, place.sector, place.code_basis) == (None, None, None)
