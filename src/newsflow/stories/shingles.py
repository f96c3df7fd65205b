"""Runs of five words: what two texts share word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller set that is in the other; 0 when one is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
