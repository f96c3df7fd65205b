"""Reading kept texts anew after newsflow learned something, and linking all stories anew."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import flows  # noqa: F401 - chooses Prefect's settings, which must be before Prefect

# isort: split
from prefect import flow

from flows.batches import ARTICLES, load
from flows.runners import task_runner
from flows.runs import begin, end, end_relink, free_writer, name_by_time, progress
from flows.tasks import publish, relink_all
from newsflow import language as languages
from newsflow.cli.ingest import Loaded
from newsflow.cli.rereading import Range, count_stale, stale_articles
from newsflow.config import read_settings


@flow(
    name="reprocess",
    flow_run_name=name_by_time,
    task_runner=task_runner(read_settings()),
    timeout_seconds=24 * 3_600,
    on_crashed=[free_writer],
)
def reprocess(
    first: date | None = None, last: date | None = None, warehouse: Path | None = None
) -> Loaded:
    """Read kept texts that the present newsflow has not read: all, or those of a range of days.

    Args:
        first: First day of publication; empty for no bound.
        last: Last day of publication; empty for no bound.
        warehouse: The DuckDB file that readers open; empty for NEWSFLOW_WAREHOUSE.

    """
    running = begin("reprocess", warehouse)
    publish(running.warehouse)
    language = languages.load(running.settings.language)
    stale = stale_articles(running.warehouse, language, Range(first=first, last=last))
    total = count_stale(running.warehouse, language) if first is last is None else None
    kept = ((article, running.raw_pages) for article in stale)
    loaded = load(kept, ARTICLES, running, progress("texts", total))
    publish(running.warehouse)
    return end(running, loaded)


@flow(
    name="relink",
    flow_run_name=name_by_time,
    timeout_seconds=24 * 3_600,
    on_crashed=[free_writer],
)
def relink(warehouse: Path | None = None) -> int:
    """Assign and link every report anew, with the rules of this newsflow.

    Args:
        warehouse: The DuckDB file that readers open; empty for NEWSFLOW_WAREHOUSE.

    """
    running = begin("relink", warehouse)
    stories = relink_all(running.warehouse, running.run)
    publish(running.warehouse)
    return end_relink(stories)
