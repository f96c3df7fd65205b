"""One feed or one page from the web, for trying things; a pass over many is `collect`."""

# ruff: noqa: PLC0415 — the web takes a third of a second to import, and files need none of it.

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from newsflow.errors import FetchError
from newsflow.types import Entry, Feed, FeedDocument, Known, Page

if TYPE_CHECKING:
    from newsflow.intake.web import Answered, Ask, Manners


def fetch_feed(feed: Feed, *, now: datetime, manners: Manners | None = None) -> FeedDocument:
    """The document of a feed as it is now; raises FetchError where it cannot be had."""
    from newsflow.intake.schedule import ask_for_feed

    answer = _ask(ask_for_feed(feed, None, now), now, manners)
    return FeedDocument(
        feed=feed,
        body=answer.body,
        fetched_at=answer.at,
        etag=answer.etag,
        last_modified=answer.last_modified,
        url=answer.url,
        media_type=answer.media_type or None,
        charset=answer.charset,
    )


def fetch_page(entry: Entry, *, now: datetime, manners: Manners | None = None) -> Page:
    """The page of an entry as it is now; raises FetchError where it cannot be had."""
    from newsflow.intake.looks import look_at_entry, page_of

    look = look_at_entry(entry, Known())
    answer = _ask(look.ask, now, manners)
    return replace(page_of(look, answer), body=answer.body)


def _ask(ask: Ask, now: datetime, manners: Manners | None) -> Answered:
    from newsflow.intake.web import Answered, Client, Failed, Manners

    async def go() -> Answered:
        async with Client(manners or Manners(), clock=lambda: now) as client:
            answer = await client.ask(ask)
        if isinstance(answer, Answered):
            return answer
        failed = answer if isinstance(answer, Failed) else None
        raise FetchError(
            "unchanged" if failed is None else failed.detail,
            key=ask.url,
            transient=failed is None or failed.transient,
            reason="not_modified" if failed is None else failed.reason,
        )

    return asyncio.run(go())
