"""A connected component of likely pairs divided into stories.

Average-link agglomeration: the two groups whose reports are most alike on average are joined
until no average reaches the threshold. Ties are broken by report ids, so the division is a function
of the component alone. Groups of bare headlines are compared by what they say together
(half way to the cosine of their sums): one headline has too few words to be like every other.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    short: Sequence[bool], pairs: Iterable[tuple[int, int, float]], join: float
) -> list[tuple[int, ...]]:
    """The stories of one component, whose reports are numbered in the order of their ids.

    `short` says which reports are hardly more than headlines, `pairs` how much every two that are
    alike count. `join` is the average likeness from which two groups are one story.
    """
    groups = {i: _Group((i,), 1.0, int(each)) for i, each in enumerate(short)}
    links: dict[int, dict[int, float]] = {i: {} for i in groups}
    for i, j, pull in pairs:
        links[i][j] = links[j][i] = pull
    return [group.members for group in _agglomerate(groups, links, join)]


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
