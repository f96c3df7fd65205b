"""Triggers that name one sort of happening join reports that word it differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from newsflow.stories import link
from newsflow.stories.link.triggers import aspects, families
from newsflow.types import Modality, Precision, Report
from tests.stories.made import Draft, made, together

JUNE = date(2022, 6, 8)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("kill", "death"),
        ("shoot dead", "kill"),
        ("charge with", "indict"),
        ("acquire", "merger"),
        ("quake", "tremor"),
    ],
)
def test_triggers_that_reporters_put_for_one_another_share_a_family(a: str, b: str) -> None:
    assert families(a) & families(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [("arrest", "convict"), ("injure", "kill"), ("visit", "resign"), ("flood", "quake")],
)
def test_triggers_of_other_sorts_share_none(a: str, b: str) -> None:
    assert not families(a) & families(b)


@pytest.mark.parametrize(
    ("lemmas", "expected"),
    [
        (("crash", "kill", "collision", "death"), ("crash", "kill", "crash", "kill")),
        (("bombing", "hit", "strike"), ("hit", "hit", "hit")),
        (("bombing", "hit"), ("attack", "hit")),
        (("sing", "crash into", "sing"), ("sing", "crash", "sing")),
        ((), ()),
    ],
)
def test_mentions_of_one_event_tell_its_aspects(
    lemmas: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    told = _told("Herald", "Ivo Marek kill on the bridge.", "kill", "ASSAULT", Modality.ACTUAL)
    (event,) = told.mentions.events

    assert tuple(aspects([replace(event, lemma=lemma) for lemma in lemmas])) == expected


def _told(outlet: str, line: str, trigger: str, kind: str, modality: Modality) -> Report:
    event = {"type": kind, "trigger": trigger, "target": "Ivo Marek", "on": JUNE}
    people = {"Ivo Marek": ("person", "person:marek")}
    report = made(
        Draft(outlet=outlet, day=JUNE, lines=("News", line), people=people, events=(event,))
    )
    (only,) = report.mentions.events
    when = {} if modality is Modality.ACTUAL else _UNDATED
    changed = replace(only, lemma=trigger, modality=modality, **when)
    return replace(report, mentions=replace(report.mentions, events=(changed,)))


_UNDATED: dict[str, Any] = {
    "date_from": None, "date_to": None, "precision": Precision.UNKNOWN,
}  # fmt: skip


@pytest.mark.parametrize(
    ("trigger", "kind", "modality", "events"),
    [
        ("death", "DEATH", Modality.ACTUAL, 1),
        ("death", "DEATH", Modality.PLANNED, 2),
        ("arrest", "COERCE", Modality.ACTUAL, 2),
    ],
)
def test_a_killing_is_a_death_but_no_arrest_and_none_that_is_planned(
    trigger: str, kind: str, modality: Modality, events: int
) -> None:
    reports = [
        _told("Herald", "Ivo Marek kill on the bridge.", "kill", "ASSAULT", Modality.ACTUAL),
        _told("Courier", f"The {trigger} of Ivo Marek is the talk.", trigger, kind, modality),
    ]

    assert len(link(together(*reports), reports).events) == events
