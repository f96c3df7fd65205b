"""`newsflow load`: files and folders into the warehouse."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsflow.cli.options import JsonOption, WarehouseOption
from newsflow.cli.stopping import stoppable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsflow.cli.ingest import Loaded
    from newsflow.cli.output import Steps
    from newsflow.types import Reject

_REJECTED, _USAGE = 1, 2

_STREAMS = (".jsonl", ".warc", ".warc.gz")
"""Files of many pages: how many is known at their end."""


def load(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Files or folders: .txt .md .html .jsonl .warc.gz"),
    ],
    *,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Load reports from files and folders, and link them into stories.

    Loading the same files again changes nothing; a changed text becomes a new revision.

    Examples: `newsflow load my-reports/` · `newsflow load page.html feed.jsonl crawl.warc.gz`

    Exit 0: all loaded. 1: some input was rejected, and is named. 2: a path names nothing.
    """
    from newsflow.cli.output import Steps

    with stoppable(), Steps(quiet=as_json) as steps:
        loaded = _load(paths, warehouse, steps)
    show_loaded(loaded, as_json=as_json)
    if loaded.missing:
        raise typer.Exit(_USAGE)
    if loaded.rejects:
        raise typer.Exit(_REJECTED)


def _load(paths: Sequence[Path], target: Path | None, steps: Steps) -> Loaded:
    from newsflow.cli.fork_server import start_early
    from newsflow.cli.ingest import Answer, ingest, make_run
    from newsflow.cli.readers import ALONE, read_pages, usable_cores
    from newsflow.config import read_settings
    from newsflow.intake import list_files, load_files
    from newsflow.show import counted
    from newsflow.warehouse import Ingested, Placing, open_warehouse

    settings = read_settings()
    path = target or settings.warehouse
    run = make_run("newsflow load", datetime.now(UTC))
    placing = Placing()

    def append(answers: tuple[Answer, ...]) -> Ingested:
        """Hold the warehouse for one batch only: other runs may write in between."""
        with open_warehouse(path, placing=placing) as warehouse:
            return warehouse.ingest(answers, run=run)

    steps.start("opening the warehouse")
    found = list(list_files(paths))
    processes = settings.processes or usable_cores()
    if processes > 1 and holds_more(found, ALONE):
        start_early()  # the pipeline is loaded there while the warehouse is opened here
    append(())  # made and brought up to date, and any refusal heard before the long work
    steps.start(f"reading {counted(len(found), 'file')}", find_total(found))
    pages = load_files(found, max_bytes=settings.max_page_bytes)
    loaded = ingest(
        read_pages(pages, settings.language, processes=processes),
        append=append,
        batch_pages=settings.batch_pages,
        on_page=steps.advance,
    )
    steps.start("publishing")
    with open_warehouse(path) as warehouse:
        warehouse.publish()
    return loaded


def find_total(found: Sequence[Path | Reject]) -> int | None:
    """How many pages the files hold; none where that is known at their end."""
    many = any(isinstance(f, Path) and f.name.lower().endswith(_STREAMS) for f in found)
    return None if many else len(found)


def holds_more(found: Sequence[Path | Reject], pages: int) -> bool:
    """Whether the files may hold more than so many pages."""
    total = find_total(found)
    return total is None or total > pages


def show_loaded(loaded: Loaded, *, as_json: bool) -> None:
    """Say what became of the pages of a run."""
    from newsflow.cli.output import show_json, tell

    if as_json:
        show_json(loaded)
        return
    for reject in (*loaded.missing, *loaded.rejects, *loaded.skipped):
        word = "skipped" if reject in loaded.skipped else "rejected"
        tell(f"{word} {reject.ref}: {reject.reason}: {reject.detail}")
    tell(_summary(loaded))


def _summary(loaded: Loaded) -> str:
    from newsflow.show import counted

    appended = loaded.appended
    parts = [
        (appended.added, "new report"),
        (appended.revised, "new revision"),
    ]
    told = [counted(number, noun) for number, noun in parts if number]
    rest = [
        (appended.reread, "read anew"),
        (appended.unchanged, "unchanged"),
        (appended.rejected, "rejected"),
    ]
    told += [f"{number:,} {word}" for number, word in rest if number]
    return (
        f"{', '.join(told) or 'nothing to load'}; {counted(len(loaded.stories), 'story')} changed"
    )
