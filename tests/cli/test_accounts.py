from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsflow.cli.accounts import (
    SHOWN,
    Account,
    DifferenceFound,
    FeedState,
    RejectCount,
    StoryBrought,
    as_markdown,
    count_rejects,
    escaped,
    read_account,
    summary,
)
from newsflow.cli.ingest import Loaded
from newsflow.cli.upkept import Upkept, upkeep_markdown
from newsflow.types import Reject, Run, StoryId
from newsflow.warehouse import Answer, Appended, Compacted, Violation, open_published

NOON = datetime(2024, 3, 8, 12, tzinfo=UTC)
RUN = Run(run_id="run-1", command="ingest-feeds", started_at=NOON)
HOSTILE = (
    "<img src=x onerror=alert(1)> [a](javascript:b) **c** `d` | e\n# f &amp; https://g.example"
)


def rejected(reason: str, ref: str, stage: str = "clean") -> Reject:
    return Reject(stage=stage, ref=ref, reason=reason, detail=f"{ref} is {reason}")


def loaded(*rejects: Reject, **counts: int) -> Loaded:
    return Loaded(
        appended=Appended(**counts),
        stories=(StoryId("s1"), StoryId("s2")),
        rejects=rejects,
        skipped=(),
        missing=(),
    )


def account(**told: object) -> Account:
    empty: dict[str, object] = {"stories": (), "differences": (), "rejects": (), "feeds": ()}
    whole = empty | {"run": RUN, "warehouse": Path("news.duckdb"), "loaded": loaded()} | told
    return Account(**whole)  # type: ignore[arg-type]


STORY = StoryBrought(
    story_id=StoryId("s1"),
    label="Ferry fire off Bergen",
    is_new=True,
    reports_added=2,
    revisions_added=1,
    reports=2,
    outlets=2,
    open_differences=1,
)
DIFFERENCE = DifferenceFound(
    story_id=StoryId("s1"),
    label="Ferry fire off Bergen",
    kind="event_detail",
    verdict="contradicts",
    severity="high",
    sides=(("harbour-post", "12 people"), (None, None)),
)
FEED = FeedState(
    feed_id="f1",
    outlet_id="harbour.example",
    url="https://harbour.example/rss",
    health="failing",
    failures=3,
    last_ok_at=NOON,
    last_new_at=None,
    last_error="it was answered 500",
)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, "2 stories changed"),
        ({"added": 1, "revised": 2}, "1 new report, 2 new revisions, 2 stories changed"),
        ({"reread": 3, "rejected": 4}, "3 read anew, 4 rejected, 2 stories changed"),
        ({"unchanged": 5}, "5 unchanged, 2 stories changed"),
    ],
)
def test_a_run_is_told_in_a_line(counts: dict[str, int], told: str) -> None:
    assert summary(loaded(**counts)) == told


def test_rejects_are_counted_by_reason_with_the_first_of_each() -> None:
    given = loaded(rejected("paywall", "a"), rejected("too_short", "b"), rejected("too_short", "c"))

    assert count_rejects(given) == (
        RejectCount(
            stage="clean", reason="too_short", number=2, example="b", detail="b is too_short"
        ),
        RejectCount(stage="clean", reason="paywall", number=1, example="a", detail="a is paywall"),
    )


def test_an_account_is_a_page_of_markdown() -> None:
    told = account(
        stories=(STORY,),
        differences=(DIFFERENCE,),
        rejects=count_rejects(loaded(rejected("paywall", "a.html"))),
        feeds=(FEED,),
    )

    page = as_markdown(told, {"s1": "http://127.0.0.1/s1.html"}.get)

    assert page.split("\n\n")[2:] == [
        "## Stories (1)",
        "- **new** Ferry fire off Bergen ([page](<http://127.0.0.1/s1.html>)): 2 reports and"
        " 1 revision came in; 2 reports of 2 outlets, 1 open difference",
        "## Differences found (1)",
        "- contradicts (event detail, high) in Ferry fire off Bergen"
        " ([page](<http://127.0.0.1/s1.html>)): harbour\\-post: 12 people / nobody: —",
        "## Rejected, by reason (1)",
        "- 1 × clean: paywall, for example a\\.html: a\\.html is paywall",
        "## Feeds that fail or are quiet (1)",
        "- https\\:\\/\\/harbour\\.example\\/rss of harbour\\.example is failing; last good answer"
        " 2024-03-08 12:00 UTC; 3 failures in a row: it was answered 500\n",
    ]


def test_long_sections_are_cut_and_counted() -> None:
    page = as_markdown(account(stories=(STORY,) * (SHOWN + 17)))

    assert "## Stories (37)" in page
    assert page.count("Ferry fire") == SHOWN
    assert "- … and 17 more" in page


def test_whatever_reports_say_is_shown_as_plain_words() -> None:
    words = escaped(HOSTILE)

    assert "\n" not in words
    assert re.search(r"[^\w\s]", re.sub(r"\\.", "", words)) is None
    assert words.replace("\\", "") == HOSTILE.replace("\n", " ")


def test_an_account_is_read_from_the_warehouse(loaded_run: tuple[Run, Path]) -> None:
    run, path = loaded_run
    told = read_account(run, path, loaded(added=10, revised=1), of_feeds=True)

    assert sum(story.reports_added for story in told.stories) == 10
    assert sum(story.revisions_added for story in told.stories) == 1
    assert {story.is_new for story in told.stories} == {True}
    assert {d.verdict for d in told.differences} <= {"contradicts", "differs", "tension"}
    assert told.feeds == ()


def test_an_upkeep_says_which_checks_fail_and_what_to_do() -> None:
    violation = Violation(
        check="ids_are_unique",
        meaning="An id stands for one thing.",
        found=Answer(columns=("id",), rows=(("a",), ("b",))),
    )
    upkept = Upkept(
        run=RUN,
        warehouse=Path("news.duckdb"),
        violations=(violation,),
        feeds=(FEED,),
        published=True,
        compacted=Compacted(before=30_000_000, after=12_345_678),
        removed=1,
        pages=3,
    )
    page = upkeep_markdown(upkept, "http://127.0.0.1/index.html")

    assert upkept.message.startswith("1 check failed: ids_are_unique; see the rows with `newsflow")
    assert "- **ids\\_are\\_unique**: An id stands for one thing\\., 2 rows" in page
    assert page.endswith(
        "- published\n- compacted, from 30.0 MB to 12.3 MB\n- 1 file of raw pages removed\n"
        "- [3 story pages](<http://127.0.0.1/index.html>) written\n"
    )


@pytest.fixture
def loaded_run(loaded: Path) -> tuple[Run, Path]:
    """The run that loaded the sample reports."""
    with open_published(loaded) as published:
        ((run_id,),) = published.query("select run_id from recent_runs where added > 0")
    return Run(run_id=run_id, command="newsflow load", started_at=NOON), loaded
