"""Which triggers name one sort of happening: `kill` and `death`, `acquire` and `takeover`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import takewhile

from newsflow.stories.terms import stem
from newsflow.types import EventMention

_KEPT = 1 << 14
"""Triggers whose families are kept."""


@lru_cache(maxsize=_KEPT)
def families(lemma: str) -> frozenset[int]:
    """Numbers of the families that a trigger's words belong to; empty where it is in none."""
    known = _families()
    words = lemma.replace("-", " ").split()
    return frozenset(n for word in words for n in known.get(stem(word), ()))


def called(event: EventMention) -> tuple[str, str]:
    """A trigger, and the one of its words that stands in the text."""
    here = event.text.lower()
    return event.lemma, max(event.lemma.replace("-", " ").split(), key=lambda w: _alike(w, here))


def aspects(events: Sequence[EventMention]) -> list[str]:
    """Which side of one happening each mention of it tells: the crash, or that people were killed.

    Mentions whose triggers name one sort share an aspect. It is called by the first word of the
    sort's first family, and by the word that carries the trigger where that is in none.
    """
    sorts = [families(event.lemma) for event in events]
    home = {number: number for numbers in sorts for number in numbers}
    for numbers in sorts:
        homes = {home[number] for number in numbers}
        home = {number: min(homes) if at in homes else at for number, at in home.items()}
    return [
        _heads()[home[min(numbers)]] if numbers else _bare(event)
        for event, numbers in zip(events, sorts, strict=True)
    ]


def _bare(event: EventMention) -> str:
    return called(event)[1] if event.lemma else event.text.lower()


def _alike(word: str, other: str) -> int:
    """How many letters two words begin alike with."""
    pairs = zip(word, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@cache
def _families() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines()):
        for word in line.split() if not line.startswith("#") else ():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _heads() -> Sequence[str]:
    """The first word of each family."""
    return [line.split()[0] for line in _lines()]


def _lines() -> list[str]:
    text = resources.files("newsflow.stories.link.lexicon").joinpath("happenings.txt")
    return text.read_text("utf-8").splitlines()
