"""`newsflow load`, with its exit codes from the real program."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from newsflow.cli import app
from newsflow.warehouse import open_published, open_warehouse
from tests.cli.conftest import SEEDS, Command

_REPORT = """Ferry runs aground near Lerwick

LERWICK, March 5, 2024 (Isle Press) — A ferry with 40 people ran aground near Lerwick on Tuesday.

Nobody was hurt, the coastguard said. Two tugs pulled the ferry free in the evening.
"""


def _load(runner: CliRunner, *paths: Path, warehouse: Path) -> dict[str, Any]:
    arguments = ["load", *map(str, paths), "--json", "--warehouse", str(warehouse)]
    return dict(json.loads(runner.invoke(app, arguments).stdout))


def test_the_same_load_twice_adds_nothing(runner: CliRunner, tmp_path: Path) -> None:
    warehouse = tmp_path / "newsflow.duckdb"

    first = _load(runner, SEEDS, warehouse=warehouse)["appended"]
    with open_warehouse(warehouse) as store:
        before = store.dump()
    second = _load(runner, SEEDS, warehouse=warehouse)
    with open_warehouse(warehouse) as store:
        after = store.dump()

    zero = {"added": 0, "revised": 0, "reread": 0, "unchanged": 0, "rejected": 0}
    assert first == zero | {"given": 11, "added": 10, "revised": 1}
    assert second["appended"] == zero | {"given": 11, "unchanged": 11}
    assert second["stories"] == []
    assert before == after


def test_order_and_portions_of_loading_do_not_matter(runner: CliRunner, tmp_path: Path) -> None:
    files = sorted(SEEDS.iterdir(), reverse=True)
    _load(runner, SEEDS, warehouse=tmp_path / "whole.duckdb")
    for portion in (files[1::2], files[0::2]):
        _load(runner, *portion, warehouse=tmp_path / "parts.duckdb")

    dumps = []
    for name in ("whole.duckdb", "parts.duckdb"):
        with open_warehouse(tmp_path / name) as store:
            dumps.append(store.dump())
    assert dumps[0] == dumps[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one report and whatever else may lie about."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report.txt").write_text(_REPORT, "utf-8")
    (folder / "empty.txt").touch()
    (folder / "nothing.html").touch()
    (folder / "binary.md").write_bytes(bytes(range(256)) * 8)
    (folder / "odd.txt").write_bytes(bytes(n for n in range(128, 256)) * 20)
    (folder / "README.md").write_text("What lies here.", "utf-8")
    return folder


def test_what_cannot_be_read_is_a_row_and_the_rest_is_loaded(
    newsflow: Command, folder: Path, tmp_path: Path
) -> None:
    warehouse = tmp_path / "newsflow.duckdb"
    answer = newsflow("load", folder, "--warehouse", warehouse)

    assert answer.returncode == 1, answer.stderr
    assert "1 new report, 4 rejected" in answer.stdout
    assert "skipped" in answer.stdout
    with open_published(warehouse) as published:
        rows = published.query("select ref, detail <> '' from rejected order by ref")
    assert rows.rows == tuple(
        (str(folder / name), True) for name in ("binary.md", "empty.txt", "nothing.html", "odd.txt")
    )


def test_a_path_that_names_nothing_ends_with_2_and_the_rest_is_loaded(
    newsflow: Command, folder: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "nowhere"
    answer = newsflow(
        "load", missing, folder / "report.txt", "--warehouse", tmp_path / "newsflow.duckdb"
    )

    assert answer.returncode == 2, answer.stderr
    assert f"rejected {missing}: not_found: there is no such file" in answer.stdout
    assert "1 new report" in answer.stdout


def test_elsewhere_than_on_a_terminal_each_step_is_a_line(
    newsflow: Command, folder: Path, tmp_path: Path
) -> None:
    answer = newsflow(
        "load", folder / "report.txt", NEWSFLOW_WAREHOUSE=str(tmp_path / "newsflow.duckdb")
    )

    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == "1 new report; 1 story changed\n"
    assert answer.stderr.splitlines() == [
        "opening the warehouse",
        "reading 1 file",
        "publishing",
    ]


def test_a_load_that_is_stopped_says_how_to_go_on(folder: Path, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("newsflow")
    command = [program, "load", folder, "--warehouse", tmp_path / "newsflow.duckdb"]
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        # A test run in the background of a shell ignores Ctrl-C, and so would what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "opening the warehouse\n"
        while process.poll() is None:  # as people do: a library that is being imported may miss one
            process.send_signal(signal.SIGINT)
            time.sleep(0.5)
        told = process.stderr.read()

    assert process.returncode == 130
    assert told.endswith(
        "stopped; what was appended stays, and the same command goes on from there\n"
    )


def test_a_failure_on_one_page_is_a_reject_and_not_the_end(
    runner: CliRunner, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("newsflow.pipeline.clean_or_reject", fail)
    loaded = _load(runner, folder / "report.txt", warehouse=tmp_path / "newsflow.duckdb")

    assert [(r["stage"], r["reason"]) for r in loaded["rejects"]] == [("extract", "failed")]


@pytest.mark.parametrize(
    ("variable", "value"), [("NEWSFLOW_BATCH_PAGES", "0"), ("NEWSFLOW_MAX_PAGE_BYTES", "many")]
)
def test_a_wrong_setting_is_named(
    newsflow: Command, folder: Path, variable: str, value: str
) -> None:
    answer = newsflow("load", folder, **{variable: value})

    assert answer.returncode == 2
    assert variable in answer.stderr
