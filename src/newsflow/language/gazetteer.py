"""Lists of known names, and where they stand in a sentence.

The lists are compiled by `newsflow.language.train.gazetteers`; their sources are named in
`weights/LICENSES_SOURCES`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "weights" / "gazetteer.json.gz"
_NONE: frozenset[str] = frozenset()
_LONGEST = 6
"""Words of the longest name looked for."""
_SHOUTED = 4
"""Letters from which a word in capitals is also looked up as a name in title case."""


Listed = tuple[int, int, frozenset[str]]
"""Words `start` to `end` are a name that lists hold, of these kinds."""
Marks = tuple[str, ...]
"""Kinds of names that a word is part of, each with its place there."""


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

    def marks(self, words: Sequence[str]) -> list[Marks]:
        """For each word the kinds of names it is part of, and its place there (`city:B`)."""
        marks: list[Marks] = [()] * len(words)
        for at, mark in marked(self.names(words)):
            marks[at] += mark
        return marks

    def knows(self, word: str) -> bool:
        """Whether a word is a name or opens one."""
        return word in self._kinds or word in self._openers

    def opens(self, written: str) -> bool:
        """As `knows`, of a word that may be in capitals."""
        return self.knows(self._titled(written))

    def kinds(self, words: Sequence[str]) -> frozenset[str]:
        """The lists that hold exactly these words."""
        return self._kinds.get(" ".join(self._titled(word) for word in words), _NONE)

    def names(
        self, written: Sequence[str], starts: Iterable[int] | None = None
    ) -> Iterator[Listed]:
        """The longest name at each place, and each word that is one by itself.

        `starts` are the places of the words that `opens` says yes to, when they are known.
        """
        reached = 0
        for start in range(len(written)) if starts is None else starts:
            word = self._titled(written[start])
            if word in self._kinds:
                yield start, start + 1, self._kinds[word]
            if word not in self._openers or start < reached:
                continue
            words = [word, *map(self._titled, written[start + 1 : start + _LONGEST])]
            for length in range(len(words), 1, -1):
                kinds = self._kinds.get(" ".join(words[:length]))
                if kinds is not None:
                    reached = start + length
                    yield start, reached, kinds
                    break

    def _titled(self, word: str) -> str:
        """`TEHRAN` as `Tehran`, unless it is listed as it stands."""
        shouted = len(word) >= _SHOUTED and word.isupper() and word not in self._kinds
        return word.title() if shouted else word


def marked(names: Iterable[Listed]) -> Iterator[tuple[int, Marks]]:
    """What each name says of each of its words."""
    for start, end, kinds in names:
        if end - start == 1:
            yield start, _marks(kinds, "S")
            continue
        yield start, _marks(kinds, "B")
        for at in range(start + 1, end):
            yield at, _marks(kinds, "I")


@cache
def _marks(kinds: frozenset[str], place: str) -> Marks:
    return tuple(f"{kind}:{place}" for kind in sorted(kinds))


@cache
def _sets(kinds: frozenset[str], kind: str) -> frozenset[str]:
    """`kinds` and `kind`: the same few sets serve all names."""
    return kinds | {kind}


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Read the lists that newsflow ships."""
    return Gazetteer(json.loads(gzip.decompress(TABLE.read_bytes())))
