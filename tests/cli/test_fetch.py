"""`newsflow fetch` as a person meets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsflow.cli import app
from newsflow.cli.fetches import feed_batches
from newsflow.warehouse import open_published, open_warehouse
from tests.benchmarks.fetch import killed
from tests.world import World
from tests.world.cast import article, crowd
from tests.world.outlets import Outlet


@pytest.fixture
def world() -> Iterator[World]:
    """Three sound outlets with five articles."""
    outlets = crowd(2, 2)
    outlets.append(Outlet(name="onlyone", articles=[article("onlyone", "single-report-4811")]))
    with World(outlets, now=datetime.now(UTC)) as opened:
        yield opened


def _fetch(runner: CliRunner, world: World, folder: Path, *options: str) -> tuple[int, str, str]:
    feeds = folder / "feeds.toml"
    feeds.write_text(world.feeds_toml(), "utf-8")
    command = ["fetch", "--feeds", str(feeds), "--warehouse", str(folder / "n.duckdb"), *options]
    result = runner.invoke(app, command, env=world.settings(folder / "raw"))
    return result.exit_code, result.stdout, result.stderr


def test_a_pass_stores_what_is_new_and_says_so(
    runner: CliRunner, world: World, tmp_path: Path
) -> None:
    code, out, err = _fetch(runner, world, tmp_path)

    assert code == 0, out
    assert "feeds │     3 │   3 │         0 │      0" in out
    assert "pages │     5 │   5 │         0 │      0" in out
    assert out.splitlines()[-1].startswith("5 new reports; ")
    assert err.splitlines() == ["asking 3 feeds", "publishing"]
    with open_published(tmp_path / "n.duckdb") as published:
        assert published.query("select count(*) from reports").rows == ((5,),)
        assert len(published.query("select * from quotes")) >= 5
        assert published.query("select health, count(*) from feed_health group by 1").rows == (
            ("well", 3),
        )
    with open_warehouse(tmp_path / "n.duckdb") as warehouse:
        assert warehouse.check() == ()

    code, out, _ = _fetch(runner, world, tmp_path)
    assert code == 0
    assert out.startswith("no feed is due before ")

    code, out, _ = _fetch(runner, world, tmp_path, "--all", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["feeds"] == {"asked": 3, "answered": 0, "unchanged": 3, "failed": 0}
    assert told["pages"] == {"asked": 5, "answered": 0, "unchanged": 5, "failed": 0}


def test_what_could_not_be_had_is_named_and_the_exit_code_is_1(
    runner: CliRunner, tmp_path: Path
) -> None:
    outlet = Outlet(name="lostandgone")
    lost = article("lostandgone", "elsewhere-4811", link="http://lostandgone.example/gone")
    outlet.articles.append(lost)
    with World([outlet, Outlet(name="refusing")], now=datetime.now(UTC)) as world:
        code, out, _ = _fetch(runner, world, tmp_path)

    assert code == 1
    assert "rejected http://lostandgone.example/gone: missing: it was answered 404" in out
    assert "rejected http://refusing.example/feed: connect: " in out
    assert out.splitlines()[-1].startswith("0 new reports, 2 rejected; 0 stories changed")


def test_a_list_of_feeds_that_is_not_there_is_told(runner: CliRunner, tmp_path: Path) -> None:
    result = runner.invoke(app, ["fetch", "--feeds", str(tmp_path / "none.toml")])

    assert "the list of feeds cannot be read" in str(result.exception)


def test_feeds_of_one_host_stay_together() -> None:
    with World(crowd(5, 0)) as world:
        feeds = world.feeds()
    feeds = [*feeds, *feeds[:1]]

    parts = list(feed_batches(feeds, 2))

    assert sorted(f.url for part in parts for f in part) == sorted(feed.url for feed in feeds)
    assert [len(part) for part in parts] == [2, 2, 2]
    assert [feed.url for feed in parts[0]] == [feeds[0].url] * 2


@pytest.mark.slow
def test_a_pass_killed_at_any_moment_loses_and_doubles_nothing() -> None:
    rows = list(killed(3, most=4.0))

    assert rows[-1][1:] == ("tables equal to an undisturbed pass", "all", "")
