"""One pass over feeds into a warehouse, for `newsflow fetch` and for the flows.

    fetched = fetch_feeds(feeds, warehouse=path, settings=settings, run=run)

`feed_batches` cuts a list of feeds into parts that may be fetched side by side: all feeds of one
host are in one part, so that its pace is kept.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from newsflow.cli.ingest import Answer
from newsflow.config import Settings
from newsflow.intake.apart import collect_apart
from newsflow.intake.collect import Found, Plan
from newsflow.intake.raw import read_raw, remove_old
from newsflow.intake.schedule import poll_state
from newsflow.intake.web import Limits, Manners
from newsflow.types import (
    Batch,
    Feed,
    Fetch,
    FetchKind,
    Known,
    Page,
    Reject,
    Report,
    Run,
    StoryId,
)
from newsflow.warehouse import Appended, Placing, open_warehouse
from newsflow.warehouse.ingest import writable
from newsflow.warehouse.lake import folder_beside

logger = logging.getLogger("newsflow.fetch")

_FETCHES_AT_ONCE = 500
"""Rows of one transaction, of which most are "not modified"."""

Read = Callable[[Iterable[Page | Reject]], Iterator[Answer]]
"""Reads pages in their order."""

Ended = tuple[Found, Answer | None]
"""What was found, and what its page says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """How the addresses of one kind ended: asked = answered + unchanged + failed."""

    asked: int = 0
    answered: int = 0
    """With something new to us."""
    unchanged: int = 0
    failed: int = 0

    def __add__(self, other: Ends) -> Ends:
        """The sum of two."""
        return Ends(
            asked=self.asked + other.asked,
            answered=self.answered + other.answered,
            unchanged=self.unchanged + other.unchanged,
            failed=self.failed + other.failed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What became of a pass."""

    feeds: Ends = Ends()
    resting: int = 0
    """Feeds that were not due."""
    pages: Ends = Ends()
    left: int = 0
    """New pages left to the next pass."""
    requests: int = 0
    seconds: float = 0.0
    """Until the last answer was there; reading and storing may have taken longer."""
    next_at: datetime | None = None
    """When the first of the feeds is due again."""
    appended: Appended = field(default_factory=Appended)
    stories: tuple[StoryId, ...] = ()
    rejects: tuple[Reject, ...] = field(default=(), repr=False)

    def __add__(self, other: Fetched) -> Fetched:
        """The sum of two passes that were made side by side."""
        moments = [m for m in (self.next_at, other.next_at) if m is not None]
        return Fetched(
            feeds=self.feeds + other.feeds,
            resting=self.resting + other.resting,
            pages=self.pages + other.pages,
            left=self.left + other.left,
            requests=self.requests + other.requests,
            seconds=max(self.seconds, other.seconds),
            next_at=min(moments, default=None),
            appended=self.appended + other.appended,
            stories=tuple(sorted({*self.stories, *other.stories})),
            rejects=self.rejects + other.rejects,
        )


Store = Callable[[Sequence[Ended], Path, Run], Fetched]
"""Appends a portion, as `store_portion` does."""


def fetch_feeds(
    feeds: Sequence[Feed],
    *,
    warehouse: Path,
    settings: Settings,
    run: Run,
    everything: bool = False,
    read: Read | None = None,
    store: Store | None = None,
    on_found: Callable[[Found], None] = lambda _: None,
) -> Fetched:
    """Ask what is due, read what is new, append it batch by batch, each with its stories linked.

    Nothing is published. Fetching goes on, in a process of its own, while pages are read.
    Killed at any moment, the next pass ends as this one would have.
    """
    now = run.started_at
    plan = make_plan(settings, warehouse, everything=everything)
    with open_warehouse(warehouse, clock=lambda: now) as opened:
        known = opened.known(feeds)
    resting, next_at = _resting(feeds, known, now, everything=everything)
    fetched = Fetched(resting=resting, next_at=next_at)
    read = read or _reader(settings)
    store = store or partial(store_portion, placing=Placing())
    with collect_apart(feeds, known, plan, now=now) as collecting:
        found = _read(_heard(collecting, on_found), read, plan.raw_pages, settings.max_page_bytes)
        for portion in _portions(found, min(settings.task_pages, settings.batch_pages)):
            fetched += store(portion, warehouse, run)
    if collecting.ended is not None:
        fetched = replace(fetched, seconds=collecting.ended.seconds)
    _tidy(settings, plan.raw_pages, now)
    _log(fetched)
    return fetched


def make_plan(settings: Settings, warehouse: Path, *, everything: bool = False) -> Plan:
    """What the settings say of a pass."""
    raw_pages = settings.raw_pages or folder_beside(warehouse) / ".raw"
    limits = Limits(
        connect=settings.connect_seconds,
        first_byte=settings.answer_seconds,
        whole=settings.whole_seconds,
        max_bytes=settings.max_page_bytes,
    )
    manners = Manners(
        contact=settings.contact,
        host_delay=settings.host_delay,
        requests=settings.requests,
        attempts=settings.attempts,
        limits=limits,
        hosts=tuple(settings.hosts.items()),
        ca_file=settings.ca_file,
        robots_file=raw_pages / "robots.json",
    )
    return Plan(
        raw_pages=raw_pages,
        manners=manners,
        watch=tuple(timedelta(hours=hours) for hours in settings.watch_hours),
        pages_per_feed=settings.pages_per_feed,
        everything=everything,
    )


def feed_batches(feeds: Iterable[Feed], size: int) -> Iterator[tuple[Feed, ...]]:
    """Parts of about `size` feeds; those of one host stay together."""
    by_host = dict[str, list[Feed]]()
    for feed in feeds:
        by_host.setdefault(urlsplit(feed.url).hostname or "", []).append(feed)
    portion = list[Feed]()
    for of_host in by_host.values():
        portion += of_host
        if len(portion) >= size:
            yield tuple(portion)
            portion = []
    if portion:
        yield tuple(portion)


def _reader(settings: Settings) -> Read:
    def read(pages: Iterable[Page | Reject]) -> Iterator[Answer]:
        from newsflow.cli.readers import read_pages  # noqa: PLC0415 — takes a second to import

        return read_pages(pages, settings.language, processes=settings.processes)

    return read


def _resting(
    feeds: Sequence[Feed], known: Known, now: datetime, *, everything: bool
) -> tuple[int, datetime | None]:
    """How many feeds are not due, and when the first of them is."""
    states = [poll_state(known.feeds.get(feed.feed_id)) for feed in feeds]
    later = [s.next_at for s in states if s.next_at and not everything and not s.is_due(now)]
    return len(later), min(later, default=None)


def _heard(found: Iterable[Found], on_found: Callable[[Found], None]) -> Iterator[Found]:
    for each in found:
        on_found(each)
        yield each


def _read(found: Iterable[Found], read: Read, folder: Path, max_bytes: int) -> Iterator[Ended]:
    """What was found, in its order, with what its page says; without a page nothing is loaded."""
    taken = deque[Found]()

    def pages() -> Iterator[Page | Reject]:
        for each in found:
            taken.append(each)
            if each.has_page:
                yield _raw_page(each.fetch, folder, max_bytes)

    waiting = pages()
    first = next(waiting, None)
    if first is not None:
        for answer in read(chain([first], waiting)):
            while not taken[0].has_page:
                yield taken.popleft(), None
            yield taken.popleft(), answer
    while taken:
        yield taken.popleft(), None


def _raw_page(fetch: Fetch, folder: Path, max_bytes: int) -> Page | Reject:
    """The page as it was kept; messages name it by its address."""
    url = fetch.url or ""
    page = read_raw(folder, fetch.raw_ref or "", max_bytes=max_bytes)
    return replace(page, ref=url)


def _portions(ended: Iterable[Ended], pages: int) -> Iterator[tuple[Ended, ...]]:
    """What is appended in one transaction each."""
    portion, held = list[Ended](), 0
    for each in ended:
        portion.append(each)
        held += each[1] is not None
        if held >= pages or len(portion) >= _FETCHES_AT_ONCE:
            yield tuple(portion)
            portion, held = [], 0
    if portion:
        yield tuple(portion)


def store_portion(
    portion: Sequence[Ended], warehouse: Path, run: Run, *, placing: Placing
) -> Fetched:
    """Append one batch and link its stories; the warehouse is held for this batch only."""
    answers = [(found, None if told is None else _writable(told)) for found, told in portion]
    fetches = tuple(_ended(found.fetch, told) for found, told in answers)
    rejects = tuple(
        reject
        for found, told in answers
        if (reject := told if isinstance(told, Reject) else found.reject) is not None
    )
    reports = tuple(told for _, told in answers if isinstance(told, Report))
    with open_warehouse(warehouse, placing=placing) as opened:
        batch = Batch(run=run, reports=reports, rejects=rejects, fetches=fetches)
        appended = opened.append(batch)
        stories = opened.finish(run_id=run.run_id)
    return _counted(fetches, appended, stories, rejects)


def _writable(told: Answer) -> Answer:
    item = writable(told)
    assert isinstance(item, Report | Reject), "a report stays one or becomes a reject"
    return item


def _ended(fetch: Fetch, told: Answer | None) -> Fetch:
    """The fetch with what its page became."""
    if isinstance(told, Report):
        return replace(fetch, report_id=told.article.report_id)
    return fetch if told is None else replace(fetch, reject=told.reason)


def _counted(
    fetches: Sequence[Fetch],
    appended: Appended,
    stories: tuple[StoryId, ...],
    rejects: tuple[Reject, ...],
) -> Fetched:
    feeds = [fetch for fetch in fetches if fetch.kind is FetchKind.FEED]
    return Fetched(
        feeds=_ends(feeds),
        pages=_ends([fetch for fetch in fetches if fetch.kind is FetchKind.PAGE]),
        left=sum(fetch.listing.left for fetch in feeds if fetch.listing is not None),
        requests=sum(fetch.requests for fetch in fetches),
        next_at=min((f.next_at for f in feeds if f.next_at is not None), default=None),
        appended=appended,
        stories=stories,
        rejects=rejects,
    )


def _ends(fetches: Sequence[Fetch]) -> Ends:
    outcomes = [fetch.outcome for fetch in fetches]
    return Ends(
        asked=len(outcomes),
        answered=outcomes.count("ok"),
        unchanged=outcomes.count("not_modified"),
        failed=outcomes.count("error"),
    )


def _tidy(settings: Settings, folder: Path, now: datetime) -> None:
    """Keep the archive within its bounds."""
    removed = remove_old(folder, now=now, days=settings.raw_days, max_bytes=settings.raw_bytes)
    for path in removed:
        logger.info("raw pages removed file=%s", path.name)


def _log(fetched: Fetched) -> None:
    feeds, pages = fetched.feeds, fetched.pages
    logger.info(
        "pass ended feeds=%d feeds_unchanged=%d feeds_failed=%d resting=%d pages=%d"
        " pages_unchanged=%d pages_failed=%d left=%d requests=%d added=%d revised=%d seconds=%.1f",
        feeds.asked,
        feeds.unchanged,
        feeds.failed,
        fetched.resting,
        pages.asked,
        pages.unchanged,
        pages.failed,
        fetched.left,
        fetched.requests,
        fetched.appended.added,
        fetched.appended.revised,
        fetched.seconds,
    )
