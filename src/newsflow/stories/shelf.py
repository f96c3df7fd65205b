"""Where assignment keeps reports, their likely pairs and their stories.

`Shelf` is what `StoryIndex` needs; `MemoryShelf` holds it in memory, the warehouse in its tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from newsflow.stories import keys
from newsflow.stories.similarity import Comparison
from newsflow.types import Grouping, ReportId, Signature, StoryId

Pair = tuple[ReportId, ReportId]
"""Two reports, the lesser id first."""
Pairs = Mapping[ReportId, Comparison]
"""The likely pairs of one report."""
Members = Mapping[ReportId, tuple[str, str]]
"""The reports of a story, each with its revision and why it belongs."""


class Shelf(Protocol):
    """What is known of the reports so far. It is asked for many reports at a time."""

    waves: int
    """How often pairs of pairs are asked for ahead: asking costs where the shelf is far."""

    def signatures(self, reports: Collection[ReportId]) -> Mapping[ReportId, Signature]:
        """The present signatures of those that are here."""
        ...

    def exchange(self, out: Sequence[Signature], into: Sequence[Signature]) -> set[ReportId]:
        """Take reports out and others in.

        Returns those that have a key which became crowded by it, or ceased to be.
        """
        ...

    def candidates(self, signatures: Sequence[Signature]) -> Mapping[ReportId, set[ReportId]]:
        """For each signature that is here, the other reports worth comparing with it."""
        ...

    def pairs(self, reports: Collection[ReportId]) -> Mapping[ReportId, Pairs]:
        """The likely pairs of each of the reports."""
        ...

    def change_pairs(self, gone: Collection[Pair], made: Mapping[Pair, Comparison]) -> None:
        """Forget pairs and keep others."""
        ...

    def stories(self, reports: Collection[ReportId]) -> Mapping[StoryId, Members]:
        """The stories that these are in, whole."""
        ...

    def settle(self, out: Collection[StoryId], into: Sequence[Grouping]) -> None:
        """Put stories in the place of others."""
        ...


class MemoryShelf:
    """All in memory."""

    waves = 0

    def __init__(self) -> None:
        """Begin empty."""
        self._current: dict[ReportId, Signature] = {}
        self._keys: dict[ReportId, dict[int, int]] = {}
        self._posted: dict[tuple[int, int | None], dict[ReportId, int]] = {}
        self._counts: dict[tuple[int, int | None], int] = defaultdict(int)
        self._buckets: dict[int | None, int] = defaultdict(int)
        self._pairs: dict[ReportId, dict[ReportId, Comparison]] = {}
        self._homes: dict[ReportId, StoryId] = {}
        self._groupings: dict[StoryId, Grouping] = {}

    def groupings(self) -> tuple[Grouping, ...]:
        """All stories, ordered by id."""
        return tuple(self._groupings[name] for name in sorted(self._groupings))

    def signatures(self, reports: Collection[ReportId]) -> dict[ReportId, Signature]:
        """The present signatures of those that are here."""
        return {key: self._current[key] for key in reports if key in self._current}

    def exchange(self, out: Sequence[Signature], into: Sequence[Signature]) -> set[ReportId]:
        """Take reports out and others in; who has a key that turned crowded or ceased to be."""
        before: dict[tuple[int, int | None], int] = {}
        for signature, step in (*((s, -1) for s in out), *((s, 1) for s in into)):
            bucket = keys.bucket_of(signature)
            if step < 0:
                self._remove(signature, bucket)
            else:
                self._add(signature, bucket)
            for key in keys.keys_of(signature):
                place = key, keys.epoch_of(bucket)
                before.setdefault(place, self._counts[place])
                self._counts[place] += step
        turned = (p for p, n in before.items() if (n > keys.CROWD) != self._is_crowded(p))
        return {report for place in turned for report in self._holders(*place)}

    def candidates(self, signatures: Sequence[Signature]) -> dict[ReportId, set[ReportId]]:
        """For each signature that is here, the other reports worth comparing with it."""
        return {signature.report_id: self._near(signature) for signature in signatures}

    def pairs(self, reports: Collection[ReportId]) -> dict[ReportId, Pairs]:
        """The likely pairs of each of the reports."""
        return {key: self._pairs.get(key, {}) for key in reports}

    def change_pairs(self, gone: Collection[Pair], made: Mapping[Pair, Comparison]) -> None:
        """Forget pairs and keep others."""
        for a, b in gone:
            del self._pairs[a][b], self._pairs[b][a]
        for (a, b), comparison in made.items():
            self._pairs.setdefault(a, {})[b] = comparison
            self._pairs.setdefault(b, {})[a] = comparison

    def stories(self, reports: Collection[ReportId]) -> dict[StoryId, Members]:
        """The stories that these are in, whole."""
        names = {self._homes[key] for key in reports if key in self._homes}
        return {name: members(self._groupings[name]) for name in names}

    def settle(self, out: Collection[StoryId], into: Sequence[Grouping]) -> None:
        """Put stories in the place of others."""
        for name in out:
            del self._groupings[name]
        for grouping in into:
            self._groupings[grouping.story_id] = grouping
            self._homes |= dict.fromkeys((r.report_id for r in grouping.reports), grouping.story_id)

    def _add(self, signature: Signature, bucket: int | None) -> None:
        self._current[signature.report_id] = signature
        self._keys[signature.report_id] = keys.keys_of(signature)
        self._buckets[bucket] += 1
        for key, weight in self._keys[signature.report_id].items():
            self._posted.setdefault((key, bucket), {})[signature.report_id] = weight

    def _remove(self, signature: Signature, bucket: int | None) -> None:
        del self._current[signature.report_id]
        self._buckets[bucket] -= 1
        if not self._buckets[bucket]:
            del self._buckets[bucket]
        for key in self._keys.pop(signature.report_id):
            posted = self._posted[key, bucket]
            del posted[signature.report_id]
            if not posted:
                del self._posted[key, bucket]

    def _is_crowded(self, place: tuple[int, int | None]) -> bool:
        return self._counts.get(place, 0) > keys.CROWD

    def _holders(self, key: int, epoch: int | None) -> Iterator[ReportId]:
        first = 0 if epoch is None else epoch * keys.EPOCH
        buckets: Iterable[int | None] = (
            [None] if epoch is None else range(first, first + keys.EPOCH)
        )
        for bucket in buckets:
            yield from self._posted.get((key, bucket), ())

    def _near(self, signature: Signature) -> set[ReportId]:
        own = keys.bucket_of(signature)
        found: dict[ReportId, int] = defaultdict(int)
        telling = [
            (key, weight)
            for key, weight in self._keys[signature.report_id].items()
            if not self._is_crowded((key, keys.epoch_of(own)))
        ]
        for bucket in self._buckets:
            if keys.are_near(own, bucket):
                self._collect(telling, bucket, found)
        found.pop(signature.report_id, None)
        return {key for key, value in found.items() if value >= keys.LEAST_SHARED}

    def _collect(
        self, telling: Sequence[tuple[int, int]], bucket: int | None, found: dict[ReportId, int]
    ) -> None:
        """Add up what the reports of a bucket share."""
        epoch = keys.epoch_of(bucket)
        for key, weight in telling:
            posted = self._posted.get((key, bucket))
            if posted and not self._is_crowded((key, epoch)):
                for other, its in posted.items():
                    found[other] += weight * its


def members(grouping: Grouping) -> Members:
    """What the reports of a story are compared by with those it had."""
    return {report.report_id: (report.revision_id, report.why) for report in grouping.reports}
