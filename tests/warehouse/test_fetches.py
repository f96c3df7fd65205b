"""What a pass leaves of feeds and pages, and what the next one knows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsflow.types import Batch, Feed, FeedId, Fetch, FetchKind, Known, Listing, Run
from newsflow.warehouse import Warehouse
from tests.warehouse.builders import POST, RUN, report

FEED = Feed(feed_id=FeedId("post-news"), outlet=POST, url="https://harbour.example/feed")
OTHER = replace(FEED, feed_id=FeedId("post-sport"), url="https://harbour.example/sport")
NOON = datetime(2024, 3, 8, 12, tzinfo=UTC)
REPORT = report(POST, url="https://harbour.example/ferry")

POLLED = Fetch(
    feed=FEED,
    kind=FetchKind.FEED,
    url=FEED.url,
    fetched_at=NOON,
    outcome="ok",
    status=200,
    size=4_000,
    requests=1,
    etag='"a"',
    last_modified="Fri, 08 Mar 2024 11:00:00 GMT",
    body_hash="00ff",
    next_at=NOON + timedelta(minutes=30),
    listing=Listing(new=1),
    read_at=NOON,
    answered_at=NOON,
    new_at=NOON,
    rate=1.5,
    interval=timedelta(minutes=30),
)
ASKED = Fetch(
    feed=FEED,
    kind=FetchKind.PAGE,
    url="https://harbour.example/ferry",
    page_key="harbour.example/ferry",
    guid="urn:ferry",
    fetched_at=NOON,
    outcome="ok",
    status=200,
    etag='"p"',
    body_hash="beef",
    next_at=NOON + timedelta(hours=1),
    looks=1,
    raw_ref="pages-20240308-0.warc.gz@0",
    report_id=REPORT.article.report_id,
)


def _append(warehouse: Warehouse, *fetches: Fetch, run: Run = RUN) -> None:
    warehouse.append(Batch(run=run, reports=(REPORT,), fetches=fetches))
    warehouse.finish()


def test_the_next_pass_knows_what_the_last_one_saw(warehouse: Warehouse) -> None:
    older = replace(POLLED, fetched_at=NOON - timedelta(hours=1), etag='"old"', listing=None)
    _append(warehouse, older, POLLED, ASKED)

    assert warehouse.known([FEED, OTHER]) == Known(
        feeds={FEED.feed_id: replace(POLLED, listing=None)},
        pages={"harbour.example/ferry": ASKED},
        seen=frozenset({"harbour.example/ferry"}),
        guids={(POST.outlet_id, "urn:ferry"): "https://harbour.example/ferry"},
    )


def test_pages_of_other_feeds_are_known_but_not_asked_again(warehouse: Warehouse) -> None:
    _append(warehouse, POLLED, ASKED)

    known = warehouse.known([OTHER])

    assert (known.feeds, known.pages) == ({}, {})
    assert known.seen == frozenset({"harbour.example/ferry"})


def test_a_page_whose_last_look_names_no_next_one_is_done(warehouse: Warehouse) -> None:
    last = replace(ASKED, fetched_at=NOON + timedelta(days=3), next_at=None, again=True)
    _append(warehouse, POLLED, ASKED, last)

    assert warehouse.known([FEED]).pages == {}


FAULTY = {
    "entries do not add up": "update kept.fetches set known_entries = 5",
    "new entries were not asked for": "delete from kept.fetches where kind = 'page'",
    "a page ended in two ways or none": "update kept.fetches set report_id = null",
    "a page was asked for twice": "insert into kept.fetches from kept.fetches",
    "a report is missing": "update kept.fetches set report_id = 'x' where kind = 'page'",
}


def test_a_run_that_adds_up_passes_the_check(warehouse: Warehouse) -> None:
    _append(warehouse, POLLED, ASKED)

    assert warehouse.check() == ()


@pytest.mark.parametrize(("what", "fault"), FAULTY.items(), ids=FAULTY.keys())
def test_a_run_that_does_not_add_up_is_found(warehouse: Warehouse, what: str, fault: str) -> None:
    _append(warehouse, POLLED, ASKED)
    warehouse.query(fault)

    (violation,) = [v for v in warehouse.check() if v.check == "fetches_add_up"]

    assert what in violation.found.column("what")


@pytest.mark.parametrize(
    ("quiet_days", "health"), [(1, "well"), (2, "well"), (4, "quiet")], ids=str
)
def test_a_feed_that_fell_silent_shows(warehouse: Warehouse, quiet_days: int, health: str) -> None:
    silent = timedelta(days=quiet_days)
    later = replace(
        POLLED,
        fetched_at=NOON + silent,
        answered_at=NOON + silent,
        outcome="not_modified",
        listing=None,
        rate=1.5 * 0.5**quiet_days,
    )
    _append(warehouse, POLLED, ASKED, later)

    found = warehouse.query("select health, expected_per_day from feed_health")

    assert found.rows == ((health, 36.0),)


def test_a_pass_without_news_is_published_for_the_sake_of_feed_health(
    warehouse: Warehouse,
) -> None:
    _append(warehouse, POLLED, ASKED)
    warehouse.publish()
    later = replace(POLLED, fetched_at=NOON + timedelta(hours=1), listing=None)
    _append(warehouse, later)

    assert warehouse.publish()
