"""Tasks: batches of pages, never one page, since a task costs 11 to 15 ms of its own.

Take the decorators off and the functions still run.
A task is tried again only for what can heal by itself: another run is writing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from newsflow import language as languages
from newsflow.cli.ingest import Answer, read_or_reject, storable
from newsflow.cli.readers import Readers
from newsflow.errors import LockedError
from newsflow.types import Page, Reject, Run
from newsflow.warehouse import Ingested, Violation, open_warehouse

WRITER = "writer"
"""The tag of tasks that write; the server lets one of them run at a time (`serve.py`).

The warehouse has a lock of its own, so that nothing breaks where the limit is not known.
"""


def is_locked(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether a task failed because another run was writing."""
    return isinstance(state.result(raise_on_failure=False), LockedError)


@task(tags=["read"], timeout_seconds=1_800, cache_policy=NO_CACHE, persist_result=False)
def read_batch(pages: tuple[Page | Reject, ...], language: str) -> tuple[Answer, ...]:
    """Clean and extract one batch; each page ends as a report or as a reject."""
    loaded = languages.load(language)
    return tuple(read_or_reject(page, loaded) for page in pages)


@task(tags=["read"], timeout_seconds=3_600, cache_policy=NO_CACHE, persist_result=False)
def read_singly(pages: tuple[Page | Reject, ...], language: str) -> tuple[Answer, ...]:
    """Read a batch whose process died: the page that killed it becomes a reject."""
    with Readers(language, 1) as readers:
        return tuple(readers.read(pages))


@task(
    tags=["append", WRITER],
    retries=3,
    retry_delay_seconds=[10, 60, 300],
    retry_condition_fn=is_locked,
    timeout_seconds=3_600,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def append_batch(answers: tuple[Answer, ...], warehouse: Path, run: Run) -> Ingested:
    """Append one batch and link its stories; a repetition appends nothing twice."""
    with open_warehouse(warehouse) as store:
        return store.ingest(storable(answers), run=run)


@task(
    task_run_name="publish",
    tags=["publish", WRITER],
    retries=3,
    retry_delay_seconds=[10, 60, 300],
    retry_condition_fn=is_locked,
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
    retries=3,
    retry_delay_seconds=[10, 60, 300],
    retry_condition_fn=is_locked,
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
    retries=3,
    retry_delay_seconds=[10, 60, 300],
    retry_condition_fn=is_locked,
    timeout_seconds=3_600,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def check_data(warehouse: Path) -> tuple[Violation, ...]:
    """The data checks that do not hold."""
    with open_warehouse(warehouse) as store:
        return store.check()
