"""Who, what, when and where, in the words of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsflow.language import Language
from newsflow.mentions import extract
from newsflow.types import Article, Zone
from tests.quality.bare import bare_article

_DAY = date(2021, 3, 9)


def article_of(headline: str, body: str) -> Article:
    article = bare_article(f"{headline}\n\n{body}", _DAY)
    first = replace(article.zones[0], zone=Zone.HEADLINE, paragraph=None)
    return replace(article, headline=headline, zones=(first, *article.zones[1:]))


def answers(headline: str, body: str, language: Language) -> dict[str, str]:
    found = extract(article_of(headline, body), language=language).answers
    return {answer.question: answer.text for answer in found}


_CASES = [
    (
        "Rebels seize radio station in northern Chad",
        "Rebels seized a radio station in the town of Faya on Sunday night, the army said.",
        {
            "who": "Rebels",
            "what": "seize radio station in northern Chad",
            "when": "Sunday night",
            "where": "Faya",
        },
    ),
    (
        "Tram hits lorry in Graz, two dead",
        "Two people were killed on Monday when a tram ran into a lorry in Graz.",
        {"who": "Tram", "what": "hits lorry in Graz, two dead", "when": "Monday", "where": "Graz"},
    ),
    (
        "Port at a standstill as dockers call strike",
        "Dockers in Gdansk laid down their work on Monday.",
        {
            "who": "Dockers",
            "what": "laid down their work on Monday",
            "when": "Monday",
            "where": "Gdansk",
        },
    ),
    (
        "UPDATE: Lahti, Turkish leader meet in Oslo",
        "Finnish President Aino Lahti met the Turkish president in Oslo on Monday.",
        {"who": "Lahti, Turkish leader", "what": "meet in Oslo", "when": "Monday", "where": "Oslo"},
    ),
    (
        "Ministry: Finnish Navy to Stay in the Gulf",
        "The ministry said in Helsinki on Monday that the navy would stay.",
        {
            "who": "Finnish Navy",
            "what": "to Stay in the Gulf",
            "when": "Monday",
            "where": "Gulf",
        },
    ),
]


@pytest.mark.parametrize(("headline", "body", "expected"), _CASES, ids=[c[0] for c in _CASES])
def test_the_main_event_is_told_in_four_answers(
    headline: str, body: str, expected: dict[str, str], language: Language
):
    assert answers(headline, body, language) == expected


def test_what_a_report_does_not_say_is_not_answered(language: Language):
    found = answers("Thieves take nine paintings", "Thieves took nine paintings.", language)

    assert found == {"who": "Thieves", "what": "take nine paintings"}


def test_a_town_is_answered_with_the_state_behind_it(language: Language):
    body = "A man was shot in Toledo, Ohio, on Saturday."

    assert answers("Man shot", body, language)["where"] == "Toledo, Ohio"


def test_every_answer_stands_where_its_span_says(language: Language):
    article = article_of(*_CASES[0][:2])
    found = extract(article, language=language).answers

    assert [article.text[a.span.start : a.span.end] for a in found] == [a.text for a in found]
