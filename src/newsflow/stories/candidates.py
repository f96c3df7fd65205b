"""Reports worth comparing with a given one: they share heavy terms within the window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from newsflow.types import ReportId, Signature

WINDOW_DAYS = 14
"""Reports further apart are never compared: likeness has faded to nothing by then."""
_KEYS = 24
"""Heaviest terms of a report that it can be found by."""
_LEAST_SHARED = 0.08
"""Partial cosine over these terms from which two reports are compared."""
_BUCKET_DAYS = 2


class Candidates:
    """Reports by their heaviest terms and pair of days. A pair is found from either side alike."""

    def __init__(self) -> None:
        """Begin empty."""
        self._posted: dict[tuple[str, int | None], dict[ReportId, float]] = defaultdict(dict)
        self._buckets: dict[int | None, int] = defaultdict(int)

    def add(self, signature: Signature) -> None:
        """File a report under its terms."""
        bucket = _bucket(signature.published_on)
        self._buckets[bucket] += 1
        for term, weight in _keys(signature).items():
            self._posted[term, bucket][signature.report_id] = weight

    def remove(self, signature: Signature) -> None:
        """Take a report out."""
        bucket = _bucket(signature.published_on)
        self._buckets[bucket] -= 1
        if not self._buckets[bucket]:
            del self._buckets[bucket]
        for term in _keys(signature):
            posted = self._posted[term, bucket]
            del posted[signature.report_id]
            if not posted:
                del self._posted[term, bucket]

    def of(self, signature: Signature) -> tuple[ReportId, ...]:
        """The reports that share enough, ordered by id."""
        shared: dict[ReportId, float] = defaultdict(float)
        buckets = tuple(self._near(signature.published_on))
        for term, weight in _keys(signature).items():
            for bucket in buckets:
                for other, its in self._posted.get((term, bucket), {}).items():
                    shared[other] += weight * its
        return tuple(sorted(key for key, value in shared.items() if value >= _LEAST_SHARED))

    def _near(self, day: date | None) -> Iterator[int | None]:
        own = _bucket(day)
        reach = WINDOW_DAYS // _BUCKET_DAYS
        for bucket in self._buckets:
            if own is None or bucket is None or abs(bucket - own) <= reach:
                yield bucket


def _keys(signature: Signature) -> Mapping[str, float]:
    heaviest = sorted(signature.terms.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEYS]
    return dict(heaviest)


def _bucket(day: date | None) -> int | None:
    return None if day is None else day.toordinal() // _BUCKET_DAYS
