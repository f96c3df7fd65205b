"""Weighted terms of a text, from fixed background statistics.

The table `background.json.gz` holds inverse document frequencies of English words, computed from
the unigram probabilities of spacy-lookups-data (MIT licence; see `train/background.py`):
the chance that a text of 300 words holds the word, as minus its natural logarithm.
No statistic depends on the reports seen so far, so the order of arrival changes nothing.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from anyascii import anyascii

UNSEEN_IDF = 11.5
"""Weight of a word that the table lacks: it is rarer than all that it holds."""
COMMON_IDF = 0.9
"""Words below this weight are in most texts and tell nothing."""

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_REMEMBERED = 1 << 16
"""Words whose stems are kept: names and numbers are ever new."""
_CLITIC = re.compile(r"'(?:s|d|m|t|ll|re|ve)?$|'.*$")


def weigh(counts: Mapping[str, float], *, keep: int) -> dict[str, float]:
    """Terms of length one: (1 + ln count) × idf, the `keep` heaviest, scaled to length one."""
    table = background()
    weighted = {}
    for term, count in counts.items():
        idf = table.get(term, UNSEEN_IDF)
        if idf >= COMMON_IDF and count > 0:
            weighted[term] = (1 + math.log(count) if count >= 1 else count) * idf
    heaviest = sorted(weighted.items(), key=lambda pair: (-pair[1], pair[0]))[:keep]
    length = math.sqrt(sum(weight * weight for _, weight in heaviest))
    return {term: round(weight / length, 6) for term, weight in heaviest}


def count_terms(texts: Iterable[str]) -> Counter[str]:
    """How often each term stands in the texts."""
    return Counter(term for text in texts for term in words(text))


def words(text: str) -> Iterator[str]:
    """Lower-case ASCII words without clitics and plural endings."""
    plain = text if text.isascii() else anyascii(text)
    for word in _WORD.findall(plain.lower()):
        term = stem(_CLITIC.sub("", word) if "'" in word else word)
        if len(term) > 1:
            yield term


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """A word without its plural ending: `cities` → `city`, `missiles` → `missile`."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def idf(term: str) -> float:
    """How rare a term is in English at large."""
    return background().get(term, UNSEEN_IDF)


@cache
def background() -> Mapping[str, float]:
    """Words and how rare they are."""
    packed = resources.files("newsflow.stories").joinpath("background.json.gz").read_bytes()
    table: dict[str, float] = json.loads(gzip.decompress(packed))
    return table
