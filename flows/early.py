"""What is begun before Prefect is imported.

That takes as long as loading the language pipeline, so the two are done side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from newsflow.cli.fork_server import start_early
from newsflow.cli.loading import holds_more
from newsflow.cli.readers import usable_cores
from newsflow.config import read_settings
from newsflow.intake import list_files


def begin(paths: Sequence[str]) -> None:
    """Have the pipeline loaded for the processes that will read, where there is work for them."""
    settings = read_settings()
    if settings.flow_runner != "processes" or usable_cores() == 1:
        return
    most = settings.task_pages
    found = list(islice(list_files(Path(path) for path in paths), most + 1))
    if holds_more(found, most):
        start_early()
