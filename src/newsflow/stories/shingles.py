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


def runs_of(words: Sequence[str]) -> tuple[int, ...]:
    """The runs of five words in their order, as 32-bit hashes."""
    runs = (" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    return tuple(crc32(run.encode()) for run in runs)


def shingles(words: Sequence[str]) -> frozenset[int]:
    """The different runs of five words."""
    return frozenset(runs_of(words))


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


def places_of(runs: Sequence[int]) -> Mapping[int, Sequence[int]]:
    """Where each run begins."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, run in enumerate(runs):
        places[run].append(place)
    return places


def longest_run(a: Sequence[int], b: Mapping[int, Sequence[int]]) -> tuple[int, int]:
    """The longest run of words of a text that another has too: its first word, and its length.

    Of the texts their runs of five words are given, of the other where each begins:
    shorter runs than five words are not found. Of equally long ones the first counts.
    """
    start, longest = 0, 0
    before: dict[int, int] = {}
    for i, run in enumerate(a):
        lengths: dict[int, int] = {}
        for j in b.get(run, ()):
            length = lengths[j] = before.get(j - 1, 0) + 1
            if length > longest:
                start, longest = i - length + 1, length
        before = lengths
    return start, longest + _RUN - 1 if longest else 0
