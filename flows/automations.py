"""`python flows/automations.py`: what the server does by itself when something happens.

`newsflow serve` installs the first, `lost_run`. The second, `failed_check`, is a worked example of
an answer to newsflow's own events (`events.py`), installed by running this file.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import flows  # noqa: F401 - chooses Prefect's settings, which must be before Prefect

# isort: split
from prefect.automations import AutomationCore
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState, PauseDeployment
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

from flows.events import CHECK_FAILED

_SILENT_FOR = timedelta(seconds=120)
"""Four heartbeats of 30 s."""


def lost_run() -> AutomationCore:
    """A run whose machine went away is told crashed, so that it is not shown running for ever."""
    return AutomationCore(
        name="newsflow: a run that is no longer heard of has crashed",
        trigger=EventTrigger(
            posture=Posture.Proactive,
            match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
            after={"prefect.flow-run.heartbeat"},
            expect={
                "prefect.flow-run.heartbeat",
                *(f"prefect.flow-run.{state}" for state in ("Completed", "Failed", "Cancelled")),
                *(f"prefect.flow-run.{state}" for state in ("Crashed", "TimedOut", "Paused")),
            },
            for_each={"prefect.resource.id"},
            threshold=1,
            within=_SILENT_FOR,
        ),
        actions=[
            ChangeFlowRunState(
                name=None,
                force=False,
                state=StateType.CRASHED,
                message="No sign of life for two minutes: the process or its machine went away. "
                "Nothing that was appended is lost; the next run goes on from there.",
            )
        ],
    )


def failed_check(ingest_feeds: UUID) -> AutomationCore:
    """Nothing more is taken in while a check of the data does not hold."""
    return AutomationCore(
        name="newsflow: no more feeds while a check fails",
        trigger=EventTrigger(
            posture=Posture.Reactive,
            match=ResourceSpecification({"prefect.resource.id": "newsflow.check.*"}),
            expect={CHECK_FAILED},
            threshold=1,
            within=timedelta(0),
        ),
        actions=[PauseDeployment(source="selected", deployment_id=ingest_feeds)],
    )


def install(client: SyncPrefectClient, automation: AutomationCore) -> None:
    """Put an automation in place of the one of its name."""
    for other in client.read_automations_by_name(automation.name):
        client.delete_automation(other.id)
    client.create_automation(automation)


def main() -> None:
    """Pause the passes over the feeds whenever a check fails."""
    with get_client(sync_client=True) as client:
        deployment = client.read_deployment_by_name("ingest-feeds/newsflow")
        install(client, failed_check(deployment.id))


if __name__ == "__main__":
    main()
