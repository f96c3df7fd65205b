"""Which reports make up a story.

The partition is a function of the set of current signatures: pairs are compared by content alone,
and a story is a group of one piece (`pieces`), which is divided again as a whole
whenever a report in it changes. So neither order nor batching of arrivals matters.
What is known so far lies on a shelf: in memory, or in the tables of the warehouse, from which
only what the new reports touch is fetched.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from newsflow.stories.blocks import pairs_within
from newsflow.stories.groups import divide
from newsflow.stories.pieces import Pieces
from newsflow.stories.shelf import MemoryStore, Shelf, pair_of
from newsflow.stories.similarity import compare
from newsflow.stories.weights import learned
from newsflow.stories.years import find_day
from newsflow.text import content_id
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

_AT_ONCE = 1 << 21
"""Pairs that are compared at a time."""


class StoryIndex:
    """The stories so far, in memory."""

    def __init__(self, signatures: Iterable[Signature] = ()) -> None:
        """Begin with these reports: the same as assigning them."""
        self._store = MemoryStore()
        self._shelf = Shelf(self._store, held=sys.maxsize)
        self.assign(signatures)

    def assign(self, signatures: Iterable[Signature]) -> tuple[Grouping, ...]:
        """Take in reports; every story that changed, whole, ordered by id.

        A later revision replaces the older one of the same report; an older one changes nothing.
        """
        fresh: dict[ReportId, Signature] = {}
        for signature in signatures:
            key = signature.report_id
            known = fresh.get(key) or self._store.current.get(key)
            if known is None or _rank(known) < _rank(signature):
                fresh[key] = signature
        return replace_reports(self._shelf, list(fresh.values()))

    def groupings(self) -> tuple[Grouping, ...]:
        """All stories, ordered by id."""
        return self._store.groupings()


def replace_reports(shelf: Shelf, fresh: Sequence[Signature]) -> tuple[Grouping, ...]:
    """Put reports on the shelf, in the place of what it holds of the same ones.

    Every story that changed, whole, ordered by id. Signatures are of different reports.
    """
    if not fresh:
        return ()
    own = {signature.report_id for signature in fresh}
    loosened = _pieces_around(shelf, shelf.here(own))
    apart = {report for piece in loosened for report in piece}
    asked = shelf.exchange(fresh)
    paired = _pair_anew(shelf, asked)
    found = Pieces(shelf).of(asked.union(apart, *paired))
    former = loosened | {piece for piece in paired if apart.isdisjoint(piece)}
    # The reports of a piece that is as it was are in the stories that they were in.
    pieces = [sorted(piece) for piece in found if piece not in former or piece & own]
    return _settle(shelf, _divided(shelf, pieces), own)


def _pieces_around(shelf: Shelf, reports: Collection[ReportId]) -> set[frozenset[ReportId]]:
    """The pieces that hold these reports or what they are paired with."""
    beside = {other for pairs in shelf.pairs(reports).values() for other in pairs}
    return set(Pieces(shelf).of(beside.union(reports)))


def _pair_anew(shelf: Shelf, asked: Collection[ReportId]) -> set[frozenset[ReportId]]:
    """Look for the pairs of these reports; the pieces that change by it, as they were."""
    likely = shelf.likely(asked)
    known = {
        pair_of(report, other): pull
        for report, pairs in shelf.pairs(asked).items()
        for other, pull in pairs.items()
    }
    gone = known.keys() - likely.keys()
    made = {pair: pull for pair, pull in likely.items() if pair not in known}
    changed = {report for pair in (*gone, *made) for report in pair}.union(asked)
    before = set(Pieces(shelf).of(changed))
    shelf.change_pairs(gone, made)
    return before


@dataclass(frozen=True, slots=True)
class _Group:
    """Reports that make up a story, and how each belongs."""

    reports: Sequence[ReportId]
    """By day and id; those without a whole day come last."""
    best: Mapping[ReportId, tuple[float, ReportId]]
    """The likeliest other report of the story, for those that have one."""

    @property
    def story_id(self) -> StoryId:
        """A story is named by its earliest report: (day, report id)."""
        return StoryId(content_id("story", self.reports[0]))


def _divided(shelf: Shelf, pieces: Sequence[Sequence[ReportId]]) -> Iterator[_Group]:
    """The stories of pieces, in which any two reports are compared."""
    for some in _portions(pieces):
        vectors = shelf.vectors([report for piece in some for report in piece])
        first = 0
        for piece, pairs in zip(some, pairs_within(vectors, [len(p) for p in some]), strict=True):
            short = vectors.short[first : first + len(piece)].tolist()
            days = vectors.when[first : first + len(piece)].tolist()
            counted = [(i, j, pull) for i, j, _, pull in pairs]
            groups = divide(short, counted, learned().join)
            best = _best(groups, pairs)
            for members in groups:
                order = sorted(members, key=lambda i: (days[i] <= 0, max(days[i], 0), i))
                linked = {piece[i]: (best[i][0], piece[best[i][1]]) for i in order if i in best}
                yield _Group([piece[i] for i in order], linked)
            first += len(piece)


def _portions(pieces: Sequence[Sequence[ReportId]]) -> Iterator[Sequence[Sequence[ReportId]]]:
    """Pieces, as many at a time as have room for a number for any two reports of a piece."""
    first = room = 0
    for place, piece in enumerate(pieces):
        if place > first and room + len(piece) ** 2 > _AT_ONCE:
            yield pieces[first:place]
            first, room = place, 0
        room += len(piece) ** 2
    if first < len(pieces):
        yield pieces[first:]


def _best(
    groups: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int, float, float]]
) -> dict[int, tuple[float, int]]:
    """The likeliest other report of the same group, for those that have one."""
    home = {i: group for group, members in enumerate(groups) for i in members}
    best: dict[int, tuple[float, int]] = {}
    for i, j, score, _ in pairs:
        if home[i] == home[j]:
            best[i] = max(best.get(i, (0.0, -1)), (score, j))
            best[j] = max(best.get(j, (0.0, -1)), (score, i))
    return best


def _settle(
    shelf: Shelf, groups: Iterable[_Group], fresh: AbstractSet[ReportId]
) -> tuple[Grouping, ...]:
    """Put the stories that changed in the place of those their reports were in."""
    by_id = {group.story_id: group for group in groups}
    old = shelf.store.stories({report for group in by_id.values() for report in group.reports})
    changed = {
        name: group
        for name, group in by_id.items()
        if set(old.get(name, ())) != set(group.reports) or not fresh.isdisjoint(group.reports)
    }
    known = shelf.signatures({r for group in changed.values() for r in group.reports})
    groupings = [_grouping(changed[name], known) for name in sorted(changed)]
    shelf.store.settle([name for name in old if name in changed or name not in by_id], groupings)
    homes = {report: name for name, reports in old.items() for report in reports}
    return tuple(_with_former(grouping, homes) for grouping in groupings)


def _grouping(group: _Group, known: Mapping[ReportId, Signature]) -> Grouping:
    story = [known[report] for report in group.reports]
    reports = (_story_report(group, report, story, known) for report in story)
    return Grouping(story_id=group.story_id, reports=tuple(reports))


def _story_report(
    group: _Group,
    report: Signature,
    story: Sequence[Signature],
    known: Mapping[ReportId, Signature],
) -> StoryReport:
    score, best = group.best.get(report.report_id, (1.0, None))
    why = "stands alone"
    if best is not None:
        why = compare(report, known[best]).why(report, known[best])
    return StoryReport(
        story_id=group.story_id,
        report_id=report.report_id,
        revision_id=report.revision_id,
        score=round(score, 4),
        why=why,
        published=_published(report, story),
    )


def _rank(signature: Signature) -> tuple[str, str]:
    """Which of two revisions is current: the later text, then the id, never the arrival."""
    return signature.moment, signature.revision_id


def _with_former(grouping: Grouping, homes: Mapping[ReportId, StoryId]) -> Grouping:
    names = {homes[r.report_id] for r in grouping.reports if r.report_id in homes}
    return replace(grouping, formerly=tuple(sorted(names - {grouping.story_id})))


def _published(report: Signature, story: Sequence[Signature]) -> Stamp | None:
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
