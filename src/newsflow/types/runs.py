"""What a run leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsflow.types.mentions import Report
from newsflow.types.sources import Feed


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One request for a feed, and how it ended."""

    feed: Feed
    fetched_at: datetime
    outcome: str
    """`ok`, `not_modified` or `error`."""
    status: int | None = None
    """HTTP status; none when there was no answer."""
    size: int | None = None
    """Bytes of the body."""
    entries: int | None = None
    new_entries: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None
    """A sentence for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one step of a run appends, in one transaction."""

    run: Run
    reports: tuple[Report, ...] = ()
    rejects: tuple[Reject, ...] = ()
    fetches: tuple[Fetch, ...] = ()
