"""Which reports make up a story.

The partition is a function of the set of current signatures: pairs are compared by content alone,
and a story is a group of one connected component, which is divided again as a whole
whenever a report in it changes. So neither order nor batching of arrivals matters.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsflow.stories.candidates import Candidates
from newsflow.stories.groups import JOIN, divide, story_id
from newsflow.stories.similarity import Comparison, compare
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
    """The stories so far. Holds signatures, their likely pairs, and the groups these make."""

    def __init__(self, signatures: Iterable[Signature] = ()) -> None:
        """Restore from stored signatures: the same as assigning them."""
        self._current: dict[ReportId, Signature] = {}
        self._pairs: dict[ReportId, dict[ReportId, Comparison]] = {}
        self._candidates = Candidates()
        self._home: dict[ReportId, StoryId] = {}
        self._groupings: dict[StoryId, Grouping] = {}
        self.assign(signatures)

    def assign(self, signatures: Iterable[Signature]) -> tuple[Grouping, ...]:
        """Take in reports; every story that changed, whole, ordered by id.

        A later revision replaces the older one of the same report; an older one changes nothing.
        """
        touched: set[ReportId] = set()
        for signature in signatures:
            touched |= self._take(signature)
        return self._regroup(touched)

    def groupings(self) -> tuple[Grouping, ...]:
        """All stories, ordered by id."""
        return tuple(self._groupings[key] for key in sorted(self._groupings))

    def _take(self, signature: Signature) -> set[ReportId]:
        """Put a signature into the index; the reports whose story may change."""
        key = signature.report_id
        old = self._current.get(key)
        if old is not None and _rank(old) >= _rank(signature):
            return set()
        touched = {key} | self._drop(key)
        for other in self._candidates.of(signature):
            comparison = compare(signature, self._current[other])
            if comparison.score >= WEAK:
                self._pairs.setdefault(key, {})[other] = comparison
                self._pairs.setdefault(other, {})[key] = comparison
                touched.add(other)
        self._current[key] = signature
        self._candidates.add(signature)
        return touched

    def _drop(self, key: ReportId) -> set[ReportId]:
        """Take a report out; its former neighbours."""
        if key not in self._current:
            return set()
        self._candidates.remove(self._current.pop(key))
        neighbours = set(self._pairs.pop(key, {}))
        for other in neighbours:
            del self._pairs[other][key]
        return neighbours

    def _regroup(self, touched: set[ReportId]) -> tuple[Grouping, ...]:
        """Divide the components of the touched reports again; the stories that differ now."""
        reports: set[ReportId] = set()
        fresh: dict[StoryId, Grouping] = {}
        for key in sorted(touched):
            if key not in reports:
                component = self._component(key)
                reports |= component
                fresh |= {g.story_id: g for g in self._divide(component)}
        return self._exchange(reports, fresh)

    def _component(self, key: ReportId) -> set[ReportId]:
        seen, waiting = {key}, [key]
        while waiting:
            pairs = self._pairs.get(waiting.pop(), {})
            new = {other for other, c in pairs.items() if c.pull >= JOIN} - seen
            seen |= new
            waiting.extend(new)
        return seen

    def _divide(self, component: set[ReportId]) -> list[Grouping]:
        signatures = {key: self._current[key] for key in component}
        pairs = {key: self._pairs.get(key, {}) for key in component}
        return [self._grouping(group) for group in divide(signatures, pairs)]

    def _grouping(self, group: tuple[ReportId, ...]) -> Grouping:
        members = [self._current[key] for key in group]
        name = story_id(members)
        reports = [self._story_report(name, each, members) for each in members]
        return Grouping(story_id=name, reports=tuple(reports))

    def _story_report(
        self, name: StoryId, report: Signature, story: list[Signature]
    ) -> StoryReport:
        inside = {other.report_id: other for other in story}
        pairs = self._pairs.get(report.report_id, {})
        linked = [(c.score, other) for other, c in pairs.items() if other in inside]
        score, best = max(linked, key=lambda each: (each[0], each[1]), default=(1.0, None))
        why = "stands alone" if best is None else pairs[best].why(report, inside[best])
        return StoryReport(
            story_id=name,
            report_id=report.report_id,
            revision_id=report.revision_id,
            score=round(score, 4),
            why=why,
            published=_published(report, story),
        )

    def _exchange(
        self, reports: set[ReportId], fresh: dict[StoryId, Grouping]
    ) -> tuple[Grouping, ...]:
        """Put the fresh stories in the place of those the reports were in; name what they were."""
        before = {key: self._home[key] for key in reports if key in self._home}
        old = {name: self._groupings.pop(name) for name in set(before.values())}
        changed = []
        for name in sorted(fresh):
            grouping = fresh[name]
            for report in grouping.reports:
                self._home[report.report_id] = name
            self._groupings[name] = grouping
            if old.get(name) != grouping:
                changed.append(_with_former(grouping, before))
        return tuple(changed)


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
