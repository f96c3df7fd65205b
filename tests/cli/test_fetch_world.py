"""Four passes through the news world, a day long, and what they leave in the warehouse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import pairwise
from pathlib import Path

import pytest

from newsflow.articles.urls import address_key
from newsflow.cli.fetches import Ends, Fetched
from newsflow.intake import load_pages
from newsflow.intake.raw import read_raw
from newsflow.types import Report
from newsflow.warehouse import Warehouse, open_warehouse
from tests.world import NOON, Request, World, later, words
from tests.world.cast import PRIVATE
from tests.world.outlets import Article, Outlet
from tests.world.passes import make_pass, read_lightly


@dataclass(frozen=True, kw_only=True)
class Day:
    """What is left after the passes."""

    world: World
    path: Path
    warehouse: Warehouse
    passes: tuple[Fetched, ...]
    logs: tuple[tuple[Request, ...], ...]
    """What the servers were asked in each pass."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    path = tmp_path_factory.mktemp("world") / "newsflow.duckdb"
    with World() as world:
        passes, logs = [], []
        for hours in (0, 0.02, 2, 26):
            if hours == 2:
                world.advance()
            passes.append(make_pass(world, path, later(hours)))
            logs.append(tuple(world.server.log))
            world.server.log.clear()
    with open_warehouse(path, clock=lambda: later(26)) as warehouse:
        yield Day(
            world=world, path=path, warehouse=warehouse, passes=tuple(passes), logs=tuple(logs)
        )


def _read(world: World) -> list[Outlet]:
    return [outlet for outlet in world.outlets if outlet.feed_fate == "read"]


def _stored(outlet: Outlet) -> dict[str, Article]:
    """The articles that are to be reports, once each."""
    return {
        f"{a.number}": a for a in outlet.articles if a.fate == "stored" and a.since <= outlet.stage
    }


def test_every_article_is_stored_once(day: Day) -> None:
    expected = Counter(
        (outlet.host, words.story(article.number).headline)
        for outlet in _read(day.world)
        for article in _stored(outlet).values()
    )

    found = day.warehouse.query("select outlet_id, headline from reports")

    assert Counter(found.rows) == expected


def test_every_edit_is_a_revision_and_a_touch_is_none(day: Day) -> None:
    found = day.warehouse.query(
        """
        select regexp_extract(reports.url, '[^/]+$') as page, count(*)
        from revisions inner join reports using (report_id)
        where outlet_id in ('secondthoughts.example', 'newslugs.example', 'newguids.example')
        group by page order by page
        """
    )

    assert found.rows == (
        ("edited-report-4791", 2),
        ("fire-at-mill-4795", 2),  # moved and edited, under its first address
        ("same-page-new-guid-4794", 1),
        ("steady-report-4793", 1),
        ("touched-report-4792", 1),
    )


def test_every_address_that_was_refused_is_a_reject_with_its_reason(day: Day) -> None:
    expected = {
        (article.link or outlet.url(article), article.fate)
        for outlet in _read(day.world)
        for article in outlet.articles
        if article.fate != "stored"
    }
    expected |= {
        (outlet.feed_url, outlet.feed_fate)
        for outlet in day.world.outlets
        if outlet.feed_fate != "read"
    }

    found = day.warehouse.query("select ref, reason from rejected where stage = 'fetch'")

    assert set(found.rows) == expected


def test_nobody_was_sent_to_a_forbidden_address(day: Day) -> None:
    asked = {request.host for log in day.logs for request in log}

    assert day.world.server.trapped == []
    assert asked <= {outlet.host for outlet in day.world.outlets}
    assert len(PRIVATE) == 15


def test_a_run_adds_up(day: Day) -> None:
    assert day.warehouse.check() == ()
    first = day.passes[0]
    assert first.feeds == Ends(asked=47, answered=40, unchanged=0, failed=7)
    assert first.pages.asked == first.pages.answered + first.pages.failed
    assert first.appended.given == first.pages.asked + first.feeds.failed
    assert first.appended.added == first.pages.answered


def test_what_is_not_due_is_not_asked(day: Day) -> None:
    again = day.passes[1]

    assert (again.feeds, again.pages, again.resting) == (Ends(), Ends(), 47)
    assert day.logs[1] == ()


def test_what_has_not_changed_costs_a_question(day: Day) -> None:
    statuses = day.warehouse.query(
        """
        select outcome, status, count(*) > 0 from kept.fetches
        where kind = 'page' and again and outcome <> 'error' and fetched_at < ?
        group by outcome, status order by outcome, status
        """,
        later(3).astimezone(UTC).replace(tzinfo=None),
    )

    assert statuses.rows == (("not_modified", 200, True), ("not_modified", 304, True),
                             ("ok", 200, True))  # fmt: skip


def test_a_feed_that_lies_about_what_it_has_is_found_out(day: Day) -> None:
    lying = day.warehouse.query(
        "select split_part(outlet_id, '.', 1) from feed_health where lies order by 1"
    )
    hidden = day.warehouse.query(
        """
        select min(revisions.fetched_at) from revisions inner join reports using (report_id)
        where reports.url like '%eversame%what-the-mark-hid%'
        """
    )

    assert lying.column("split_part(outlet_id, '.', 1)") == ("eversame", "stuckmark")
    assert hidden.rows[0][0] >= later(26).replace(tzinfo=None)


def test_health_tells_the_feeds_that_fail(day: Day) -> None:
    failing = day.warehouse.query(
        "select outlet_id, last_error is not null from feed_health where health = 'failing'"
    )

    assert set(failing.rows) == {
        (outlet.host, True) for outlet in day.world.outlets if outlet.feed_fate != "read"
    }


def test_robots_are_asked_once_a_day_and_obeyed(day: Day) -> None:
    robots = Counter(r.url for log in day.logs[:3] for r in log if r.path == "/robots.txt")
    asked = {request.url for log in day.logs for request in log}
    tried_thrice = "http://unsure.example/robots.txt"

    assert {url: n for url, n in robots.items() if n > 1}.keys() <= {tried_thrice}
    assert "http://keepout.example/news/secret-report-4781" not in asked
    assert [url for url in asked if "nobots" in url] == ["http://nobots.example/robots.txt"]


def test_a_crawl_delay_is_kept(day: Day) -> None:
    moments = [r.at for r in day.logs[0] if r.host == "gently.example" and r.path != "/robots.txt"]

    assert len(moments) == 3
    assert min(b - a for a, b in pairwise(moments)) >= 1.0


def test_servers_are_told_who_asks_and_nothing_else(day: Day) -> None:
    requests = [request for log in day.logs for request in log]
    agents = {request.headers.get("user-agent", "") for request in requests}

    assert agents == {"newsflow/0.1.0 (+https://fetcher.example/about)"}
    assert not any("cookie" in request.headers for request in requests)
    assert not any("referer" in request.headers for request in requests)


def test_http_2_is_spoken_where_it_is_offered(day: Day) -> None:
    spoken = {(request.scheme, request.http) for log in day.logs for request in log}

    assert spoken == {("http", "1.1"), ("https", "2")}


def test_letters_come_out_right_whatever_the_server_says(day: Day) -> None:
    texts = day.warehouse.query(
        """
        select revisions.text from revisions inner join reports using (report_id)
        where outlet_id in ('wrongletters.example', 'lyingletters.example')
        """
    )

    assert [("“I never saw the like" in text, "�" in text) for (text,) in texts] == [
        (True, False),
        (True, False),
    ]


def test_the_archive_loads_back_to_the_same_reports(day: Day) -> None:
    files = sorted((day.path.parent / ".raw").glob("*.warc.gz"))

    loaded = [a for a in read_lightly(load_pages(files)) if isinstance(a, Report)]

    stored = day.warehouse.query("select report_id, revision_id from revisions")
    assert {(r.article.report_id, r.article.revision_id) for r in loaded} == set(stored.rows)


def test_each_revision_leads_to_its_raw_page(day: Day) -> None:
    folder = day.path.parent / ".raw"
    revisions = day.warehouse.query("select revision_id, raw_ref from revisions")

    for revision_id, raw_ref in revisions:
        (report,) = read_lightly([read_raw(folder, raw_ref)])
        assert isinstance(report, Report)
        assert report.article.revision_id == revision_id


def test_twins_and_tracking_are_one_page(day: Day) -> None:
    asked = day.warehouse.query(
        "select count(*) from kept.fetches where page_key = ? and not again",
        address_key("http://twins.example/news/told-twice-4801"),
    )

    assert asked.rows == ((1,),)
    assert NOON.tzinfo is UTC
