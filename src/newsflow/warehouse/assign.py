"""Assign reports to stories and link the stories that changed; what a crash left undone is found.

Two facts are kept: `story_reports` says which reading of a report is in which story,
`linked_stories` says whose links are up to date.
Reports whose newest reading is not in `story_reports` wait for a story;
stories without a row in `linked_stories` wait for their links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

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


ASSIGNED_AT_ONCE = 2000
"""Reports assigned together: their candidates are looked up in one query."""

Place = Callable[[Connection, Sequence[Signature]], Sequence[Grouping]]
"""Put reports in the place of what the tables know of them: every story that changed, whole."""
Link = Callable[[Grouping, Sequence[Report]], Story]

_FOUND_BY = ("report_vectors", "likely_pairs")
"""Tables from which assignment knows the reports that have a story."""


def assign_pending(con: Connection, place: Place, *, now: datetime, run_id: str | None) -> None:
    """Assign the reports whose newest reading has no story yet, in one transaction.

    Where the known ones were compared with other weights, all are assigned anew.
    """
    if _is_unsorted(con):
        assign_all(con, place, now=now, run_id=run_id)
        return
    waiting = _waiting_readings(con)
    if waiting and _is_stale(con):
        assign_all(con, place, now=now, run_id=run_id)
    elif waiting:
        with transaction(con):
            step = write_step(con, "assign", now, run_id=run_id)
            _note_version(con)
            assign_these(con, place, waiting, step)


def assign_all(con: Connection, place: Place, *, now: datetime, run_id: str | None) -> None:
    """Assign every report anew, and have every story linked anew."""
    found = con.execute("select report_id, extraction_id from current_readings").fetchall()
    with transaction(con):
        former = _homes(con)
        for table in (*_FOUND_BY, "story_reports", "linked_stories"):
            con.execute(f"delete from kept.{table}")
        step = write_step(con, "assign", now, run_id=run_id)
        _note_version(con)
        assign_these(con, place, dict(sorted(found)), step)
        _note_moves(con, former, step)
        _forget_links(con, sorted(set(former.values())))


def link_pending(
    con: Connection,
    link: Link,
    *,
    now: datetime,
    run_id: str | None,
    at_hand: Mapping[str, Report] | None = None,
) -> tuple[StoryId, ...]:
    """Link each story whose links are not up to date, as a whole.

    Reports `at_hand`, by the ids of their readings, need not be read back from the tables.
    """
    waiting = _waiting_stories(con)
    for story_ids in _in_portions(con, waiting):
        told = {
            report.article.revision_id: report
            for report in load_reports(con, _readings(con, story_ids), at_hand=at_hand)
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
    asked = listed(row[0] for row in fresh)
    found = con.execute(
        f"""
        select report_id, extraction_id
        from current_readings_of(from_json(?::varchar, '["varchar"]'))
        where extraction_id not in (
            select extraction_id from kept.story_reports where report_id in {GIVEN}
        )
        order by report_id
        """,
        [asked, asked],
    ).fetchall()
    return dict(found)


def _is_unsorted(con: Connection) -> bool:
    """Whether stories are known, but not by what their reports are found: an older warehouse."""
    if con.execute("select 1 from kept.story_reports limit 1").fetchone() is None:
        return False
    return con.execute("select 1 from kept.report_vectors limit 1").fetchone() is None


def _is_stale(con: Connection) -> bool:
    """Whether reports that have a story were compared with other weights or rules."""
    if con.execute("select 1 from kept.story_reports limit 1").fetchone() is None:
        return False
    found = con.execute("select version from kept.pair_versions").fetchall()
    return [row[0] for row in found] != [_version()]


def _note_version(con: Connection) -> None:
    con.execute("delete from kept.pair_versions")
    insert(con, "pair_versions", [(_version(),)])


def _version() -> str:
    from newsflow.stories.version import pairs_version  # noqa: PLC0415

    return pairs_version()


def assign_these(con: Connection, place: Place, readings: Mapping[str, str], step: int) -> None:
    """Assign these readings, in portions, and write the stories that changed."""
    reports = list(readings)
    for start in range(0, len(reports), ASSIGNED_AT_ONCE):
        portion = reports[start : start + ASSIGNED_AT_ONCE]
        signatures = load_signatures(con, [readings[report] for report in portion])
        _replace_groupings(con, place(con, signatures), readings, step)


def _replace_groupings(
    con: Connection, groupings: Sequence[Grouping], fresh: Mapping[str, str], step: int
) -> None:
    homes: dict[str, str] = {
        r.report_id: grouping.story_id for grouping in groupings for r in grouping.reports
    }
    former = con.execute(
        f"""
        select report_id, story_id, extraction_id from kept.story_reports
        where report_id in {GIVEN}
        """,
        [listed(homes)],
    ).fetchall()
    readings = {**{report_id: reading for report_id, _, reading in former}, **fresh}
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
    _note_moves(con, {report_id: story_id for report_id, story_id, _ in former}, step, homes)
    _forget_links(con, sorted({story_id for _, story_id, _ in former} | set(homes.values())))


def _homes(con: Connection) -> dict[str, str]:
    """The story of each report."""
    return dict(con.execute("select report_id, story_id from kept.story_reports").fetchall())


def _note_moves(
    con: Connection, former: Mapping[str, str], step: int, homes: Mapping[str, str] | None = None
) -> None:
    """Write which stories have reports that are now under another id."""
    homes = _homes(con) if homes is None else homes
    moves = {(name, homes[report], step) for report, name in former.items() if report in homes}
    insert(con, "story_moves", sorted(move for move in moves if move[0] != move[1]))


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
