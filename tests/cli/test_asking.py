"""`stories`, `story`, `ask`, `sql`, `shell`: answers for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow.cli import app
from tests.cli.conftest import Command

_PARTS = ["Reports", "Timeline", "Same words in two reports", "Figures", "Differences"]


def _told(runner: CliRunner, warehouse: Path, *arguments: str) -> str:
    result = runner.invoke(app, [*arguments, "--warehouse", str(warehouse)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_stories_are_listed_and_found_by_words(runner: CliRunner, loaded: Path) -> None:
    every = json.loads(_told(runner, loaded, "stories", "--json"))
    found = json.loads(_told(runner, loaded, "stories", "celje", "--json"))

    assert {"Alpine Dispatch", "Northline"} <= set(found[0]["outlets"])
    assert found[0] in every
    assert found[0]["label"] in " ".join(_told(runner, loaded, "stories", "celje").split())


def test_a_story_is_compared_for_people_and_for_programs(runner: CliRunner, loaded: Path) -> None:
    shown = _told(runner, loaded, "story", "celje")
    sheet = json.loads(_told(runner, loaded, "story", "celje", "--json"))

    assert [line for line in shown.splitlines() if line in _PARTS] == _PARTS
    assert [report["letter"] for report in sheet["reports"]] == ["A", "B", "C"]
    assert {r["outlet"]: r["revisions"] for r in sheet["reports"]}["Alpine Dispatch"] == 2


def test_a_story_says_what_to_ask_next_and_the_shell_answers(
    runner: CliRunner, newsflow: Command, loaded: Path
) -> None:
    sheet = json.loads(_told(runner, loaded, "story", "celje", "--json"))

    for question in sheet["next_questions"]:
        answer = newsflow("shell", "--warehouse", loaded, "-json", "-c", question)
        assert (answer.returncode, answer.stderr) == (0, ""), question


def test_every_story_can_be_shown_at_once(runner: CliRunner, loaded: Path) -> None:
    labels = [s["label"] for s in json.loads(_told(runner, loaded, "stories", "--json"))]
    sheets = json.loads(_told(runner, loaded, "story", "--all", "--json"))

    assert [sheet["label"] for sheet in sheets] == labels


def test_the_real_shell_reads_what_is_typed(newsflow: Command, loaded: Path) -> None:
    answer = newsflow("shell", "--warehouse", loaded, "-csv", "-c", "select count(*) from stories")
    assert answer.returncode == 0, answer.stderr
    assert int(answer.stdout.split()[-1]) >= 3


def test_options_of_the_client_are_its_own(newsflow: Command, loaded: Path) -> None:
    options = ("-noheader", "-list", "-newline", "|")
    answer = newsflow("shell", *options, "-w", loaded, "-c", "select 1, 2 from stories limit 1")

    assert (answer.stdout, answer.stderr) == ("1|2|", "")


def test_the_shell_cannot_write(newsflow: Command, loaded: Path) -> None:
    answer = newsflow("shell", "--warehouse", loaded, "-c", "create table t (x integer)")

    assert answer.returncode != 0
    assert "read-only" in answer.stderr


def test_a_named_question_is_answered(runner: CliRunner, loaded: Path) -> None:
    rows = json.loads(_told(runner, loaded, "ask", "story", "celje", "--json"))

    assert {row["outlet"] for row in rows} >= {"Alpine Dispatch", "Northline"}


def test_without_a_question_all_of_them_are_listed(runner: CliRunner, loaded: Path) -> None:
    assert "timeline(" in _told(runner, loaded, "ask")
    names = {q["name"] for q in json.loads(_told(runner, loaded, "ask", "--json"))}
    assert {"stories", "timeline", "compare_quotes", "figure_conflicts", "help"} <= names


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        (
            "select 1 as number, 'a\x1b[31mb' as word, null as nothing",
            "number ┃ word    ┃ nothing\n━━━━━━━╇━━━━━━━━━╇━━━━━━━━\n     1 │ a [31mb │\n1 row\n",
        ),
        ("select 1 as number where false", "number\n━━━━━━\n0 rows\n"),
    ],
)
def test_sql_is_shown_as_a_table(runner: CliRunner, loaded: Path, query: str, shown: str) -> None:
    assert _told(runner, loaded, "sql", query) == shown


def test_a_table_wider_than_the_terminal_is_shown_as_records(
    runner: CliRunner, loaded: Path
) -> None:
    query = "select 'x' as short, repeat('word ', 30) as long"
    result = runner.invoke(app, ["sql", query, "--warehouse", str(loaded)], env={"COLUMNS": "60"})

    assert result.stdout.splitlines()[0] == "short  x"
    assert max(len(line) for line in result.stdout.splitlines()) <= 60


def test_a_long_table_shows_its_first_rows_and_says_so(runner: CliRunner, loaded: Path) -> None:
    shown = _told(runner, loaded, "sql", "from range(1200)").splitlines()

    assert shown[-2:] == ["  499", "the first 500 of 1,200 rows; --json prints all of them"]
    assert len(json.loads(_told(runner, loaded, "sql", "from range(1200)", "--json"))) == 1_200


def test_sql_for_programs_is_json(runner: CliRunner, loaded: Path) -> None:
    query = "select 1 as number, date '2024-03-05' as day, 1.5::decimal(3, 1) as half, [1] as list"
    rows = json.loads(_told(runner, loaded, "sql", query, "--json"))

    assert rows == [{"number": 1, "day": "2024-03-05", "half": 1.5, "list": [1]}]
