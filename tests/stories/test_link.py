"""What two reports of one story say together."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.stories import link
from newsflow.types import Story
from tests.stories.made import Draft, made, together

MAY = date(2021, 5, 17)
PEOPLE = {
    "Irena Kovalchuk": ("person", "person:kovalchuk"),
    "Kovalchuk": ("person", "person:kovalchuk"),
}

HERALD = Draft(
    outlet="Herald",
    day=MAY,
    lines=(
        "Minister defends closing the lake harbour",
        "Irena Kovalchuk met the fishermen of Orsa on Monday.",
        "We know that the closing is a burden for the fishermen.",
        "The harbour will open when we think it suitable to let boats out.",
        "Nobody will lose a licence over this.",
        "On May 12 the coast guard seized 14 boats.",
        "On March 3 the guard carried out its first large raid on the lake.",
    ),
    people={
        "Irena Kovalchuk": ("person", "person:kovalchuk"),
        "the coast guard": ("organization", "organization:coast-guard"),
        "the guard": ("organization", "organization:coast-guard"),
        "the fishermen of Orsa": ("group", "group:fishermen"),
    },
    quotes=(
        (
            "Irena Kovalchuk",
            (
                "We know that the closing is a burden for the fishermen.",
                "The harbour will open when we think it suitable to let boats out.",
                "Nobody will lose a licence over this.",
            ),
        ),
    ),
    events=(
        {"type": "CONSULT", "trigger": "met", "actor": "Irena Kovalchuk",
         "target": "the fishermen of Orsa", "on": MAY},
        {"type": "COERCE", "trigger": "seized", "actor": "the coast guard",
         "on": date(2021, 5, 12)},
        {"type": "COERCE", "trigger": "raid", "actor": "the guard", "on": date(2021, 3, 3)},
    ),
    figures=(("14 boats", 14, "boat", 1),),
)  # fmt: skip

COURIER = Draft(
    outlet="Courier",
    day=date(2021, 5, 18),
    lines=(
        "Harbour stays shut despite anger of fishermen",
        "Minister Irena Kovalchuck met the men of Orsa, on Monday.",
        "We understand that the closing, perhaps, is a heavy burden for the fishermen "
        "— and I mean their widows and orphans.",
        "The harbour will open when we consider it necessary to let boats out.",
        "The coast guard seized 31 vessels on the lake in March.",
    ),
    people={
        "Irena Kovalchuck": ("person", "person:kovalchuck"),
        "The coast guard": ("organization", "organization:coast-guard"),
        "the men of Orsa": ("group", "group:fishermen"),
    },
    quotes=(
        (
            "Irena Kovalchuck",
            (
                "We understand that the closing, perhaps, is a heavy burden for the fishermen "
                "— and I mean their widows and orphans.",
                "The harbour will open when we consider it necessary to let boats out.",
            ),
        ),
    ),
    events=(
        {"type": "CONSULT", "trigger": "met", "actor": "Irena Kovalchuck",
         "target": "the men of Orsa", "on": MAY},
        {"type": "COERCE", "trigger": "seized", "actor": "The coast guard",
         "on": (date(2021, 3, 1), date(2021, 3, 31))},
    ),
    figures=(("31 vessels", 31, "vessel", 1),),
)  # fmt: skip


@pytest.fixture(scope="module")
def story() -> Story:
    reports = [made(HERALD), made(COURIER)]
    return link(together(*reports), reports)


def seen(story: Story) -> set[tuple[str, str, str | None, str | None]]:
    return {
        (d.kind, d.verdict, d.a.text if d.a else None, d.b.text if d.b else None)
        for d in story.differences
    }


def test_the_order_of_the_reports_makes_no_difference(story: Story) -> None:
    reports = [made(COURIER), made(HERALD)]

    assert link(together(*reports), reports) == story


def test_one_person_in_two_spellings_is_one_entity(story: Story) -> None:
    people = [e for e in story.entities if e.kind.value == "person"]

    assert [len(e.members) for e in people] == [2]
    assert ("name_spelling", "variant", "Irena Kovalchuk", "Irena Kovalchuck") in seen(story)


def test_a_meeting_told_twice_is_one_event_and_no_difference(story: Story) -> None:
    meetings = [e for e in story.events if e.type == "CONSULT"]

    assert [(e.date_from, len(e.members)) for e in meetings] == [(MAY, 2)]
    assert not [d for d in story.differences if d.about == f"event:{meetings[0].event_id}"]


def test_a_seizure_in_may_and_one_in_march_are_two_events(story: Story) -> None:
    days = sorted(str(e.date_from) for e in story.events if e.type == "COERCE")

    assert days == ["2021-03-03", "2021-05-12"]


def test_a_day_within_a_month_joins_with_doubt(story: Story) -> None:
    march = next(e for e in story.events if str(e.date_from) == "2021-03-03")

    assert len(march.members) == 2
    assert all(m.confidence < 1 for m in march.members)


def test_figures_of_two_events_are_not_comparable(story: Story) -> None:
    figures = {d for d in seen(story) if d[0] == "figure"}

    assert figures == {("figure", "not_comparable", "14 boats", "31 vessels")}


def test_an_event_told_once_is_left_out_by_the_other(story: Story) -> None:
    line = "On May 12 the coast guard seized 14 boats."

    assert ("omission", "only_in_a", line, None) in seen(story)


def test_segments_of_one_speaker_pair_across_wording(story: Story) -> None:
    pairs = {(p.kind, p.text_a[:12], p.text_b[:12]) for p in story.quote_pairs}

    assert pairs == {
        ("translation_variant", "We know that", "We understan"),
        ("translation_variant", "The harbour ", "The harbour "),
    }


def test_words_that_carry_a_degree_differ_in_meaning(story: Story) -> None:
    assert ("quote_wording", "differs", "suitable to", "necessary to") in seen(story)


def test_words_that_one_version_lacks_are_named(story: Story) -> None:
    expected = ("quote_content", "only_in_b", None, "and I mean their widows and orphans")

    assert expected in seen(story)


def test_a_sentence_of_a_speaker_that_the_other_leaves_out_is_an_omission(story: Story) -> None:
    line = "Nobody will lose a licence over this."

    assert ("omission", "only_in_a", line, None) in seen(story)


def test_two_wordings_are_no_copy(story: Story) -> None:
    assert {copy.verdict for copy in story.copies} <= {"independent"}


def test_every_utterance_is_one_claim(story: Story) -> None:
    spoken = [c for c in story.claims if c.event_id is None]

    assert sorted(len(c.evidence) for c in spoken) == [1, 2, 2]


def test_ids_survive_a_third_report() -> None:
    third = Draft(outlet="Later", day=date(2021, 5, 19), lines=("Lake news", "Nothing new."))
    reports = [made(HERALD), made(COURIER), made(third)]
    two = link(together(*reports[:2]), reports)
    three = link(together(*reports), reports)

    assert {e.event_id for e in two.events} == {e.event_id for e in three.events}
    assert {p.pair_id for p in two.quote_pairs} == {p.pair_id for p in three.quote_pairs}
    kept = {d.difference_id for d in two.differences if d.kind != "omission"}
    assert kept <= {d.difference_id for d in three.differences}


def test_words_that_both_reports_have_twice_are_two_pairs_with_ids_of_their_own() -> None:
    words = "The bridge over the Drava was inspected in spring."
    drafts = [
        Draft(
            outlet=outlet,
            day=MAY,
            lines=("Bridge falls", "Ana Putney spoke in Ptuj.", words, opening, words),
            people={"Ana Putney": ("person", "person:putney")},
            quotes=(("Ana Putney", (words,)), (None, (opening, words))),
        )
        for outlet, opening in (("Herald", "Cars sank."), ("Courier", "Two cars sank."))
    ]
    reports = [made(draft) for draft in drafts]

    pairs = link(together(*reports), reports).quote_pairs

    assert [pair.text_a for pair in pairs].count(words) == 2
    assert len({pair.pair_id for pair in pairs}) == len(pairs)
