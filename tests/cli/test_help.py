"""Help that teaches, completion, and colours on terminals only."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
import typer
from typer.testing import CliRunner

from newsflow.cli import app
from tests.cli.conftest import Command

_COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
_FIRST_WORDS = ("load", "stories", "story", "report", "read", "ask", "sql", "shell")


@pytest.mark.parametrize("command", _FIRST_WORDS)
def test_help_shows_an_example(runner: CliRunner, command: str) -> None:
    told = runner.invoke(app, [command, "--help"]).stdout

    assert "Examples:" in told
    assert f"newsflow {command} " in " ".join(told.split())


@pytest.mark.parametrize("command", _COMMANDS)
def test_each_command_says_what_it_does_and_each_option_what_it_is_for(command: str) -> None:
    found = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]

    assert found.help
    options = [p for p in found.params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_help_says_where_to_begin(runner: CliRunner) -> None:
    told = " ".join(runner.invoke(app, ["--help"]).stdout.split())

    assert "Begin with newsflow load PATH" in told
    assert "newsflow doctor" in told


def test_the_shell_completes_commands(newsflow: Command) -> None:
    answer = newsflow(_NEWSFLOW_COMPLETE="complete_bash", COMP_WORDS="newsflow sto", COMP_CWORD="1")

    assert answer.stdout.split() == ["stories", "story"]


def test_the_shell_completes_questions_from_the_warehouse(newsflow: Command, loaded: Path) -> None:
    asked = {"_NEWSFLOW_COMPLETE": "complete_bash", "COMP_CWORD": "2"}
    words = {"COMP_WORDS": "newsflow ask compare"}
    answer = newsflow(**asked, **words, NEWSFLOW_WAREHOUSE=str(loaded))
    none = newsflow(**asked, **words, NEWSFLOW_WAREHOUSE="no/such.duckdb")

    assert answer.stdout.split() == ["compare_quotes"]
    assert (none.stdout.strip(), none.stderr) == ("", "")


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False)])
def test_colours_are_for_terminals(loaded: Path, no_color: str | None, coloured: bool) -> None:
    program = Path(sys.executable).with_name("newsflow")
    environment = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "TERM"}}
    environment |= {"TERM": "xterm-256color"} | ({"NO_COLOR": no_color} if no_color else {})
    told = _typed([str(program), "story", "celje", "-w", str(loaded)], environment)

    assert ("\x1b[1;36m" in told) == coloured
    assert "Celje" in told


def _typed(command: list[str], environment: dict[str, str]) -> str:
    """What a command shows on a terminal."""
    leader, follower = pty.openpty()
    with subprocess.Popen(command, stdout=follower, stderr=follower, env=environment):
        os.close(follower)
        told = b""
        while part := _read(leader):
            told += part
    os.close(leader)
    return told.decode()


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65_536)
    except OSError:  # the terminal is gone with the command
        return b""


def test_what_is_piped_has_no_colours(newsflow: Command, loaded: Path) -> None:
    told = newsflow("story", "celje", "-w", loaded).stdout

    assert told
    assert "\x1b" not in told
