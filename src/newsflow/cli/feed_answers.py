"""Asks feeds once, outside a pass: whether each answers, and with what."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsflow.articles.outlets import outlet_at
from newsflow.cli.fetches import make_plan
from newsflow.errors import FeedError
from newsflow.intake import feed_id, read_feed
from newsflow.intake.feeds.discovery import FeedLink, find_feeds
from newsflow.intake.web import Answer, Answered, Ask, Client, Failed
from newsflow.types import UNKNOWN_OUTLET, Feed, FeedDocument

if TYPE_CHECKING:
    from newsflow.config import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAnswer:
    """What a feed gave."""

    outlet: str
    url: str
    entries: int = 0
    remark: str = ""
    """What is wrong, in words; empty when entries came."""

    @property
    def is_well(self) -> bool:
        """Whether it gave entries."""
        return self.entries > 0 and not self.remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The feeds found at an address."""

    feeds: tuple[FeedLink, ...] = ()
    remark: str = ""


def ask_feeds(
    feeds: Sequence[Feed], settings: Settings, *, on_answer: Callable[[], None] = lambda: None
) -> tuple[FeedAnswer, ...]:
    """Ask each feed once, as politely as a pass would; in the order given."""

    async def ask(client: Client, feed: Feed) -> FeedAnswer:
        answer = await client.ask(Ask(url=feed.url))
        on_answer()
        return _judged(feed, answer)

    async def ask_all() -> list[FeedAnswer]:
        async with _client(settings) as client:
            return await asyncio.gather(*(ask(client, feed) for feed in feeds))

    return tuple(asyncio.run(ask_all()))


def look_for_feed(url: str, settings: Settings) -> Looked:
    """The feed at an address, or those that the page there names."""

    async def ask() -> Answer:
        async with _client(settings) as client:
            return await client.ask(Ask(url=url))

    answer = asyncio.run(ask())
    if not isinstance(answer, Answered):
        return Looked(remark=_told(answer))
    outlet = outlet_at(url) or UNKNOWN_OUTLET
    feed = Feed(feed_id=feed_id(url), outlet=outlet, url=url)
    try:
        read_feed(_document(feed, answer))
    except FeedError as error:
        named = find_feeds(answer.body, url=answer.url)
        return Looked(feeds=named, remark="" if named else error.message)
    return Looked(feeds=(FeedLink(url),))


def _client(settings: Settings) -> Client:
    manners = make_plan(settings, Path(settings.warehouse)).manners
    return Client(manners, clock=lambda: datetime.now(UTC))


def _judged(feed: Feed, answer: Answer) -> FeedAnswer:
    outlet, url = feed.outlet.name, feed.url
    if not isinstance(answer, Answered):
        return FeedAnswer(outlet=outlet, url=url, remark=_told(answer))
    try:
        reading = read_feed(_document(feed, answer))
    except FeedError as error:
        return FeedAnswer(outlet=outlet, url=url, remark=error.message)
    entries = len(reading.entries)
    return FeedAnswer(
        outlet=outlet, url=url, entries=entries, remark="" if entries else "it lists no entries"
    )


def _told(answer: Answer) -> str:
    return answer.detail if isinstance(answer, Failed) else "the answer has no body"


def _document(feed: Feed, answer: Answered) -> FeedDocument:
    return FeedDocument(
        feed=feed,
        body=answer.body,
        fetched_at=answer.at,
        url=answer.url,
        media_type=answer.media_type or None,
        charset=answer.charset,
    )
