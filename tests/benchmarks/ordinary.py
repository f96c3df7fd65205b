"""Signatures of ordinary dated reports: stories of a few reports each, topics that come and go.

Only what assignment compares is made, so a hundred thousand take seconds. A story has words of its
topic, names that recur in it, and names of its own; a report has most of them, besides words of
the language at large as often as texts have them. Few topics are much written of, many little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from math import exp
from random import Random

from newsflow.stories.terms import background, weigh
from newsflow.types import OutletId, ReportId, RevisionId, Signature

FIRST_DAY = date(2019, 1, 1)
DAYS = 28
_TOPICS, _WORDS, _NAMES = 200, 150, 40
_LARGEST = 40


@dataclass(frozen=True, slots=True)
class _Topic:
    words: Sequence[str]
    names: Sequence[str]


def ordinary(count: int, *, seed: str = "ordinary", first: date = FIRST_DAY) -> Iterator[Signature]:
    """Reports of four weeks, in no order; the part of an id before the hyphen is the story."""
    chance = Random(seed)
    topics = [_topic(number, chance) for number in range(_TOPICS)]
    made: list[Signature] = []
    story = 0
    while len(made) < count:
        story += 1
        topic = topics[int(_TOPICS * chance.random() ** 2)]
        made += _story(f"{seed}{story}", topic, first, chance)
    chance.shuffle(made)
    yield from made[:count]


def _topic(number: int, chance: Random) -> _Topic:
    words = [w for w, idf in background().items() if 3.5 <= idf <= 9 and w.isalpha()]
    names = [f"name{number}x{k}" for k in range(_NAMES)]
    return _Topic(chance.sample(words, _WORDS), names)


def _story(name: str, topic: _Topic, first: date, chance: Random) -> Iterator[Signature]:
    day = first + timedelta(days=chance.randrange(DAYS))
    told = {
        *chance.choices(topic.words, cum_weights=_falling(_WORDS), k=30),
        *chance.choices(topic.names, cum_weights=_falling(_NAMES), k=3),
        *(f"{name}x{k}" for k in range(8)),
        *_at_large(chance, 25),
    }
    core = sorted(told)
    for number in range(min(_LARGEST, 1 + int(chance.expovariate(1 / 1.5)))):
        words = {w: 1 + int(chance.expovariate(1)) for w in core if chance.random() < 0.7}
        for word in _at_large(chance, 40):
            words[word] = words.get(word, 0) + 1
        title = chance.sample(core, 6)
        yield Signature(
            report_id=ReportId(f"{name}-{number}"),
            revision_id=RevisionId(f"{name}-{number}"),
            outlet_id=OutletId("ordinary.example"),
            published_on=day + timedelta(days=chance.randrange(3)),
            month=None,
            day=None,
            terms=weigh(words, keep=100),
            title_terms=weigh(dict.fromkeys(title, 1), keep=24),
            headline=" ".join(title),
        )


@cache
def _falling(count: int) -> list[float]:
    """Each word less often than the one before it, as Zipf has it."""
    return list(accumulate(1 / (rank + 1) for rank in range(count)))


def _at_large(chance: Random, count: int) -> list[str]:
    words, chances = _language()
    return chance.choices(words, cum_weights=chances, k=count)


@cache
def _language() -> tuple[list[str], list[float]]:
    telling = [(word, exp(-idf)) for word, idf in background().items() if 0.9 <= idf <= 8]
    return [word for word, _ in telling], list(accumulate(chance for _, chance in telling))
