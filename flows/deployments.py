"""What is deployed: which flows, when they run, and what happens when two runs would overlap."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import Flow
from prefect.schedules import Cron, Interval, Schedule

from flows.ingest import ingest_feeds, ingest_files
from flows.reprocess import relink, reprocess
from flows.upkeep import upkeep

NAME = "newsflow"
"""Of every deployment: `prefect deployment run ingest-files/newsflow`."""

EVERY = timedelta(minutes=15)
"""Between two passes over the feeds; each feed is asked when it is due, and not before."""

NIGHTLY = "30 3 * * *"

_ONE_ELSE_SKIP = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
)
"""A run that would overlap is cancelled: the one that runs, or the next, does its work."""

_ONE_ELSE_WAIT = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE
)
"""A run that would overlap waits: somebody asked for just that."""


def deployments(*, every: timedelta = EVERY, nightly: str = NIGHTLY) -> list[RunnerDeployment]:
    """All deployments of newsflow, the passes over the feeds first."""
    return [
        _deploy(ingest_feeds, _ONE_ELSE_SKIP, Interval(every)),
        _deploy(ingest_files, _ONE_ELSE_WAIT),
        _deploy(reprocess, _ONE_ELSE_WAIT),
        _deploy(relink, _ONE_ELSE_WAIT),
        _deploy(upkeep, _ONE_ELSE_SKIP, Cron(nightly)),
    ]


def _deploy(
    flow: Flow[..., Any], limit: ConcurrencyLimitConfig, schedule: Schedule | None = None
) -> RunnerDeployment:
    made = flow.to_deployment(NAME, schedule=schedule, concurrency_limit=limit, tags=["newsflow"])
    return cast(RunnerDeployment, made)  # a coroutine only where a loop runs
