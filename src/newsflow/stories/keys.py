"""What a report is found by: numbers of its heaviest terms, with whole weights.

Whole numbers add up alike in every order, in Python and in SQL.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from hashlib import md5

from newsflow.types import Signature

WINDOW_DAYS = 14
"""Reports further apart are never compared: likeness has faded to nothing by then."""
BUCKET_DAYS = 2
REACH = WINDOW_DAYS // BUCKET_DAYS
"""Buckets that a report looks back and ahead."""
EPOCH = 16
"""Buckets of one epoch, over which it is counted how many reports have a key."""
LEAST_SHARED = 80_000
"""Products of weights, added up over the shared keys, from which two reports are compared."""
CROWD = 1000
"""A key that more reports of an epoch have, or more undated ones, finds nobody: so many of them
are forms filled in anew, and what tells these apart is rarer. It bounds what one report costs."""

_KEYS = 24
"""Heaviest terms of a report that it can be found by."""
_UNIT = 1000


def keys_of(signature: Signature) -> dict[int, int]:
    """Keys and their weights."""
    heaviest = sorted(signature.terms.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEYS]
    return {number_of(term): round(weight * _UNIT) for term, weight in heaviest}


def bucket_of(signature: Signature) -> int | None:
    """The pair of days it is of; none without a whole day."""
    return bucket_on(signature.published_on)


def bucket_on(day: date | None) -> int | None:
    """The pair of days that holds a day."""
    return None if day is None else day.toordinal() // BUCKET_DAYS


def epoch_of(bucket: int | None) -> int | None:
    """The longer time that a bucket lies in; reports without a day have one of their own."""
    return None if bucket is None else bucket // EPOCH


def are_near(a: int | None, b: int | None) -> bool:
    """Whether reports of these buckets are compared."""
    return a is None or b is None or abs(a - b) <= REACH


def shared(a: Mapping[int, int], b: Mapping[int, int], crowded: Collection[int] = ()) -> int:
    """Products of weights over the keys that both have, but for the crowded ones."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[key] for key, w in a.items() if key in b and key not in crowded)


@lru_cache(maxsize=1 << 17)
def number_of(word: str) -> int:
    """A word or id as a number, which is narrow to store and quick to look up.

    The same as DuckDB's `md5_number_lower`, so that SQL can make it too.
    """
    return int.from_bytes(md5(word.encode(), usedforsecurity=False).digest()[8:], "little")
