"""When a page is looked at again, and what a feed is asked with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsflow.intake.schedule import FULL_AFTER, ask_for_feed, has_lied, next_look, next_try
from newsflow.types import Feed, FeedId, Fetch, Outlet, OutletId

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FEED = Feed(
    feed_id=FeedId("f"),
    outlet=Outlet(outlet_id=OutletId("post.example"), name="Post"),
    url="https://post.example/feed",
)
LAST = Fetch(
    feed=FEED,
    fetched_at=NOON,
    outcome="ok",
    etag='"a"',
    last_modified="yesterday",
    body_hash="ff",
    read_at=NOON,
)


@pytest.mark.parametrize(
    ("looks", "hours"), [(1, 1), (2, 6), (3, 24), (4, 72), (5, None), (9, None)]
)
def test_a_page_is_looked_at_four_times_more(looks: int, hours: int | None) -> None:
    expected = None if hours is None else NOON + hours * HOUR

    assert next_look(NOON, looks=looks) == expected


def test_old_news_is_not_watched() -> None:
    assert next_look(NOON, looks=1, published_at=NOON - timedelta(days=15)) is None
    assert next_look(NOON, looks=1, published_at=NOON - timedelta(days=13)) == NOON + HOUR


def test_watching_can_be_set_off() -> None:
    assert next_look(NOON, looks=1, watch=()) is None


@pytest.mark.parametrize(
    ("failures", "retry_after", "wait"),
    [
        (1, None, timedelta(minutes=15)),
        (2, None, HOUR),
        (3, None, 6 * HOUR),
        (4, None, 24 * HOUR),
        (5, None, None),
        (1, 7_200.0, 2 * HOUR),
        (2, 60.0, HOUR),
    ],
)
def test_a_page_that_failed_is_tried_again_and_given_up(
    failures: int, retry_after: float | None, wait: timedelta | None
) -> None:
    expected = None if wait is None else NOON + wait

    assert next_try(NOON, failures=failures, retry_after=retry_after) == expected


ASKED = {
    "a new feed": (None, NOON, None, None),
    "a known one": (LAST, NOON + HOUR, '"a"', "yesterday"),
    "one not read for a day": (LAST, NOON + FULL_AFTER, None, None),
    "one never read": (replace(LAST, read_at=None), NOON + HOUR, None, None),
    "one that lies": (replace(LAST, lies=True), NOON + HOUR, None, None),
}


@pytest.mark.parametrize("case", ASKED)
def test_a_feed_is_asked_for_what_changed_unless_its_marks_are_not_to_be_trusted(
    case: str,
) -> None:
    last, now, etag, last_modified = ASKED[case]

    ask = ask_for_feed(FEED, last, now)

    assert (ask.url, ask.etag, ask.last_modified) == (FEED.url, etag, last_modified)
    assert ask.body_hash == (None if last is None else "ff")


LIES = [
    (None, '"a"', None, False),
    (LAST, '"a"', None, True),
    (LAST, '"b"', "yesterday", False),
    (LAST, None, "yesterday", False),
    (replace(LAST, etag=None), None, "yesterday", True),
    (replace(LAST, etag=None), None, "today", False),
    (replace(LAST, etag=None, last_modified=None), None, None, False),
]


@pytest.mark.parametrize(("last", "etag", "last_modified", "lied"), LIES)
def test_a_feed_lies_when_its_marks_stay_while_its_entries_change(
    last: Fetch | None, etag: str | None, last_modified: str | None, lied: bool
) -> None:
    assert has_lied(last, etag=etag, last_modified=last_modified) is lied
