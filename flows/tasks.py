"""Tasks: batches of pages, never one page, since a task costs something of its own (README.md).

Take the decorators off and the functions still run.
A task is tried again only for what can heal by itself: another run is writing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, TypedDict

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from newsflow.cli.accounts import FeedState, ailing_feeds
from newsflow.cli.batch_readers import BatchReaders, read_all, reread_all
from newsflow.cli.fetches import Ended, Fetched, store_portion
from newsflow.cli.ingest import Answer, note, storable
from newsflow.cli.pages import write_story_pages
from newsflow.cli.readers import Readers
from newsflow.cli.sheets import make_sheet
from newsflow.config import Settings
from newsflow.errors import LockedError
from newsflow.intake.raw import remove_old
from newsflow.show.page import render_page, write_page
from newsflow.types import Article, Page, Reject, Run
from newsflow.warehouse import (
    Compacted,
    Ingested,
    Placing,
    Violation,
    compact,
    open_published,
    open_warehouse,
)

WRITER = "writer"
"""The tag of tasks that write; the server lets one of them run at a time (`serve.py`).

The warehouse has a lock of its own, so that nothing breaks where the limit is not known.
"""


def is_locked(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a task failed because another run was writing."""
    return isinstance(state.result(raise_on_failure=False), LockedError)


class _Waits(TypedDict):
    retries: int
    retry_delay_seconds: list[float]
    retry_condition_fn: Callable[[Task[..., Any], TaskRun, State[Any]], bool]


WAITS = _Waits(retries=3, retry_delay_seconds=[10, 60, 300], retry_condition_fn=is_locked)
"""How every task that writes waits for another run that is writing."""


# No timeout: in a thread nothing can stop them. The flow has one, and reading is linear in a page.
@task(tags=["read"], cache_policy=NO_CACHE, persist_result=False)
def read_batch(
    pages: tuple[Page | Reject, ...], language: str, readers: BatchReaders | None = None
) -> tuple[Answer, ...]:
    """Clean and extract one batch, here or in a process; each page ends as a report or a reject."""
    if readers is None:
        return read_all(pages, language)
    return tuple(note(answer) for answer in readers.read(read_all, pages))


@task(tags=["read"], timeout_seconds=3_600, cache_policy=NO_CACHE, persist_result=False)
def read_singly(pages: tuple[Page | Reject, ...], language: str) -> tuple[Answer, ...]:
    """Read a batch whose process died: the page that killed it becomes a reject."""
    with Readers(language, 1) as readers:
        return tuple(note(answer) for answer in readers.read(pages))


@task(tags=["read"], cache_policy=NO_CACHE, persist_result=False)
def reread_batch(
    kept: tuple[tuple[Article, Path], ...], language: str, readers: BatchReaders | None = None
) -> tuple[Answer, ...]:
    """Read one batch anew, each article from its page where the folder beside it has it."""
    if readers is None:
        return reread_all(kept, language)
    return tuple(note(answer) for answer in readers.read(reread_all, kept))


@lru_cache(maxsize=1)
def _placing(_warehouse: Path) -> Placing:
    """What the appends of this process remember of the reports of one warehouse."""
    return Placing()


@task(
    tags=["append", WRITER],
    **WAITS,
    timeout_seconds=3_600,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def append_batch(answers: tuple[Answer, ...], warehouse: Path, run: Run) -> Ingested:
    """Append one batch and link its stories; a repetition appends nothing twice."""
    with open_warehouse(warehouse, placing=_placing(warehouse)) as store:
        return store.ingest(storable(answers), run=run)


@task(
    tags=["append", WRITER],
    **WAITS,
    timeout_seconds=3_600,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def append_portion(portion: Sequence[Ended], warehouse: Path, run: Run) -> Fetched:
    """Append what a pass over feeds found, with what its pages say, and link its stories."""
    return store_portion(portion, warehouse, run, placing=_placing(warehouse))


@task(
    task_run_name="publish",
    tags=["publish", WRITER],
    **WAITS,
    timeout_seconds=3_600,
    cache_policy=NO_CACHE,
)
def publish(warehouse: Path) -> bool:
    """Let readers see what was appended; false when there was nothing new."""
    with open_warehouse(warehouse) as store:
        return store.publish()


@task(
    task_run_name="link every story anew",
    tags=["link", WRITER],
    **WAITS,
    timeout_seconds=6 * 3_600,
    cache_policy=NO_CACHE,
)
def relink_all(warehouse: Path, run: Run) -> int:
    """Assign and link every report with the present rules; how many stories there are."""
    with open_warehouse(warehouse) as store:
        return len(store.relink(run=run))


@task(
    task_run_name="check the data",
    tags=["check", WRITER],
    **WAITS,
    timeout_seconds=3_600,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def check_data(warehouse: Path) -> tuple[Violation, ...]:
    """The data checks that do not hold."""
    with open_warehouse(warehouse) as store:
        return store.check()


@task(
    task_run_name="compact the warehouse",
    tags=["keep", WRITER],
    **WAITS,
    timeout_seconds=6 * 3_600,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def compact_files(warehouse: Path) -> Compacted:
    """Give back the room that replaced links left in the files, where it is worth copying them."""
    return compact(warehouse)


@task(task_run_name="remove old raw pages", tags=["keep"], cache_policy=NO_CACHE)
def remove_old_pages(folder: Path, settings: Settings, now: datetime) -> int:
    """Remove raw pages that are too old or too many; how many files went."""
    if not folder.is_dir():
        return 0
    days, most = settings.raw_days, settings.raw_bytes
    return len(remove_old(folder, now=now, days=days, max_bytes=most))


@task(task_run_name="look at the feeds", tags=["check"], cache_policy=NO_CACHE)
def look_at_feeds(warehouse: Path) -> tuple[FeedState, ...]:
    """Feeds that fail or are quiet."""
    with open_published(warehouse) as published:
        return ailing_feeds(published)


@task(
    task_run_name="write story pages", tags=["show"], timeout_seconds=3_600, cache_policy=NO_CACHE
)
def write_pages(warehouse: Path, folder: Path) -> int:
    """Write the pages of the newest stories and their index; how many."""
    return write_story_pages(warehouse, folder).pages


@task(task_run_name="write pages of stories that changed", tags=["show"], cache_policy=NO_CACHE)
def write_pages_of(story_ids: tuple[str, ...], warehouse: Path, folder: Path) -> int:
    """Write the pages of some stories; the list of all is left to the upkeep."""
    with open_published(warehouse) as published:
        for story_id in story_ids:
            page = render_page(make_sheet(published, story_id), index="index.html")
            write_page(page, folder / f"{story_id}.html")
    return len(story_ids)
