"""Word clusters: words of like distribution share a number, and like clusters share its low bits.

The table holds the first 200,000 words of `en_lexeme_cluster` of spacy-lookups-data (MIT),
Brown clusters after Brown et al. 1992 and Liang 2005, read from the lowest bit up.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from itertools import islice
from pathlib import Path

CLUSTERS = Path(__file__).parent / "weights" / "clusters.json.gz"
UNKNOWN = 0
"""Cluster of words outside the table, and of words the table does not place."""
FINE, COARSE = 0x3FF, 0x3F
"""Bits of a cluster that name its ancestors ten and six levels down the tree."""


def cluster_of(word: str) -> int:
    """Find the cluster of a word as written, else of its lower-case form."""
    table = _table()
    return table.get(word) or table.get(word.lower(), UNKNOWN)


def frequent_words(most: int) -> frozenset[str]:
    """The most frequent words; the table is ordered by frequency."""
    return frozenset(islice(_table(), most))


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    loaded: dict[str, int] = json.loads(gzip.decompress(CLUSTERS.read_bytes()))
    return loaded
