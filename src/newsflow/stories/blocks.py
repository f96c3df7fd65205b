"""The reports of two days, and who among them is worth comparing with others.

Every report is found by its heaviest terms. Postings, the reports of each term, are arrays ordered
by term, so that many reports are looked up at a time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, pairwise

import numpy as np
from numpy.typing import NDArray

from newsflow.stories import keys
from newsflow.stories.similarity import likenesses, pulls
from newsflow.stories.vectors import (
    UNIT,
    Floats,
    Integers,
    Packed,
    Rows,
    Vectors,
    cosines,
    cosines_within,
    expand,
)
from newsflow.stories.weights import learned
from newsflow.stories.years import days_apart
from newsflow.types import ReportId

WEAK = 0.05
"""Likeness from which a pair counts in the averages of a piece."""
_CELLS = 1 << 21
"""Numbers in one temporary array."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Keys of some reports: whose each is, its number and its weight."""

    rows: NDArray[np.int32]
    numbers: NDArray[np.uint32]
    weights: NDArray[np.uint32]

    @classmethod
    def of(cls, terms: Rows, first: int = 0) -> Entries:
        """The heaviest terms of every text; the texts are numbered from `first`."""
        which, places = expand(terms.starts[:-1], np.minimum(terms.lengths, keys.KEYS))
        return cls((which + first).astype(np.int32), terms.numbers[places], terms.weights[places])

    @classmethod
    def none(cls) -> Entries:
        """None at all."""
        return cls(np.zeros(0, np.int32), np.zeros(0, np.uint32), np.zeros(0, np.uint32))

    def where(self, chosen: NDArray[np.bool_] | Integers) -> Entries:
        """Some of them."""
        return Entries(self.rows[chosen], self.numbers[chosen], self.weights[chosen])


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a block where it is not in memory."""

    packed: Sequence[Packed]
    pairs: Iterable[tuple[ReportId, ReportId, float]]
    """Each pair from the side of the report that is in the block."""


class Block:
    """The reports of a block, which come and go, with the pairs that are likely to be one story."""

    def __init__(self) -> None:
        """Begin empty."""
        self.vectors = Vectors.of(())
        self.row_of: dict[ReportId, int] = {}
        self.short: set[ReportId] = set()
        """Those that are hardly more than their headlines."""
        self.pairs: dict[ReportId, dict[ReportId, float]] = {}
        """The pull of every likely pair of a report, by the other one's id."""
        self._posted = Entries.none()

    @classmethod
    def of(cls, kept: Kept | None) -> Block:
        """What was kept of a block."""
        block = cls()
        if kept is not None:
            block._add(kept.packed)
            for report, other, pull in kept.pairs:
                block.change_pair(report, other, pull)
        return block

    def take(self, reports: Sequence[ReportId]) -> Vectors:
        """What is compared of some of its reports."""
        return self.vectors.take(np.array([self.row_of[report] for report in reports], np.int64))

    def change_pair(self, report: ReportId, other: ReportId, pull: float | None) -> None:
        """Keep what a pair of a report counts; without it, forget the pair."""
        if pull is None:
            del self.pairs[report][other]
        else:
            self.pairs.setdefault(report, {})[other] = pull

    def exchange(self, out: Collection[ReportId], into: Sequence[Packed]) -> set[ReportId]:
        """Take reports out and others in; who has a key that turned crowded or ceased to be."""
        fresh = Entries.of(Rows.of([each.terms for each in into]))
        rows = np.array([self.row_of[report] for report in out], np.int64)
        gone = np.flatnonzero(np.isin(self._posted.rows, rows)) if len(rows) else rows
        touched = np.union1d(fresh.numbers, self._posted.numbers[gone])
        before = self.counts(touched) > keys.CROWD
        self._remove(out, rows)
        self._add(into)
        turned = touched[before != (self.counts(touched) > keys.CROWD)]
        _, places = expand(*self._spans(turned))
        holders = np.unique(self._posted.rows[places])
        return {self.vectors.reports[row] for row in holders.tolist()}

    def counts(self, numbers: NDArray[np.uint32]) -> Integers:
        """How many reports have each of these keys."""
        return self._spans(numbers)[1]

    def likely(self, asked: Vectors, entries: Entries) -> Iterator[tuple[int, ReportId, float]]:
        """Pairs of those who ask with reports of the block that may be one story, and their pull.

        `entries` are the keys by which those who ask look for others.
        """
        i, j = self.near(asked, entries)
        own = np.array([self.row_of.get(report, -1) for report in asked.reports], np.int64)
        others = np.flatnonzero(own[i] != j)
        i, j = i[others], j[others]
        pulled = pulls_of(asked, i, self.vectors, j)
        for place in np.flatnonzero(pulled >= learned().join).tolist():
            yield int(i[place]), self.vectors.reports[j[place]], float(pulled[place])

    def near(self, asked: Vectors, entries: Entries) -> tuple[Integers, Integers]:
        """Who shares enough with whom to be compared."""
        starts, counts = self._spans(entries.numbers)
        counts[counts > keys.CROWD] = 0
        size = len(self.vectors.reports)
        found: list[tuple[Integers, Integers]] = []
        for part in _parts(entries.rows, max(1, _CELLS // max(size, 1))):
            which, places = expand(starts[part], counts[part])
            first = int(entries.rows[part.start])
            cells = (entries.rows[part].astype(np.int64) - first)[which] * size
            cells += self._posted.rows[places]
            products = entries.weights[part].astype(float)[which] * self._posted.weights[places]
            sums = np.bincount(cells, products)
            near = np.flatnonzero(sums >= keys.LEAST_SHARED * UNIT**2)
            i, j = first + near // size, near % size
            days = _days(asked.when[i], self.vectors.when[j])
            enough = np.flatnonzero(sums[near] >= _least()[np.minimum(days, keys.WINDOW_DAYS + 1)])
            found.append((i[enough], j[enough]))
        if not found:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        return np.concatenate([i for i, _ in found]), np.concatenate([j for _, j in found])

    def _spans(self, numbers: NDArray[np.uint32]) -> tuple[Integers, Integers]:
        """Where the reports of each key begin among the postings, and how many there are."""
        starts = np.searchsorted(self._posted.numbers, numbers)
        return starts, np.searchsorted(self._posted.numbers, numbers, "right") - starts

    def _add(self, packed: Sequence[Packed]) -> None:
        if not packed:
            return
        first = len(self.vectors.reports)
        fresh = Vectors.of(packed)
        self.vectors = Vectors.joined([self.vectors, fresh])
        self.row_of |= {report: first + row for row, report in enumerate(fresh.reports)}
        self.short.update(compress(fresh.reports, fresh.short.tolist()))
        new = Entries.of(fresh.terms, first)
        new = new.where(np.argsort(new.numbers, kind="stable"))
        places = np.searchsorted(self._posted.numbers, new.numbers, "right")
        self._posted = Entries(
            np.insert(self._posted.rows, places, new.rows),
            np.insert(self._posted.numbers, places, new.numbers),
            np.insert(self._posted.weights, places, new.weights),
        )

    def _remove(self, reports: Collection[ReportId], rows: Integers) -> None:
        """Nobody finds them any more; their rows stay empty of meaning."""
        if len(rows):
            self._posted = self._posted.where(~np.isin(self._posted.rows, rows))
        for report in reports:
            del self.row_of[report]
            self.short.discard(report)


def pulls_of(a: Vectors, i: Integers, b: Vectors, j: Integers) -> Floats:
    """How much every pair counts in forming stories: 0 to 1."""
    text, title = cosines(a.terms, i, b.terms, j), cosines(a.titles, i, b.titles, j)
    scores = likenesses(text, title, _days(a.when[i], b.when[j]))
    return pulls(scores, a.short[i] & b.short[j])


def pairs_within(
    vectors: Vectors, pieces: Sequence[int]
) -> Iterator[Sequence[tuple[int, int, float, float]]]:
    """For each piece the pairs that are alike: two places in it, the likeness, what it counts.

    The reports of a piece stand one after the other; `pieces` says how many each has.
    """
    sizes = np.array(pieces, np.int64)
    shared = cosines_within(vectors.terms.heaviest(keys.KEYS), sizes)
    cells = np.flatnonzero(shared >= keys.LEAST_SHARED)
    text, title = cosines_within(vectors.terms, sizes), cosines_within(vectors.titles, sizes)
    squares = np.cumsum(sizes**2)
    piece = np.searchsorted(squares, cells, "right")
    inside = cells - (squares - sizes**2)[piece]
    i, j = inside // sizes[piece], inside % sizes[piece]
    first = (np.cumsum(sizes) - sizes)[piece]
    days, short = _days(vectors.when[first + i], vectors.when[first + j]), vectors.short
    scores = likenesses(text[cells], title[cells], days)
    counted = pulls(scores, short[first + i] & short[first + j])
    weak = np.flatnonzero(scores >= WEAK)
    ends = np.searchsorted(piece[weak], np.arange(len(sizes)), "right")
    columns = (column[weak].tolist() for column in (i, j, scores, counted))
    found = list(zip(*columns, strict=True))
    yield from (found[start:end] for start, end in pairwise([0, *ends.tolist()]))


def _days(a: Integers, b: Integers) -> Integers:
    """Days between each two reports, -1 where a day is unknown."""
    days: Integers = np.abs(a - b)
    days[(a <= 0) | (b <= 0)] = -1
    for place in np.flatnonzero((np.minimum(a, b) < 0) & (a != 0) & (b != 0)).tolist():
        apart = days_apart(int(a[place]), int(b[place]))
        days[place] = -1 if apart is None else apart
    return days


@cache
def _least() -> Floats:
    """What reports so many days apart are to share to be compared; the last for unknown days."""
    days = range(keys.WINDOW_DAYS + 1)
    faded = [max(keys.LEAST_SHARED, keys.LEAST_FADED / learned().kept(gap, 0)) for gap in days]
    return np.array([*faded, np.inf, keys.LEAST_SHARED]) * UNIT**2


def _parts(rows: NDArray[np.int32], most: int) -> Iterable[slice]:
    """Runs of entries of at most so many reports; the entries are in the order of the reports."""
    first = 0
    while first < len(rows):
        last = int(np.searchsorted(rows, rows[first] + most))
        yield slice(first, last)
        first = last
