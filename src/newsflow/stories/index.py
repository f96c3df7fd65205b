"""Which reports make up a story.

The partition is a function of the set of current signatures: pairs are compared by content alone,
and a story is a group of one piece (`pieces`), which is divided again as a whole
whenever a report in it changes. So neither order nor batching of arrivals matters.
What is known so far lies on a shelf: in memory, or in the tables of the warehouse, from which
only what the new reports touch is fetched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsflow.stories.groups import divide, story_id
from newsflow.stories.pieces import Pieces
from newsflow.stories.shelf import MemoryShelf, Pair, Pairs, Shelf, members
from newsflow.stories.similarity import Comparison, compare
from newsflow.stories.weights import learned
from newsflow.stories.years import find_day
from newsflow.types import (
    Grouping,
    PartialDate,
    Precision,
    ReportId,
    Signature,
    Stamp,
    StoryId,
    StoryReport,
)

WEAK = 0.05
"""Likeness from which a pair counts in the averages of a component."""


class StoryIndex:
    """The stories so far, in memory."""

    def __init__(self, signatures: Iterable[Signature] = ()) -> None:
        """Begin with these reports: the same as assigning them."""
        self._shelf = MemoryShelf()
        self.assign(signatures)

    def assign(self, signatures: Iterable[Signature]) -> tuple[Grouping, ...]:
        """Take in reports; every story that changed, whole, ordered by id.

        A later revision replaces the older one of the same report; an older one changes nothing.
        """
        newest: dict[ReportId, Signature] = {}
        for signature in signatures:
            known = newest.get(signature.report_id)
            if known is None or _rank(known) < _rank(signature):
                newest[signature.report_id] = signature
        here = self._shelf.signatures(newest)
        fresh = [s for key, s in newest.items() if key not in here or _rank(here[key]) < _rank(s)]
        return replace_reports(self._shelf, fresh)

    def groupings(self) -> tuple[Grouping, ...]:
        """All stories, ordered by id."""
        return self._shelf.groupings()


def replace_reports(shelf: Shelf, fresh: Sequence[Signature]) -> tuple[Grouping, ...]:
    """Put reports on the shelf, in the place of what it holds of the same ones.

    Every story that changed, whole, ordered by id. Signatures are of different reports.
    """
    if not fresh:
        return ()
    change = _compared(shelf, fresh)
    before = {key for piece in Pieces(shelf).of(change.touched) for key in piece}
    shelf.change_pairs(change.gone, change.made)
    pieces = Pieces(shelf)
    found = pieces.of(before | change.touched)
    reports = {key for piece in found for key in piece}
    signatures = shelf.signatures(reports)
    groupings = [
        grouping for piece in found for grouping in _divided(piece, signatures, pieces.pairs(piece))
    ]
    return _settle(shelf, reports, groupings, {signature.report_id for signature in fresh})


@dataclass(slots=True)
class _Change:
    """What new reports change in the pairs."""

    touched: set[ReportId]
    """Reports whose piece may change."""
    gone: set[Pair] = field(default_factory=set)
    made: dict[Pair, Comparison] = field(default_factory=dict)


def _compared(shelf: Shelf, fresh: Sequence[Signature]) -> _Change:
    """Compare reports with their candidates, and those whose candidates change by them."""
    new = {signature.report_id: signature for signature in fresh}
    old = shelf.signatures(new)
    turned = shelf.exchange(list(old.values()), fresh) - new.keys()
    asked = new | dict(shelf.signatures(turned))
    candidates = shelf.candidates(list(asked.values()))
    pairs = shelf.pairs(asked)
    change = _Change(touched=set(new))
    for key in old:
        change.gone |= {_pair(key, other) for other in pairs[key]}
    for key in turned:
        change.gone |= {_pair(key, other) for other in pairs[key] if other not in candidates[key]}
    wanted = {
        _pair(key, other)
        for key in asked
        for other in candidates[key]
        if key in new or other in new or other not in pairs[key]
    }
    change.made = _likely(wanted, shelf, asked)
    change.touched |= {key for pair in (*change.gone, *change.made) for key in pair}
    return change


def _likely(
    wanted: Collection[Pair], shelf: Shelf, known: Mapping[ReportId, Signature]
) -> dict[Pair, Comparison]:
    """The pairs among these that are alike enough to count."""
    others = {key for pair in wanted for key in pair} - known.keys()
    signatures = {**known, **shelf.signatures(others)}
    made = {(a, b): compare(signatures[a], signatures[b]) for a, b in wanted}
    return {pair: comparison for pair, comparison in made.items() if comparison.score >= WEAK}


def _pair(a: ReportId, b: ReportId) -> Pair:
    return (a, b) if a < b else (b, a)


def _divided(
    piece: Collection[ReportId],
    signatures: Mapping[ReportId, Signature],
    pairs: Mapping[ReportId, Pairs],
) -> list[Grouping]:
    members = {key: signatures[key] for key in piece}
    groups = divide(members, pairs, learned().join)
    return [_grouping([members[key] for key in group], pairs) for group in groups]


def _grouping(story: list[Signature], pairs: Mapping[ReportId, Pairs]) -> Grouping:
    name = story_id(story)
    inside = {report.report_id: report for report in story}
    reports = (_story_report(name, report, inside, pairs[report.report_id]) for report in story)
    return Grouping(story_id=name, reports=tuple(reports))


def _story_report(
    name: StoryId, report: Signature, story: Mapping[ReportId, Signature], pairs: Pairs
) -> StoryReport:
    linked = [(c.score, other) for other, c in pairs.items() if other in story]
    score, best = max(linked, default=(1.0, None))
    why = "stands alone" if best is None else pairs[best].why(report, story[best])
    return StoryReport(
        story_id=name,
        report_id=report.report_id,
        revision_id=report.revision_id,
        score=round(score, 4),
        why=why,
        published=_published(report, list(story.values())),
    )


def _settle(
    shelf: Shelf,
    reports: Collection[ReportId],
    groupings: Sequence[Grouping],
    fresh: Collection[ReportId],
) -> tuple[Grouping, ...]:
    """Put the stories in the place of those the reports were in; name what they were."""
    old = shelf.stories(reports)
    homes = {key: name for name, members in old.items() for key in members}
    shelf.settle(list(old), groupings)
    changed = (
        _with_former(grouping, homes)
        for grouping in groupings
        if old.get(grouping.story_id) != members(grouping)
        or any(report.report_id in fresh for report in grouping.reports)
    )
    return tuple(sorted(changed, key=lambda grouping: grouping.story_id))


def _rank(signature: Signature) -> tuple[str, str]:
    """Which of two revisions is current: the later text, then the id, never the arrival."""
    return signature.moment, signature.revision_id


def _with_former(grouping: Grouping, before: dict[ReportId, StoryId]) -> Grouping:
    names = {before[r.report_id] for r in grouping.reports if r.report_id in before}
    former = tuple(sorted(names - {grouping.story_id}))
    return Grouping(story_id=grouping.story_id, reports=grouping.reports, formerly=former)


def _published(report: Signature, story: list[Signature]) -> Stamp | None:
    """The report's day, its year taken from the story where it lacks one."""
    if report.published_on is not None:
        day = report.published_on
        on = PartialDate(year=day.year, month=day.month, day=day.day)
        return Stamp(
            on=on, precision=Precision.DAY, basis="the report's own day", found="report",
            confidence=1.0,
        )  # fmt: skip
    if report.month is None:
        return None
    found = find_day(report, story)
    if found is None:
        on = PartialDate(month=report.month, day=report.day)
        basis = "dateline (month, day); no year in the text and none in the story"
        return Stamp(
            on=on, precision=Precision.UNKNOWN, basis=basis, found="dateline", confidence=0.5
        )
    on = PartialDate(year=found.on.year, month=found.on.month, day=found.on.day)
    return Stamp(
        on=on, precision=Precision.DAY, basis=found.basis, found="dateline",
        confidence=found.confidence,
    )  # fmt: skip
