"""Words that outlets choose, lights that headlines put things in, and who contradicts whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from newsflow.stories import link
from tests.stories.made import Draft, made, together

DAY = date(2022, 6, 8)
DUNA, ORSA = ("place", "place:duna"), ("country", "country:orsa")


def _drafts(kind: str, *drafts: Draft) -> list[tuple[str, str, str]]:
    reports = [made(draft) for draft in drafts]
    found = link(together(*reports), reports).differences
    return [
        (d.verdict, d.a.text if d.a else "", d.b.text if d.b else "")
        for d in found
        if d.kind == kind
    ]


def _draft(
    outlet: str, lines: Sequence[str], people: Mapping[str, tuple[str, str]], **more: object
) -> Draft:
    return Draft(outlet=outlet, day=DAY, lines=lines, people=people, **more)  # type: ignore[arg-type]


REBELS = "Rebels seized the bridge of Duna and the customs house on Tuesday night."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Terrorists seized the customs house and the bridge of Duna overnight.",
         [("differs", "Terrorists", "Rebels")]),
        ("The rebels, whom the army calls terrorists, seized the bridge of Duna on Tuesday.", []),
        ("Terrorists have nothing to hope for, the mayor of Duna told the council.", []),
    ],
)  # fmt: skip
def test_one_group_named_differently(other: str, found: list[tuple[str, str, str]]) -> None:
    drafts = [
        _draft(outlet, ("News", text), {"Duna": DUNA})
        for outlet, text in (("Courier", REBELS), ("Herald", other))
    ]

    assert _drafts("term", *drafts) == found


def test_missiles_and_rockets_of_two_days_are_not_one_thing_named_differently() -> None:
    texts = (
        ("Courier", "The navy of Orsa fired missiles at depots in Duna on Tuesday.", DAY),
        ("Herald", "In March the navy of Orsa fired rockets at depots in Duna.", date(2022, 3, 2)),
    )
    drafts = [
        _draft(
            outlet,
            ("News", text),
            {"Duna": DUNA, "Orsa": ORSA},
            events=({"trigger": "fired", "actor": "Orsa", "on": day},),
        )
        for outlet, text, day in texts
    ]

    assert _drafts("term", *drafts) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Orsa welcomes talks on the dam", "Neighbours threaten Orsa over the dam", 1),
        ("Orsa welcomes talks on the dam", "Orsa discussed its dam", 0),
        ("Orsa will not discuss its dam", "Neighbours threaten Orsa over the dam", 0),
        ("Orsa welcomes talks on the dam", "Neighbours threaten a war over a dam", 0),
    ],
)
def test_headlines_in_opposite_lights(first: str, second: str, found: int) -> None:
    drafts = [
        _draft(outlet, (line, "Ministers met."), {"Orsa": ORSA} if "Orsa" in line else {})
        for outlet, line in (("Courier", first), ("Herald", second))
    ]

    assert len(_drafts("framing", *drafts)) == found


MAYOR = ("person", "person:mayor")


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        ("stay for as long as needed", "We stay for as long as we think it needed.", 1),
        ("stay for as long as we think", "We stay for as long as we think it needed.", 0),
        ("stay as long as the ice", "We stay for as long as we think it needed.", 0),
        ("stay needed", "We stay for as long as we think it needed.", 0),
    ],
)
def test_a_partial_quotation_that_the_full_one_does_not_hold(
    part: str, whole: str, found: int
) -> None:
    draft = _draft(
        "Courier",
        ("News", f"Mayor Ana Ferin wants to “{part}”.", f"“{whole}”"),
        {"Ana Ferin": MAYOR},
        quotes=(("Ana Ferin", (part,)), ("Ana Ferin", (whole,))),
    )

    assert len(_drafts("intra_report", draft)) == found


@pytest.mark.parametrize(
    ("denial", "trigger", "found"),
    [
        ("Orsa has denied the accusation.", "denied", 1),
        ("Orsa has rejected the offer of a loan.", "rejected", 0),
        ("Orsa has confirmed the accusation.", "confirmed", 0),
    ],
)
def test_the_accused_denies(denial: str, trigger: str, found: int) -> None:
    lemma = {"denied": "deny", "rejected": "reject", "confirmed": "confirm"}[trigger]
    draft = _draft(
        "Courier",
        ("News", "Duna accused its neighbour Orsa of poaching.", denial),
        {"Duna": ("country", "country:duna"), "Orsa": ORSA},
        events=(
            {"type": "ACCUSE", "trigger": "accused", "lemma": "accuse", "actor": "Duna",
             "target": "Orsa", "on": DAY},
            {"type": "REJECT", "trigger": trigger, "lemma": lemma, "actor": "Orsa", "on": DAY},
        ),
    )  # fmt: skip

    assert len(_drafts("speaker_conflict", draft)) == found
