"""Every failure is a sentence and an exit code: the real program."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("story", "no", "such", "story"), "no story matches these words (no such story)"),
        (("story",), "give WORDS or --all"),
        (("report",), "give WORDS or --all"),
        (("report", "celje", "--all"), "give WORDS or --all"),
        (("ask", "timelin", "celje"), "did you mean timeline?"),
        (("ask", "timeline"), "FROM timeline("),
        (("sql", "selec 1"), 'syntax error at or near "selec"'),
        (("sql", "create table t (x integer)"), "read-only"),
        (("nonsense",), "No such command"),
    ],
)
def test_a_wrong_command_ends_with_2_and_says_why(
    newsflow: Command, loaded: Path, arguments: tuple[str, ...], told: str
) -> None:
    answer = newsflow(*arguments, NEWSFLOW_WAREHOUSE=str(loaded), COLUMNS="120")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert told in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("stories",),
        ("story", "x"),
        ("report", "x"),
        ("report", "--all"),
        ("ask", "stories"),
        ("sql", "from stories"),
        ("shell",),
        ("check",),
        ("relink",),
        ("publish",),
    ],
)
def test_before_the_first_load_commands_say_what_to_type(
    newsflow: Command, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    answer = newsflow(*arguments, "--warehouse", tmp_path / "none.duckdb")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "there is no warehouse yet" in answer.stderr
    assert "newsflow load PATH" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_warehouse_is_refused(newsflow: Command, tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("not a database" * 100, "utf-8")

    answer = newsflow("stories", "--warehouse", path)

    assert answer.returncode == 2
    assert "the warehouse cannot be opened" in answer.stderr


def test_help_comes_at_once_and_imports_nothing_heavy(newsflow: Command) -> None:
    started = time.monotonic()
    answer = newsflow("--help", PYTHONPROFILEIMPORTTIME="1")
    taken = time.monotonic() - started

    assert answer.returncode == 0
    imported = {line.rpartition("|")[2].strip() for line in answer.stderr.splitlines()}
    assert "newsflow.cli.options" in imported
    heavy = {"spacy", "duckdb", "prefect", "lxml", "pydantic", "newsflow.mentions"}
    assert imported & heavy == set()
    assert taken < 5


def test_a_query_imports_only_what_it_needs(newsflow: Command, loaded: Path) -> None:
    answer = newsflow("sql", "from stories", "-w", loaded, PYTHONPROFILEIMPORTTIME="1")

    imported = {line.rpartition("|")[2].strip() for line in answer.stderr.splitlines()}
    assert {"duckdb", "newsflow.warehouse.connection"} <= imported
    heavy = {"spacy", "prefect", "lxml", "vl_convert", "newsflow.stories"}
    assert imported & heavy == set()


def test_a_terminal_that_lacks_a_letter_shows_the_rest(newsflow: Command, loaded: Path) -> None:
    answer = newsflow(
        "sql", "select 'Štore' as town", "--warehouse", loaded, PYTHONIOENCODING="ascii"
    )

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "?tore" in answer.stdout


def test_an_answer_that_nobody_reads_to_its_end_is_no_error(loaded: Path) -> None:
    query = "select repeat(''x'', 500) as long from range(500)".replace("''", "\\'")
    command = f"newsflow sql $'{query}' --warehouse {loaded} | head -n 1"
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    answer = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PATH": path},
    )

    assert (answer.returncode, answer.stderr) == (0, "")
