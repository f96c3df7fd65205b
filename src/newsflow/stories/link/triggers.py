"""Which triggers name one sort of happening: `kill` and `death`, `acquire` and `takeover`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from newsflow.stories.terms import stem

_KEPT = 1 << 14
"""Triggers whose families are kept."""


@lru_cache(maxsize=_KEPT)
def families(lemma: str) -> frozenset[int]:
    """Numbers of the families that a trigger's words belong to; empty where it is in none."""
    known = _families()
    words = lemma.replace("-", " ").split()
    return frozenset(n for word in words for n in known.get(stem(word), ()))


@cache
def _families() -> Mapping[str, frozenset[int]]:
    text = resources.files("newsflow.stories.link.lexicon").joinpath("happenings.txt")
    lines = text.read_text("utf-8").splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split() if not line.startswith("#") else ():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
