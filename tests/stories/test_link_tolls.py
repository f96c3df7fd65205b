"""The dead and the injured of a story, from what each of its reports says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from newsflow.stories import link
from newsflow.stories.link.tolls import fuse_tolls
from newsflow.types import Fused, Mentions, Report, StoryToll, Toll
from tests.stories.made import Draft, made, together

JUNE = date(2022, 6, 8)


def _report(outlet: str, killed: int, injured: int, *lines: str) -> Report:
    """A report with a toll; a line `3 killed` or `2 injured` gives it in so many words."""
    opening = ("News", *lines, "The rest is told later.")
    counted = [(n, line.split()) for n, line in enumerate(opening) if line[0].isdigit()]
    draft = Draft(
        outlet=outlet,
        day=JUNE,
        lines=opening,
        figures=[(opening[n], int(words[0]), "people", None) for n, words in counted],
    )
    report = made(draft)
    figures = tuple(
        replace(figure, measure=words[1])
        for figure, (_, words) in zip(report.mentions.figures, counted, strict=True)
    )
    toll = Toll(killed=killed, injured=injured) if killed or injured else None
    return replace(report, mentions=replace(report.mentions, toll=toll, figures=figures))


def _told(*reports: Report) -> list[Mentions]:
    return [report.mentions for report in reports]


def _fused(value: int, *, reports: int, in_words: int, among: int) -> Fused:
    return Fused(value=value, reports=reports, in_words=in_words, among=among)


def test_the_number_that_most_reports_give_is_the_storys() -> None:
    told = _told(_report("a", 3, 1), _report("b", 3, 0), _report("c", 2, 0))

    assert fuse_tolls(told) == StoryToll(
        killed=_fused(3, reports=2, in_words=0, among=3),
        injured=_fused(0, reports=2, in_words=0, among=3),
    )


@pytest.mark.parametrize(
    ("one", "other", "killed"),
    [
        ((5, "5 killed"), (4, "Many died."), 5),
        ((5, "Many died."), (4, "4 killed"), 4),
        ((5, "5 killed"), (4, "4 killed"), 4),
        ((5, "Many died."), (4, "Many died."), 4),
        ((5, "5 injured"), (4, "Many died."), 4),
    ],
)
def test_a_number_given_in_the_opening_counts_twice_and_of_equals_the_least_holds(
    one: tuple[int, str], other: tuple[int, str], killed: int
) -> None:
    fused = fuse_tolls(_told(_report("a", one[0], 0, one[1]), _report("b", other[0], 0, other[1])))

    assert fused is not None
    assert fused.killed.value == killed


def test_a_number_far_down_is_no_opening() -> None:
    far = _report("a", 5, 0, "It rained.", "It blew.", "It snowed.", "5 killed")

    assert fuse_tolls(_told(far, _report("b", 4, 0))) == StoryToll(
        killed=_fused(4, reports=1, in_words=0, among=2),
        injured=_fused(0, reports=2, in_words=0, among=2),
    )


def test_reports_that_speak_of_no_dead_or_injured_have_no_voice() -> None:
    told = _told(_report("a", 0, 0), _report("b", 0, 0), _report("c", 1, 2))

    assert fuse_tolls(told) == StoryToll(
        killed=_fused(1, reports=1, in_words=0, among=1),
        injured=_fused(2, reports=1, in_words=0, among=1),
    )
    assert fuse_tolls(told[:2]) is None


def test_a_story_has_one_toll_in_every_order_of_its_reports() -> None:
    reports = [_report("a", 3, 1, "3 killed"), _report("b", 4, 1), _report("c", 4, 0)]

    tolls = {link(together(*order), order).toll for order in permutations(reports)}

    assert tolls == {
        StoryToll(
            killed=_fused(3, reports=1, in_words=1, among=3),
            injured=_fused(1, reports=2, in_words=0, among=3),
        )
    }
