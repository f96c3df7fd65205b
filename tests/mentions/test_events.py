"""Events by example: what a sentence tells, who takes part, when, and whether it is so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from newsflow.articles import clean
from newsflow.language import Language
from newsflow.mentions import extract, with_anchor
from newsflow.mentions.event_lexicon import event_types, lexicon
from newsflow.types import Anchor, Article, EventMention, Mentions, Modality, PartialDate, Precision

# Tuesday.
REPORT = """\
A headline that says nothing of it

March 5, 2024

{}

Nothing else was known about it at the time of writing.

Officials gave no more details.
"""


@dataclass(frozen=True)
class Told:
    """What a reader wants to know of an event."""

    type: str
    trigger: str
    modality: str = "actual"
    days: tuple[str, str] | None = None
    parts: dict[str, set[str]] = field(default_factory=dict)


def read(text: str, language: Language) -> tuple[Article, Mentions]:
    article = clean(text, media_type="text/plain")
    assert isinstance(article, Article)
    return article, extract(article, language=language)


def told(event: EventMention) -> Told:
    parts: dict[str, set[str]] = {}
    for argument in event.arguments:
        parts.setdefault(argument.role, set()).add(argument.text)
    known = event.date_from is not None and event.date_to is not None
    return Told(
        type=event.type,
        trigger=event.text,
        modality=event.modality.value,
        days=(str(event.date_from), str(event.date_to)) if known else None,
        parts=parts,
    )


CASES = [
    (
        "The foreign minister of Norway met Finnish President Aino Lahti in Oslo on Tuesday.",
        Told("CONSULT", "met", days=("2024-03-05", "2024-03-05"), parts={
            "actor": {"The foreign minister of Norway", "Finnish President Aino Lahti"},
            "place": {"Oslo"},
        }),
    ),
    (
        "Soldiers fired 12 shells at a village near Gori on February 27.",
        Told("ASSAULT", "fired", days=("2024-02-27", "2024-02-27"), parts={
            "actor": {"Soldiers"}, "instrument": {"12 shells"}, "target": {"a village"},
            "place": {"Gori"},
        }),
    ),
    (
        "Rebels shot down a military helicopter over Darfur last week.",
        Told("ASSAULT", "shot", days=("2024-02-26", "2024-03-03"), parts={
            "actor": {"Rebels"}, "target": {"a military helicopter"}, "place": {"Darfur"},
        }),
    ),
    (
        "Three people were killed by gunmen in Lagos.",
        Told("ASSAULT", "killed", parts={
            "target": {"Three people"}, "actor": {"gunmen"}, "place": {"Lagos"},
        }),
    ),
    (
        "The army took part in the operation against smugglers.",
        Told("ASSAULT", "operation", parts={"actor": {"The army"}, "target": {"smugglers"}}),
    ),
    (
        "Chile will hold an election in May.",
        Told("ELECTION", "hold", "planned", ("2024-05-01", "2024-05-31"), parts={
            "actor": {"Chile"}, "target": {"an election"},
        }),
    ),
    (
        "The general did not attack the town.",
        Told("ASSAULT", "attack", "denied", parts={
            "actor": {"The general"}, "target": {"the town"},
        }),
    ),
    (
        "Police may arrest the suspects.",
        Told("COERCE", "arrest", "possible", parts={
            "actor": {"Police"}, "target": {"the suspects"},
        }),
    ),
    (
        "The company fired its manager.",
        Told("OFFICE", "fired", parts={"actor": {"The company"}, "target": {"its manager"}}),
    ),
    (
        "Rescuers are evacuating villagers from Valdivia.",
        Told("AID", "evacuating", "ongoing", parts={
            "actor": {"Rescuers"}, "target": {"villagers"}, "origin": {"Valdivia"},
        }),
    ),
    (
        "An earthquake struck Izmir on Monday, killing four people.",
        Told("DISASTER", "earthquake", days=("2024-03-04", "2024-03-04"), parts={
            "target": {"Izmir"},
        }),
    ),
    (
        "The bombing of the market in Kandahar on February 28 killed 12 people.",
        Told("ASSAULT", "bombing", days=("2024-02-28", "2024-02-28"), parts={
            "target": {"the market", "12 people"}, "place": {"Kandahar"},
        }),
    ),
    (
        "The meeting between Kenya and Uganda took place in Nairobi.",
        Told("CONSULT", "meeting", parts={"actor": {"Kenya", "Uganda"}, "place": {"Nairobi"}}),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_sentence_tells_an_event(sentence: str, expected: Told, language: Language):
    _, mentions = read(REPORT.format(sentence), language)

    assert expected in [told(event) for event in mentions.events]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("A heart attack ended the singer's career.", "ASSAULT"),
        ("Union members went on strike for higher wages.", "ASSAULT"),
        ("The company struck a deal with its rival.", "ASSAULT"),
        ("The firm fired a salvo of new products at the market.", "OFFICE"),
        ("Attacks on journalists are rising.", "COERCE"),
    ],
)
def test_look_alikes_tell_no_such_event(sentence: str, type_: str, language: Language):
    _, mentions = read(REPORT.format(sentence), language)
    happened = [e.type for e in mentions.events if e.modality is Modality.ACTUAL]

    assert type_ not in happened


def test_a_pronoun_in_the_next_sentence_takes_the_day_over(language: Language):
    text = REPORT.format(
        "On February 20, the Northern Brigade attacked a fuel depot near Sirte. "
        "They shelled the depot from the coast."
    )

    _, mentions = read(text, language)

    days = {e.text: (str(e.date_from), e.same_as) for e in mentions.events}
    assert days == {"attacked": ("2024-02-20", None), "shelled": ("2024-02-20", 0)}


def test_two_strikes_on_two_days_stay_two(language: Language):
    text = REPORT.format(
        "On February 20, the Northern Brigade attacked a fuel depot near Sirte. "
        "On January 9, the Northern Brigade attacked a bridge near Sirte."
    )

    _, mentions = read(text, language)

    assert [(str(e.date_from), e.same_as) for e in mentions.events] == [
        ("2024-02-20", None),
        ("2024-01-09", None),
    ]


def test_a_claim_of_responsibility_lies_between_the_attack_and_the_report(language: Language):
    text = REPORT.format("The Free Dawn group has claimed responsibility for the Feb. 20 bombing.")

    _, mentions = read(text, language)

    claim = next(e for e in mentions.events if e.type == "CLAIM_RESPONSIBILITY")
    assert (claim.date_from, claim.date_to, claim.precision) == (
        date(2024, 2, 20),
        date(2024, 3, 5),
        Precision.INTERVAL,
    )


def test_without_a_year_nothing_is_dated_until_the_story_gives_one(language: Language):
    text = (
        "A headline that says nothing\n\nOSLO, March 5. /NTB/. "
        "The foreign minister of Norway met Finnish President Aino Lahti on Monday.\n\n"
        "They had talked by telephone before.\n"
    )
    article, mentions = read(text, language)
    year = Anchor(on=PartialDate(year=2024, month=3, day=5), basis="the story")

    assert mentions.events[0].date_from is None

    assert with_anchor(mentions, article, year).events[0].date_from == date(2024, 3, 4)


def test_every_type_has_its_role_for_of_and_every_trigger_its_type():
    words = lexicon()
    triggers = [t for found in (words.verbs, words.nouns) for ts in found.values() for t in ts]

    assert {t.of for t in event_types().values()} <= {"actor", "target", "topic"}
    assert {t.type.name for t in triggers} == set(event_types())
    assert {t.object_class for t in triggers if t.object_class} <= set(words.classes)


def test_talks_of_one_day_with_two_parties_stay_two(language: Language):
    text = REPORT.format(
        "On February 20, Ana Putney met Emil Weber in Graz. "
        "On February 20, Ana Putney met Irena Hribar in Graz."
    )

    _, mentions = read(text, language)

    assert [(e.text, e.same_as) for e in mentions.events] == [("met", None), ("met", None)]
