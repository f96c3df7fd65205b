"""The whole of it: a server, schedules, the news world, runs that are killed, and the pages."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from newsflow.warehouse import open_published, open_warehouse
from tests.flows.serving import (
    ROOT,
    Seen,
    Served,
    is_silent,
    kill,
    processes_of,
    serve,
    wait_for,
    world,
)

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

_QUICK = {
    "NEWSFLOW_BATCH_PAGES": "12",
    "NEWSFLOW_FLOW_RUNNER": "threads",  # processes take seconds to start, of which CI has few
    "NEWSFLOW_PROCESSES": "1",
    "PREFECT_RUNNER_POLL_FREQUENCY": "1",
}
_FEEDS, _ARTICLES = 8, 12
_THIRD = 3
"""Place of the third scheduled pass: the one at the start comes before it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def settings() -> Iterator[dict[str, str]]:
    """A world of sound outlets, and how to find it."""
    with world("--crowd", str(_FEEDS), str(_ARTICLES)) as (found, _):
        yield found


@pytest.fixture(scope="module")
def served(folder: Path, settings: dict[str, str]) -> Iterator[Served]:
    """A pass every 15 seconds: one that found no feed, one killed in extraction, one in append."""
    feeds = folder / "feeds.toml"
    feeds.touch()
    given = settings | {"NEWSFLOW_FEEDS": str(feeds)} | _QUICK
    with serve(folder, given, "--every", "0.25") as running:
        # The pass that `newsflow serve` asks for at its start: those that count are scheduled.
        wait_for(lambda: _ended(running, 0))
        shutil.copy(settings["NEWSFLOW_FEEDS"], feeds)
        first = wait_for(lambda: _running(running, 1))
        wait_for(lambda: _begun(running, first, "read"))
        kill(first.run_id)
        second = wait_for(lambda: _running(running, 2))
        wait_for(lambda: _begun(running, second, "append"))
        wait_for(lambda: _is_locked(folder), pause=0.002)
        kill(second.run_id)
        wait_for(lambda: _ended(running, _THIRD + 1))
        running.pause("ingest-feeds")
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium: needed in CI, skipped elsewhere where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no chromium although CI=true: apt-get install chromium")
        pytest.skip("there is no chromium here")
    with (
        sync_playwright() as playwright,
        closing(
            playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        ) as started,
    ):
        yield started


def test_a_scheduled_run_repairs_what_killed_runs_left(
    served: Served, folder: Path, settings: dict[str, str]
) -> None:
    runs = _passes(served)[: _THIRD + 2]

    assert [r.state for r in runs] == [
        "Completed",
        "Crashed",
        "Crashed",
        "Completed",
        "Completed",
    ]
    assert all(r.scheduled for r in runs[1:])  # the first is, where the one asked for came too late
    assert "-9" in str(runs[1].message)
    assert runs[0].name.endswith("(0 new)")
    assert runs[3].name.endswith(" new)")
    assert runs[4].name.endswith("(0 new)")
    assert not processes_of(runs[1].run_id) + processes_of(runs[2].run_id)

    undisturbed = folder / "undisturbed.duckdb"
    fetched = subprocess.run(
        [sys.executable, "-m", "newsflow", "fetch", "--warehouse", undisturbed],
        cwd=ROOT,
        env=dict(served.environment) | {"NEWSFLOW_RAW_PAGES": str(folder / "raw")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert fetched.returncode == 0, fetched.stdout + fetched.stderr
    with open_warehouse(undisturbed) as store:
        expected = store.dump()
    with open_warehouse(folder / "news.duckdb") as store:
        assert store.dump() == expected
        assert store.check() == ()
        ((reports,),) = store.query("select count(*) from reports")
    assert reports == _FEEDS * _ARTICLES


def test_the_server_tells_nobody_of_its_use(served: Served) -> None:
    assert is_silent(f"{served.url}/api")


def test_the_warehouse_and_the_server_name_each_other_s_runs(served: Served, folder: Path) -> None:
    run = _passes(served)[_THIRD]
    with open_published(folder / "news.duckdb") as published:
        found = published.query(
            "select run_id, command, prefect_url from recent_runs where prefect_run_id = ?",
            run.run_id,
        )
    ((run_id, command, url),) = found
    labels = served.ask(f"/flow_runs/{run.run_id}", method="GET")["labels"]

    assert (command, url) == ("ingest-feeds", f"{served.url}/runs/flow-run/{run.run_id}")
    assert labels["newsflow.run_id"] == run_id


def test_the_pages_say_what_a_person_wants_to_know(served: Served, browser: Browser) -> None:
    run = _passes(served)[_THIRD]
    artifact = served.ask(
        "/artifacts/filter",
        {"artifacts": {"key": {"any_": ["ingest-feeds"]}, "flow_run_id": {"any_": [run.run_id]}}},
    )[0]["id"]

    assert {"newsflow", run.name, "Completed", "Crashed"} <= _lines(browser, f"{served.url}/runs")
    told = _lines(browser, f"{served.url}/artifacts/artifact/{artifact}")
    assert any(line.startswith("Stories (") for line in told)
    assert any("came in; " in line and "(page):" in line for line in told)
    assert {"Differences found", "Rejected, by reason", "nothing"} <= {
        line.split(" (")[0] for line in told
    }
    deployments = _lines(browser, f"{served.url}/deployments")
    assert {"ingest-feeds", "ingest-files", "reprocess", "relink", "upkeep"} <= deployments
    assert "Every 15 seconds" in deployments


def test_runs_that_would_overlap_are_cancelled_or_wait(served: Served) -> None:
    upkeeps = [served.start("upkeep") for _ in range(2)]
    ends = sorted(wait_for(partial(_end, served, run)).state for run in upkeeps)

    assert ends == ["Cancelled", "Completed"]


def test_a_run_is_cancelled_and_leaves_nothing_half_done(served: Served, folder: Path) -> None:
    run = served.start("ingest-files", paths=[str(ROOT / "seeds" / "reports")])
    wait_for(lambda: _begun(served, served.state(run), "read"))
    served.ask(f"/flow_runs/{run}/set_state", {"state": {"type": "CANCELLING"}})

    assert wait_for(lambda: _end(served, run)).state == "Cancelled"
    assert wait_for(lambda: not processes_of(run))
    with open_warehouse(folder / "news.duckdb", patience=60) as store:
        assert store.check() == ()


def test_parameters_are_explained_and_checked(served: Served) -> None:
    schema = served.ask("/deployments/name/ingest-files/newsflow", method="GET")[
        "parameter_openapi_schema"
    ]

    description = schema["properties"]["paths"]["description"]
    assert description.startswith("Files and folders on the machine")
    with pytest.raises(AssertionError, match="should be non-empty"):
        served.start("ingest-files", paths=[])


def _running(served: Served, place: int) -> Seen | None:
    runs = _passes(served)
    return runs[place] if len(runs) > place and runs[place].state == "Running" else None


def _passes(served: Served) -> list[Seen]:
    """Passes over the feeds, without those that were skipped since one was going on."""
    return [run for run in served.runs("ingest-feeds") if run.state != "Cancelled"]


def _begun(served: Served, run: Seen, verb: str) -> bool:
    tasks = served.tasks(run.run_id, "Running") + served.tasks(run.run_id, "Completed")
    return any(task.startswith(verb) for task in tasks)


def _ended(served: Served, place: int) -> Seen | None:
    runs = _passes(served)
    return _if_ended(runs[place]) if len(runs) > place else None


def _end(served: Served, run_id: str) -> Seen | None:
    return _if_ended(served.state(run_id))


def _if_ended(run: Seen) -> Seen | None:
    return run if run.state in {"Completed", "Crashed", "Cancelled", "Failed"} else None


def _is_locked(folder: Path) -> bool:
    """Whether somebody is writing to the warehouse at this moment."""
    try:
        file = os.open(folder / ".store" / "news.duckdb.lock", os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(file)


def _lines(browser: Browser, address: str) -> set[str]:
    """The lines of a page as it is shown."""
    page = browser.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    _keep_picture(page.screenshot(), address)
    return {line.strip() for line in page.inner_text("body").splitlines()}


def _keep_picture(picture: bytes, address: str) -> None:
    """Keep a picture of the page where the environment names a folder for it."""
    if kept := os.environ.get("NEWSFLOW_SCREENSHOTS"):
        name = address.split("/", 3)[3].split("/", maxsplit=1)[0]
        (Path(kept) / f"prefect-{name}.png").write_bytes(picture)
