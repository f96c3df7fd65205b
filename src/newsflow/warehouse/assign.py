"""Assign reports to stories and link the stories that changed; what a crash left undone is found.

Two facts are kept: `story_reports` says which reading of a report is in which story,
`linked_stories` says whose links are up to date.
Reports whose newest reading is not in `story_reports` wait for a story;
stories without a row in `linked_stories` wait for their links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from newsflow.types import (
    Grouping,
    Report,
    RevisionId,
    Signature,
    Story,
    StoryId,
    StoryReport,
)
from newsflow.warehouse.append import write_step
from newsflow.warehouse.connection import Connection, transaction
from newsflow.warehouse.links import STORY_TABLES, story_report_row, story_rows
from newsflow.warehouse.load import as_stamp, load_reports, load_signatures, records
from newsflow.warehouse.tables import GIVEN, insert, insert_all, listed

REPORTS_AT_ONCE = 200
"""Reports held in memory while stories are linked."""


class Index(Protocol):
    """What assignment needs of `stories.StoryIndex`."""

    def assign(self, signatures: Sequence[Signature]) -> Sequence[Grouping]:
        """Take in reports; every story that changed, whole."""
        ...

    def groupings(self) -> Sequence[Grouping]:
        """All stories."""
        ...


MakeIndex = Callable[[Sequence[Signature]], Index]
Link = Callable[[Grouping, Sequence[Report]], Story]


def assign_pending(
    con: Connection, make_index: MakeIndex, *, now: datetime, run_id: str | None
) -> None:
    """Assign the reports whose newest reading has no story yet, in one transaction."""
    waiting = _waiting_readings(con)
    if not waiting:
        return
    near = _readings_near(con, waiting)
    if near is None:
        readings = _assigned_readings(con) | waiting
        groupings = make_index(load_signatures(con, list(readings.values()))).groupings()
    else:
        readings = near | waiting
        index = make_index(load_signatures(con, list(near.values())))
        groupings = index.assign(load_signatures(con, list(waiting.values())))
    _keep(con, groupings, readings, now=now, run_id=run_id)


def assign_all(
    con: Connection, make_index: MakeIndex, *, now: datetime, run_id: str | None
) -> None:
    """Assign every report anew, and have every story linked anew."""
    found = con.execute("select report_id, extraction_id from current_readings").fetchall()
    readings: dict[str, str] = dict(found)
    index = make_index(load_signatures(con, list(readings.values())))
    with transaction(con):
        con.execute("delete from kept.linked_stories")
    _keep(con, index.groupings(), readings, now=now, run_id=run_id)


def link_pending(
    con: Connection, link: Link, *, now: datetime, run_id: str | None
) -> tuple[StoryId, ...]:
    """Link each story whose links are not up to date, as a whole."""
    waiting = _waiting_stories(con)
    for story_ids in _in_portions(con, waiting):
        told = {
            report.article.revision_id: report
            for report in load_reports(con, _readings(con, story_ids))
        }
        linked = [
            link(grouping, [told[member.revision_id] for member in grouping.reports])
            for grouping in load_groupings(con, story_ids)
        ]
        _replace_links(con, linked, told, now=now, run_id=run_id)
    return tuple(waiting)


def load_groupings(con: Connection, story_ids: Sequence[StoryId]) -> tuple[Grouping, ...]:
    """Which reports make up these stories."""
    by_story: dict[StoryId, list[StoryReport]] = {story_id: [] for story_id in story_ids}
    for record in records(con, "story_reports", story_ids, "story_id"):
        by_story[record["story_id"]].append(
            StoryReport(
                story_id=record["story_id"],
                report_id=record["report_id"],
                revision_id=record["revision_id"],
                score=record["score"],
                why=record["why"],
                published=as_stamp(record, "published"),
            )
        )
    return tuple(
        Grouping(story_id=story_id, reports=tuple(reports))
        for story_id, reports in by_story.items()
    )


def _waiting_readings(con: Connection) -> dict[str, str]:
    """Newest reading of each report that came in since the last assignment and has no story yet."""
    fresh = con.execute(
        """
        select distinct extractions.report_id
        from kept.arrivals
        inner join kept.extractions on arrivals.id = extractions.extraction_id
        where arrivals.kind = 'extraction' and arrivals.step > (
            select coalesce(max(step), 0) from kept.ledger where kind = 'assign'
        )
        """
    ).fetchall()
    if not fresh:
        return {}
    found = con.execute(
        f"""
        select report_id, extraction_id from current_readings
        where report_id in {GIVEN}
            and extraction_id not in (select extraction_id from kept.story_reports)
        order by report_id
        """,
        [listed(row[0] for row in fresh)],
    ).fetchall()
    return dict(found)


REACH_DAYS = 120
"""How far from the day of a new report others are looked at: twice what assignment compares over,
since a report of its story may be compared with others of its own."""


def _readings_near(con: Connection, waiting: dict[str, str]) -> dict[str, str] | None:
    """Assigned readings of stories with a day near those of new reports, and of those without.

    None when all must be looked at: a report that waits has no day, or was in a story before.
    """
    first, last, whole = con.execute(
        f"""
        select
            min(signatures.published_on) - {REACH_DAYS},
            max(signatures.published_on) + {REACH_DAYS},
            coalesce(bool_and(
                signatures.published_on is not null and story_reports.report_id is null
            ), false)
        from kept.signatures
        left join kept.story_reports using (report_id)
        where signatures.extraction_id in {GIVEN}
        """,
        [listed(waiting.values())],
    ).fetchall()[0]
    if not whole:
        return None
    found = con.execute(
        """
        with near as (
            select distinct story_reports.story_id
            from kept.story_reports
            inner join kept.signatures using (extraction_id)
            where signatures.published_on is null or signatures.published_on between ? and ?
        )

        select report_id, extraction_id from kept.story_reports where story_id in (from near)
        """,
        [first, last],
    ).fetchall()
    return dict(found)


def _assigned_readings(con: Connection) -> dict[str, str]:
    return dict(con.execute("select report_id, extraction_id from kept.story_reports").fetchall())


def _keep(
    con: Connection,
    groupings: Sequence[Grouping],
    readings: dict[str, str],
    *,
    now: datetime,
    run_id: str | None,
) -> None:
    """Write the groupings that differ from those that are kept."""
    kept = _kept_stories(con)
    changed = [
        grouping
        for grouping in groupings
        if kept.get(grouping.story_id) != {readings[r.report_id] for r in grouping.reports}
    ]
    with transaction(con):
        step = write_step(con, "assign", now, run_id=run_id)
        _replace_groupings(con, changed, readings, step)


def _kept_stories(con: Connection) -> dict[str, set[str]]:
    found = con.execute(
        "select story_id, list(extraction_id) from kept.story_reports group by story_id"
    ).fetchall()
    return {story_id: set(extraction_ids) for story_id, extraction_ids in found}


def _replace_groupings(
    con: Connection, groupings: Sequence[Grouping], readings: dict[str, str], step: int
) -> None:
    homes = {r.report_id: grouping.story_id for grouping in groupings for r in grouping.reports}
    former = con.execute(
        f"""
        select report_id, story_id from kept.story_reports
        where report_id in {GIVEN}
        """,
        [listed(homes)],
    ).fetchall()
    con.execute(
        f"delete from kept.story_reports where report_id in {GIVEN}",
        [listed(homes)],
    )
    by_revision = {r.revision_id: readings[r.report_id] for g in groupings for r in g.reports}
    insert_all(
        con,
        (
            ("story_reports", story_report_row(report, ordinal, by_revision))
            for grouping in groupings
            for ordinal, report in enumerate(grouping.reports)
        ),
    )
    moves = {(story_id, homes[report_id], step) for report_id, story_id in former}
    insert(con, "story_moves", sorted(move for move in moves if move[0] != move[1]))
    _forget_links(con, sorted({story_id for _, story_id in former} | set(homes.values())))


def _forget_links(con: Connection, story_ids: Sequence[str]) -> None:
    """Mark stories as not linked, and remove all that was said of those without a report."""
    con.execute(
        f"delete from kept.linked_stories where story_id in {GIVEN}",
        [listed(story_ids)],
    )
    left = con.execute(
        f"""
        select distinct story_id from kept.story_reports
        where story_id in {GIVEN}
        """,
        [listed(story_ids)],
    ).fetchall()
    gone = sorted(set(story_ids) - {row[0] for row in left})
    for table in STORY_TABLES if gone else ():
        con.execute(f"delete from kept.{table} where story_id in {GIVEN}", [listed(gone)])


def _waiting_stories(con: Connection) -> list[StoryId]:
    found = con.execute(
        """
        select distinct story_id from kept.story_reports
        where story_id not in (select story_id from kept.linked_stories) order by story_id
        """
    ).fetchall()
    return [StoryId(row[0]) for row in found]


def _in_portions(con: Connection, story_ids: Sequence[StoryId]) -> Iterator[list[StoryId]]:
    """Story ids in portions of so many reports as fit into memory; a story is never split."""
    sizes: dict[str, int] = dict(
        con.execute(
            f"""
            select story_id, count(*) from kept.story_reports
            where story_id in {GIVEN} group by story_id
            """,
            [listed(story_ids)],
        ).fetchall()
    )
    portion: list[StoryId] = []
    reports = 0
    for story_id in story_ids:
        if portion and reports + sizes[story_id] > REPORTS_AT_ONCE:
            yield portion
            portion, reports = [], 0
        portion.append(story_id)
        reports += sizes[story_id]
    if portion:
        yield portion


def _readings(con: Connection, story_ids: Sequence[StoryId]) -> list[str]:
    found = con.execute(
        f"select extraction_id from kept.story_reports where story_id in {GIVEN} order by all",
        [listed(story_ids)],
    ).fetchall()
    return [row[0] for row in found]


def _replace_links(
    con: Connection,
    stories: Sequence[Story],
    told: Mapping[RevisionId, Report],
    *,
    now: datetime,
    run_id: str | None,
) -> None:
    """Put what linking says now in the place of all it said before, in one transaction."""
    ids = listed(story.story_id for story in stories)
    with transaction(con):
        write_step(con, "link", now, run_id=run_id)
        for table in (*STORY_TABLES, "story_reports"):
            con.execute(f"delete from kept.{table} where story_id in {GIVEN}", [ids])
        insert_all(con, (row for story in stories for row in story_rows(story, told)))
