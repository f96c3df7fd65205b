"""The day a report counts from is in its text or its page, never on the wall."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.mentions.anchors import find_anchor, nearest_year
from newsflow.types import (
    Anchor,
    Article,
    Dateline,
    Outlet,
    OutletId,
    PartialDate,
    Precision,
    ReportId,
    RevisionId,
    Span,
    Stamp,
)

WHOLE = PartialDate(year=2021, month=1, day=2)
NEW_YEARS_EVE = PartialDate(month=12, day=31)


def article(*, line: PartialDate | None, stamp: PartialDate | None) -> Article:
    """An empty article with the dates that matter here."""
    precision = Precision.DAY if stamp is not None and stamp.whole else Precision.UNKNOWN
    return Article(
        report_id=ReportId("r"),
        revision_id=RevisionId("v"),
        text_hash="",
        outlet=Outlet(outlet_id=OutletId("o"), name="O"),
        text="",
        zones=(),
        headline=None,
        dateline=None if line is None else Dateline(span=Span(0, 0), on=line),
        published=None
        if stamp is None
        else Stamp(
            on=stamp, precision=precision, basis="date line", found="date_line", confidence=1
        ),
    )


@pytest.mark.parametrize(
    ("line", "stamp", "expected"),
    [
        (None, None, None),
        (None, WHOLE, Anchor(on=WHOLE, basis="publication: date line")),
        (NEW_YEARS_EVE, None, Anchor(on=NEW_YEARS_EVE, basis="dateline")),
        (NEW_YEARS_EVE, NEW_YEARS_EVE, Anchor(on=NEW_YEARS_EVE, basis="dateline")),
        (
            NEW_YEARS_EVE,
            WHOLE,
            Anchor(
                on=PartialDate(year=2020, month=12, day=31), basis="dateline, year from date line"
            ),
        ),
    ],
    ids=["no day", "publication only", "dateline only", "neither has a year", "the year before"],
)
def test_the_anchor_is_the_dateline_then_the_publication_day(line, stamp, expected):
    assert find_anchor(article(line=line, stamp=stamp)) == expected


@pytest.mark.parametrize(
    ("month", "day", "to", "year"),
    [
        (12, 31, date(2021, 1, 2), 2020),
        (1, 1, date(2020, 12, 30), 2021),
        (6, 5, date(2021, 6, 6), 2021),
        (2, 29, date(2021, 3, 1), 2020),
    ],
)
def test_a_missing_year_is_the_nearest_that_has_the_day(month, day, to, year):
    partial = PartialDate(month=month, day=day)

    assert nearest_year(partial, to) == PartialDate(year=year, month=month, day=day)


def test_a_day_that_no_near_year_has_stays_without_one():
    leap_day = PartialDate(month=2, day=29)

    assert nearest_year(leap_day, date(2018, 3, 1)) == leap_day
