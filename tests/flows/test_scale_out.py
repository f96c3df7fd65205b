"""Wherever batches are read and kept, and whatever the server does, the rows are the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

from newsflow.cli.ingest import ingest, make_run
from newsflow.cli.readers import read_pages
from newsflow.intake import load_pages
from newsflow.warehouse import Answer, open_published, open_warehouse
from tests.flows.serving import ROOT, free_port, is_silent, wait_for
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
_READ_ANEW = """
import sys
import flows
from newsflow import mentions
mentions.VERSION = mentions.extractor.VERSION = "999"
from flows.reprocess import reprocess
reprocess(warehouse=sys.argv[1])
"""
_KEEP_UP = """
import sys
import flows
from flows.upkeep import upkeep
upkeep(sys.argv[1])
"""
_RUN = make_run("test", datetime(2024, 3, 5, tzinfo=UTC))


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


def test_a_server_for_one_run_tells_nobody_of_it(environment: Mapping[str, str]) -> None:
    assert is_silent(environment["PREFECT_API_URL"])


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
            readings = len(store.query("from current_readings"))
        _call(["-c", _READ_ANEW, lake], dict(environment) | {"NEWSFLOW_FLOW_RUNNER": "threads"})

        with open_published(lake) as published:
            read = published.query(
                "select count(*) filter (extractor_version like '999+%') from current_readings"
            )
        assert read.rows == ((readings,),)


def test_the_upkeep_gives_back_room_and_loses_nothing(
    environment: Mapping[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "news.duckdb"
    with open_warehouse(path) as store:
        # 32 MB before everything else in the file, and free again when the rest is there.
        store.connection.execute("create table room as select random() as r from range(4_000_000)")
        store.connection.execute("checkpoint")
        ingest(
            read_pages(load_pages([_SEEDS]), "newsflow"),
            append=lambda answers: store.ingest(answers, run=_RUN),
            batch_pages=50,
        )
        store.connection.execute("checkpoint")
        store.connection.execute("drop table room")
        before = store.dump()
    size = (path.parent / ".store" / path.name).stat().st_size

    _call(["-c", _KEEP_UP, path], environment)

    run, told = _newest(environment, "upkeep")
    assert run.endswith("(all well)")
    assert f"compacted, from {size / 1e6:.1f} MB to " in told
    assert (path.parent / ".store" / path.name).stat().st_size < size / 2
    with open_warehouse(path) as store:
        assert store.dump() == before
        assert store.check() == ()


def _newest(environment: Mapping[str, str], flow: str) -> tuple[str, str]:
    """Name of the newest run of a flow, and what its artifact says."""
    url = environment["PREFECT_API_URL"]
    asked: dict[str, object] = {"flows": {"name": {"any_": [flow]}}, "sort": "START_TIME_DESC"}
    run = httpx.post(f"{url}/flow_runs/filter", json=asked).json()[0]
    asked = {"artifacts": {"flow_run_id": {"any_": [run["id"]]}, "key": {"any_": [flow]}}}
    (artifact,) = httpx.post(f"{url}/artifacts/filter", json=asked).json()
    return run["name"], artifact["data"]


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
    silent = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false"}  # newsflow has no hand in this one
    with subprocess.Popen(command, cwd=ROOT, env=dict(environment) | silent) as process:
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
