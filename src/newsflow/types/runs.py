"""What a run leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from newsflow.types.mentions import Report
from newsflow.types.sources import Feed
from newsflow.types.words import FeedId, OutletId, ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One input that gave no article, where it failed and why."""

    stage: str
    """`load`, `fetch`, `clean`, `extract`."""
    ref: str
    reason: str
    """A short fixed word: `not_found`, `binary`, `too_short`, `encoding` …"""
    detail: str
    """A sentence for people: what failed and what to do next."""
    payload_hash: str | None = None
    """SHA-256 of the bytes, so that the same reject is one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a flow or a command."""

    run_id: str
    command: str
    """`newsflow load`, `ingest-files` …"""
    started_at: datetime
    prefect_run_id: str | None = None
    prefect_url: str | None = None
    """Its page in the user interface of Prefect."""


class FetchKind(StrEnum):
    """What was asked for."""

    FEED = "feed"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What became of the entries of one feed document; they add up to what it lists."""

    new: int = 0
    """Pages never asked for before: each has a `Fetch` of its own in the same run."""
    known: int = 0
    """Pages that an earlier run, or another feed of this one, has asked for."""
    left: int = 0
    """New ones beyond what one run asks of a feed: the next run takes them."""
    unread: int = 0
    """Listed twice, without an address, broken, or beyond what is read of a document."""

    @property
    def entries(self) -> int:
        """All of them."""
        return self.new + self.known + self.left + self.unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One address of a run, a feed's or a page's, and the one way in which it ended."""

    feed: Feed
    """The feed itself, or the one that lists the page."""
    kind: FetchKind = FetchKind.FEED
    url: str | None = None
    """The address asked for; none: the feed's."""
    fetched_at: datetime
    outcome: str
    """`ok`, `not_modified` (the server said so, or sent the same again) or `error`."""
    reason: str | None = None
    """For an error a fixed word: `dns`, `timeout`, `robots`, `missing`, `not_a_feed` …"""
    error: str | None = None
    """A sentence for people."""
    status: int | None = None
    """HTTP status; none when there was no answer."""
    size: int | None = None
    """Bytes of the body."""
    requests: int = 0
    """How many were made for it, redirects and repeated attempts included."""
    answered_by: str | None = None
    """The address that answered, where it is another."""
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    next_at: datetime | None = None
    """When it is due again; none: not at all (a page), or at once (a feed)."""
    failures: int = 0
    """How many times in a row it failed."""

    listing: Listing | None = None
    """Of a feed that was read."""
    lies: bool = False
    """Of a feed: its ETag or date stayed as they were while its entries changed."""
    read_at: datetime | None = None
    """Of a feed: when it last sent a body."""
    answered_at: datetime | None = None
    new_at: datetime | None = None
    rate: float | None = None
    """Of a feed: new entries an hour, seen."""
    interval: timedelta | None = None
    """Of a feed: from this request to the next."""

    page_key: str | None = None
    """Of a page: equal for all addresses of one page."""
    guid: str | None = None
    """Of a page: what its feed calls it, where that is no address and no other page's."""
    again: bool = False
    """Of a page: it was asked for before, and is looked at once more."""
    looks: int = 0
    """Of a page: how many times it was answered."""
    raw_ref: str | None = None
    """Of a page: where its record is kept."""
    report_id: ReportId | None = None
    """Of a page: the report it became."""
    reject: str | None = None
    """Of a page that became none: why, as the reject says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What earlier runs know of feeds and pages."""

    feeds: Mapping[FeedId, Fetch] = field(default_factory=dict)
    """The last request for each feed."""
    pages: Mapping[str, Fetch] = field(default_factory=dict)
    """The last request for each page that is to be asked for again, by its key."""
    seen: AbstractSet[str] = frozenset()
    """Keys of all pages that were ever asked for."""
    guids: Mapping[tuple[OutletId, str], str] = field(default_factory=dict)
    """The first address of recent pages by outlet and guid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one step of a run appends, in one transaction."""

    run: Run
    reports: tuple[Report, ...] = ()
    rejects: tuple[Reject, ...] = ()
    fetches: tuple[Fetch, ...] = ()
