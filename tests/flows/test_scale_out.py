"""Wherever batches are read and kept, and whatever the server does, the rows are the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

from newsflow.warehouse import Answer, open_warehouse
from tests.flows.serving import ROOT, free_port, wait_for
from tests.warehouse import postgres

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

_SEEDS = ROOT / "seeds" / "reports"
_SERVER = """
import flows
from flows.servers import any_server
import sys
with any_server() as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """A server for the flows of this module."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("PREFECT", "NEWSFLOW"))}
    kept |= {"PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")), "NEWSFLOW_PROCESSES": "2"}
    command = [sys.executable, "-c", _SERVER]
    with subprocess.Popen(
        command, cwd=ROOT, env=kept, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        url = next(line for line in process.stdout if line.startswith("http"))
        yield kept | {"PREFECT_API_URL": url.strip(), "NEWSFLOW_BATCH_PAGES": "3"}
        process.communicate()


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> tuple[Answer, ...]:
    """What the command loads in one process."""
    path = tmp_path_factory.mktemp("serial") / "news.duckdb"
    _call(
        ["-m", "newsflow", "load", _SEEDS, "--warehouse", path],
        os.environ | {"NEWSFLOW_PROCESSES": "1"},
    )
    with open_warehouse(path) as store:
        return store.dump()


@pytest.mark.parametrize("runner", ["threads", "dask", "ray"])
def test_every_runner_makes_the_same_warehouse(
    runner: str, environment: Mapping[str, str], serial: tuple[Answer, ...], tmp_path: Path
) -> None:
    if runner != "threads" and find_spec(f"prefect_{runner}") is None:
        pytest.skip(f"prefect-{runner} is not installed: pip install newsflow[{runner}]")

    path = tmp_path / "news.duckdb"
    _call(
        ["flows/ingest.py", _SEEDS, "--warehouse", path],
        dict(environment) | {"NEWSFLOW_FLOW_RUNNER": runner},
    )

    with open_warehouse(path) as store:
        assert store.dump() == serial


@pytest.mark.skipif(postgres.find_programs() is None, reason="PostgreSQL is not installed")
def test_a_flow_fills_a_lake_as_the_command_fills_a_file(
    environment: Mapping[str, str], serial: tuple[Answer, ...], tmp_path: Path
) -> None:
    pytest.importorskip("duckdb_extension_postgres_scanner")
    pytest.importorskip("duckdb_extension_ducklake")
    with postgres.server() as catalog:
        lake = f"ducklake:postgres:{catalog} data_path={tmp_path}"
        _call(
            ["flows/ingest.py", _SEEDS, "--warehouse", lake],
            dict(environment) | {"NEWSFLOW_FLOW_RUNNER": "threads"},
        )

        with open_warehouse(lake) as store:
            assert store.dump() == serial


def test_a_run_outlives_a_server_that_goes_away_and_comes_back(
    serial: tuple[Answer, ...], tmp_path: Path
) -> None:
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("PREFECT", "NEWSFLOW"))}
    port, path = free_port(), tmp_path / "news.duckdb"
    url = f"http://127.0.0.1:{port}/api"
    kept |= {"PREFECT_HOME": str(tmp_path / "prefect"), "PREFECT_API_URL": url}
    kept |= {"NEWSFLOW_BATCH_PAGES": "1", "NEWSFLOW_FLOW_RUNNER": "threads"}
    with (tmp_path / "run.log").open("w+") as log:
        with _server_at(port, kept) as server:
            run = subprocess.Popen(
                [sys.executable, "flows/ingest.py", _SEEDS, "--warehouse", path],
                cwd=ROOT,
                env=kept,
                stdout=log,
                stderr=log,
            )
            wait_for(lambda: "'append batch 1' - Finished" in _text(log.name))
            server.kill()
        assert "Finished in state Completed('10 new" not in _text(log.name)
        with _server_at(port, kept):
            assert run.wait(240) == 0, _text(log.name)

    assert "Finished in state Completed('10 new" in _text(log.name)
    with open_warehouse(path) as store:
        assert store.dump() == serial


@contextmanager
def _server_at(port: int, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server that is itself the process started, so that killing it kills it."""
    command = [sys.executable, "-m", "uvicorn", "--factory", "--log-level", "error"]
    command += ["--port", str(port), "prefect.server.api.server:create_app"]
    with subprocess.Popen(command, cwd=ROOT, env=dict(environment)) as process:
        wait_for(partial(_is_healthy, port), seconds=120)
        yield process
        process.terminate()


def _is_healthy(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/api/health", timeout=2).is_success
    except httpx.HTTPError:
        return False


def _text(file: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", Path(file).read_text("utf-8"))


def _call(arguments: list[str | Path], environment: Mapping[str, str]) -> None:
    answer = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
