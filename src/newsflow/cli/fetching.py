"""`newsflow fetch`: one pass over the feeds."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsflow.cli.options import JsonOption, WarehouseOption
from newsflow.cli.stopping import stoppable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from newsflow.cli.fetches import Ends, Fetched
    from newsflow.cli.output import Steps
    from newsflow.intake.collect import Found
    from newsflow.types import Feed, Reject

_REJECTED = 1

_TOLD = 3
"""Addresses named of each reason; the others are a question away."""


def fetch(
    *,
    feeds: Annotated[
        Path | None,
        typer.Option(
            "--feeds",
            metavar="FILE",
            help="The list of feeds.  [default: seeds/feeds.toml, or NEWSFLOW_FEEDS]",
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Ask every feed and watched page now, due or not.")
    ] = False,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask the feeds that are due, and fetch, read and store the pages that are new.

    Recent pages are looked at again a few times: an edit becomes a new revision.
    Raw pages are kept beside the warehouse. Stopped at any moment, the next run goes on.

    Exit 0: all was had. 1: some feeds or pages could not be, and are named. 2: usage.
    """
    from newsflow.cli.output import Steps

    with stoppable(), Steps(quiet=as_json) as steps:
        fetched = _fetch(feeds, warehouse, steps, everything=everything)
    _show(fetched, as_json=as_json)
    if fetched.rejects:
        raise typer.Exit(_REJECTED)


def _fetch(
    feeds_file: Path | None, target: Path | None, steps: Steps, *, everything: bool
) -> Fetched:
    from newsflow.cli.fetches import fetch_feeds
    from newsflow.cli.ingest import make_run
    from newsflow.config import read_settings
    from newsflow.intake import read_feeds
    from newsflow.show import counted
    from newsflow.warehouse import open_warehouse

    settings = read_settings()
    path = target or settings.warehouse
    feeds = read_feeds(feeds_file or settings.feeds)
    steps.start(f"asking {counted(len(feeds), 'feed')}", len(feeds))
    seen = _Seen(steps, feeds)
    fetched = fetch_feeds(
        feeds,
        warehouse=path,
        settings=settings,
        run=make_run("newsflow fetch", datetime.now(UTC)),
        everything=everything,
        on_found=seen.note,
    )
    steps.start("publishing")
    with open_warehouse(path) as warehouse:
        warehouse.publish()
    return fetched


class _Seen:
    """How far a pass is, for the bar: it learns of pages as it goes."""

    def __init__(self, steps: Steps, feeds: Sequence[Feed]) -> None:
        self._steps = steps
        self._feeds = len(feeds)
        self._asked = Counter[str]()

    def note(self, found: Found) -> None:
        """One address more has ended."""
        self._asked[found.fetch.kind.value] += 1
        pages = f"asking {self._feeds:,} feeds, {self._asked['page']:,} pages so far"
        self._steps.tell(pages, done=self._asked["feed"])


def _show(fetched: Fetched, *, as_json: bool) -> None:
    from newsflow.cli.output import say, show, show_json, tell
    from newsflow.config import read_settings

    if as_json:
        show_json(fetched)
        return
    if read_settings().contact is None:
        say("set NEWSFLOW_CONTACT to a page or mail address: servers are told who asks")
    if not fetched.feeds.asked and not fetched.pages.asked:
        tell(_nothing_due(fetched))
        return
    show(_table(fetched))
    for line in _failures(fetched.rejects):
        tell(line)
    tell(_summary(fetched))


def _nothing_due(fetched: Fetched) -> str:
    if not fetched.resting:
        return "there is no feed to ask; `newsflow feeds add URL` adds one"
    when = f"{fetched.next_at:%H:%M} UTC" if fetched.next_at else "later"
    return f"no feed is due before {when}; `newsflow fetch --all` asks them now"


def _table(fetched: Fetched) -> Table:
    from rich.table import Table

    table = Table(header_style="heading", show_edge=False, pad_edge=False)
    table.add_column("")
    for column in ("asked", "new", "unchanged", "failed"):
        table.add_column(column, justify="right")
    table.add_row("feeds", *_cells(fetched.feeds))
    table.add_row("pages", *_cells(fetched.pages))
    return table


def _cells(ends: Ends) -> list[str]:
    return [f"{n:,}" for n in (ends.asked, ends.answered, ends.unchanged, ends.failed)]


def _failures(rejects: Sequence[Reject]) -> list[str]:
    """Every reason with how often it came, and the first addresses."""
    by_reason: dict[str, list[Reject]] = {}
    for reject in rejects:
        by_reason.setdefault(reject.reason, []).append(reject)
    lines = []
    for reason, of_reason in sorted(by_reason.items(), key=lambda each: (-len(each[1]), each[0])):
        lines += [f"rejected {r.ref}: {reason}: {r.detail}" for r in of_reason[:_TOLD]]
        if len(of_reason) > _TOLD:
            more = len(of_reason) - _TOLD
            lines.append(f"rejected {more:,} more: {reason}: `newsflow ask rejected` names them")
    return lines


def _summary(fetched: Fetched) -> str:
    from newsflow.show import counted

    appended = fetched.appended
    parts = [
        counted(appended.added, "new report"),
        *([counted(appended.revised, "new revision")] if appended.revised else []),
        *([f"{appended.unchanged:,} the same"] if appended.unchanged else []),
        *([f"{appended.rejected:,} rejected"] if appended.rejected else []),
    ]
    told = f"{', '.join(parts)}; {counted(len(fetched.stories), 'story')} changed"
    if fetched.left:
        told += f"; {counted(fetched.left, 'page')} left to the next run"
    if fetched.resting:
        told += f"; {counted(fetched.resting, 'feed')} not due"
    return f"{told} ({counted(fetched.requests, 'request')} in {fetched.seconds:.1f} s)"
