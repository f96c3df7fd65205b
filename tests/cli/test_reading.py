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
    kinds = ("entity_mentions", "times", "figures", "quotes", "events", "answers", "predicates")
    for kind in kinds:
        for mention in report["mentions"][kind]:
            span = mention["span"]
            assert text[span["start"] : span["end"]] == mention["text"]


def test_the_main_event_of_a_page_is_named_in_its_words(runner: CliRunner) -> None:
    result = runner.invoke(app, ["read", str(SEEDS / "northline-celje.txt"), "--json"])
    main = json.loads(result.stdout)["main_event"]

    answers = {question: main[question]["text"] for question in ("who", "what", "when", "where")}
    assert answers == {
        "who": "Commuter train",
        "what": "hits freight wagons near Celje, three dead",
        "when": "Wednesday",
        "where": "Celje",
    }
    assert (main["event"]["type"], main["toll"]) == ("ACCIDENT", {"killed": 3, "injured": 21})


def test_a_page_gives_plover_records_and_rows_like_gdelt_s(runner: CliRunner) -> None:
    file = str(SEEDS / "medpress-valletta.txt")
    records = json.loads(runner.invoke(app, ["read", file, "--plover"]).stdout)
    rows = json.loads(runner.invoke(app, ["read", file, "--gdelt"]).stdout)

    meeting = next(record for record in records if record["event"] == "CONSULT")
    assert [party["country"] for party in meeting["actor"]] == ["TUN", "DZA"]
    main = next(row for row in rows if row["IsRootEvent"])
    assert (main["Actor1Code"], main["EventRootCode"], main["Actor2Code"]) == (
        "TUNGOV",
        "04",
        "DZAGOV",
    )


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
