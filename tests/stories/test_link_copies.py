"""Which of two texts is the copy: who credits the other, else who was later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from newsflow.stories import link
from newsflow.types import Copy, Dateline, PartialDate, Report, Span
from tests.stories.made import PUTNEY, Draft, made, together

DAY = date(2022, 6, 8)
WIRE = (
    "The council of Orsa voted late on Tuesday to rebuild the old stone bridge over the river.",
    "Work on the piers begins in spring and will close the lower road for about nine weeks.",
)
OWN = (
    "Shopkeepers along the lower road fear for their summer trade and ask for money.",
    "Their speaker wants a ferry, paid by the town, for as long as the road is shut.",
    "The mayor promised an answer before the holidays, without naming any sum.",
)


SAID = (
    "The ferry landing will be rebuilt in granite before autumn, said Ana Putney.",
    "The ferry landing should be rebuilt with granite before the autumn, said Ana Putney.",
)


def _report(
    outlet: str, lines: Sequence[str], hour: int | None = None, agency: str | None = None
) -> Report:
    quoted = [line for line in lines if line in SAID]
    report = made(
        Draft(
            outlet=outlet,
            day=DAY,
            lines=(f"News of the {outlet}", *lines),
            people={"Ana Putney": PUTNEY} if quoted else {},
            quotes=[("Ana Putney", (line.partition(", said")[0],)) for line in quoted],
        )
    )
    stamp = report.article.published
    assert stamp is not None
    at = None if hour is None else datetime(2022, 6, 8, hour, tzinfo=UTC)
    line = None if agency is None else Dateline(span=Span(0, 0), agency=agency)
    return replace(
        report, article=replace(report.article, published=replace(stamp, at=at), dateline=line)
    )


def _copy(*reports: Report) -> Copy:
    (copy,) = link(together(*reports), reports).copies
    return copy


@pytest.mark.parametrize(
    ("herald", "agency", "says"),
    [
        ((None, None), None, "which came first is not known"),
        ((9, 7), None, "Northern Wire is the earlier that day"),
        ((7, 9), None, "Herald is the earlier that day"),
        ((7, 9), "Northern Wire", "Herald credits Northern Wire"),
        ((7, 9), "North", "Herald is the earlier that day"),
    ],
)
def test_the_credited_one_is_the_original_else_the_earlier(
    herald: tuple[int | None, int | None], agency: str | None, says: str
) -> None:
    copy = _copy(
        _report("Herald", WIRE, herald[0], agency), _report("Northern Wire", WIRE, herald[1])
    )

    assert copy.verdict == "copy"
    assert copy.why.endswith(says)


def test_the_original_stands_first() -> None:
    wire = _report("Northern Wire", WIRE, 9)
    copy = _copy(_report("Herald", WIRE, 7, "Northern Wire"), wire)

    assert copy.report_a == wire.article.report_id


def test_a_text_that_takes_one_sentence_is_a_partial_copy() -> None:
    copy = _copy(
        _report("Northern Wire", (*WIRE, *OWN[:1])), _report("Herald", (WIRE[0], *OWN[1:]))
    )

    assert copy.verdict == "partial_copy"


def test_a_text_of_its_own_is_independent() -> None:
    reports = [_report("Northern Wire", WIRE), _report("Herald", OWN)]

    assert link(together(*reports), reports).copies == ()


PRICES = (
    "A litre of super cost {} crowns on average this week, {} crowns more than a week before.",
    "The club watches the prices at 400 filling stations and tells drivers to compare them.",
    "Fuel is cheapest in the evening, it says, and dearest in the morning between six and eight.",
)


@pytest.mark.parametrize(
    ("days", "numbers", "agency", "verdict"),
    [
        (7, ("2.15", "0.12"), None, "independent"),
        (7, ("1.92", "0.04"), None, "copy"),
        (7, ("2.15", "0.12"), "Northern Wire", "copy"),
        (1, ("2.15", "0.12"), None, "copy"),
    ],
    ids=["another week", "the same figures", "credited", "the next day"],
)
def test_a_weekly_form_filled_in_anew_is_no_copy(
    days: int, numbers: tuple[str, str], agency: str | None, verdict: str
) -> None:
    lines = [PRICES[0].format(*numbers), *PRICES[1:]]
    wire = _report("Northern Wire", (PRICES[0].format("1.92", "0.04"), *PRICES[1:]))
    later = _report("Herald", lines, agency=agency)
    stamp = later.article.published
    assert stamp is not None
    on = PartialDate(year=2022, month=6, day=DAY.day + days)
    later = replace(later, article=replace(later.article, published=replace(stamp, on=on)))

    assert _copy(wire, later).verdict == verdict


def test_each_of_many_copies_stands_beside_one_original() -> None:
    reports = [_report(name, WIRE, hour) for name, hour in (("A", 9), ("B", 10), ("C", 11))]
    copies = link(together(*reports), reports).copies
    first = reports[0].article.report_id

    assert [(copy.report_a, copy.verdict) for copy in copies] == [(first, "copy")] * 2


@pytest.mark.parametrize(
    ("agency", "beside"), [("Northern Wire", "Northern Wire"), (None, "Herald")]
)
def test_what_a_copy_quotes_is_compared_where_it_has_it_from(
    agency: str | None, beside: str
) -> None:
    reports = [
        _report("Herald", (*WIRE, SAID[0]), 7, agency),
        _report("Northern Wire", (*WIRE, SAID[0]), 9),
        _report("Courier", (*OWN, SAID[1]), 11),
    ]
    outlets = {report.article.revision_id: report.article.outlet.name for report in reports}

    pairs = {
        tuple(outlets[side[0].revision_id] for side in (pair.segments_a, pair.segments_b))
        for pair in link(together(*reports), reports).quote_pairs
    }

    assert pairs == {("Herald", "Northern Wire"), (beside, "Courier")}
