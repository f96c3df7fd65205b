"""Passes through the world into a warehouse, read without the language pipeline: it is slow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from newsflow.cli.fetches import Fetched, fetch_feeds
from newsflow.cli.ingest import Answer, make_run
from newsflow.config import Settings
from newsflow.pipeline import clean_or_reject
from newsflow.types import Mentions, Page, Reject, Report
from tests.world import World


def make_pass(
    world: World, path: Path, now: datetime, *, everything: bool = False, **settings: Any
) -> Fetched:
    """One pass, published."""
    return fetch_feeds(
        world.feeds(),
        warehouse=path,
        settings=world_settings(world, path, **settings),
        run=make_run("newsflow fetch", now),
        everything=everything,
        read=read_lightly,
    )


def world_settings(world: World, path: Path, **settings: Any) -> Settings:
    """Settings with which the world is found, and with little patience."""
    told = {
        "contact": "https://fetcher.example/about",
        "hosts": world.hosts,
        "ca_file": world.ca_file,
        "raw_pages": path.parent / ".raw",
        "host_delay": 0.0,
        "attempts": 2,
        "connect_seconds": 5.0,
        "answer_seconds": 2.5,
        "whole_seconds": 3.0,
        "max_page_bytes": 2 << 20,
        "raw_days": 100_000,
    }
    return Settings.model_validate(told | settings)


def read_lightly(pages: Iterable[Page | Reject]) -> Iterator[Answer]:
    """Articles without mentions."""
    for page in pages:
        answer = page if isinstance(page, Reject) else clean_or_reject(page)
        if isinstance(answer, Reject):
            yield answer
            continue
        mentions = Mentions(
            report_id=answer.report_id,
            revision_id=answer.revision_id,
            extractor="none",
            version="0",
            anchor=None,
        )
        yield Report(article=answer, mentions=mentions)
