"""When a page is looked at again, and what a feed is asked with: pure rules.

An outlet rewrites its reports, mostly within hours and without saying so: each page is looked at
a few times more after it was first answered, and a page that could not be had is tried again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from newsflow.intake.polling import PollState
from newsflow.intake.web import Ask
from newsflow.types import Feed, Fetch

WATCH = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3))
"""From each look at a page to the next."""

_TRIES = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
"""From each failure to the next attempt; a page that fails once more is given up."""

_NEWS = timedelta(days=14)
"""An article that was published longer ago is not watched: it is no news any more."""

FULL_AFTER = timedelta(hours=24)
"""A feed that says "not modified" is asked for all of it at least so often: some always say so."""

FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
)
PAGE_TYPES = "text/html, application/xhtml+xml, text/plain;q=0.5, */*;q=0.1"
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def next_look(
    now: datetime,
    *,
    looks: int,
    published_at: datetime | None = None,
    watch: Sequence[timedelta] = WATCH,
) -> datetime | None:
    """When a page that was answered for the `looks`th time is asked again; none: never."""
    if looks > len(watch) or (published_at is not None and now - published_at > _NEWS):
        return None
    return now + watch[looks - 1]


def next_try(now: datetime, *, failures: int, retry_after: float | None) -> datetime | None:
    """When a page is asked again that failed for the `failures`th time in a row; none: never."""
    if failures > len(_TRIES):
        return None
    return now + max(_TRIES[failures - 1], timedelta(seconds=retry_after or 0.0))


def ask_for_feed(feed: Feed, last: Fetch | None, now: datetime) -> Ask:
    """Ask for what changed; for all of it where that is due, or the feed is known to lie."""
    if last is None:
        return Ask(url=feed.url, accept=FEED_TYPES)
    is_due = last.read_at is None or now - last.read_at >= FULL_AFTER
    plain = last.lies or is_due
    return Ask(
        url=feed.url,
        etag=None if plain else last.etag,
        last_modified=None if plain else last.last_modified,
        body_hash=last.body_hash,
        accept=FEED_TYPES,
    )


def has_lied(last: Fetch | None, *, etag: str | None, last_modified: str | None) -> bool:
    """Whether a feed with other entries bears the marks it bore before: then they say nothing.

    The date counts where there is no ETag, as it does for servers (RFC 9110, section 13.1.3).
    """
    if last is None:
        return False
    if etag or last.etag:
        return etag == last.etag
    return last_modified is not None and last_modified == last.last_modified


def poll_state(last: Fetch | None) -> PollState:
    """What the rule of polling needs, from the last poll."""
    if last is None:
        return PollState()
    return PollState(
        answered_at=last.answered_at,
        new_at=last.new_at,
        rate=last.rate,
        failures=last.failures,
        interval=last.interval,
        next_at=last.next_at,
    )
