"""The process that those which read are forked from: it holds the language pipeline.

DuckDB's threads do not survive a fork, so no process that has a warehouse may be the parent.
Loaded once, the pipeline is in every process that reads, and in memory once.
Nothing else of newsflow is imported here: a program may start this first, and then go on importing.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing import context, forkserver

_LOADS = "newsflow.cli.forked"


def reading_context() -> context.BaseContext:
    """How processes that read are started; with a clean parent where the system can fork."""
    if not _can_fork():
        return multiprocessing.get_context("spawn")
    chosen = multiprocessing.get_context("forkserver")
    chosen.set_forkserver_preload([_LOADS])
    return chosen


def start_early() -> None:
    """Have the pipeline loaded elsewhere while this process imports what it needs."""
    if _can_fork():
        reading_context()
        forkserver.ensure_running()


def _can_fork() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()
