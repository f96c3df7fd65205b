"""Connected components of likely pairs, cut to a size that can be divided in time.

A component of more reports than `MOST` is left out of account at its bar of likeness and looked at
with a higher one, until the piece that holds a report is small enough. So a piece is a function of
the pairs alone, and what one report costs does not grow with the reports that are here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from newsflow.stories.shelf import Pairs, Shelf
from newsflow.stories.weights import learned
from newsflow.types import ReportId

MOST = 3000
"""Reports of the greatest piece."""
_FINER = 0.01
"""How much higher each bar is than the one before it."""
_WAVES, _WIDEST = 4, 5_000
"""How far pairs are fetched ahead, so that the shelf is asked seldom."""


class Pieces:
    """The pieces of one state of the pairs."""

    def __init__(self, shelf: Shelf) -> None:
        """Look at the pairs as they are now."""
        self._shelf = shelf
        self._pairs: dict[ReportId, Pairs] = {}
        self._bars = _bars()
        self._endless: list[set[ReportId]] = [set() for _ in self._bars]

    def of(self, reports: Collection[ReportId]) -> list[frozenset[ReportId]]:
        """The pieces that hold these reports, each once."""
        self._fetch_ahead(reports)
        found: list[frozenset[ReportId]] = []
        seen: set[ReportId] = set()
        for key in sorted(reports):
            if key not in seen:
                found.append(self._piece(key))
                seen |= found[-1]
        return found

    def pairs(self, reports: Iterable[ReportId]) -> dict[ReportId, Pairs]:
        """The pairs of reports that have been looked at."""
        return {key: self._pairs[key] for key in reports}

    def _piece(self, key: ReportId) -> frozenset[ReportId]:
        """The component at the lowest bar at which it is small; alone when it is so at none."""
        low, high = 0, len(self._bars)
        best: frozenset[ReportId] = frozenset({key})
        middle = 0
        while low < high:
            component = self._component(key, middle)
            if component is None:
                low = middle + 1
            else:
                best, high = component, middle
            middle = (low + high) // 2
        return best

    def _component(self, key: ReportId, bar: int) -> frozenset[ReportId] | None:
        """The reports connected with this one; none when they are too many."""
        seen, wave = {key}, {key}
        if key in self._endless[bar]:
            return None
        while wave:
            self._fetch(wave)
            near = (o for r in wave for o, c in self._pairs[r].items() if c.pull >= self._bars[bar])
            wave = set(near) - seen
            seen |= wave
            if len(seen) > MOST or not self._endless[bar].isdisjoint(wave):
                for lower in self._endless[: bar + 1]:
                    lower.update(seen)
                return None
        return frozenset(seen)

    def _fetch_ahead(self, reports: Collection[ReportId]) -> None:
        wave = set(reports)
        for _ in range(_WAVES):
            wave -= self._pairs.keys()
            if not wave or len(wave) > _WIDEST:
                return
            self._fetch(wave)
            wave = {o for r in wave for o, c in self._pairs[r].items() if c.pull >= self._bars[0]}

    def _fetch(self, reports: set[ReportId]) -> None:
        missing = reports - self._pairs.keys()
        if missing:
            self._pairs.update(self._shelf.pairs(missing))


def _bars() -> tuple[float, ...]:
    """Likeness that connects, from the bar at which groups join upwards."""
    first = learned().join
    return tuple(round(first + _FINER * step, 3) for step in range(int((1 - first) / _FINER)))
