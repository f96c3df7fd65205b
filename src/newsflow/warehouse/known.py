"""What earlier runs know of feeds and pages: whence a pass over the feeds goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from newsflow.types import Feed, FeedId, Fetch, FetchKind, Known, OutletId, ReportId
from newsflow.warehouse.connection import Connection
from newsflow.warehouse.load import as_utc
from newsflow.warehouse.tables import GIVEN, columns, listed

_MOVED_WITHIN = timedelta(days=30)
"""How long an outlet may take to give an article another address under its old guid."""


def load_known(con: Connection, feeds: Sequence[Feed], *, now: datetime) -> Known:
    """The state of these feeds, their pages that are to be asked again, and all pages asked."""
    by_id = {feed.feed_id: feed for feed in feeds}
    given = listed(by_id)
    return Known(
        feeds={fetch.feed.feed_id: fetch for fetch in _last_polls(con, by_id, given)},
        pages={str(fetch.page_key): fetch for fetch in _due_pages(con, by_id, given)},
        seen=frozenset(key for (key,) in con.execute(_SEEN).fetchall()),
        guids={
            (OutletId(outlet), guid): url
            for outlet, guid, url in con.execute(_GUIDS, [now - _MOVED_WITHIN]).fetchall()
        },
    )


_LAST_POLL = f"""
    with last_polls as (
        select feed_id, max(fetched_at) as fetched_at
        from kept.fetches
        where kind = 'feed' and feed_id in {GIVEN}
        group by feed_id
    )

    select fetches.*
    from kept.fetches
    inner join last_polls using (feed_id, fetched_at)
    where fetches.kind = 'feed'
    qualify row_number() over (partition by fetches.feed_id order by fetches.fetch_id) = 1
"""
_DUE_PAGE = f"""
    with last_looks as (
        select page_key, max(fetched_at) as fetched_at
        from kept.fetches
        where kind = 'page'
        group by page_key
    )

    select fetches.*
    from kept.fetches
    inner join last_looks using (page_key, fetched_at)
    where fetches.kind = 'page' and fetches.next_at is not null and fetches.feed_id in {GIVEN}
    qualify row_number() over (partition by fetches.page_key order by fetches.fetch_id) = 1
"""
_SEEN = "select distinct page_key from kept.fetches where kind = 'page'"
_GUIDS = """
    select feeds.outlet_id, fetches.guid, arg_min(fetches.url, fetches.fetched_at)
    from kept.fetches
    inner join kept.feeds using (feed_id)
    where fetches.kind = 'page' and fetches.guid is not null and fetches.fetched_at > ?
    group by feeds.outlet_id, fetches.guid
"""


def _last_polls(con: Connection, feeds: Mapping[FeedId, Feed], given: str) -> list[Fetch]:
    return [_fetch(row, feeds) for row in _rows(con, _LAST_POLL, given)]


def _due_pages(con: Connection, feeds: Mapping[FeedId, Feed], given: str) -> list[Fetch]:
    return [_fetch(row, feeds) for row in _rows(con, _DUE_PAGE, given)]


def _rows(con: Connection, sql: str, given: str) -> list[dict[str, Any]]:
    names = [name for name, _ in columns("fetches")]
    return [dict(zip(names, row, strict=True)) for row in con.execute(sql, [given]).fetchall()]


def _fetch(row: Mapping[str, Any], feeds: Mapping[FeedId, Feed]) -> Fetch:
    """A row as it was; its listing is of no use to a later run."""
    seconds = row["interval_seconds"]
    return Fetch(
        feed=feeds[FeedId(row["feed_id"])],
        kind=FetchKind(row["kind"]),
        url=row["url"],
        fetched_at=as_utc(row["fetched_at"]) or datetime.min.replace(tzinfo=UTC),
        outcome=row["outcome"],
        reason=row["reason"],
        error=row["error"],
        status=row["status"],
        size=row["size"],
        requests=row["requests"],
        answered_by=row["answered_by"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        body_hash=row["body_hash"],
        next_at=as_utc(row["next_at"]),
        failures=row["failures"],
        lies=row["lies"],
        read_at=as_utc(row["read_at"]),
        answered_at=as_utc(row["answered_at"]),
        new_at=as_utc(row["new_at"]),
        rate=row["rate"],
        interval=None if seconds is None else timedelta(seconds=seconds),
        page_key=row["page_key"],
        guid=row["guid"],
        again=row["again"],
        looks=row["looks"],
        raw_ref=row["raw_ref"],
        report_id=None if row["report_id"] is None else ReportId(row["report_id"]),
        reject=row["reject"],
    )
