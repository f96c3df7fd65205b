"""Lists of known names, and where they stand in a sentence.

The lists are compiled by `newsflow.language.train.gazetteers`; their sources are named in
`weights/LICENSES_SOURCES`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "weights" / "gazetteer.json.gz"
_NONE: frozenset[str] = frozenset()
_LONGEST = 6
"""Words of the longest name looked for."""
_SHOUTED = 4
"""Letters from which a word in capitals is also looked up as a name in title case."""


class Gazetteer:
    """Names by their words, each with the kinds it may be of."""

    def __init__(self, entries: dict[str, list[str]]) -> None:
        """Index `entries`: for each kind its names, their words parted by one space."""
        self._kinds: dict[str, frozenset[str]] = {}
        self._openers: set[str] = set()
        for kind, names in entries.items():
            for name in names:
                self._kinds[name] = _sets(self._kinds.get(name, _NONE), kind)
                if " " in name:
                    self._openers.add(name.partition(" ")[0])

    def marks(self, words: list[str]) -> list[tuple[str, ...]]:
        """For each word the kinds of names it is part of, and its place there (`city:B`)."""
        marks: list[tuple[str, ...]] = [()] * len(words)
        for start, end, kinds in self.names(words):
            for at in range(start, end):
                place = "S" if end - start == 1 else "B" if at == start else "I"
                marks[at] += tuple(f"{kind}:{place}" for kind in sorted(kinds))
        return marks

    def knows(self, word: str) -> bool:
        """Whether a word is a name or opens one."""
        return word in self._kinds or word in self._openers

    def kinds(self, words: list[str]) -> frozenset[str]:
        """The lists that hold exactly these words."""
        return self._kinds.get(" ".join(self._titled(word) for word in words), _NONE)

    def names(self, written: list[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The longest name at each place, and each word that is one by itself."""
        words = [self._titled(word) for word in written]
        reached = 0
        for start, word in enumerate(words):
            if word in self._kinds:
                yield start, start + 1, self._kinds[word]
            if word not in self._openers or start < reached:
                continue
            for end in range(min(start + _LONGEST, len(words)), start + 1, -1):
                kinds = self._kinds.get(" ".join(words[start:end]))
                if kinds is not None:
                    yield start, end, kinds
                    reached = end
                    break

    def _titled(self, word: str) -> str:
        """`TEHRAN` as `Tehran`, unless it is listed as it stands."""
        shouted = len(word) >= _SHOUTED and word.isupper() and word not in self._kinds
        return word.title() if shouted else word


@cache
def _sets(kinds: frozenset[str], kind: str) -> frozenset[str]:
    """`kinds` and `kind`: the same few sets serve all names."""
    return kinds | {kind}


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Read the lists that newsflow ships."""
    return Gazetteer(json.loads(gzip.decompress(TABLE.read_bytes())))
