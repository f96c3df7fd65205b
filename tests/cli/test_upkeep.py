"""`check`, `relink`, `publish`, `doctor`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow.cli import app
from newsflow.warehouse import open_published, open_warehouse


@pytest.fixture
def copied(loaded: Path, tmp_path: Path) -> Path:
    """A warehouse of one's own to write to, restored from a published file alone."""
    path = tmp_path / "newsflow.duckdb"
    shutil.copy(loaded, path)
    return path


def test_all_checks_hold_after_a_load(runner: CliRunner, copied: Path) -> None:
    result = runner.invoke(app, ["check", "--warehouse", str(copied)])

    assert (result.exit_code, result.stdout) == (0, "all checks hold\n")


def test_relinking_changes_no_story(runner: CliRunner, copied: Path) -> None:
    with open_warehouse(copied) as store:
        before = store.dump()
    result = runner.invoke(app, ["relink", "--warehouse", str(copied)])
    with open_warehouse(copied) as store:
        after = store.dump()

    assert result.exit_code == 0, result.output
    assert before == after


def test_publishing_twice_is_said(runner: CliRunner, copied: Path) -> None:
    result = runner.invoke(app, ["publish", "--warehouse", str(copied)])

    assert (result.exit_code, result.stdout) == (0, f"{copied} is up to date\n")
    with open_published(copied) as published:
        assert len(published.query("from stories")) >= 3


def test_the_doctor_finds_this_installation_well(runner: CliRunner, loaded: Path) -> None:
    result = runner.invoke(app, ["doctor", "--json", "--warehouse", str(loaded)])
    findings = json.loads(result.stdout)

    assert [f["about"] for f in findings if not f["good"]] == []
    assert result.exit_code == 0


def test_the_doctor_says_what_is_wrong(
    runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("not a database", "utf-8")
    monkeypatch.setenv("NEWSFLOW_LANGUAGE", "no_such_pipeline")
    result = runner.invoke(app, ["doctor", "--json", "--warehouse", str(path)])

    wrong = {f["about"] for f in json.loads(result.stdout) if not f["good"]}
    assert wrong == {"language pipeline", "warehouse"}
    assert result.exit_code == 2


def test_the_doctor_names_who_writes(runner: CliRunner, copied: Path) -> None:
    with open_warehouse(copied):
        result = runner.invoke(app, ["doctor", "--json", "--warehouse", str(copied)])

    told = {f["about"]: f["told"] for f in json.loads(result.stdout)}
    assert told["lock"] == f"process {os.getpid()} is writing: others wait for it"


def test_the_doctor_asks_the_prefect_server_that_is_configured(
    runner: CliRunner, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    result = runner.invoke(app, ["doctor", "--json", "--warehouse", str(loaded)])

    wrong = {f["about"]: f["told"] for f in json.loads(result.stdout) if not f["good"]}
    assert list(wrong) == ["Prefect server"]
    assert "does not answer: start it with make ui" in wrong["Prefect server"]


def test_what_was_done_is_told_to_programs_too(runner: CliRunner, copied: Path) -> None:
    linked = runner.invoke(app, ["relink", "--json", "--warehouse", str(copied)])
    published = runner.invoke(app, ["publish", "--json", "--warehouse", str(copied)])

    assert len(json.loads(linked.stdout)["stories"]) >= 3
    assert json.loads(published.stdout) == {"path": str(copied), "published": False}
