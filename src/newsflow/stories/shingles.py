"""Runs of five words: what two texts share word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from zlib import crc32

from anyascii import anyascii

COPY = 0.5
"""Containment from which one text is a copy of the other: 174 of 177 such pairs tell one story."""
PARTIAL = 0.15
"""Containment from which a text takes over parts of another."""
_RUN = 5
_WORD = re.compile(r"[a-z0-9]+")


def shingle_words(text: str) -> tuple[str, ...]:
    """Lower-case ASCII words, without punctuation."""
    plain = text if text.isascii() else anyascii(text)
    return tuple(_WORD.findall(plain.lower()))


def shingles(words: Sequence[str]) -> frozenset[int]:
    """The different runs of five words, as 32-bit hashes."""
    runs = (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    return frozenset(crc32(run.encode()) for run in runs)


def shared_shingles(texts: Sequence[frozenset[int]]) -> Mapping[tuple[int, int], int]:
    """How many shingles every two texts share, for those that share any: (i, j) with i < j."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for shingle in text:
            holders[shingle].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        for pair in combinations(numbers, 2):
            shared[pair] += 1
    return shared


def containment(shared: int, a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller set that is in the other; 0 when one is empty."""
    smaller = min(len(a), len(b))
    return shared / smaller if smaller else 0.0


def longest_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """Where in `a` the longest run of words begins that `b` has too, and its length.

    Only runs of five words and more are looked for; of equally long ones the first counts.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b) - _RUN + 1):
        places.setdefault(tuple(b[j : j + _RUN]), []).append(j)
    best = (0, 0)
    before: dict[int, int] = {}
    for i in range(len(a) - _RUN + 1):
        runs = {j: before.get(j - 1, 0) + 1 for j in places.get(tuple(a[i : i + _RUN]), ())}
        longest = max(runs.values(), default=0)
        if longest > best[1]:
            best = (i - longest + 1, longest)
        before = runs
    start, runs_of_five = best
    return start, runs_of_five + _RUN - 1 if runs_of_five else 0
