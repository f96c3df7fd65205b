"""The mentions of a report, counted from the day that its story gives it."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.mentions import extract, with_anchor
from newsflow.types import Anchor, PartialDate, Precision, Zone
from tests.mentions.zoned import zoned_article

NO_YEAR = Anchor(on=PartialDate(month=5, day=15), basis="dateline")
KNOWN = Anchor(on=PartialDate(year=2019, month=5, day=15), basis="another report of the story")
ARTICLE = zoned_article(
    (Zone.HEADLINE, "Rebels shell Tolna"),
    (Zone.BODY, "Rebels shelled the town of Tolna on Monday."),
    (Zone.BODY, "They had attacked it on April 2 and again last month."),
)


@pytest.fixture
def mentions(language):
    return extract(ARTICLE, language=language)


def test_open_times_and_the_events_they_date_are_resolved(mentions):
    again = with_anchor(mentions, ARTICLE, KNOWN)

    assert [t.value for t in again.times] == ["2019-05-13", "2019-04-02", "2019-04"]
    assert date(2019, 5, 13) in {e.date_from for e in again.events}
    assert again.anchor == KNOWN


def test_without_a_year_nothing_is_dated(mentions):
    again = with_anchor(mentions, ARTICLE, NO_YEAR)

    assert {t.precision for t in again.times} == {Precision.UNKNOWN}
    assert {e.date_from for e in again.events} == {None}


def test_counting_again_from_the_same_day_changes_nothing(mentions):
    once = with_anchor(mentions, ARTICLE, KNOWN)

    assert with_anchor(once, ARTICLE, KNOWN) == once


def test_the_order_of_days_tried_does_not_matter(mentions):
    detour = with_anchor(with_anchor(mentions, ARTICLE, NO_YEAR), ARTICLE, KNOWN)

    assert detour == with_anchor(mentions, ARTICLE, KNOWN)
