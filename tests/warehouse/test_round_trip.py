from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from newsflow.stories import signature
from newsflow.types import (
    Batch,
    Correction,
    Dateline,
    PartialDate,
    Precision,
    Report,
    Span,
    Stamp,
)
from newsflow.warehouse import Warehouse
from newsflow.warehouse.load import load_reports, load_signatures
from newsflow.warehouse.rows import extraction_id
from tests.warehouse.builders import HERALD, POST, RUN, plain_report, report


def _loaded(warehouse: Warehouse, *reports: Report) -> tuple[Report, ...]:
    warehouse.append(Batch(run=RUN, reports=reports))
    return load_reports(warehouse.connection, [extraction_id(r) for r in reports])


def test_reports_come_back_as_they_were_appended(warehouse: Warehouse) -> None:
    reports = (report(POST), report(HERALD, toll="14"), plain_report(POST, "Rain", "It rained."))

    assert _loaded(warehouse, *reports) == reports


_AT = datetime(2024, 3, 8, 23, 30, 15, 250_000, tzinfo=timezone(timedelta(hours=2)))

_ARTICLES = {
    "no headline": {"headline": None},
    "an empty headline": {"headline": ""},
    "a moment of another zone": {
        "published": Stamp(
            on=PartialDate(year=2024, month=3, day=8),
            at=_AT,
            precision=Precision.DAY,
            basis="json-ld",
            found="json_ld",
            confidence=0.25,
        )
    },
    "a day that does not exist": {
        "published": Stamp(
            on=PartialDate(year=2024, month=2, day=30),
            precision=Precision.DAY,
            basis="",
            found="url",
            confidence=0.1,
        )
    },
    "no dateline": {"dateline": None},
    "a dateline with an empty day": {"dateline": Dateline(span=Span(3, 9), on=PartialDate())},
    "corrections": {
        "corrections": (
            Correction(text="An earlier text had 11.", kind="correction", span=Span(0, 4)),
            Correction(text="Updated.", kind="update"),
        )
    },
    "no authors, flags": {"authors": (), "flags": ("mojibake", "not_english")},
    "paywall known": {"paywalled": True, "live_blog": True},
    "paywall unknown": {"paywalled": None},
    "a zero byte in the section": {"section": "a\0b"},
    "fetched": {"fetched_at": datetime(2024, 3, 9, tzinfo=UTC), "raw_ref": "x.warc#12"},
}


@pytest.mark.parametrize("change", _ARTICLES.values(), ids=_ARTICLES.keys())
def test_an_unusual_article_comes_back(warehouse: Warehouse, change: dict[str, object]) -> None:
    usual = report()
    unusual = replace(usual, article=replace(usual.article, **change))  # type: ignore[arg-type]

    assert _loaded(warehouse, unusual) == (unusual,)


@pytest.mark.parametrize("digits", ["0", "-3.50", "1E+30", "1E-15", "12345678901234567890.5"])
def test_a_figure_of_any_size_comes_back_exactly(warehouse: Warehouse, digits: str) -> None:
    usual = report()
    figure = replace(usual.mentions.figures[0], value=Decimal(digits), high=Decimal(digits))
    told = replace(usual, mentions=replace(usual.mentions, figures=(figure,)))

    (loaded,) = _loaded(warehouse, told)

    assert loaded == told
    assert str(loaded.mentions.figures[0].value) == digits


def test_of_two_ways_to_fetch_a_text_the_first_is_told_in_any_order(warehouse: Warehouse) -> None:
    late = report(fetched_at=datetime(2024, 3, 10, tzinfo=UTC))
    early = report(fetched_at=datetime(2024, 3, 9, tzinfo=UTC))

    assert _loaded(warehouse, late) == (late,)
    assert _loaded(warehouse, early) == (early,)
    assert _loaded(warehouse, late) == (early,)


def test_the_same_text_with_another_date_is_a_reading_of_its_own(warehouse: Warehouse) -> None:
    undated, dated = report(published_on=None), report(published_on=date(2024, 3, 8))

    assert _loaded(warehouse, undated, dated) == (undated, dated)


def test_signatures_come_back_as_they_were_made(warehouse: Warehouse) -> None:
    told = report()
    warehouse.append(Batch(run=RUN, reports=(told,)))

    assert load_signatures(warehouse.connection, [extraction_id(told)]) == (signature(told),)
