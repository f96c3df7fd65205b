"""The entry point in this process: what the programs of the other tests do out of sight."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress
from typer.testing import CliRunner

from newsflow import config
from newsflow.cli import app, main, output
from newsflow.cli.shell import find_client, shell_command
from newsflow.errors import InputError, SettingsError, WarehouseError
from newsflow.warehouse import open_published


def _call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["newsflow", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def _raise(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("newsflow.cli.app", fail)


def test_an_error_of_ours_is_told_with_input_cause_and_advice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = InputError("it cannot be read", key="a.txt", advice="close it first")
    error.__cause__ = OSError("locked")
    _raise(monkeypatch, error)

    assert _call(monkeypatch) == 2
    assert capsys.readouterr().err == (
        "newsflow: it cannot be read (a.txt) because: locked — close it first\n"
    )


def test_a_cause_that_adds_nothing_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = WarehouseError("no such table")
    error.__cause__ = ValueError("Catalog Error: no such table")
    _raise(monkeypatch, error)

    assert _call(monkeypatch) == 2
    assert capsys.readouterr().err == "newsflow: no such table\n"


def test_an_unexpected_failure_says_how_to_see_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _raise(monkeypatch, KeyError("gone"))

    assert _call(monkeypatch) == 2
    assert "NEWSFLOW_DEBUG=1" in capsys.readouterr().err
    monkeypatch.setenv("NEWSFLOW_DEBUG", "1")
    with pytest.raises(KeyError):
        main()


def test_the_version_is_told(runner: CliRunner) -> None:
    assert runner.invoke(app, ["--version"]).stdout.startswith("newsflow 0.")


def test_the_shell_takes_the_place_of_the_command(
    monkeypatch: pytest.MonkeyPatch, runner: CliRunner, loaded: Path
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, command: started.append(command))
    runner.invoke(app, ["shell", "--warehouse", str(loaded), "-c", "from stories"])

    assert started == [[find_client(), "-readonly", str(loaded), "-c", "from stories"]]


def test_the_shell_greets_who_types(tmp_path: Path) -> None:
    (tmp_path / "shell.sql").write_text(".prompt x", "utf-8")
    warehouse = tmp_path / "newsflow.duckdb"

    assert shell_command("duckdb", warehouse, []) == [
        *("duckdb", "-readonly", "-init", str(tmp_path / "shell.sql"), str(warehouse))
    ]


def test_a_missing_shell_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SettingsError, match="make install"):
        find_client()


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFLOW_WAREHOUSE", "elsewhere/news.duckdb")
    monkeypatch.setenv("NEWSFLOW_BATCH_PAGES", "7")
    settings = config.read_settings()

    assert (settings.warehouse, settings.batch_pages) == (Path("elsewhere/news.duckdb"), 7)


def test_a_wrong_setting_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFLOW_BATCH_PAGES", "0")

    with pytest.raises(SettingsError, match="NEWSFLOW_BATCH_PAGES"):
        config.read_settings()


def test_steps_are_a_bar_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Console(stderr=True, force_terminal=True, width=80)
    monkeypatch.setattr(output, "Console", lambda **_: terminal)
    with output.Steps() as steps:
        steps.start("reading", 2)
        steps.advance()
        steps.advance()
        steps.start("publishing")

    assert "publishing" in capsys.readouterr().err


def test_the_bar_tells_how_many_parts_a_second_are_done() -> None:
    seconds = iter(range(20))
    progress = Progress(get_time=lambda: next(seconds) / 4)
    progress.add_task("reading", total=10)
    (task,) = progress.tasks
    untold = output.Rate().render(task).plain
    for _ in range(5):
        progress.advance(task.id)

    assert (untold, output.Rate().render(task).plain[-2:]) == ("", "/s")
    assert float(output.Rate().render(task).plain[:-2]) > 0


def test_the_sql_of_a_view_runs_as_typed(runner: CliRunner, loaded: Path) -> None:
    with open_published(loaded) as published:
        expected = published.query("select count(*) from reports").rows[0][0]
    result = runner.invoke(
        app, ["sql", "select count(*) as n from reports", "--json", "-w", str(loaded)]
    )

    assert json.loads(result.stdout) == [{"n": expected}]
