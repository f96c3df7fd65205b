"""What keeps a warehouse well, every night: check, publish, make room, write the story pages."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import flows  # noqa: F401 - chooses Prefect's settings, which must be before Prefect

# isort: split
from prefect import flow

from flows.events import tell_checks, tell_feeds
from flows.runs import begin, end_upkeep, free_writer, name_by_time
from flows.tasks import (
    check_data,
    compact_files,
    look_at_feeds,
    publish,
    remove_old_pages,
    write_pages,
)
from newsflow.cli.upkept import Upkept
from newsflow.warehouse import Compacted


@flow(
    name="upkeep",
    flow_run_name=name_by_time,
    timeout_seconds=12 * 3_600,
    on_crashed=[free_writer],
)
def upkeep(warehouse: Path | None = None) -> Upkept:
    """Check, publish, compact, remove old raw pages, look at the feeds, write story pages.

    Args:
        warehouse: The DuckDB file that readers open; empty for NEWSFLOW_WAREHOUSE.

    """
    running = begin("upkeep", warehouse)
    violations = check_data(running.warehouse)
    removed = remove_old_pages(running.raw_pages, running.settings, running.run.started_at)
    published = publish(running.warehouse)
    # What fails a check is left as it is, for whoever looks into it.
    untouched = Compacted(before=0, after=0)
    compacted = untouched if violations else compact_files(running.warehouse)
    feeds = look_at_feeds(running.warehouse)
    pages = write_pages(running.warehouse, running.story_pages)
    tell_checks(violations, running.warehouse)
    tell_feeds(feeds, running.warehouse)
    return end_upkeep(
        Upkept(
            run=running.run,
            warehouse=running.warehouse,
            violations=violations,
            feeds=feeds,
            published=published,
            compacted=compacted,
            removed=removed,
            pages=pages,
        ),
        running,
    )
