"""`python flows/ingest.py PATH…`: files and folders into the warehouse, as a Prefect flow.

The same as `newsflow load`, through tasks of batches. No server needs to be configured:
Prefect starts one for the run.
"""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path
from typing import Annotated

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from flows import early  # `flows` chooses Prefect's settings, which must be before Prefect

if __name__ == "__main__":
    early.begin(sys.argv[1:])

# isort: split
from prefect import flow
from pydantic import Field

from flows.batches import PAGES, load, read, store_in_order
from flows.runners import task_runner
from flows.runs import begin, end, free_writer, name_by_paths, name_by_time, progress
from flows.servers import any_server
from flows.tasks import publish
from newsflow.cli.accounts import loaded_from
from newsflow.cli.fetches import fetch_feeds
from newsflow.cli.ingest import Loaded
from newsflow.config import read_settings
from newsflow.intake import list_files, load_files, read_feeds

Paths = Annotated[list[Path], Field(min_length=1)]


@flow(
    name="ingest-files",
    flow_run_name=name_by_paths,
    task_runner=task_runner(read_settings()),
    timeout_seconds=24 * 3_600,
    on_crashed=[free_writer],
)
def ingest_files(paths: Paths, warehouse: Path | None = None) -> Loaded:
    """Read, append batch by batch, link, publish; a reject for each page that gave no report.

    Args:
        paths: Files and folders on the machine that runs this: .txt .md .html .jsonl .warc.gz
        warehouse: The DuckDB file that readers open; empty for NEWSFLOW_WAREHOUSE.

    """
    running = begin("ingest-files", warehouse)
    found = list(list_files(paths))
    pages = load_files(found, max_bytes=running.settings.max_page_bytes)
    loaded = load(pages, PAGES, running, progress("files", len(found)))
    publish(running.warehouse)
    return end(running, loaded)


@flow(
    name="ingest-feeds",
    flow_run_name=name_by_time,
    task_runner=task_runner(read_settings()),
    timeout_seconds=6 * 3_600,
    on_crashed=[free_writer],
)
def ingest_feeds(
    feeds: Path | None = None, everything: bool = False, warehouse: Path | None = None
) -> Loaded:
    """Ask the feeds that are due; read, append, link and publish what is new of them.

    Args:
        feeds: A list of feeds (feeds.toml); empty for NEWSFLOW_FEEDS.
        everything: Ask every feed and look at every watched page now, due or not.
        warehouse: The DuckDB file that readers open; empty for NEWSFLOW_WAREHOUSE.

    """
    running = begin("ingest-feeds", warehouse)
    listed = read_feeds(feeds or running.settings.feeds)
    fetched = fetch_feeds(
        listed,
        warehouse=running.warehouse,
        settings=running.settings,
        run=running.run,
        everything=everything,
        read=lambda pages: chain.from_iterable(read(pages, PAGES, running)),
        store=store_in_order(),
    )
    publish(running.warehouse)
    return end(running, loaded_from(fetched), of_feeds=True)


def main(arguments: list[str]) -> int:
    """Run the flow once; exit as `newsflow load` does: 0, 1 with rejects, 2 with missing paths."""
    parser = argparse.ArgumentParser(prog="flows/ingest.py", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--warehouse", type=Path, metavar="PATH")
    options = parser.parse_args(arguments)
    with any_server():
        loaded = ingest_files(options.paths, options.warehouse)
    return 2 if loaded.missing else 1 if loaded.rejects else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
