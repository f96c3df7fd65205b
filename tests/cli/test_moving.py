from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from unittest import mock

import pytest
from typer.testing import CliRunner

from newsflow import mentions
from newsflow.cli import app
from newsflow.warehouse import open_published, open_warehouse


@pytest.fixture
def copied(tmp_path: Path, loaded: Path) -> Path:
    """A warehouse of one's own, to change."""
    (tmp_path / ".store").mkdir()
    shutil.copyfile(loaded, tmp_path / loaded.name)
    shutil.copyfile(loaded.parent / ".store" / loaded.name, tmp_path / ".store" / loaded.name)
    return tmp_path / loaded.name


def _run(runner: CliRunner, *arguments: object, code: int = 0) -> str:
    result = runner.invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_what_was_exported_is_restored_as_it_was(
    runner: CliRunner, loaded: Path, tmp_path: Path
) -> None:
    _run(runner, "export", tmp_path / "files", "--warehouse", loaded)
    again = tmp_path / "again" / "newsflow.duckdb"
    _run(runner, "restore", tmp_path / "files", "--warehouse", again)

    with open_warehouse(loaded) as before, open_warehouse(again) as after:
        assert after.dump() == before.dump()
        assert after.check() == ()
    months = {file.parent.name for file in (tmp_path / "files" / "articles").rglob("*.parquet")}
    assert "month=2023-05" in months


def test_events_are_exported_as_plover_records(
    runner: CliRunner, loaded: Path, tmp_path: Path
) -> None:
    _run(runner, "export", tmp_path / "files", "--format", "plover", "--warehouse", loaded)

    lines = (tmp_path / "files" / "plover.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    strikes = {r["location"] for r in records if r["mode"] == "strike" and r["location"]}
    assert "Gdansk" in strikes


def test_events_and_mentions_are_exported_like_gdelts(
    runner: CliRunner, loaded: Path, tmp_path: Path
) -> None:
    _run(runner, "export", tmp_path / "files", "--format", "gdelt", "--warehouse", loaded)

    with (tmp_path / "files" / "events.tsv").open(encoding="utf-8", newline="") as file:
        events = list(csv.DictReader(file, delimiter="\t"))
    with (tmp_path / "files" / "mentions.tsv").open(encoding="utf-8", newline="") as file:
        mentioned = list(csv.DictReader(file, delimiter="\t"))
    assert {row["GlobalEventID"] for row in events} == {row["GlobalEventID"] for row in mentioned}
    (protest,) = (
        row
        for row in events
        if row["EventRootCode"] == "14"
        and row["IsRootEvent"] == "1"
        and row["SOURCEURL"].endswith("dockers-walk-out-in-gdansk")
    )
    assert (protest["SQLDATE"], protest["ActionGeo_CountryCode"]) == ("20230515", "POL")


def test_every_view_is_exported_as_csv(runner: CliRunner, loaded: Path, tmp_path: Path) -> None:
    _run(runner, "export", tmp_path / "files", "--format", "csv", "--warehouse", loaded)

    with (tmp_path / "files" / "reports.csv").open(encoding="utf-8", newline="") as file:
        reports = list(csv.DictReader(file))
    with open_published(loaded) as published:
        kept = published.query("select report_id from reports").column("report_id")
    assert sorted(row["report_id"] for row in reports) == sorted(kept)


def test_an_answer_is_printed_as_csv(runner: CliRunner, loaded: Path) -> None:
    said = _run(runner, "ask", "story", "gdansk", "--csv", "--warehouse", loaded)

    with open_published(loaded) as published:
        answer = published.ask("story", "gdansk")
    first, *rows = csv.reader(said.splitlines())
    assert first == list(answer.columns)
    assert [row[0] for row in rows] == list(answer.column("report_id"))


def test_a_folder_with_something_in_it_is_left_alone(
    runner: CliRunner, loaded: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    for form in ("parquet", "csv"):
        result = runner.invoke(
            app, ["export", str(tmp_path), "--format", form, "--warehouse", str(loaded)]
        )
        assert "not empty" in str(result.exception)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_review_outlives_relinking(runner: CliRunner, copied: Path) -> None:
    with open_published(copied) as published:
        difference = published.query("select difference_id from open_differences order by 1").rows[
            0
        ][0]
    decided = ("--verdict", "dismissed", "--note", "both are right", "--reviewer", "Ada")
    _run(runner, "review", difference, *decided, "--warehouse", copied)
    _run(runner, "relink", "--warehouse", copied)

    with open_published(copied) as published:
        found = published.query(
            "select status, review_verdict, review_note, reviewer from differences"
            " where difference_id = ?",
            difference,
        )
    assert found.rows == (("reviewed", "dismissed", "both are right", "Ada"),)


def test_a_review_of_nothing_is_refused(runner: CliRunner, copied: Path) -> None:
    result = runner.invoke(
        app, ["review", "nothing", "--verdict", "confirmed", "--warehouse", str(copied)]
    )

    assert "there is no such difference" in str(result.exception)


def test_what_an_older_newsflow_read_is_read_anew(runner: CliRunner, copied: Path) -> None:
    assert _run(runner, "reprocess", "--stale", "--warehouse", copied, "--json") == "[]\n"
    with (
        mock.patch.object(mentions, "VERSION", "99.0.0"),
        mock.patch("newsflow.mentions.extractor.VERSION", "99.0.0"),
    ):
        stale = json.loads(_run(runner, "reprocess", "--stale", "--warehouse", copied, "--json"))
        said = json.loads(_run(runner, "reprocess", "--warehouse", copied, "--json"))

    with open_published(copied) as published:
        reports = published.query("select count(*) from reports").rows[0][0]
        versions = published.query("from kept.extractors").rows
    assert (len(stale), said["appended"]["reread"]) == (reports, reports)
    assert len(versions) == 2
