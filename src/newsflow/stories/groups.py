"""A connected component of likely pairs divided into stories.

Average-link agglomeration: the two groups whose reports are most alike on average are joined
until no average reaches the threshold. Ties are broken by report ids, so the division is a function
of the component alone.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from datetime import date

from newsflow.stories.similarity import Comparison
from newsflow.text import content_id
from newsflow.types import ReportId, Signature, StoryId

JOIN = 0.5
"""Average score from which two groups are one story."""


def divide(
    signatures: Mapping[ReportId, Signature],
    pairs: Mapping[ReportId, Mapping[ReportId, Comparison]],
) -> list[tuple[ReportId, ...]]:
    """The stories of one component, each in the order of its reports' days and ids."""
    groups = _agglomerate(sorted(signatures), pairs)
    return [tuple(sorted(group, key=lambda key: _order(signatures[key]))) for group in groups]


def story_id(reports: Sequence[Signature]) -> StoryId:
    """A story is named by its earliest report: (day, report id)."""
    first = min(reports, key=_order)
    return StoryId(content_id("story", first.report_id))


def _order(report: Signature) -> tuple[date, str]:
    """By day; a report without a whole day comes last."""
    return report.published_on or date.max, report.report_id


def _agglomerate(
    keys: Sequence[ReportId], pairs: Mapping[ReportId, Mapping[ReportId, Comparison]]
) -> list[list[ReportId]]:
    members: dict[int, list[ReportId]] = {i: [key] for i, key in enumerate(keys)}
    number = {key: i for i, key in enumerate(keys)}
    links = {
        number[key]: {number[other]: c.score for other, c in pairs.get(key, {}).items()}
        for key in keys
    }
    queue = [(-s, i, j) for i, others in links.items() for j, s in others.items() if i < j]
    heapq.heapify(queue)
    fresh = len(keys)
    while queue:
        _, i, j = heapq.heappop(queue)
        if i not in members or j not in members:
            continue
        _join(members, links, i, j, fresh)
        for other, total in links[fresh].items():
            mean = total / (len(members[fresh]) * len(members[other]))
            if mean >= JOIN:
                heapq.heappush(queue, (-mean, other, fresh))
        fresh += 1
    return [members[i] for i in sorted(members)]


def _join(
    members: dict[int, list[ReportId]],
    links: dict[int, dict[int, float]],
    i: int,
    j: int,
    into: int,
) -> None:
    """Make one group of two; `links` holds sums of scores between groups."""
    members[into] = sorted(members.pop(i) + members.pop(j))
    sums: dict[int, float] = {}
    for old in (i, j):
        for other, total in links.pop(old).items():
            if other in members:
                sums[other] = sums.get(other, 0.0) + total
                links[other].pop(old)
    links[into] = sums
    for other, total in sums.items():
        links[other][into] = total
