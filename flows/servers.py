"""A Prefect server for those who have none: found, or started for as long as it is needed."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from prefect.settings import PREFECT_API_URL, temporary_settings

_PATIENCE = 120
"""Seconds: on a fresh machine the server makes its database first (22 s were measured)."""


@contextmanager
def any_server() -> Iterator[str]:
    """The address of the configured server, or of a temporary one that worker processes find too.

    Left alone, Prefect would start a temporary server in each of them.
    """
    configured = PREFECT_API_URL.value()
    if configured is not None:
        yield configured
        return
    # 2 s of CPU, which a run that finds a server need not spend.
    from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415

    server = SubprocessASGIServer()
    server.start(timeout=_PATIENCE)
    os.environ["PREFECT_API_URL"] = server.api_url
    try:
        with temporary_settings({PREFECT_API_URL: server.api_url}):
            yield server.api_url
    finally:
        for handler in logging.getLogger("newsflow").handlers:
            handler.flush()  # lines on their way would find no server
        del os.environ["PREFECT_API_URL"]
        server.stop()
