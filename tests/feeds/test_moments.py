"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.intake.feeds.moments import read_moment
from tests.feeds.documents import NOW

TEN = datetime(2015, 11, 24, 10, 0, tzinfo=UTC)
"""24 November 2015, 10:00 UTC."""


def read(text: str, country: str | None = None) -> datetime | None:
    return read_moment(text, now=NOW, country=country)


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 24 Nov 2015 10:00:00 GMT",
        "Tue, 24 Nov 2015 10:00:00 +0000",
        "Tue, 24 Nov 2015 13:00:00 +0300",
        "Tue, 24 Nov 2015 13:00:00 +03:00",
        "Tue, 24 Nov 2015 13:00:00 MSK",
        "Tue, 24 Nov 2015 13:00:00 +0300 (MSK)",
        "Tue, 24 Nov 2015 13:00:00 GMT+3",
        "Tue, 24 Nov 2015 13:00:00 UTC+0300",
        "Tue, 24 Nov 2015 05:00:00 EST",
        "Tue, 24 Nov 2015 05:00 EST",
        "24 Nov 15 05:00 EST",
        "Tue, 24 Nov 2015 05:00:00 EST-0500",
        "Tuesday, 24 November 2015 10:00:00 GMT",
        "Tues, 24 Nov. 2015 10:00:00 Z",
        "mar., 24 nov. 2015 11:00:00 +0100",
        "24-Nov-2015 10:00:00 UTC",
        "24 November 2015 - 10:00 GMT",
        "Tue, 24  Nov  2015\n 10:00:00  GMT",
        "Tue, 24 Nov 2015 15:30:00 +0530",
        "Tue, 24 Nov 2015 11:00:00 CET",
        "Tue, 24 Nov 2015 10:00:00 AM GMT",
        "Nov 24, 2015 5:00 AM EST",
        "November 24, 2015 at 5:00 a.m. EST",
        "Tue Nov 24 10:00:00 GMT 2015",
        "Tue Nov 24 10:00:00 +0000 2015",
        "2015-11-24T10:00:00Z",
        "2015-11-24T13:00:00+03:00",
        "2015-11-24T13:00:00+0300",
        "2015-11-24T13:00:00+03",
        "2015-11-24T10:00:00.123Z",
        "2015-11-24T10:00Z",
        "2015-11-24 10:00:00 UTC",
        "2015-11-24 13:00:00 +0300",
        "2015/11/24 13:00:00 +0300",
        "20151124T100000Z",
        "24.11.2015 13:00 +0300",
        "11/24/2015 05:00 EST",
        "24/11/2015 10:00 GMT",
        "1448359200",
        "1448359200000",
        "Mon, 23 Nov 2015 24:00:00 -1000",
        "Tue, 24 Nov 2015 10:00:00 &#43;0000",
    ],
)
def test_one_moment_in_many_notations(text):
    assert read(text) == TEN


@pytest.mark.parametrize(
    ("text", "country", "hour"),
    [
        ("Tue, 24 Nov 2015 15:30:00 IST", "IN", 10),
        ("Tue, 24 Nov 2015 12:00:00 IST", "IL", 10),
        ("Tue, 24 Nov 2015 18:00:00 CST", "CN", 10),
        ("Tue, 24 Nov 2015 04:00:00 CST", "US", 10),
        ("Tue, 24 Nov 2015 20:00:00 EST", "AU", 10),
        ("Tue, 24 Nov 2015 11:00:00 BST", "GB", 10),
        ("Tue, 24 Nov 2015 18:00:00 pst", "PH", 10),
    ],
)
def test_letters_with_two_meanings_mean_what_they_mean_in_the_outlet_s_country(text, country, hour):
    assert read(text, country) == TEN.replace(hour=hour)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        # no zone: nothing is taken for UTC
        "Tue, 24 Nov 2015 10:00:00",
        "2015-11-24T10:00:00",
        "2015-11-24",
        "24 November 2015",
        # letters that are no zone, or several
        "Tue, 24 Nov 2015 10:00:00 XYZ",
        "Tue, 24 Nov 2015 10:00:00 IST",
        "Tue, 24 Nov 2015 10:00:00 +9900",
        # no such day or hour
        "Tue, 31 Nov 2015 10:00:00 GMT",
        "Tue, 24 Nov 2015 25:00:00 GMT",
        "2015-13-24T10:00:00Z",
        "0000-00-00T00:00:00Z",
        # day and month cannot be told apart
        "05/06/2015 10:00 GMT",
        # long before or after
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "1448-12-24T10:00:00Z",
        "Sun, 24 Nov 2115 10:00:00 GMT",
        "99999999999999",
        "14482728",
    ],
)
def test_what_tells_no_moment_is_none(text):
    assert read(text) is None


def test_a_number_is_never_the_year_1448():
    assert read("1448272800") == datetime(2015, 11, 23, 10, 0, tzinfo=UTC)


_DATE_LIKE = r"\d{1,4}[-/. ](\d\d|Nov)[-/. ]\d{1,4}[T ]\d\d:\d\d ?[+A-Z]{0,3}\d*"


@given(st.one_of(st.text(max_size=60), st.from_regex(_DATE_LIKE, fullmatch=True)))
def test_any_text_is_a_moment_within_bounds_or_none(text):
    moment = read(text)

    assert moment is None or datetime(1990, 1, 1, tzinfo=UTC) <= moment <= NOW.replace(day=12)


@given(st.integers(700_000_000, 1_540_000_000))
def test_what_is_written_as_rfc_822_or_iso_8601_is_read_back(seconds):
    moment = datetime.fromtimestamp(seconds, UTC)

    assert read(moment.strftime("%a, %d %b %Y %H:%M:%S +0000")) == moment
    assert read(moment.isoformat()) == moment
