"""Ctrl-C ends a command with 130, wherever it comes; other failures are told as they are."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
import typer

from newsflow.cli.stopping import stoppable


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    former = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, former)


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), RuntimeError("Query interrupted")], ids=["python", "duckdb"]
)
def test_being_stopped_is_no_failure(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as ended, stoppable():
        raise error

    assert ended.value.exit_code == 130
    assert "the same command goes on from there" in capsys.readouterr().err


def test_another_error_passes() -> None:
    with pytest.raises(RuntimeError, match="a bug"), stoppable():
        raise RuntimeError("a bug")
