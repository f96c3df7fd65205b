"""`newsflow check`, `relink`, `publish`, `doctor`: looking after a warehouse."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from newsflow.cli.options import JsonOption, WarehouseOption

if TYPE_CHECKING:
    from pathlib import Path


def check(*, warehouse: WarehouseOption = None, as_json: JsonOption = False) -> None:
    """Run the data checks.

    Exit 0: all hold. 1: some do not, and the rows that break them are shown.
    """
    from newsflow.cli.output import show_json, show_rows, tell
    from newsflow.warehouse import open_warehouse

    with open_warehouse(_existing(warehouse)) as store:
        violations = store.check()
    if as_json:
        show_json([{"check": v.check, "meaning": v.meaning, "rows": v.found} for v in violations])
    for violation in () if as_json else violations:
        tell(f"{violation.check}: {violation.meaning}", style="heading")
        show_rows(violation.found.columns, violation.found, as_json=False)
    if violations:
        raise typer.Exit(1)
    if not as_json:
        tell("all checks hold")


def relink(*, warehouse: WarehouseOption = None, as_json: JsonOption = False) -> None:
    """Assign and link every report anew, with the rules of this newsflow, and publish."""
    from newsflow.cli.ingest import make_run
    from newsflow.cli.output import Steps, show_json, tell
    from newsflow.show import counted
    from newsflow.warehouse import open_warehouse

    run = make_run("newsflow relink", datetime.now(UTC))
    with Steps(quiet=as_json) as steps, open_warehouse(_existing(warehouse)) as store:
        steps.start("linking every story")
        stories = store.relink(run=run)
        steps.start("publishing")
        store.publish()
    if as_json:
        show_json({"stories": stories})
    else:
        tell(f"{counted(len(stories), 'story')} linked anew")


def review(
    difference: Annotated[str, typer.Argument(metavar="ID", help="The id of a difference.")],
    *,
    verdict: Annotated[str, typer.Option(help="confirmed, dismissed, or words of your own.")],
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    reviewer: Annotated[
        str | None, typer.Option(help="Who decides.  [default: your user name]")
    ] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Note what you decided about a difference; it outlives relinking and reprocessing.

    Example: `newsflow review 59cd… --verdict dismissed --note "one counts the crew, one does not"`
    """
    import getpass

    from newsflow.cli.output import tell
    from newsflow.warehouse import open_warehouse

    who = reviewer or getpass.getuser()
    with open_warehouse(_existing(warehouse)) as store:
        store.review(difference, verdict=verdict, reviewer=who, note=note)
        store.publish()
    tell(f"{difference} is {verdict}, says {who}")


def reprocess(
    *,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only list what would be read anew.")
    ] = False,
    warehouse: WarehouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read anew what an older newsflow read: kept raw pages, and kept texts where there is none.

    What the older one found stays in the warehouse; views show what the newest one found.
    Exit 0: done. 1: some could not be read, and the output says which.
    """
    from newsflow.cli.loading import show_loaded
    from newsflow.cli.output import Steps, show_rows
    from newsflow.cli.reprocessing import reread, stale_texts
    from newsflow.config import read_settings

    path, settings = _existing(warehouse), read_settings()
    if stale:
        show_rows(("report_id", "headline"), stale_texts(path, settings), as_json=as_json)
        return
    with Steps(quiet=as_json) as steps:
        loaded = reread(path, settings, now=datetime.now(UTC), on_step=steps.start)
    show_loaded(loaded, as_json=as_json)
    if loaded.rejects:
        raise typer.Exit(1)


def publish(*, warehouse: WarehouseOption = None, as_json: JsonOption = False) -> None:
    """Put a new copy where readers open it; done by every load, needed after a failure only."""
    from newsflow.cli.output import show_json, tell
    from newsflow.warehouse import open_warehouse

    path = _existing(warehouse)
    with open_warehouse(path) as store:
        fresh = store.publish()
    if as_json:
        show_json({"path": str(path), "published": fresh})
    else:
        tell(f"published {path}" if fresh else f"{path} is up to date")


def doctor(*, warehouse: WarehouseOption = None, as_json: JsonOption = False) -> None:
    """Say what is wrong with this installation, and what to do.

    Exit 0: nothing. 2: something, and the advice stands beside it.
    """
    from newsflow.cli.diagnosis import diagnose
    from newsflow.cli.output import show_json, show_rows
    from newsflow.config import read_settings

    settings = read_settings()
    findings = diagnose(warehouse or settings.warehouse, settings.language)
    if as_json:
        show_json(findings)
    else:
        rows = [
            ("ok" if finding.good else "WRONG", finding.about, finding.told) for finding in findings
        ]
        show_rows(("", "about", "found"), rows, as_json=False)
    if not all(finding.good for finding in findings):
        raise typer.Exit(2)


def _existing(warehouse: Path | None) -> Path:
    """The warehouse asked for; raises `WarehouseError` rather than making an empty one."""
    from newsflow.config import read_settings
    from newsflow.errors import WarehouseError
    from newsflow.warehouse.lake import find_lake

    path = warehouse or read_settings().warehouse
    if (
        find_lake(path) is None
        and not path.exists()
        and not (path.parent / ".store" / path.name).exists()
    ):
        raise WarehouseError(
            "there is no warehouse yet",
            key=str(path),
            advice="load some reports: newsflow load PATH",
        )
    return path
