"""Tasks: batches of pages, never one page, since a task costs 11 to 15 ms of its own.

Take the decorators off and the functions still run.
"""

from __future__ import annotations

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from newsflow import language as languages
from newsflow.cli.ingest import read_or_reject, storable
from newsflow.types import Page, Reject, Report, Run
from newsflow.warehouse import Ingested, open_warehouse


@task(tags=["read"], cache_policy=NO_CACHE, persist_result=False)
def read_batch(pages: tuple[Page | Reject, ...], language: str) -> tuple[Report | Reject, ...]:
    """Clean and extract one batch; each page ends as a report or as a reject."""
    loaded = languages.load(language)
    return tuple(read_or_reject(page, loaded) for page in pages)


@task(
    tags=["append"], retries=2, retry_delay_seconds=5, cache_policy=NO_CACHE, persist_result=False
)
def append_batch(answers: tuple[Report | Reject, ...], warehouse: Path, run: Run) -> Ingested:
    """Append one batch and link its stories; a repetition appends nothing twice."""
    with open_warehouse(warehouse) as store:
        return store.ingest(storable(answers), run=run)


@task(
    task_run_name="publish",
    tags=["publish"],
    retries=2,
    retry_delay_seconds=5,
    cache_policy=NO_CACHE,
)
def publish(warehouse: Path) -> bool:
    """Let readers see what was appended; false when there was nothing new."""
    with open_warehouse(warehouse) as store:
        return store.publish()
