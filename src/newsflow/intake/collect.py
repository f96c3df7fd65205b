"""One pass over feeds: what is due is asked, what is new is fetched and kept.

    async for found in collect(feeds, known, plan, clock=clock):
        ...   # a Fetch, with a Reject where it brought nothing; raw pages lie in the archive

A feed's own `Fetch` comes after those of its pages: who stores them in this order and is stopped
in between finds, at the next pass, the feed as it was before, and the pages that are missing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from newsflow.articles.urls import address_key
from newsflow.errors import FeedError, NewsflowError
from newsflow.intake import looks, polls
from newsflow.intake.feeds import FeedReading
from newsflow.intake.looks import Look, look_again, look_at_entry
from newsflow.intake.raw import RawStore, open_store
from newsflow.intake.schedule import WATCH, ask_for_feed, poll_state
from newsflow.intake.web import Answered, Client, Failed, Manners
from newsflow.intake.web.guard import Resolve
from newsflow.types import Feed, Fetch, Known, Listing, Reject

Clock = Callable[[], datetime]

_AHEAD = 64
"""How far a pass runs ahead of who takes what it finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a pass does, and how it behaves."""

    raw_pages: Path
    """The folder of the archive."""
    manners: Manners = field(default_factory=Manners)
    watch: tuple[timedelta, ...] = WATCH
    """From each look at a page to the next."""
    pages_per_feed: int = 200
    """New pages of one feed in one pass; more wait for the next."""
    feeds_at_once: int = 256
    everything: bool = False
    """Ask every feed and look at every watched page now, due or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One address of a pass and how it ended."""

    fetch: Fetch
    reject: Reject | None = None

    @property
    def has_page(self) -> bool:
        """Whether a page lies in the archive, to be read."""
        return self.fetch.raw_ref is not None


async def collect(
    feeds: Sequence[Feed],
    known: Known,
    plan: Plan,
    *,
    clock: Clock,
    resolve: Resolve | None = None,
) -> AsyncIterator[Found]:
    """Everything that one pass finds, as it comes."""
    with (
        open_store(plan.raw_pages, now=clock()) as store,
        ThreadPoolExecutor(1, thread_name_prefix="raw-pages") as writer,
    ):
        async with Client(plan.manners, clock=clock, resolve=resolve) as client:
            running = _Pass(known, plan, client, store, writer, clock)
            visits = asyncio.create_task(running.visit_all(feeds))
            try:
                async for found in running.found():
                    yield found
                await visits
            finally:
                visits.cancel()
                with suppress(asyncio.CancelledError, BaseExceptionGroup):
                    await visits


class _Pass:
    """What is held while a pass lasts: pages that were taken, and what waits to be handed out."""

    def __init__(
        self,
        known: Known,
        plan: Plan,
        client: Client,
        store: RawStore,
        writer: ThreadPoolExecutor,
        clock: Clock,
    ) -> None:
        self._known = known
        self._plan = plan
        self._client = client
        self._store = store
        self._writer = writer
        self._clock = clock
        self._taken: set[str] = set()
        self._waiting: asyncio.Queue[Found | None] = asyncio.Queue(_AHEAD)

    async def visit_all(self, feeds: Sequence[Feed]) -> None:
        """Visit each feed; the end is told, unless nobody listens any more."""
        gate = asyncio.Semaphore(self._plan.feeds_at_once)
        watched = self._watched()
        try:
            async with asyncio.TaskGroup() as group:
                for feed in feeds:
                    group.create_task(self._visit(feed, watched.get(feed.feed_id, []), gate))
        except BaseExceptionGroup as failures:
            await self._waiting.put(None)
            raise _first(failures) from None
        await self._waiting.put(None)

    async def found(self) -> AsyncIterator[Found]:
        """What the visits find, until all have ended."""
        while (found := await self._waiting.get()) is not None:
            yield found

    def _watched(self) -> dict[str, list[Fetch]]:
        """Pages that are due to be looked at again, by feed."""
        now = self._clock()
        due = dict[str, list[Fetch]]()
        for _, page in sorted(self._known.pages.items()):
            if self._plan.everything or (page.next_at is not None and page.next_at <= now):
                due.setdefault(page.feed.feed_id, []).append(page)
        return due

    async def _visit(self, feed: Feed, watched: list[Fetch], gate: asyncio.Semaphore) -> None:
        async with gate:
            last = self._known.feeds.get(feed.feed_id)
            if self._plan.everything or poll_state(last).is_due(self._clock()):
                watched = watched + await self._poll(feed, last)
            for page in watched:
                if self._take(page.page_key or ""):
                    await self._look(look_again(page))

    async def _poll(self, feed: Feed, last: Fetch | None) -> list[Fetch]:
        """Ask a feed and fetch what is new of it; the known pages that it says were updated."""
        answer = await self._client.ask(ask_for_feed(feed, last, self._clock()))
        if isinstance(answer, Failed):
            fetch, reject = polls.failed(feed, last, answer)
            await self._waiting.put(Found(fetch=fetch, reject=reject))
            return []
        if not isinstance(answer, Answered):
            await self._waiting.put(Found(fetch=polls.unchanged(feed, last, answer)))
            return []
        reading = await asyncio.to_thread(polls.read_document, feed, answer)
        if isinstance(reading, FeedError):
            fetch, reject = polls.not_a_feed(feed, last, answer, reading)
            await self._waiting.put(Found(fetch=fetch, reject=reject))
            return []
        new, listing = self._choose(reading)
        for look in new:
            await self._look(look)
        await self._waiting.put(Found(fetch=polls.listed(feed, last, answer, listing)))
        return list(self._updated(reading))

    def _choose(self, reading: FeedReading) -> tuple[list[Look], Listing]:
        """The entries whose pages are to be fetched, and what becomes of the others."""
        new, known, left = list[Look](), 0, 0
        for entry in reading.entries:
            key = address_key(entry.url)
            if key in self._known.seen or key in self._taken:
                known += 1
            elif len(new) >= self._plan.pages_per_feed:
                left += 1
            else:
                self._taken.add(key)
                new.append(look_at_entry(entry, self._known))
        listing = Listing(new=len(new), known=known, left=left, unread=polls.unread(reading))
        return new, listing

    def _updated(self, reading: FeedReading) -> Iterator[Fetch]:
        """Pages under watch that the feed says were changed since they were asked for."""
        for entry in reading.entries:
            last = self._known.pages.get(address_key(entry.url))
            if last is not None and entry.updated_at and entry.updated_at > last.fetched_at:
                yield last

    def _take(self, key: str) -> bool:
        """Whether nobody has asked for a page in this pass; from now on somebody has."""
        is_free = key not in self._taken
        self._taken.add(key)
        return is_free

    async def _look(self, look: Look) -> None:
        """Ask for a page and keep it."""
        answer = await self._client.ask(look.ask)
        if isinstance(answer, Failed):
            fetch, reject = looks.failed(look, answer)
            await self._waiting.put(Found(fetch=fetch, reject=reject))
        elif isinstance(answer, Answered):
            page = looks.page_of(look, answer)
            keep = asyncio.get_running_loop().run_in_executor
            raw_ref = await keep(self._writer, self._store.keep, answer.exchange, page)
            fetch = looks.answered(look, answer, raw_ref=raw_ref, watch=self._plan.watch)
            await self._waiting.put(Found(fetch=fetch))
        else:
            fetch = looks.unchanged(look, answer, watch=self._plan.watch)
            await self._waiting.put(Found(fetch=fetch))


def _first(failures: BaseExceptionGroup[BaseException]) -> BaseException:
    """The failure to tell: one of ours, which says what to do, before any other."""
    flat = list(_flat(failures))
    return next((each for each in flat if isinstance(each, NewsflowError)), flat[0])


def _flat(failures: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for each in failures.exceptions:
        if isinstance(each, BaseExceptionGroup):
            yield from _flat(each)
        else:
            yield each
