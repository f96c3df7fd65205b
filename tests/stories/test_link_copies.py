"""Which of two texts is the copy: who credits the other, else who was later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from newsflow.stories import link
from newsflow.types import Copy, Dateline, Report, Span
from tests.stories.made import Draft, made, together

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


def _report(
    outlet: str, lines: Sequence[str], hour: int | None = None, agency: str | None = None
) -> Report:
    report = made(Draft(outlet=outlet, day=DAY, lines=(f"News of the {outlet}", *lines)))
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
