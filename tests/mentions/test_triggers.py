"""The table of words that show events."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.language import Language
from newsflow.mentions import extract
from newsflow.mentions.event_lexicon import lexicon
from tests.quality.bare import bare_article


def test_the_table_holds_twelve_hundred_triggers():
    words = lexicon()
    triggers = [t for found in (words.verbs, words.nouns) for row in found.values() for t in row]

    assert len(triggers) >= 1200


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The two ministers held talks in Tolna on Monday.", "CONSULT"),
        ("Finland expelled two diplomats on Monday.", "SANCTION"),
        ("Malta froze the assets of the bank on Monday.", "SANCTION"),
        ("The government declared a state of emergency on Monday.", "COERCE"),
        ("Dockers walked off the job on Monday.", "PROTEST"),
        ("The army dispatched troops to the border on Monday.", "MOBILIZE"),
        ("The rebels laid down their arms on Monday.", "RETREAT"),
        ("The court found Berg guilty on Monday.", "JUSTICE"),
        ("The airline filed for bankruptcy on Monday.", "ECONOMY"),
    ],
)
def test_words_in_company_show_an_event(text: str, kind: str, language: Language):
    found = extract(bare_article(text, date(2021, 3, 9)), language=language).events

    assert kind in {event.type for event in found}


@pytest.mark.parametrize(
    "text",
    [
        "The minister said no charges would be brought.",
        "The village is surrounded by hills.",
        "Pigeons flew into the square.",
        "The museum hosts a permanent show of ships.",
    ],
)
def test_the_same_words_in_other_company_show_none(text: str, language: Language):
    found = extract(bare_article(text, date(2021, 3, 9)), language=language).events

    assert {event.type for event in found} <= {"ACCUSE"}
