"""What is deployed, without a server."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml

import flows  # noqa: F401 - chooses Prefect's settings, which must be before Prefect

# isort: split
from flows.automations import failed_check, lost_run
from flows.deployments import deployments
from flows.runners import batch_readers, task_runner
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.task_runners import ThreadPoolTaskRunner

from newsflow.cli.batch_readers import read_all
from newsflow.config import Settings
from newsflow.errors import SettingsError

_FLOWS = Path(__file__).resolve().parents[2] / "flows"


@pytest.fixture(scope="module")
def deployed() -> list[RunnerDeployment]:
    return deployments()


def test_work_pools_deploy_what_newsflow_serve_does(deployed: list[RunnerDeployment]) -> None:
    told = yaml.safe_load((_FLOWS / "prefect.yaml").read_text("utf-8"))["deployments"]

    assert [_of_yaml(each) for each in told] == [_of_serve(each) for each in deployed]


def test_every_parameter_is_explained(deployed: list[RunnerDeployment]) -> None:
    for deployment in deployed:
        for name, told in deployment._parameter_openapi_schema.properties.items():
            assert told.get("description"), f"{deployment.flow_name}: {name}"


def test_tasks_wait_in_threads_for_the_processes_that_read() -> None:
    here = Settings(flow_runner="threads", processes=3)
    apart = Settings(flow_runner="processes", processes=1)

    assert task_runner(here) == ThreadPoolTaskRunner(3)
    assert task_runner(apart) == ThreadPoolTaskRunner(2)  # one waits, one hands over
    with batch_readers(here) as none, batch_readers(apart) as readers:
        assert none is None
        assert readers is not None
        assert readers.read(read_all, ()) == ()


@pytest.mark.parametrize("extra", ["dask", "ray"])
def test_an_extra_that_is_missing_is_named(extra: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, f"prefect_{extra}", None)

    with pytest.raises(SettingsError, match=rf"install newsflow\[{extra}\]"):
        task_runner(Settings(flow_runner=extra))


def test_automations_can_be_told_to_a_server() -> None:
    for automation in (lost_run(), failed_check(uuid4())):
        assert automation.model_dump(mode="json")["enabled"] is True


def _of_yaml(told: dict[str, Any]) -> dict[str, Any]:
    limit = told["concurrency_limit"]
    return {
        "entrypoint": told["entrypoint"],
        "tags": told["tags"],
        "limit": (limit["limit"], limit["collision_strategy"]),
        "schedules": [(each.get("interval"), each.get("cron")) for each in told["schedules"]],
    }


def _of_serve(deployment: RunnerDeployment) -> dict[str, Any]:
    options = deployment.concurrency_options
    assert options is not None
    return {
        "entrypoint": deployment.entrypoint,
        "tags": deployment.tags,
        "limit": (deployment.concurrency_limit, options.collision_strategy.value),
        "schedules": [_when(each.schedule) for each in deployment.schedules or ()],
    }


def _when(schedule: object) -> tuple[float | None, str | None]:
    if isinstance(schedule, IntervalSchedule):
        assert isinstance(schedule.interval, timedelta)
        return schedule.interval.total_seconds(), None
    assert isinstance(schedule, CronSchedule)
    return None, schedule.cron
