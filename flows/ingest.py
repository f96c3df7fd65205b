"""`python flows/ingest.py PATH…`: files and folders into the warehouse, as a Prefect flow.

The same as `newsflow load`, through tasks of batches. No server needs to be configured:
Prefect starts one for the run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Annotated

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import flows  # noqa: F401 - chooses Prefect's settings, which must be before Prefect

# isort: split
from prefect import flow
from pydantic import Field

from flows.batches import load
from flows.runners import task_runner
from flows.runs import begin, end, free_writer, name_by_paths, progress
from flows.servers import any_server
from flows.tasks import publish
from newsflow.cli.ingest import Loaded
from newsflow.config import read_settings
from newsflow.intake import list_files, load_files

Paths = Annotated[
    list[Path],
    Field(
        min_length=1,
        title="Files and folders",
        description="Paths on the machine that runs the flow: .txt .md .html .jsonl .warc.gz",
    ),
]
Warehouse = Annotated[
    Path | None,
    Field(title="Warehouse", description="The DuckDB file; empty for NEWSFLOW_WAREHOUSE."),
]


@flow(
    name="ingest-files",
    flow_run_name=name_by_paths,
    task_runner=task_runner(read_settings()),
    timeout_seconds=24 * 3_600,
    on_crashed=[free_writer],
)
def ingest_files(paths: Paths, warehouse: Warehouse = None) -> Loaded:
    """Read, append batch by batch, link, publish; a reject for each page that gave no report."""
    running = begin("ingest-files", warehouse)
    found = list(list_files(paths))
    pages = load_files(found, max_bytes=running.settings.max_page_bytes)
    loaded = load(pages, running, progress("files", len(found)))
    publish(running.warehouse)
    return end(running, loaded)


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
