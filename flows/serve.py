"""`newsflow serve`, or `python flows/serve.py`: every flow deployed, scheduled and run from here.

Needs a server: `PREFECT_API_URL`. `newsflow serve` starts one where there is none.
"""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import flows  # noqa: F401 - chooses Prefect's settings, which must be before Prefect

# isort: split
from prefect import serve
from prefect.client.orchestration import get_client

from flows.automations import install, lost_run
from flows.deployments import EVERY, NIGHTLY, deployments
from flows.tasks import WRITER

_RUNS_AT_ONCE = 4


def main(arguments: list[str]) -> None:
    """Deploy everything, and run what is due until stopped."""
    parser = argparse.ArgumentParser(prog="flows/serve.py", description=__doc__)
    parser.add_argument("--every", type=float, default=EVERY.total_seconds(), metavar="SECONDS")
    parser.add_argument("--nightly", default=NIGHTLY, metavar="CRON")
    options = parser.parse_args(arguments)
    every = timedelta(seconds=options.every)
    deployed = deployments(every=every, nightly=options.nightly)

    with get_client(sync_client=True) as client:
        client.create_concurrency_limit(tag=WRITER, concurrency_limit=1)
        install(client, lost_run())
        # Its schedule begins one interval from now: the first pass is asked for by itself.
        client.create_flow_run_from_deployment(cast(UUID, deployed[0].apply()))
    serve(*deployed, limit=_RUNS_AT_ONCE)


if __name__ == "__main__":
    main(sys.argv[1:])
