"""What every flow does at its start and its end: who runs it, and what a person sees of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.objects import FlowRun, State
from prefect.flows import Flow
from prefect.runtime import flow_run as this
from prefect.states import Completed, Failed
from prefect.types import KeyValueLabels
from prefect.utilities.urls import url_for

from flows.tasks import WRITER, write_pages_of
from newsflow.cli.accounts import SHOWN, Account, as_markdown, read_account, summary
from newsflow.cli.ingest import Loaded, make_run
from newsflow.cli.upkept import Upkept, upkeep_markdown
from newsflow.config import Settings, read_settings
from newsflow.show import counted
from newsflow.types import Run
from newsflow.warehouse.lake import folder_beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A run of a flow, what it writes to and how."""

    run: Run
    settings: Settings
    warehouse: Path

    @property
    def raw_pages(self) -> Path:
        """Where raw pages are kept."""
        return self.settings.raw_pages or folder_beside(self.warehouse) / ".raw"

    @property
    def story_pages(self) -> Path:
        """Where the pages of stories are written."""
        return self.settings.story_pages or folder_beside(self.warehouse) / "stories"

    def page_of(self, story_id: str) -> str | None:
        """The address of a story's page; none where it has none, or nobody serves it."""
        base, file = self.settings.story_pages_url, f"{story_id}.html"
        if base is None or not (self.story_pages / file).exists():
            return None
        return f"{base.rstrip('/')}/{file}"


def name_by_time() -> str:
    """Name a run after the time it was planned for: `ingest-feeds 14:15`."""
    planned = this.scheduled_start_time.astimezone()
    return f"{this.flow_name} {planned:%H:%M}"


def name_by_paths() -> str:
    """Name a run after what it reads: `ingest-files reports, page.html`."""
    names = [Path(path).name for path in this.parameters["paths"]]
    rest = [f"and {len(names) - 3} more"] if len(names) > 3 else []
    return f"{this.flow_name} {', '.join([*names[:3], *rest])}"


def begin(command: str, warehouse: Path | None) -> Running:
    """Read the settings and open an account; Prefect's run and ours name each other."""
    settings = read_settings()
    prefect_id = this.id
    run = make_run(command, datetime.now(UTC), prefect_run_id=prefect_id)
    run = replace(run, prefect_url=url_for("flow-run", prefect_id))
    target = warehouse or settings.warehouse
    labels: KeyValueLabels = {
        "newsflow.run_id": run.run_id,
        "newsflow.warehouse": str(target),
    }
    with get_client(sync_client=True) as client:
        client.update_flow_run_labels(prefect_id, labels)
    return Running(run=run, settings=settings, warehouse=target)


def end(running: Running, loaded: Loaded, *, of_feeds: bool = False) -> Loaded:
    """Say what became of the run: in its name, its state, and an artifact.

    Prefect takes the state that a flow returns for that of the run, and hands on what is in it.
    """
    account = read_account(running.run, running.warehouse, loaded, of_feeds=of_feeds)
    shown = tuple(story.story_id for story in account.stories[:SHOWN])
    if shown and running.settings.story_pages_url is not None:
        # A page that cannot be written shows as a failed task; what was appended is there.
        write_pages_of(shown, running.warehouse, running.story_pages, return_state=True)
    tell(account, running)
    rename(f"{loaded.appended.added + loaded.appended.revised} new")
    return cast(Loaded, Completed(message=_message(account), data=loaded))


def tell(account: Account, running: Running) -> None:
    """Keep the account of a run as a page, and its rejects as a table."""
    command = account.run.command
    create_markdown_artifact(
        as_markdown(account, running.page_of),
        key=command,
        description=f"{command}: {summary(account.loaded)}",
    )
    if account.rejects:
        create_table_artifact(
            [
                {"inputs": r.number, "stage": r.stage, "reason": r.reason, "for example": r.example}
                for r in account.rejects
            ],
            key=f"{command}-rejects",
            description="Inputs that became no report, by reason",
        )


def end_upkeep(upkept: Upkept, running: Running) -> Upkept:
    """Say what the upkeep found; a check that does not hold fails the run."""
    index = running.page_of("index")
    create_markdown_artifact(
        upkeep_markdown(upkept, index), key="upkeep", description=upkept.message
    )
    rename(counted(len(upkept.violations), "failed check") if upkept.violations else "all well")
    state = Failed if upkept.violations else Completed
    return cast(Upkept, state(message=upkept.message, data=upkept))


def end_relink(stories: int) -> int:
    """Say how many stories were linked anew."""
    told = counted(stories, "story")
    rename(told)
    return cast(int, Completed(message=f"{told} linked anew", data=stories))


def rename(told: str) -> None:
    """Add to the name of this run: `ingest-feeds 14:15 (37 new)`."""
    name = f"{this.name.removesuffix(')').rsplit(' (', 1)[0]} ({told})"
    with get_client(sync_client=True) as client:
        client.update_flow_run(this.id, name=name)


def _message(account: Account) -> str:
    told = summary(account.loaded)
    if account.rejects:
        told += "; the artifact of this run says why some were rejected"
    if account.feeds:
        told += f"; {counted(len(account.feeds), 'feed')} silent: `newsflow ask feed_health`"
    return told


def progress(of: str, total: int | None) -> Callable[[int], None]:
    """A bar in the user interface; call what is returned with how many are done."""
    if not total:
        return lambda _: None
    key = f"{this.flow_name}-progress"
    bar = cast("UUID", create_progress_artifact(0.0, key=key, description=f"0 of {total:,} {of}"))

    def show(done: int) -> None:
        update_progress_artifact(
            bar, min(100.0, 100 * done / total), description=f"{done:,} of {total:,} {of}"
        )

    return show


def free_writer(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:  # noqa: ARG001
    """Give back the writer's place when a run died with it; it would be kept for over a minute.

    Where it was another's place, two may wait for the warehouse's own lock: that does no harm.
    """
    with get_client(sync_client=True) as client:
        # Prefect's own reset takes the leases away and leaves the places taken for ever.
        free = GlobalConcurrencyLimitUpdate(active_slots=0)
        client.update_global_concurrency_limit(f"tag:{WRITER}", free)
