"""The dead and the wounded, the day and the town of what a report is about."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from newsflow.language import Language
from newsflow.mentions.anchors import find_anchor
from newsflow.mentions.entities import find_entities
from newsflow.mentions.event_happening import find_happening
from newsflow.mentions.event_tolls import find_toll
from newsflow.mentions.event_victims import Victims, find_victims
from newsflow.mentions.lexicon import table
from newsflow.mentions.reading import read
from newsflow.mentions.times import find_times
from newsflow.types import Sentence, Span, Toll, Zone
from tests.quality.bare import bare_article

_EXAMPLES = tomllib.loads(
    (Path(__file__).parents[1] / "examples" / "tolls.toml").read_text("utf-8")
)
_CASES = [
    pytest.param(text, example["toll"], id=text.split("\n")[0])
    for example in _EXAMPLES["example"]
    for text in example["texts"]
]


def sentences_of(text: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            ordinal=i,
            zone=Zone.BODY if i else Zone.HEADLINE,
            span=Span(0, len(line)),
            text=line,
        )
        for i, line in enumerate(text.split("\n"))
    )


@pytest.mark.parametrize(("text", "toll"), _CASES)
def test_the_dead_and_the_wounded_are_summed_up(text: str, toll: str):
    killed, injured = map(int, toll.split("/"))

    assert find_toll(sentences_of(text)) == Toll(killed=killed, injured=injured)


@pytest.mark.parametrize(
    ("sentence", "victims"),
    [
        ("Two sailors were killed.", [Victims("dead", 2, "#", "Two sailors")]),
        (
            "The guard shot a robber.",
            [Victims("shot", None, "robber", "a robber")],
        ),
        ("Police charged a man with murder.", []),
        ("A triple homicide shook Tolna.", [Victims("dead", 3, "#", "triple homicide")]),
        ("The blast, 20 miles away, hurt no one.", []),
    ],
)
def test_people_are_found_with_what_became_of_them(sentence: str, victims: list[Victims]):
    assert find_victims(sentence) == victims


def happening_in(text: str, language: Language, today: date) -> tuple[date | None, str | None]:
    article = bare_article(text, today)
    reading = read(article, language)
    anchor = find_anchor(article)
    entities, mentions = find_entities(reading)
    found = find_happening(
        reading.sentences, find_times(reading, anchor), entities, mentions, anchor
    )
    return found.on, None if found.place is None else entities[found.place].name


def test_the_day_of_the_deed_goes_before_the_day_of_the_arrest(language: Language):
    text = (
        "A man was shot in Toledo on Saturday, police said.\n\n"
        "Officers arrested a suspect on Monday."
    )

    assert happening_in(text, language, date(2021, 3, 9)) == (date(2021, 3, 6), "Toledo")


def test_the_town_of_the_dateline_goes_before_the_hospital(language: Language):
    text = "DAYTON, Ohio — A girl was shot late Sunday and flown to a hospital in Columbus."

    assert happening_in(text, language, date(2021, 3, 9)) == (date(2021, 3, 7), "Dayton")


def test_without_a_time_the_report_tells_of_its_own_day(language: Language):
    assert happening_in("A bridge fell.", language, date(2021, 3, 9)) == (date(2021, 3, 9), None)


@pytest.mark.parametrize("status", ["dead", "hurt", "shot"])
def test_whatever_becomes_of_people_has_one_of_the_pieces_looked_for_first(status: str) -> None:
    told = table("victims")["status"]
    ways = _ways(told[status])
    assert [way for way in ways if not any(piece in way for piece in told["pieces"].split())] == []


def _ways(pattern: str) -> list[str]:
    """The alternatives of a pattern; those within a group count as one."""
    while "(" in pattern:
        pattern = re.sub(r"\(([^()]*)\)", lambda group: group[1].replace("|", " "), pattern)
    return pattern.split("|")
