"""Where batches are read: threads, processes, Dask or Ray, as the settings say.

Reading is a pure function of one page, so all of them give the same warehouse, byte for byte.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from importlib import import_module
from multiprocessing import connection, parent_process
from typing import Any

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from newsflow.cli.readers import usable_cores
from newsflow.config import Settings
from newsflow.errors import SettingsError

AnyTaskRunner = TaskRunner[Any]


def task_runner(settings: Settings) -> AnyTaskRunner:
    """The task runner that is configured; raises `SettingsError` when its extra is missing."""
    workers = settings.processes or usable_cores()
    if settings.flow_runner == "threads":
        return ThreadPoolTaskRunner(max_workers=workers)
    if settings.flow_runner == "processes":
        return ProcessPoolTaskRunner(max_workers=workers, initializer=end_with_parent)
    if settings.flow_runner == "dask":
        return _dask(settings.flow_scheduler, workers)
    return _ray(settings.flow_scheduler, workers)


def end_with_parent() -> None:
    """Have this process end when the one that started it does.

    The workers of a pool whose parent was killed (-9) would wait for work for ever.
    """
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_and_exit, args=(parent.sentinel,), daemon=True).start()


def _wait_and_exit(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


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
