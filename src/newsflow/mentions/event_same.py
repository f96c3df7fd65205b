"""Which mentions of a report tell of one happening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsflow.mentions.changes import changed
from newsflow.mentions.event_results import CAUSES, is_result
from newsflow.mentions.event_triggers import Candidate
from newsflow.mentions.reading import Reading
from newsflow.types import (
    EventArgument,
    EventMention,
    TimeMention,
    Zone,
)

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_SIDES = ("actor", "target", "recipient")
_ONCE = frozenset({"ACCIDENT", "DISASTER"})
"""What does not happen to the same things twice within a few sentences."""
_ONCE_WITHIN = 4


@dataclass(frozen=True)
class Told:
    """The events of a report with what they were made from."""

    reading: Reading
    events: tuple[EventMention, ...]
    candidates: tuple[Candidate, ...]
    times: tuple[TimeMention, ...]
    results: frozenset[tuple[int, int]] = frozenset()
    """Pairs of events, in order, of which one is what came of the other (`event_results`)."""

    def sides(self, event: EventMention, *roles: str) -> frozenset[int]:
        """Entities that take part in one of these roles."""
        return frozenset(
            a.entity for a in event.arguments if a.role in roles and a.entity is not None
        )


def find_same(told: Told) -> tuple[EventMention, ...]:
    """The events, each later mention of a happening pointing at its first one (`same_as`)."""
    home = list(range(len(told.events)))

    def root(i: int) -> int:
        while home[i] != i:
            i = home[i]
        return i

    def group(i: int) -> list[EventMention]:
        first = root(i)
        return [e for e in told.events if root(e.ordinal) == first]

    for i, j in _pairs(told):
        if root(i) != root(j) and not _clash(told, group(i), group(j)):
            home[max(root(i), root(j))] = min(root(i), root(j))
    groups = {root(e.ordinal): group(e.ordinal) for e in told.events}
    first = {e.ordinal: _first(told, same).ordinal for same in groups.values() for e in same}
    return tuple(
        changed(e, same_as=None if first[e.ordinal] == e.ordinal else first[e.ordinal])
        for e in told.events
    )


def _first(told: Told, group: list[EventMention]) -> EventMention:
    """The mention that stands for the happening: the first in the body, else the first."""
    zones = told.reading.sentences
    told_itself = [e for e in group if not is_result(e)] or group
    in_body = [e for e in told_itself if zones[e.sentence].zone is Zone.BODY]
    return (in_body or told_itself)[0]


def _pairs(told: Told) -> Iterator[tuple[int, int]]:
    for second in told.events:
        for first in told.events[: second.ordinal]:
            if first.type == second.type and _linked(told, first, second):
                yield first.ordinal, second.ordinal


def _linked(told: Told, first: EventMention, second: EventMention) -> bool:
    if not _days_agree(told, first, second):
        return False
    if (first.ordinal, second.ordinal) in told.results:
        return True
    if _sides_clash(told, first, second):
        return False
    return (
        _repeated(told, first, second)
        or _same_day_and_side(told, first, second)
        or _headlined(told, first, second)
        or _taken_up(told, first, second)
        or _one_sentence(told, first, second)
        or _again(first, second)
    )


def _clash(told: Told, left: list[EventMention], right: list[EventMention]) -> bool:
    """Whether two groups hold mentions that cannot be one happening."""
    return any(not _days_agree(told, a, b) or _sides_clash(told, a, b) for a in left for b in right)


def _days_agree(told: Told, first: EventMention, second: EventMention) -> bool:
    """Whether their own times may be one; a mention without a time agrees with all."""
    if first.time is None or second.time is None:
        return True
    a, b = told.times[first.time], told.times[second.time]
    if a.date_from and a.date_to and b.date_from and b.date_to:
        return a.date_from <= b.date_to and b.date_from <= a.date_to
    # Without a year, two calendar days can be told apart, a day and "last week" cannot.
    return a.value == b.value or not (_DAY.fullmatch(a.value) and _DAY.fullmatch(b.value))


def _sides_clash(told: Told, first: EventMention, second: EventMention) -> bool:
    if is_result(first) or is_result(second):
        return False  # who died in a crash and what crashed are not two sides of two crashes
    if _with_others(told, first, second):
        return True
    for roles in (("actor",), ("target", "recipient")):
        a, b = told.sides(first, *roles), told.sides(second, *roles)
        if a and b and not a & b:
            return True
    return False


def _with_others(told: Told, first: EventMention, second: EventMention) -> bool:
    """Whether somebody talks with one party here and with another there: two talks.

    A headline is left out: its `Algerian leader` may have a name only in the text.
    """
    zones = {told.reading.sentences[event.sentence].zone for event in (first, second)}
    if first.type != "CONSULT" or zones != {Zone.BODY}:
        return False
    a, b = told.sides(first, *_SIDES), told.sides(second, *_SIDES)
    return bool(a & b and a - b and b - a)


def _repeated(told: Told, first: EventMention, second: EventMention) -> bool:
    """One sentence repeats the other's assertion."""
    a, b = told.reading.sentences[first.sentence], told.reading.sentences[second.sentence]
    return a.repeats == b.ordinal or b.repeats == a.ordinal


def _same_day_and_side(told: Told, first: EventMention, second: EventMention) -> bool:
    """Both are dated, the days agree (checked before), and a party is shared."""
    if first.time is None or second.time is None:
        return False
    return bool(told.sides(first, *_SIDES) & told.sides(second, *_SIDES))


def _headlined(told: Told, first: EventMention, second: EventMention) -> bool:
    """A headline's event is the body's of the same type and party."""
    sentences = told.reading.sentences
    zones = sentences[first.sentence].zone, sentences[second.sentence].zone
    if zones != (Zone.HEADLINE, Zone.BODY):
        return False
    opening = next(s.ordinal for s in sentences if s.zone is Zone.BODY)
    news = first.type in CAUSES and first.time is None and second.sentence == opening
    return news or bool(told.sides(first, *_SIDES) & told.sides(second, *_SIDES))


def _taken_up(told: Told, first: EventMention, second: EventMention) -> bool:
    """The next sentence takes the happening up: by a pronoun, or by a definite noun."""
    gap = second.sentence - first.sentence
    a, b = told.reading.sentences[first.sentence], told.reading.sentences[second.sentence]
    if gap != 1 or a.paragraph != b.paragraph or a.zone is not b.zone:
        return False
    if second.time is not None and first.time is not None:
        return False
    return _by_pronoun(told, first, second) or _is_definite(told, second)


def _by_pronoun(told: Told, first: EventMention, second: EventMention) -> bool:
    """Whether the second's actor is a pronoun that stands (or may stand) for the first's."""
    actors = told.sides(first, "actor")
    return any(
        a.role == "actor"
        and a.text.lower() in _PRONOUNS
        and (a.entity is None or not actors or a.entity in actors)
        for a in second.arguments
    )


def _is_definite(told: Told, event: EventMention) -> bool:
    candidate = told.candidates[event.ordinal]
    doc = told.reading.trees[event.sentence]
    if candidate.nominal is None or candidate.clause is not None or doc is None:
        return False
    return doc[candidate.nominal.phrase.start].lower_ in _DEFINITE


def _again(first: EventMention, second: EventMention) -> bool:
    """The same thing crashed or broke: `It hit the wagons at 7:40` after `ran into wagons`."""
    if first.type not in _ONCE or not 0 < second.sentence - first.sentence <= _ONCE_WITHIN:
        return False
    definite = {_last_word(a) for a in second.arguments if _DEFINITE & {_first_word(a)}}
    return bool(definite & {_last_word(a) for a in first.arguments if a.role in _SIDES})


def _first_word(argument: EventArgument) -> str:
    return argument.text.lower().split()[0]


def _last_word(argument: EventArgument) -> str:
    return argument.text.lower().split()[-1].removesuffix("s")


def _one_sentence(told: Told, first: EventMention, second: EventMention) -> bool:
    """A participle or a purpose: `fired 12 shells, hitting the depot`, `met to discuss …`."""
    clause = told.candidates[second.ordinal].clause
    before = told.candidates[first.ordinal].clause
    if first.sentence != second.sentence or clause is None or before is None:
        return False
    if clause.mark == "to":
        return told.candidates[first.ordinal].trigger.type.reciprocal and second.time is None
    on_it = clause.governor == before.verb and clause.mark is None
    return on_it and clause.relation in {"adverbial", "participial"}
