"""One feed asked: what its answer means, and when it is due again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from newsflow.errors import FeedError
from newsflow.intake.feeds import FeedReading, read_feed
from newsflow.intake.looks import reject_of
from newsflow.intake.polling import DEFAULT_PACE, next_poll
from newsflow.intake.schedule import has_lied, poll_state
from newsflow.intake.web import Answered, Failed, Unchanged
from newsflow.types import Feed, FeedDocument, Fetch, FetchKind, Listing, Reject


def read_document(feed: Feed, answer: Answered) -> FeedReading | FeedError:
    """The entries of an answer; the error as a value where it is no feed."""
    document = FeedDocument(
        feed=feed,
        body=answer.body,
        fetched_at=answer.at,
        etag=answer.etag,
        last_modified=answer.last_modified,
        url=answer.url,
        media_type=answer.media_type or None,
        charset=answer.charset,
    )
    try:
        return read_feed(document)
    except FeedError as error:
        return error


def unread(reading: FeedReading) -> int:
    """Listings that became no entry."""
    return reading.repeated + reading.unlinked + reading.broken + reading.cut


def unchanged(feed: Feed, last: Fetch | None, answer: Unchanged) -> Fetch:
    """The end of a poll that brought nothing."""
    before = last or _first(feed, answer.at)
    ended = replace(
        _ended(before, answer.at, "not_modified", answer.url, new_entries=0),
        status=answer.status,
        size=answer.size or None,
        requests=answer.requests,
        etag=answer.etag,
        last_modified=answer.last_modified,
    )
    return replace(ended, read_at=answer.at) if answer.status == 200 else ended


def failed(feed: Feed, last: Fetch | None, answer: Failed) -> tuple[Fetch, Reject]:
    """The end of a poll that failed; what is known of the feed stays known."""
    before = last or _first(feed, answer.at)
    fetch = replace(
        _ended(
            before,
            answer.at,
            "error",
            answer.url,
            new_entries=None,
            retry_after=answer.retry_after,
        ),
        reason=answer.reason,
        error=answer.detail,
        status=answer.status,
        requests=answer.requests,
    )
    # A feed is always asked again: somebody put it on the list.
    return fetch, reject_of(feed.url, replace(answer, transient=True))


def not_a_feed(
    feed: Feed, last: Fetch | None, answer: Answered, error: FeedError
) -> tuple[Fetch, Reject]:
    """The end of a poll whose answer is something else."""
    advice = error.advice or "look at the address in a browser, and correct the list of feeds"
    told = Failed(
        url=answer.url,
        reason="not_a_feed",
        detail=error.message,
        transient=True,
        at=answer.at,
        requests=answer.requests,
        status=answer.status,
    )
    fetch, _ = failed(feed, last, told)
    detail = f"{error.message}; {advice}"
    return fetch, Reject(stage="fetch", ref=feed.url, reason="not_a_feed", detail=detail)


def listed(feed: Feed, last: Fetch | None, answer: Answered, listing: Listing) -> Fetch:
    """The end of a poll that brought entries.

    Where some were left to the next pass, nothing is kept by which the feed could say that it has
    not changed.
    """
    before = last or _first(feed, answer.at)
    found = listing.new + listing.left
    fetch = replace(
        _ended(before, answer.at, "ok", answer.url, new_entries=found),
        status=answer.status,
        size=len(answer.body),
        requests=answer.requests,
        listing=listing,
        read_at=answer.at,
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=answer.body_hash,
        lies=before.lies or (found > 0 and _lied(last, answer)),
    )
    if not listing.left:
        return fetch
    soon = answer.at + DEFAULT_PACE.shortest
    return replace(fetch, etag=None, last_modified=None, body_hash=None, next_at=soon)


def _lied(last: Fetch | None, answer: Answered) -> bool:
    return has_lied(last, etag=answer.etag, last_modified=answer.last_modified)


def _first(feed: Feed, at: datetime) -> Fetch:
    return Fetch(feed=feed, url=feed.url, fetched_at=at, outcome="error")


def _ended(
    before: Fetch,
    at: datetime,
    outcome: str,
    answered_by: str,
    *,
    new_entries: int | None,
    retry_after: float | None = None,
) -> Fetch:
    """What is kept of a poll whatever it brought."""
    wait = None if retry_after is None else timedelta(seconds=retry_after)
    after = next_poll(poll_state(before), now=at, new_entries=new_entries, retry_after=wait)
    return Fetch(
        feed=before.feed,
        kind=FetchKind.FEED,
        url=before.feed.url,
        fetched_at=at,
        outcome=outcome,
        answered_by=None if answered_by == before.feed.url else answered_by,
        etag=before.etag,
        last_modified=before.last_modified,
        body_hash=before.body_hash,
        lies=before.lies,
        read_at=before.read_at,
        failures=after.failures,
        answered_at=after.answered_at,
        new_at=after.new_at,
        rate=after.rate,
        interval=after.interval,
        next_at=after.next_at,
    )
