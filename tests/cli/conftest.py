"""A small warehouse, loaded once by the command itself, and two ways to call commands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow.cli import app

Command = Callable[..., subprocess.CompletedProcess[str]]

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "reports"


@pytest.fixture(scope="session")
def runner() -> CliRunner:
    """Typer's own runner: no process, exit code and output of a command."""
    return CliRunner()


@pytest.fixture(scope="session")
def newsflow() -> Command:
    """The installed program in a process of its own."""
    program = Path(sys.executable).with_name("newsflow")

    def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            env=os.environ | environment,
        )

    return call


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory, runner: CliRunner) -> Path:
    """A warehouse that holds the sample reports; read it only."""
    path = tmp_path_factory.mktemp("loaded") / "newsflow.duckdb"
    result = runner.invoke(app, ["load", str(SEEDS), "--warehouse", str(path)])
    assert result.exit_code == 0, result.output
    return path
