"""What README.md shows can be typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command

_ROOT = Path(__file__).resolve().parents[2]
_README = (_ROOT / "README.md").read_text("utf-8")


def test_each_statement_answers_in_the_shell(newsflow: Command, loaded: Path) -> None:
    statements = re.findall(r"^newsflow> (.+;)$", _README, flags=re.MULTILINE)

    assert len(statements) >= 3
    for statement in statements:
        answer = newsflow("shell", "--warehouse", loaded, "-csv", "-c", statement)
        assert (answer.returncode, answer.stderr) == (0, ""), statement
        assert len(answer.stdout.splitlines()) > 1, statement


@pytest.mark.parametrize("command", re.findall(r"`newsflow (\w+)", _README))
def test_each_command_exists(newsflow: Command, command: str) -> None:
    assert newsflow(command, "--help").returncode == 0


def test_each_file_and_folder_that_is_named_exists() -> None:
    tree = re.search(r"## The tree\n\n```\n(.*?)```", _README, flags=re.DOTALL)
    assert tree is not None
    inside = re.findall(r"^  ([\w.]+/?)  ", tree[1], flags=re.MULTILINE)
    linked = re.findall(r"\]\(([\w/.]+)\)", _README)

    assert [name for name in inside if not (_ROOT / "src/newsflow" / name).exists()] == []
    assert [name for name in linked if not (_ROOT / name).exists()] == []


def test_each_sample_report_is_explained() -> None:
    seeds = _ROOT / "seeds"
    table = (seeds / "README.md").read_text("utf-8")
    explained = re.findall(r"^\| `([\w.-]+)`", table, flags=re.MULTILINE)

    assert sorted(explained) == sorted(path.name for path in (seeds / "reports").iterdir())
