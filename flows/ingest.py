"""`python flows/ingest.py PATH…`: files and folders into the warehouse, as a Prefect flow.

The same as `newsflow load`, through tasks of batches. No server needs to be configured:
Prefect starts one for the run.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

# Before Prefect is imported: nothing is sent out, and our own log lines show in its runs.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_LOGGING_EXTRA_LOGGERS", "newsflow")
# The first run on a machine makes the server's database: 22 s were measured, 20 s are the default.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from prefect import flow
from prefect.runtime import flow_run

from flows.tasks import append_batch, publish, read_batch
from newsflow.cli.ingest import Loaded, batches, make_run, summarize
from newsflow.config import read_settings
from newsflow.intake import load_pages
from newsflow.types import Reject
from newsflow.warehouse import Ingested


def _run_name() -> str:
    """Name a run after what it reads: `ingest-files reports, page.html`."""
    paths = flow_run.parameters["paths"]
    return "ingest-files " + ", ".join(Path(path).name for path in paths)


@flow(name="ingest-files", flow_run_name=_run_name)
def ingest_files(paths: list[Path], warehouse: Path | None = None) -> Loaded:
    """Read, append batch by batch, link, publish; a reject for each page that gave no report."""
    logging.getLogger("newsflow").setLevel(logging.INFO)
    settings = read_settings()
    target = warehouse or settings.warehouse
    run = make_run("ingest-files", datetime.now(UTC), prefect_run_id=str(flow_run.id))
    rejects, ingested = list[Reject](), list[Ingested]()
    pages = load_pages(paths, max_bytes=settings.max_page_bytes)
    for number, portion in enumerate(batches(pages, settings.batch_pages), start=1):
        read = read_batch.with_options(task_run_name=f"read batch {number}")
        append = append_batch.with_options(task_run_name=f"append batch {number}")
        told = read(portion, settings.language)
        ingested.append(append(told, target, run))
        rejects += [answer for answer in told if isinstance(answer, Reject)]
    publish(target)
    return summarize(rejects, ingested)


def main(arguments: list[str]) -> int:
    """Run the flow once; exit as `newsflow load` does: 0, 1 with rejects, 2 with missing paths."""
    parser = argparse.ArgumentParser(prog="flows/ingest.py", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--warehouse", type=Path, metavar="PATH")
    options = parser.parse_args(arguments)
    loaded = ingest_files(options.paths, options.warehouse)
    return 2 if loaded.missing else 1 if loaded.rejects else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
