"""A connected component of likely pairs divided into stories.

Average-link agglomeration: the two groups whose reports are most alike on average are joined
until no average reaches the threshold. Ties are broken by report ids, so the division is a function
of the component alone. Groups of bare headlines are compared by what they say together
(half way to the cosine of their sums): one headline has too few words to be like every other.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from newsflow.stories.similarity import Comparison, is_short
from newsflow.text import content_id
from newsflow.types import ReportId, Signature, StoryId

_TOGETHER = 0.25
"""Exponent of the groups' own coherence when both hold headlines only; 0.5 would be the cosine."""


@dataclass(frozen=True, slots=True)
class _Group:
    members: tuple[int, ...]
    within: float
    """Sum of likeness over all pairs within, each report with itself included."""
    short: int
    """How many of them are hardly more than a headline."""

    @property
    def coherence(self) -> float:
        return self.within / len(self.members) ** 2


def divide(
    signatures: Mapping[ReportId, Signature],
    pairs: Mapping[ReportId, Mapping[ReportId, Comparison]],
    join: float,
) -> list[tuple[ReportId, ...]]:
    """The stories of one component, each in the order of its reports' days and ids.

    `join` is the average likeness from which two groups are one story.
    """
    keys = sorted(signatures)
    number = {key: i for i, key in enumerate(keys)}
    groups = {i: _Group((i,), 1.0, int(is_short(signatures[key]))) for i, key in enumerate(keys)}
    links = {
        number[key]: {number[o]: c.pull for o, c in pairs.get(key, {}).items() if o in number}
        for key in keys
    }
    found = _agglomerate(groups, links, join)
    named = ([keys[i] for i in group.members] for group in found)
    return [tuple(sorted(group, key=lambda key: _order(signatures[key]))) for group in named]


def story_id(reports: Sequence[Signature]) -> StoryId:
    """A story is named by its earliest report: (day, report id)."""
    first = min(reports, key=_order)
    return StoryId(content_id("story", first.report_id))


def _order(report: Signature) -> tuple[date, str]:
    """By day; a report without a whole day comes last."""
    return report.published_on or date.max, report.report_id


def _agglomerate(
    groups: dict[int, _Group], links: dict[int, dict[int, float]], bar: float
) -> Iterable[_Group]:
    """Join the most alike groups first; `links` holds sums of likeness between groups."""
    queue = [(-s, i, j) for i, others in links.items() for j, s in others.items() if i < j]
    queue = [each for each in queue if -each[0] >= bar]
    heapq.heapify(queue)
    fresh = len(groups)
    while queue:
        _, i, j = heapq.heappop(queue)
        if i in groups and j in groups:
            _join(groups, links, i, j, fresh)
            for other, total in links[fresh].items():
                mean = _likeness(groups[other], groups[fresh], total)
                if mean >= bar:
                    heapq.heappush(queue, (-mean, other, fresh))
            fresh += 1
    return [groups[i] for i in sorted(groups)]


def _likeness(a: _Group, b: _Group, total: float) -> float:
    mean = total / (len(a.members) * len(b.members))
    if not a.short or not b.short:
        return mean
    share = min(a.short / len(a.members), b.short / len(b.members))
    return mean / math.pow(a.coherence * b.coherence, _TOGETHER * share)


def _join(
    groups: dict[int, _Group], links: dict[int, dict[int, float]], i: int, j: int, into: int
) -> None:
    """Make one group of two."""
    a, b = groups.pop(i), groups.pop(j)
    groups[into] = _Group(
        tuple(sorted(a.members + b.members)),
        a.within + b.within + 2 * links[i][j],
        a.short + b.short,
    )
    sums: dict[int, float] = {}
    for old in (i, j):
        for other, total in links.pop(old).items():
            if other in groups:
                sums[other] = sums.get(other, 0.0) + total
                links[other].pop(old)
    links[into] = sums
    for other, total in sums.items():
        links[other][into] = total
