"""Runs of five words: what two texts share word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, combinations
from zlib import crc32

from newsflow.text import fold

COPY = 0.5
"""Containment from which one text is a copy of the other: 174 of 177 such pairs tell one story."""
PARTIAL = 0.15
"""Containment from which a text takes over parts of another."""
_RUN = 5


def shingle_words(text: str) -> tuple[str, ...]:
    """Lower-case ASCII words, without punctuation."""
    return tuple(fold(text).split())


def runs_of(words: Sequence[str]) -> tuple[int, ...]:
    """The runs of five words in their order, as 32-bit hashes."""
    text = " ".join(words).encode()
    ends = [end - 1 for end in accumulate(len(word) + 1 for word in words)]
    starts = [0, *(end + 1 for end in ends)]
    return tuple(
        crc32(text[start:end]) for start, end in zip(starts, ends[_RUN - 1 :], strict=False)
    )


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
    # Copies of one text hold hundreds of shingles together: such pairs are formed once.
    for numbers, count in Counter(map(tuple, holders.values())).items():
        for pair in combinations(numbers, 2):
            shared[pair] += count
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
        if run not in b:
            before = {}
            continue
        lengths: dict[int, int] = {}
        for j in b[run]:
            length = lengths[j] = before.get(j - 1, 0) + 1
            if length > longest:
                start, longest = i - length + 1, length
        before = lengths
    return start, longest + _RUN - 1 if longest else 0
