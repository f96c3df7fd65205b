"""Where batches are read: threads, processes, Dask or Ray, as the settings say.

Reading is a pure function of one page, so all of them give the same warehouse, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from newsflow.cli.batch_readers import BatchReaders
from newsflow.cli.readers import usable_cores
from newsflow.config import Settings
from newsflow.errors import SettingsError

AnyTaskRunner = TaskRunner[Any]


def task_runner(settings: Settings) -> AnyTaskRunner:
    """The task runner that is configured; raises `SettingsError` when its extra is missing."""
    workers = settings.processes or usable_cores()
    if settings.flow_runner == "processes":
        # Two threads for each process: one hands over the next batch while the other ends its task.
        return ThreadPoolTaskRunner(max_workers=2 * workers)
    if settings.flow_runner == "threads":
        return ThreadPoolTaskRunner(max_workers=workers)
    if settings.flow_runner == "dask":
        return _dask(settings.flow_scheduler, workers)
    return _ray(settings.flow_scheduler, workers)


@contextmanager
def batch_readers(settings: Settings) -> Iterator[BatchReaders | None]:
    """The processes that tasks in threads wait for; none where a task reads where it runs.

    Prefect's own process pool would load Prefect in each of them and pickle each answer twice.
    """
    if settings.flow_runner != "processes":
        yield None
        return
    with BatchReaders(settings.language, settings.processes or usable_cores()) as readers:
        yield readers


def _dask(scheduler: str | None, workers: int) -> AnyTaskRunner:
    """A running scheduler, or a cluster of processes on this machine."""
    runner = _find_runner("dask", "DaskTaskRunner")
    if scheduler is not None:
        return runner(address=scheduler)
    local = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
    return runner(cluster_kwargs=local)


def _ray(scheduler: str | None, workers: int) -> AnyTaskRunner:
    """A running cluster, or one on this machine."""
    runner = _find_runner("ray", "RayTaskRunner")
    if scheduler is not None:
        return runner(address=scheduler)
    return runner(init_kwargs={"num_cpus": workers, "include_dashboard": False})


def _find_runner(extra: str, name: str) -> Callable[..., AnyTaskRunner]:
    try:
        found: Callable[..., AnyTaskRunner] = getattr(import_module(f"prefect_{extra}"), name)
    except ImportError as error:
        raise SettingsError(
            f"NEWSFLOW_FLOW_RUNNER is {extra}, and prefect-{extra} is not installed",
            advice=f"install newsflow[{extra}], or choose processes or threads",
        ) from error
    return found
