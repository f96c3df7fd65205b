"""What speaks for and against two happenings being one, beside type, day and participants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsflow.stories import link
from newsflow.types import Modality, Precision, Report
from tests.stories.made import Draft, made, together

JUNE = date(2022, 6, 8)
_NAMES = {
    "Ivo Marek": ("person", "person:marek"),
    "Nora Lind": ("person", "person:lind"),
    "Ulvik": ("place", "place:ulvik"),
}


def _told(
    outlet: str,
    line: str,
    trigger: str,
    lemma: str,
    *,
    kind: str = "COERCE",
    modality: Modality = Modality.ACTUAL,
    on: date | None = None,
) -> Report:
    people = {name: who for name, who in _NAMES.items() if name in line}
    event = {"type": kind, "trigger": trigger, "on": on or JUNE}
    report = made(
        Draft(outlet=outlet, day=JUNE, lines=("News", line), people=people, events=(event,))
    )
    (only,) = report.mentions.events
    changed = replace(only, lemma=lemma, modality=modality)
    if on is None:
        changed = replace(changed, date_from=None, date_to=None, precision=Precision.UNKNOWN)
    return replace(report, mentions=replace(report.mentions, events=(changed,)))


def _events(*reports: Report) -> int:
    return len(link(together(*reports), list(reports)).events)


@pytest.mark.parametrize(
    ("line", "trigger", "events"),
    [
        ("The arrest of Ivo Marek surprised many.", "arrest", 1),
        ("The arrest surprised many.", "arrest", 1),
        ("The arrest of Nora Lind surprised many.", "arrest", 2),
        ("All these arrests surprised many.", "arrests", 2),
    ],
)
def test_a_bare_trigger_is_told_by_what_is_named_beside_it(
    line: str, trigger: str, events: int
) -> None:
    first = _told("Herald", "Police made an arrest, said Ivo Marek.", "arrest", "arrest")

    assert _events(first, _told("Courier", line, trigger, "arrest")) == events


@pytest.mark.parametrize(
    ("trigger", "lemma", "events"),
    [
        ("charged", "charge with", 1),
        ("charge", "charge", 1),
        ("convicted", "convict", 2),
    ],
)
def test_a_trigger_is_one_with_and_without_the_words_beside_it(
    trigger: str, lemma: str, events: int
) -> None:
    first = _told("Herald", "They charged Ivo Marek.", "charged", "charge", kind="JUSTICE")
    line = f"Of Ivo Marek it was {trigger} that all spoke."

    assert _events(first, _told("Courier", line, trigger, lemma, kind="ACCUSE")) == events


@pytest.mark.parametrize(
    ("modality", "on", "events"),
    [
        (Modality.ACTUAL, None, 1),
        (Modality.PLANNED, JUNE, 1),
        (Modality.PLANNED, None, 2),
        (Modality.POSSIBLE, None, 2),
    ],
)
def test_what_has_its_day_is_no_plan_without_one(
    modality: Modality, on: date | None, events: int
) -> None:
    done = _told("Herald", "Police raided the house of Ivo Marek.", "raided", "raid", on=JUNE)
    line = "The raid on the house of Ivo Marek is spoken of."

    assert _events(done, _told("Courier", line, "raid", "raid", modality=modality, on=on)) == events


def test_why_says_that_the_sentences_name_the_same() -> None:
    reports = [
        _told(outlet, f"{words} of Ivo Marek.", "arrest", "arrest")
        for outlet, words in (("Herald", "The arrest"), ("Courier", "After the arrest"))
    ]
    (event,) = link(together(*reports), reports).events

    assert {member.why.rpartition("; ")[2] for member in event.members} == {
        "the sentences name the same"
    }


@pytest.mark.parametrize(
    ("kind", "other", "events"),
    [
        ("COERCE", "Ivo Marek", 1),
        ("COERCE", "Marek", 1),
        ("COERCE", "Nora Lind", 2),
        ("COERCE", "Nora", 1),
        ("ASSAULT", "Nora Lind", 1),
    ],
)
def test_two_persons_are_arrested_each_by_themselves_and_attacked_together(
    kind: str, other: str, events: int
) -> None:
    reports = [
        made(
            Draft(
                outlet=outlet,
                day=JUNE,
                lines=("News", f"On the bridge {name} was seized."),
                people={name: ("person", f"person:{name}")},
                events=({"type": kind, "trigger": "seized", "target": name, "on": JUNE},),
            )
        )
        for outlet, name in (("Herald", "Ivo Marek"), ("Courier", other))
    ]

    assert _events(*reports) == events
