"""Where assignment keeps reports, their likely pairs and their stories.

A shelf holds blocks of reports in memory. What it has no room for, and what was there before it,
lies in a store: the tables of the warehouse, from which blocks are read when they are asked for.
`MemoryStore` is a store of nothing but what passes through a shelf.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

import numpy as np

from newsflow.stories import keys
from newsflow.stories.blocks import Block, Entries, Kept
from newsflow.stories.vectors import Integers, Packed, Vectors, pack
from newsflow.types import Grouping, ReportId, Signature, StoryId

HELD = 250_000
"""Reports of which a shelf keeps the blocks: 1.5 kB of memory each."""
BETWEEN = 30_000
"""The same from one opening of a warehouse to the next, where a run holds it for long."""
_AT_ONCE = 16
"""Blocks that are read together."""

_NOWHERE = 0
"""No block: the first two days of the year 1 have no reports."""

Pair = tuple[ReportId, ReportId]
"""Two reports, the lesser id first."""
Pairs = Mapping[ReportId, float]
"""How much each likely pair of one report counts, by the other report."""


_NO_PAIRS: Pairs = {}


class Store(Protocol):
    """What is kept of reports beyond the memory of a shelf."""

    def blocks(self) -> set[int]:
        """The numbers of all blocks that have reports."""
        ...

    def homes(self, reports: Collection[ReportId]) -> Mapping[ReportId, int]:
        """The block of each report that is here."""
        ...

    def read(self, blocks: Collection[int]) -> Mapping[int, Kept]:
        """What is kept of these blocks."""
        ...

    def write(
        self,
        out: Collection[ReportId],
        into: Sequence[tuple[int, Packed]],
        fresh: Sequence[Signature],
    ) -> None:
        """Take reports out and put others into their blocks; `fresh` are their signatures."""
        ...

    def write_pairs(
        self, gone: Collection[Pair], made: Mapping[Pair, float], homes: Mapping[ReportId, int]
    ) -> None:
        """Forget pairs and keep others; `homes` has the block of every report in them."""
        ...

    def signatures(
        self, reports: Collection[ReportId], blocks: Collection[int]
    ) -> Mapping[ReportId, Signature]:
        """The present signatures of reports, which are in these blocks."""
        ...

    def stories(self, reports: Collection[ReportId]) -> Mapping[StoryId, Collection[ReportId]]:
        """The stories that these are in, whole."""
        ...

    def settle(self, out: Collection[StoryId], into: Sequence[Grouping]) -> None:
        """Put stories in the place of others."""
        ...


class Shelf:
    """What is known of the reports so far. It is asked for many reports at a time."""

    def __init__(self, store: Store, *, held: int) -> None:
        """Look at a store, of which blocks with about so many reports are held in memory."""
        self.store = store
        self._held = held
        self._blocks: dict[int, Block] = {}
        """Those in memory, the one that was asked for last at the end."""
        self._homes: dict[ReportId, int] = {}
        self._numbers = store.blocks()

    def go_on(self, store: Store, *, held: int) -> None:
        """Look at the same reports in another store, with so many at most from now in memory."""
        self.store = store
        self._make_room(held)
        self._homes = {r: home for home, block in self._blocks.items() for r in block.row_of}

    def here(self, reports: Collection[ReportId]) -> set[ReportId]:
        """Those of the reports that are here."""
        return set(self._find(reports))

    def exchange(self, fresh: Sequence[Signature]) -> set[ReportId]:
        """Put reports in the place of what is here of the same ones, whose pairs are forgotten.

        Returns them, and those that have a key which became crowded by it, or ceased to be:
        all whose candidates may be others now.
        """
        packed = [pack(signature) for signature in fresh]
        into = [(keys.bucket_of(each.report_id, each.when), each) for each in packed]
        out = self._find([each.report_id for each in packed])
        pairs = self.pairs(out)
        self.change_pairs({pair_of(one, other) for one in out for other in pairs[one]}, {})
        leaving = _by_block((home, report) for report, home in out.items())
        coming = _by_block(into)
        asked = {each.report_id for each in packed}
        for home, block in self._in_turn({*leaving, *coming}):
            asked |= block.exchange(leaving.get(home, ()), coming.get(home, ()))
        self._numbers |= coming.keys()
        self._homes |= {each.report_id: home for home, each in into}
        self.store.write(out, into, fresh)
        return asked

    def likely(self, reports: Collection[ReportId]) -> dict[Pair, float]:
        """The pairs of these reports with any others that may be one story, and what they count."""
        asked = self.vectors(sorted(reports))
        own = self._find(asked.reports)
        homes = np.array([own[report] for report in asked.reports], np.int64)
        entries = self._telling(asked, homes)
        found: dict[Pair, float] = {}
        for home, block in self._in_turn(self._near(set(own.values()))):
            near = (homes < 0) | (home < 0) | (np.abs(homes - home) <= keys.REACH)
            for place, other, pull in block.likely(asked, entries.where(near[entries.rows])):
                found[pair_of(asked.reports[place], other)] = pull
        return found

    def pairs(self, reports: Collection[ReportId]) -> dict[ReportId, Pairs]:
        """The likely pairs of each of the reports."""
        found: dict[ReportId, Pairs] = {}
        for block, those in self._blocks_of(reports):
            found |= {report: dict(block.pairs.get(report, {})) for report in those}
        return found

    def change_pairs(self, gone: Collection[Pair], made: Mapping[Pair, float]) -> None:
        """Forget pairs and keep others."""
        changes: dict[ReportId, list[tuple[ReportId, float | None]]] = defaultdict(list)
        for pair, pull in (*((pair, None) for pair in gone), *made.items()):
            for one, other in (pair, pair[::-1]):
                changes[one].append((other, pull))
        for block, those in self._blocks_of(changes):
            for one in those:
                for other, pull in changes[one]:
                    block.change_pair(one, other, pull)
        self.store.write_pairs(gone, made, self._find(changes))

    def vectors(self, reports: Sequence[ReportId]) -> Vectors:
        """What is compared of these reports, in their order."""
        parts = [block.take(those) for block, those in self._blocks_of(reports)]
        joined = Vectors.joined(parts)
        place = {report: row for row, report in enumerate(joined.reports)}
        return joined.take(np.array([place[report] for report in reports], np.int64))

    def beside(self, report: ReportId) -> tuple[Pairs, bool]:
        """The likely pairs of one report, and whether it is hardly more than its headline."""
        block = self._blocks.get(self._homes.get(report, _NOWHERE))
        if block is None:
            ((block, _),) = self._blocks_of([report])
        return block.pairs.get(report, _NO_PAIRS), report in block.short

    def signatures(self, reports: Collection[ReportId]) -> Mapping[ReportId, Signature]:
        """The present signatures of reports."""
        return self.store.signatures(reports, set(self._find(reports).values()))

    def _telling(self, asked: Vectors, homes: Integers) -> Entries:
        """The keys of reports that are not crowded where they are."""
        entries = Entries.of(asked.terms)
        crowded = np.zeros(len(entries.rows), bool)
        for home, block in self._in_turn(set(homes.tolist())):
            own = np.flatnonzero(homes[entries.rows] == home)
            crowded[own] = block.counts(entries.numbers[own]) > keys.CROWD
        return entries.where(~crowded)

    def _near(self, homes: Collection[int]) -> set[int]:
        """The blocks whose reports are compared with those of these."""
        if any(home < 0 for home in homes):
            return self._numbers
        reach = range(-keys.REACH, keys.REACH + 1)
        around = {home + step for home in homes for step in reach}
        return {home for home in self._numbers if home < 0 or home in around}

    def _find(self, reports: Collection[ReportId]) -> dict[ReportId, int]:
        """The block of each report that is here."""
        unknown = [report for report in reports if report not in self._homes]
        if unknown:
            self._homes |= self.store.homes(unknown)
        return {report: self._homes[report] for report in reports if report in self._homes}

    def _blocks_of(
        self, reports: Collection[ReportId]
    ) -> Iterator[tuple[Block, Sequence[ReportId]]]:
        """The blocks in which reports are, and which of them are there."""
        homes = self._find(reports)
        those = _by_block((homes[report], report) for report in reports)
        for home, block in self._in_turn(those):
            yield block, those[home]

    def _in_turn(self, blocks: Collection[int]) -> Iterator[tuple[int, Block]]:
        """The blocks, a few in memory at a time; those that are there come first."""
        here = [home for home in sorted(blocks) if home in self._blocks]
        for home in here:
            self._blocks[home] = self._blocks.pop(home)
            yield home, self._blocks[home]
        away = sorted(set(blocks) - set(here))
        for first in range(0, len(away), _AT_ONCE):
            portion = away[first : first + _AT_ONCE]
            kept = self.store.read(portion)
            blocks_read = [(home, Block.of(kept.get(home))) for home in portion]
            for home, block in blocks_read:
                self._blocks[home] = block
                self._homes |= dict.fromkeys(block.row_of, home)
            yield from blocks_read
            self._make_room(self._held)

    def _make_room(self, most: int) -> None:
        """Let go of what was asked for longest ago where there are more reports."""
        held = sum(len(block.row_of) for block in self._blocks.values())
        for home in list(self._blocks):
            if held <= most:
                return
            block = self._blocks.pop(home)
            held -= len(block.row_of)
            for report in block.row_of:
                self._homes.pop(report, None)


class MemoryStore:
    """Keeps signatures and stories; a shelf of it holds all its blocks."""

    def __init__(self) -> None:
        """Begin empty."""
        self.current: dict[ReportId, Signature] = {}
        self._homes: dict[ReportId, StoryId] = {}
        self._groupings: dict[StoryId, Grouping] = {}

    def groupings(self) -> tuple[Grouping, ...]:
        """All stories, ordered by id."""
        return tuple(self._groupings[name] for name in sorted(self._groupings))

    def blocks(self) -> set[int]:
        """None: there is nothing that a shelf has not seen."""
        return set()

    def homes(self, _reports: Collection[ReportId]) -> dict[ReportId, int]:
        """None: a shelf knows them."""
        return {}

    def read(self, _blocks: Collection[int]) -> dict[int, Kept]:
        """Nothing: a shelf holds it."""
        return {}

    def write(
        self,
        _out: Collection[ReportId],
        _into: Sequence[tuple[int, Packed]],
        fresh: Sequence[Signature],
    ) -> None:
        """Keep the signatures; a shelf holds the rest."""
        self.current |= {signature.report_id: signature for signature in fresh}

    def write_pairs(
        self, _gone: Collection[Pair], _made: Mapping[Pair, float], _homes: Mapping[ReportId, int]
    ) -> None:
        """Nothing: a shelf holds them."""

    def signatures(
        self, reports: Collection[ReportId], _blocks: Collection[int]
    ) -> dict[ReportId, Signature]:
        """The present signatures of reports."""
        return {key: self.current[key] for key in reports}

    def stories(self, reports: Collection[ReportId]) -> dict[StoryId, set[ReportId]]:
        """The stories that these are in, whole."""
        names = {self._homes[key] for key in reports if key in self._homes}
        return {name: {r.report_id for r in self._groupings[name].reports} for name in names}

    def settle(self, out: Collection[StoryId], into: Sequence[Grouping]) -> None:
        """Put stories in the place of others."""
        for name in out:
            del self._groupings[name]
        for grouping in into:
            self._groupings[grouping.story_id] = grouping
            self._homes |= dict.fromkeys((r.report_id for r in grouping.reports), grouping.story_id)


def pair_of(a: ReportId, b: ReportId) -> Pair:
    """Two reports as a pair."""
    return (a, b) if a < b else (b, a)


_Any = TypeVar("_Any")


def _by_block(each: Iterable[tuple[int, _Any]]) -> dict[int, list[_Any]]:
    """What is said of blocks, block by block."""
    found: dict[int, list[_Any]] = defaultdict(list)
    for home, what in each:
        found[home].append(what)
    return dict(found)
