"""The dead and the injured belong to what they died or were hurt in."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.language import Language
from newsflow.mentions import extract
from newsflow.types import Mentions
from tests.quality.bare import bare_article


def read(text: str, language: Language) -> Mentions:
    return extract(bare_article(text, date(2021, 3, 9)), language=language)


def happenings(mentions: Mentions) -> list[tuple[str, set[str]]]:
    """Type and triggers of each happening, all its mentions together."""
    groups: dict[int, list[str]] = {}
    for event in mentions.events:
        home = event.ordinal if event.same_as is None else event.same_as
        groups.setdefault(home, []).append(event.text)
    return [(mentions.events[home].type, set(words)) for home, words in groups.items()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three people were killed when a bus ran into a wall near Graz on Monday.",
            [("ACCIDENT", {"killed", "ran"})],
        ),
        (
            "A ferry sank off Malta on Monday, drowning nine sailors.",
            [("ACCIDENT", {"sank", "drowning"})],
        ),
        (
            "An earthquake struck Izmir on Monday. Forty people died.",
            [("DISASTER", {"earthquake", "died"})],
        ),
        ("Two guards died in the attack on the depot.", [("ASSAULT", {"died", "attack"})]),
    ],
)
def test_a_death_is_told_as_part_of_its_cause(
    text: str, expected: list[tuple[str, set[str]]], language: Language
):
    assert happenings(read(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The earthquake toppled dozens of houses in Izmir.",
            [("DISASTER", {"earthquake", "toppled"})],
        ),
        (
            "The earthquake on Monday brought down houses in Izmir.",
            [("DISASTER", {"earthquake", "brought"})],
        ),
        (
            "Survivors of the quake attacked a depot in Izmir.",
            [("DISASTER", {"quake"}), ("ASSAULT", {"attacked"})],
        ),
    ],
)
def test_what_a_happening_is_said_to_do_is_part_of_it(
    text: str, expected: list[tuple[str, set[str]]], language: Language
):
    assert happenings(read(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two guards in Lagos.", [("ASSAULT", {"killed"})]),
        ("The singer died in Paris on Monday.", [("DEATH", {"died"})]),
        (
            "A ferry sank off Malta on Monday. Its captain died on Thursday.",
            [("ACCIDENT", {"sank"}), ("DEATH", {"died"})],
        ),
    ],
)
def test_a_killing_with_a_doer_or_a_day_of_its_own_stays_apart(
    text: str, expected: list[tuple[str, set[str]]], language: Language
):
    assert happenings(read(text, language)) == expected


def test_the_toll_of_a_crash_is_a_figure_of_the_crash(language: Language):
    text = (
        "The driver of the tram that crashed in Graz on Monday died in hospital on Tuesday, "
        "raising the number of dead to four. Another 22 people were injured in the crash."
    )
    mentions = read(text, language)

    owners = {
        figure.text: mentions.events[figure.event].type
        for figure in mentions.figures
        if figure.event is not None
    }
    assert owners == {"four": "ACCIDENT", "22 people": "ACCIDENT"}


def test_a_thing_hit_twice_in_a_few_sentences_is_hit_once(language: Language):
    text = "A tram ran into a parked lorry in Graz on Monday. It hit the lorry at 7:40 a.m."

    assert happenings(read(text, language)) == [("ACCIDENT", {"ran", "hit"})]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dockers joined the strike on Monday.", "PROTEST"),
        ("Nurses walked out over pay on Monday.", "PROTEST"),
        ("The air force launched a strike on the depot on Monday.", "ASSAULT"),
        ("The lorry hit a wall outside Turin.", "ACCIDENT"),
        ("Rebels hit a convoy outside Gori.", "ASSAULT"),
    ],
)
def test_company_tells_the_sense_of_a_word(text: str, kind: str, language: Language):
    assert [event.type for event in read(text, language).events] == [kind]
