"""Term vectors of many reports as arrays: cosines of many pairs at a time, the same in every order.

Weights are whole millionths and their products add up to less than 2^53, so that sums of them are
exact, whatever is added first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsflow.stories.similarity import SHORT_TERMS
from newsflow.stories.years import when
from newsflow.types import ReportId, Signature

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

UNIT = 1_000_000
_WHOLE = float(UNIT) ** 2
"""What the product of two whole weights is."""
_AT_ONCE = 1 << 21
"""Numbers in one temporary array."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What assignment compares of a report: small to keep, quick to read."""

    report_id: ReportId
    when: int
    """Its day, as `years.when` has it."""
    terms: bytes
    """Each term's number and its weight in millionths, 32 bits each, the heaviest first."""
    title: bytes


def pack(signature: Signature) -> Packed:
    """The numbers of a signature."""
    return Packed(
        report_id=signature.report_id,
        when=when(signature),
        terms=_pack(signature.terms),
        title=_pack(signature.title_terms),
    )


def _pack(terms: Mapping[str, float]) -> bytes:
    numbers: dict[int, int] = {}
    for term, weight in sorted(terms.items(), key=lambda pair: (-pair[1], pair[0])):
        # Two terms of one number are rare: the heavier one stands for both, on either side.
        numbers.setdefault(crc32(term.encode()), round(weight * UNIT))
    return np.array(list(chain.from_iterable(numbers.items())), "<u4").tobytes()


@dataclass(frozen=True)
class Rows:
    """The terms of some texts, one text after the other."""

    starts: Integers
    """Where each text begins; one more than there are texts."""
    numbers: NDArray[np.uint32]
    weights: NDArray[np.uint32]

    @classmethod
    def of(cls, packed: Sequence[bytes]) -> Rows:
        """The rows that were packed."""
        flat = np.frombuffer(b"".join(packed), "<u4").reshape(-1, 2)
        lengths = np.array([len(each) // 8 for each in packed], np.int64)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        return cls(starts, np.ascontiguousarray(flat[:, 0]), np.ascontiguousarray(flat[:, 1]))

    @property
    def lengths(self) -> Integers:
        """How many terms each text has."""
        return np.diff(self.starts)

    def heaviest(self, most: int) -> Rows:
        """The same texts with so many terms at most."""
        lengths = np.minimum(self.lengths, most)
        _, places = expand(self.starts[:-1], lengths)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        return Rows(starts, self.numbers[places], self.weights[places])

    def take(self, rows: Integers) -> Rows:
        """Some of the texts, in this order."""
        lengths = self.lengths[rows]
        _, places = expand(self.starts[rows], lengths)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        return Rows(starts, self.numbers[places], self.weights[places])

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """The texts of several, one after the other."""
        ends = np.cumsum([0, *(part.starts[-1] for part in parts)])
        starts = [part.starts[1:] + end for part, end in zip(parts, ends, strict=False)]
        return cls(
            np.concatenate([np.zeros(1, np.int64), *starts]),
            np.concatenate([part.numbers for part in parts]),
            np.concatenate([part.weights for part in parts]),
        )


@dataclass(frozen=True, slots=True)
class Vectors:
    """What assignment compares of some reports."""

    reports: Sequence[ReportId]
    when: Integers
    terms: Rows
    titles: Rows

    @classmethod
    def of(cls, packed: Sequence[Packed]) -> Vectors:
        """The reports that were packed."""
        return cls(
            [each.report_id for each in packed],
            np.array([each.when for each in packed], np.int64),
            Rows.of([each.terms for each in packed]),
            Rows.of([each.title for each in packed]),
        )

    def take(self, rows: Integers) -> Vectors:
        """Some of the reports, in this order."""
        return Vectors(
            [self.reports[row] for row in rows.tolist()],
            self.when[rows],
            self.terms.take(rows),
            self.titles.take(rows),
        )

    @classmethod
    def joined(cls, parts: Sequence[Vectors]) -> Vectors:
        """The reports of several, one after the other."""
        return cls(
            list(chain.from_iterable(part.reports for part in parts)),
            np.concatenate([part.when for part in parts]),
            Rows.joined([part.terms for part in parts]),
            Rows.joined([part.titles for part in parts]),
        )

    @property
    def short(self) -> NDArray[np.bool_]:
        """Which are hardly more than headlines."""
        return self.terms.lengths < SHORT_TERMS


def expand(starts: Integers, counts: Integers) -> tuple[Integers, Integers]:
    """Runs of places, one after the other: which run each is of, and the place."""
    which = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return which, np.arange(len(which)) + np.repeat(starts - before, counts)


def cosines(a: Rows, i: Integers, b: Rows, j: Integers) -> Floats:
    """The cosine of each text of `a` that `i` names with the one of `b` that `j` names.

    Each text of `a` is laid out over all terms of `a`, so that those of `b` are read off it.
    """
    out = np.zeros(len(i))
    a, i = _used(a, i)
    b, j = _used(b, j)
    known = np.unique(a.numbers)
    if not len(known):
        return out
    at = _columns(known, b.numbers)
    width = len(known) + 1
    most = max(1, _AT_ONCE // max(1, int(b.lengths.max(initial=1))))
    order = np.argsort(i, kind="stable")
    for pairs in _runs(i[order], max(1, _AT_ONCE // width), most):
        part = order[pairs]
        first, last = int(i[part[0]]), int(i[part[-1]])
        laid = _laid(a, first, last, known)
        which, places = expand(b.starts[j[part]], b.lengths[j[part]])
        cells = ((i[part] - first) * width)[which] + at[places]
        products = laid[cells].astype(float) * b.weights[places]
        out[part] = np.bincount(which, products, len(part))
    return out / _WHOLE


def _used(rows: Rows, which: Integers) -> tuple[Rows, Integers]:
    """The texts that are named, and where each of them is now."""
    used, places = np.unique(which, return_inverse=True)
    return rows.take(used), places


def _columns(known: NDArray[np.uint32], numbers: NDArray[np.uint32]) -> Integers:
    """Where each term is among those that are known; behind them all where it is not."""
    at = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    return np.where(known[at] == numbers, at, len(known))


def _laid(rows: Rows, first: int, last: int, known: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The weights of some texts for each known term, and a nought: one row after the other."""
    start, end = int(rows.starts[first]), int(rows.starts[last + 1])
    which = np.repeat(np.arange(last + 1 - first), rows.lengths[first : last + 1])
    laid = np.zeros((last + 1 - first) * (len(known) + 1), np.uint32)
    columns = np.searchsorted(known, rows.numbers[start:end])
    laid[which * (len(known) + 1) + columns] = rows.weights[start:end]
    return laid


def _runs(rows: Integers, reach: int, most: int) -> Iterator[slice]:
    """Runs of places, so many at most, in which ascending numbers differ by less than `reach`."""
    first = 0
    while first < len(rows):
        last = min(int(np.searchsorted(rows, rows[first] + reach)), first + most)
        yield slice(first, last)
        first = last


def cosines_within(rows: Rows, sizes: Integers) -> Floats:
    """The cosines of any two texts of one piece: for each piece a square, row by row.

    `sizes` says how many of the texts, in their order, each piece has.
    A cosine stands once, in the row of the text that comes first.
    """
    piece = np.repeat(np.arange(len(sizes)), sizes)
    inside = np.arange(len(piece)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    squares = np.cumsum(sizes**2) - sizes**2
    text = np.repeat(np.arange(len(piece)), rows.lengths)
    codes = (piece[text] << 32) | rows.numbers
    order = np.argsort(codes, kind="stable")
    codes, text, weights = codes[order], text[order], rows.weights[order].astype(float)
    runs = np.flatnonzero(np.diff(codes, prepend=-1, append=-1))
    later = np.repeat(runs[1:], np.diff(runs)) - np.arange(len(codes)) - 1
    out = np.zeros(int((sizes**2).sum()))
    ends = np.cumsum(later)
    first = 0
    while first < len(codes):
        seen = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, seen + _AT_ONCE, "right")))
        which, places = expand(np.arange(first, last) + 1, later[first:last])
        which += first
        a, b = text[which], text[places]
        cells = squares[piece[a]] + inside[a] * sizes[piece[a]] + inside[b]
        low = int(cells.min(initial=0))
        sums = np.bincount(cells - low, weights[which] * weights[places])
        out[low : low + len(sums)] += sums
        first = last
    return out / _WHOLE
