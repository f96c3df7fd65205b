"""Dates of metadata and date lines; no year is ever invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsflow.articles import clean
from newsflow.articles.dates import find_moment
from newsflow.articles.lines import is_date_line
from newsflow.articles.urls import canonical_url, day_in_url
from newsflow.types import Article, PartialDate

DAY = PartialDate(year=2019, month=3, day=4)


@pytest.mark.parametrize(
    ("text", "on", "at"),
    [
        ("2019-03-04", DAY, None),
        ("2019-03-04T08:15:00Z", DAY, datetime(2019, 3, 4, 8, 15, tzinfo=UTC)),
        ("2019-03-04T23:30:00+02:00", DAY, datetime(2019, 3, 4, 21, 30, tzinfo=UTC)),
        ("2019-03-04 08:15:00", DAY, None),
        ("20190304", DAY, None),
        ("March 4, 2019", DAY, None),
        ("Mar. 4, 2019 8:15 AM", DAY, None),
        ("4 March 2019", DAY, None),
        ("4. März 2019", DAY, None),
        ("4 de marzo de 2019", DAY, None),
        ("le 4 mars 2019", DAY, None),
        ("04.03.2019, 08:15 Uhr", DAY, None),
        ("03/04/19", DAY, None),
        ("14/03/2019", PartialDate(year=2019, month=3, day=14), None),
        ("March 4", PartialDate(month=3, day=4), None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_told(text, on, at):
    found = find_moment(text)

    assert found is not None
    assert (found.on, found.at) == (on, at)


@pytest.mark.parametrize(
    "text", ["", "Monday", "31 February 2019", "version 1.2.3", "12:30", "2019"]
)
def test_what_names_no_day_is_none(text):
    assert find_moment(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 4, 2019", True),
        ("Published: 09:09 GMT, 4 March 2019 | Updated: 10:53 GMT, 4 March 2019", True),
        ("Monday 4 March 2019 05:39, UK", False),
        ("The storm of March 4, 2019 is remembered", False),
        ("It was March 4, 2019.", False),
    ],
)
def test_a_date_line_holds_a_date_and_nothing_else(text, expected):
    assert is_date_line(text) is expected


@pytest.mark.parametrize(
    ("url", "on"),
    [
        ("https://example.org/2019/03/04/storm", DAY),
        ("https://example.org/news/2019-03-04-storm", DAY),
        ("https://example.org/2019/mar/04/storm", DAY),
        ("https://example.org/2019/03/storm", None),
        ("https://example.org/2019/13/45/storm", None),
    ],
)
def test_the_day_in_an_address(url, on):
    assert day_in_url(url) == on


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Example.org/a?utm_source=x&b=2&a=1#top", "https://example.org/a?a=1&b=2"),
        ("//example.org/a", None),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
    ],
)
def test_one_spelling_for_one_address(url, expected):
    assert canonical_url(url) == expected


def test_canonicalising_twice_changes_nothing():
    once = canonical_url("https://example.org/a b?z=1&a=%20&fbclid=q")

    assert once is not None
    assert canonical_url(once) == once


STORM = """<html><head><title>Storm shuts the harbour of Horta</title>{head}</head><body><article>
<h1>Storm shuts the harbour of Horta</h1><p class="meta">{printed}</p>
<p>The harbour of Horta was shut on Monday when a storm broke two piers, the port said.</p>
<p>Nobody was hurt, and the ferries to Pico will sail again once the wind drops, it added.</p>
<p>Fishermen had brought their boats in on Sunday, as the weather service had asked them to.</p>
</article></body></html>"""
PUBLISHED = '<meta property="article:published_time" content="2019-03-04T{clock}">'
MODIFIED = '<meta property="article:modified_time" content="2019-03-09T10:00:00Z">'


@pytest.mark.parametrize(
    ("head", "printed", "day"),
    [
        (PUBLISHED.format(clock="22:03:00Z"), "March 5, 2019 - 9:03AM", 5),  # the outlet's own day
        (PUBLISHED.format(clock="22:57:00-05:00"), "Mar 5, 2019 3:57 AM", 5),  # printed in UTC
        (PUBLISHED.format(clock="10:00:00Z"), "March 8, 2019", 4),  # printed for another reason
        (PUBLISHED.format(clock="10:00:00Z") + MODIFIED, "March 9, 2019", 9),  # reprinted
        (PUBLISHED.format(clock="10:00:00Z") + MODIFIED, "Updated March 9, 2019", 4),
        (MODIFIED, "Harbours", 9),  # no other day is told
    ],
)
def test_a_page_is_of_the_day_that_it_prints_where_its_metadata_allow_that(head, printed, day):
    article = clean(STORM.format(head=head, printed=printed))

    assert isinstance(article, Article)
    assert article.published is not None
    assert article.published.on == PartialDate(year=2019, month=3, day=day)
