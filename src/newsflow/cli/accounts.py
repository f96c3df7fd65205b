"""What a run did, read from the published warehouse, and the same as Markdown for people.

Reports come from the world: whatever they say is escaped, so that it reads as plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newsflow.cli.fetches import Fetched
from newsflow.cli.ingest import Loaded
from newsflow.show import counted, plain
from newsflow.types import Run, StoryId
from newsflow.warehouse import Published, open_published

SHOWN = 20
"""Lines of a section; the rest is counted, and can be asked for."""

PageOf = Callable[[StoryId], str | None]
"""The address of a story's page; none when it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBrought:
    """A story that a run opened or added to."""

    story_id: StoryId
    label: str
    is_new: bool
    reports_added: int
    revisions_added: int
    reports: int
    outlets: int
    open_differences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceFound:
    """What a report of the run says otherwise than another of its story."""

    story_id: StoryId
    label: str
    kind: str
    verdict: str
    severity: str
    sides: tuple[tuple[str | None, str | None], ...]
    """Outlet and words of both sides; nothing where a side is silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A feed that fails or has been silent."""

    feed_id: str
    outlet_id: str
    url: str
    health: str
    """`failing`, or `quiet`: days without news where some were to be expected."""
    failures: int
    """In a row."""
    last_ok_at: datetime | None
    last_new_at: datetime | None
    last_error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectCount:
    """How many inputs ended for one reason, and one of them."""

    stage: str
    reason: str
    number: int
    example: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a run did."""

    run: Run
    warehouse: Path
    loaded: Loaded
    stories: tuple[StoryBrought, ...]
    differences: tuple[DifferenceFound, ...]
    rejects: tuple[RejectCount, ...]
    feeds: tuple[FeedState, ...]
    """Those that fail or are quiet; none where the run asked no feeds."""


def read_account(run: Run, warehouse: Path, loaded: Loaded, *, of_feeds: bool) -> Account:
    """Ask the published warehouse what a run brought, and how feeds are if it asked them."""
    with open_published(warehouse) as published:
        return Account(
            run=run,
            warehouse=warehouse,
            loaded=replace(loaded, stories=_still_there(published, loaded.stories)),
            stories=_stories(published, run.run_id),
            differences=_differences(published, run.run_id),
            rejects=count_rejects(loaded),
            feeds=ailing_feeds(published) if of_feeds else (),
        )


def _still_there(published: Published, stories: Sequence[StoryId]) -> tuple[StoryId, ...]:
    """Without those that a later batch of the run joined to others."""
    found = published.query(
        "select story_id from stories where story_id in (select unnest(?::varchar[]))",
        list(stories),
    )
    return tuple(sorted(StoryId(story_id) for (story_id,) in found))


def _stories(published: Published, run_id: str) -> tuple[StoryBrought, ...]:
    found = published.query(
        """
        select story_id, label, is_new, reports_added, revisions_added, reports, outlets,
            open_differences
        from run_stories(?)
        """,
        run_id,
    )
    return tuple(
        StoryBrought(**dict(zip(found.columns, row, strict=True)))  # columns are named as fields
        for row in found
    )


def _differences(published: Published, run_id: str) -> tuple[DifferenceFound, ...]:
    found = published.query(
        """
        select story_id, label, kind, verdict, severity, outlet_a, text_a, outlet_b, text_b
        from run_differences(?)
        """,
        run_id,
    )
    return tuple(
        DifferenceFound(
            story_id=row[0],
            label=row[1],
            kind=row[2],
            verdict=row[3],
            severity=row[4],
            sides=((row[5], row[6]), (row[7], row[8])),
        )
        for row in found
    )


def ailing_feeds(published: Published) -> tuple[FeedState, ...]:
    """Feeds that fail or are quiet, the longest without an answer first."""
    found = published.query(
        """
        select feed_id, outlet_id, url, health, failures, last_ok_at, last_new_at, last_error
        from feed_health
        where health in ('failing', 'quiet')
        order by last_ok_at nulls first, feed_id
        """
    )
    return tuple(FeedState(**dict(zip(found.columns, row, strict=True))) for row in found)


def count_rejects(loaded: Loaded) -> tuple[RejectCount, ...]:
    """Rejects of a run by stage and reason, the most frequent first."""
    rejects = (*loaded.missing, *loaded.rejects)
    numbers = Counter((reject.stage, reject.reason) for reject in rejects)
    first = {(r.stage, r.reason): r for r in reversed(rejects)}
    return tuple(
        RejectCount(
            stage=stage,
            reason=reason,
            number=number,
            example=first[stage, reason].ref,
            detail=first[stage, reason].detail,
        )
        for (stage, reason), number in sorted(numbers.items(), key=lambda each: (-each[1], each[0]))
    )


def loaded_from(fetched: Fetched) -> Loaded:
    """The part of a pass over feeds that a load has too."""
    return Loaded(
        appended=fetched.appended,
        stories=fetched.stories,
        rejects=fetched.rejects,
        skipped=(),
        missing=(),
    )


def summary(loaded: Loaded) -> str:
    """A line for people: `37 new reports, 2 new revisions, 1 rejected, 12 stories changed`."""
    appended = loaded.appended
    counts = (
        counted(appended.added, "new report") if appended.added else "",
        counted(appended.revised, "new revision") if appended.revised else "",
        f"{appended.reread:,} read anew" if appended.reread else "",
        f"{appended.unchanged:,} unchanged" if appended.unchanged else "",
        f"{appended.rejected:,} rejected" if appended.rejected else "",
        f"{counted(len(loaded.stories), 'story')} changed" if loaded.stories else "",
    )
    return ", ".join(count for count in counts if count) or "nothing new"


def as_markdown(account: Account, page_of: PageOf = lambda _: None) -> str:
    """The account of a run, in Markdown; `page_of` links a story to its page."""
    sections = (
        _head(account),
        _section("Stories", [_story_line(s, page_of) for s in account.stories], "no story changed"),
        _section(
            "Differences found",
            [_difference_line(d, page_of) for d in account.differences],
            "none that anybody need look at",
        ),
        _section("Rejected, by reason", [_reject_line(r) for r in account.rejects], "nothing"),
        _section("Feeds that fail or are quiet", [feed_line(f) for f in account.feeds], "none"),
    )
    return "\n\n".join(sections) + "\n"


def escaped(words: str) -> str:
    """Words that Markdown shows as they are: one line, no markup, no links, no HTML."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", plain(words))


def _head(account: Account) -> str:
    ask = f"newsflow sql \"from recent_runs where run_id = '{account.run.run_id}'\""
    return (
        "# What the run brought\n\n"
        f"Warehouse {escaped(str(account.warehouse))}, run `{account.run.run_id}`. "
        f"In its ledger: `{ask}`"
    )


def _section(title: str, lines: Sequence[str], nothing: str) -> str:
    more = len(lines) - SHOWN
    shown = [*lines[:SHOWN], *([f"… and {more:,} more"] if more > 0 else [])]
    number = f" ({len(lines):,})" if lines else ""
    return f"## {title}{number}\n\n" + bullets(shown or [nothing])


def bullets(lines: Iterable[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def _story_line(story: StoryBrought, page_of: PageOf) -> str:
    came = [
        counted(story.reports_added, "report") if story.reports_added else "",
        counted(story.revisions_added, "revision") if story.revisions_added else "",
    ]
    differences = counted(story.open_differences, "open difference")
    return (
        f"{'**new** ' if story.is_new else ''}{_linked(story.label, page_of(story.story_id))}: "
        f"{' and '.join(c for c in came if c)} came in; "
        f"{counted(story.reports, 'report')} of {counted(story.outlets, 'outlet')}, {differences}"
    )


def _linked(words: str, address: str | None) -> str:
    # Not within the brackets: Prefect's user interface shows the escapes of a link's words.
    return escaped(words) + ("" if address is None else f" ([page](<{address}>))")


def _difference_line(difference: DifferenceFound, page_of: PageOf) -> str:
    sides = " / ".join(
        f"{escaped(outlet or 'nobody')}: {escaped(words or '—')}"
        for outlet, words in difference.sides
    )
    kind = f"{difference.verdict} ({difference.kind.replace('_', ' ')}, {difference.severity})"
    return f"{kind} in {_linked(difference.label, page_of(difference.story_id))}: {sides}"


def _reject_line(reject: RejectCount) -> str:
    return (
        f"{reject.number:,} × {escaped(reject.stage)}: {escaped(reject.reason)}, "
        f"for example {escaped(reject.example)}: {escaped(reject.detail)}"
    )


def feed_line(feed: FeedState) -> str:
    """What is the matter with a feed."""
    told = (
        f"{counted(feed.failures, 'failure')} in a row: {escaped(feed.last_error or 'no reason')}"
        if feed.health == "failing"
        else f"nothing new since {_moment(feed.last_new_at)}"
    )
    good = f"last good answer {_moment(feed.last_ok_at)}"
    return f"{escaped(feed.url)} of {escaped(feed.outlet_id)} is {feed.health}; {good}; {told}"


def _moment(moment: datetime | None) -> str:
    return "never" if moment is None else f"{moment:%Y-%m-%d %H:%M} UTC"
