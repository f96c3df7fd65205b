"""Connected components of likely pairs, cut to a size that can be divided in time.

A component that is too large is left out of account at its bar of likeness and looked at with
higher ones, until the piece that holds a report is small enough. So a piece is a function of
the pairs alone, and what one report costs does not grow with the reports that are here.
Full texts of one story are alike; hundreds that hang together loosely are a beat, not a story:
there the bar rises sooner, which divides dense beats better, too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import InitVar, dataclass, field
from heapq import heappop, heappush

from newsflow.stories.shelf import Shelf
from newsflow.stories.weights import learned
from newsflow.types import ReportId

MOST = 3000
"""Reports of the greatest piece."""
LOOSELY = 150
"""Full texts of the greatest piece that hangs together by less than `CLOSE`."""
CLOSE = 0.35
"""Likeness of full texts that tell one story."""
_FINER = 0.01
"""How much higher each bar is than the one before it."""


class Pieces:
    """The pieces of one state of the pairs."""

    def __init__(self, shelf: Shelf) -> None:
        """Look at the pairs as they are now."""
        self._shelf = shelf
        self._bars = _bars()
        self._close = bisect_left(self._bars, CLOSE)
        self._endless: dict[ReportId, int] = {}
        """The highest bar at which the component of a report is known to be too large."""

    def of(self, reports: Collection[ReportId]) -> list[frozenset[ReportId]]:
        """The pieces that hold these reports, each once."""
        found: list[frozenset[ReportId]] = []
        seen: set[ReportId] = set()
        for key in sorted(reports):
            if key not in seen:
                found.append(self._piece(key))
                seen |= found[-1]
        return found

    def _piece(self, key: ReportId) -> frozenset[ReportId]:
        """The component at the lowest bar at which it is small; alone when it is so at none.

        It grows along the likeliest pair first, so that it is whole at one bar after another.
        """
        growth = _Growth(key)
        whole, level = frozenset({key}), len(self._bars) - 1
        self._reach(growth, key)
        while growth.edges:
            pull, other = heappop(growth.edges)
            if other in growth.seen:
                continue
            here = min(level, bisect_right(self._bars, -pull) - 1)
            if here < level:
                whole, level = frozenset(growth.seen), here
            growth.seen.add(other)
            self._reach(growth, other)
            if not self._fits(growth, level) or self._is_endless(level, key, other):
                self._endless |= dict.fromkeys(growth.seen, level)
                return whole
        return frozenset(growth.seen)

    def _reach(self, growth: _Growth, key: ReportId) -> None:
        """Put the pairs of a report that connect among the edges of what grows."""
        pairs, short = self._shelf.beside(key)
        for other, pull in pairs.items():
            if other not in growth.seen:
                heappush(growth.edges, (-pull, other))
        growth.loose += 1 if short else MOST / LOOSELY

    def _fits(self, growth: _Growth, level: int) -> bool:
        loose = level < self._close and growth.loose > MOST
        return len(growth.seen) <= MOST and not loose

    def _is_endless(self, level: int, *keys: ReportId) -> bool:
        return any(self._endless.get(key, -1) >= level for key in keys)


@dataclass(slots=True)
class _Growth:
    """A component that grows from a report."""

    start: InitVar[ReportId]
    seen: set[ReportId] = field(default_factory=set)
    edges: list[tuple[float, ReportId]] = field(default_factory=list)
    """Pairs that lead on, the likeliest first, as a heap."""
    loose: float = 0.0
    """How many reports it has, full texts counted for more than headlines."""

    def __post_init__(self, start: ReportId) -> None:
        self.seen.add(start)


def _bars() -> tuple[float, ...]:
    """Likeness that connects, from the bar at which groups join upwards."""
    first = learned().join
    return tuple(round(first + _FINER * step, 3) for step in range(int((1 - first) / _FINER) + 1))
