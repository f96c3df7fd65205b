"""`newsflow read`: one page, nothing stored."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from newsflow.cli import app
from tests.cli.conftest import SEEDS, Command


def test_a_page_is_read_for_people(runner: CliRunner) -> None:
    result = runner.invoke(app, ["read", str(SEEDS / "northline-celje.txt")])

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Commuter train hits freight wagons near Celje, three dead\n")
    assert "Northline" in result.stdout


def test_a_page_is_read_for_programs_with_spans_that_hold(runner: CliRunner) -> None:
    url = "https://northline.example/celje"
    file = SEEDS / "northline-celje.txt"
    result = runner.invoke(app, ["read", str(file), "--url", url, "--json"])
    report = json.loads(result.stdout)

    text = report["article"]["text"]
    assert text == file.read_text("utf-8")
    assert report["article"]["url"] == url
    for kind in ("entity_mentions", "times", "figures", "quotes", "events"):
        for mention in report["mentions"][kind]:
            span = mention["span"]
            assert text[span["start"] : span["end"]] == mention["text"]


def test_what_is_no_article_says_why(newsflow: Command, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.touch()
    answer = newsflow("read", path)

    assert (answer.returncode, answer.stdout) == (1, "")
    assert f"{path}: empty: the file is empty" in answer.stderr


def test_a_missing_file_and_a_folder_are_mistakes_of_the_command(
    newsflow: Command, tmp_path: Path
) -> None:
    assert "there is no such file" in newsflow("read", tmp_path / "none.txt").stderr
    assert newsflow("read", tmp_path / "none.txt").returncode == 2
    assert newsflow("read", SEEDS).returncode == 2
