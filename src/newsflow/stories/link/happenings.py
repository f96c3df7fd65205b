"""One report's mentions of one happening, ready for comparing with other reports'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.told import Told
from newsflow.stories.link.triggers import called, families
from newsflow.stories.terms import idf, words
from newsflow.text import fold
from newsflow.types import (
    EntityId,
    EntityKind,
    EventMention,
    FigureMention,
    Modality,
    Precision,
    Zone,
)

_PLACING = frozenset({"place", "origin"})
_DONE = frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.CLAIMED})
_AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE})
_WIDE = frozenset({Precision.UNKNOWN, Precision.NOT_AFTER})
_PRONOUN = re.compile("he|she|they|him|her|his|them|their|who|whom|(him|her)self", re.IGNORECASE)
_PLURAL = re.compile("[^s]s$")


@dataclass(frozen=True)
class Happening:
    """All mentions of one event in one report."""

    report: Told
    mentions: tuple[EventMention, ...]
    type: str
    lemmas: frozenset[str]
    """Its triggers, whole and by the word that carries each: `charge with` and `charge`."""
    families: frozenset[int]
    """Sorts of happening that its triggers name (`link.triggers`)."""
    actors: frozenset[EntityId]
    targets: frozenset[EntityId]
    patients: frozenset[str]
    """Words of the whole names of the persons that it is done to."""
    places: frozenset[EntityId]
    countries: frozenset[str]
    """Countries of its places."""
    sides: frozenset[str]
    """Countries that its participants belong to."""
    words: frozenset[str]
    """Terms of its arguments."""
    named: frozenset[EntityId]
    """Whom and what the sentences name that tell of it."""
    figures: tuple[FigureMention, ...]
    date_from: date | None
    date_to: date | None
    precision: Precision
    date_basis: str

    @cached_property
    def dated(self) -> bool:
        """Whether it has a day, week, month or interval of its own."""
        return self.precision not in _WIDE and self.date_from is not None

    @cached_property
    def first(self) -> EventMention:
        """The mention that stands for it: in the body and best dated."""
        return min(self.mentions, key=lambda event: _worth(self.report, event))

    @cached_property
    def happened(self) -> bool:
        """Whether it is told of as done or going on, be it by a speaker; not as planned."""
        return any(event.modality in _DONE for event in self.mentions)

    @cached_property
    def planned(self) -> bool:
        """Whether it is told of as planned or possible only."""
        return all(event.modality in _AHEAD for event in self.mentions)

    @cached_property
    def several(self) -> bool:
        """Whether it is told of in the plural only: `arrests`, `the quakes`."""
        return all(_PLURAL.search(event.text) for event in self.mentions)

    @cached_property
    def values(self) -> frozenset[tuple[str, Decimal]]:
        """(what is counted, value) of its figures."""
        return frozenset((f.measure or f.unit or "", f.value) for f in self.figures)

    @cached_property
    def participants(self) -> frozenset[EntityId]:
        """Who takes part, on either side."""
        return self.actors | self.targets

    @property
    def told_as(self) -> Hashable:
        """All that comparing it looks at: happenings told alike are compared once."""
        return (
            *(self.type, self.lemmas, self.families, self.happened, self.words, self.values),
            *(self.named, self.several, self.planned),
            *(self.patients, self.actors, self.targets, self.places, self.countries, self.sides),
            *(self.precision, self.date_from, self.date_to),
        )

    @cached_property
    def mass(self) -> float:
        """What the terms of its arguments weigh."""
        return sum(map(idf, self.words))


def happenings(report: Told, cast: Cast) -> list[Happening]:
    """The events of a report, repeated mentions taken together."""
    chains: dict[int, list[EventMention]] = {}
    for event in report.mentions.events:
        chains.setdefault(_chain_head(report, event), []).append(event)
    named = _named(report, cast)
    return [_happening(report, chain, cast, named) for chain in chains.values()]


def _named(report: Told, cast: Cast) -> Mapping[int, frozenset[EntityId]]:
    """What each sentence names."""
    found: defaultdict[int, set[EntityId]] = defaultdict(set)
    for mention in report.mentions.entity_mentions:
        entity = cast.of(report, mention.entity)
        if entity is not None:
            found[mention.sentence].add(entity)
    return {sentence: frozenset(entities) for sentence, entities in found.items()}


def _chain_head(report: Told, event: EventMention) -> int:
    seen = set()
    while event.same_as is not None and event.ordinal not in seen:
        seen.add(event.ordinal)
        event = report.mentions.events[event.same_as]
    return event.ordinal


def _happening(
    report: Told,
    chain: Sequence[EventMention],
    cast: Cast,
    named: Mapping[int, frozenset[EntityId]],
) -> Happening:
    best = min(chain, key=lambda event: _worth(report, event))
    places = _entities(report, chain, cast, _PLACING)
    actors = _entities(report, chain, cast, frozenset({"actor"}))
    targets = _entities(report, chain, cast, frozenset({"target", "recipient"}))
    dated = min(chain, key=_dating)
    numbers = {event.ordinal for event in chain}
    return Happening(
        report=report,
        mentions=tuple(chain),
        type=best.type,
        lemmas=frozenset(word for event in chain if event.lemma for word in called(event)),
        families=frozenset(n for event in chain if event.lemma for n in families(event.lemma)),
        actors=_without_places(actors, cast),
        targets=targets,
        patients=_patients(report, chain, cast),
        places=places,
        countries=_countries(places, cast),
        sides=_countries(actors | targets, cast),
        words=frozenset(w for e in chain for a in e.arguments for w in words(a.text)),
        named=frozenset[EntityId]().union(*(named.get(e.sentence, ()) for e in chain)),
        figures=tuple(f for f in report.mentions.figures if f.event in numbers),
        date_from=dated.date_from,
        date_to=dated.date_to,
        precision=dated.precision,
        date_basis=dated.date_basis,
    )


def _worth(report: Told, event: EventMention) -> tuple[bool, bool, int]:
    body = report.sentence(event.sentence).zone is Zone.BODY
    return not body, event.precision in _WIDE, event.ordinal


_SHARPNESS = {
    Precision.DAY: 0,
    Precision.WEEK: 1,
    Precision.MONTH: 2,
    Precision.INTERVAL: 3,
    Precision.YEAR: 4,
    Precision.NOT_AFTER: 5,
    Precision.UNKNOWN: 6,
}


def _dating(event: EventMention) -> tuple[int, int]:
    return _SHARPNESS[event.precision], event.ordinal


def _entities(
    report: Told, chain: Sequence[EventMention], cast: Cast, roles: frozenset[str]
) -> frozenset[EntityId]:
    found = (
        cast.of(report, argument.entity)
        for event in chain
        for argument in event.arguments
        if argument.role in roles
    )
    return frozenset(entity for entity in found if entity is not None)


def _patients(report: Told, chain: Sequence[EventMention], cast: Cast) -> frozenset[str]:
    """A name of one word may be anybody's, and whom a pronoun stands for is a guess."""
    done_to = (
        cast.of(report, argument.entity)
        for event in chain
        for argument in event.arguments
        if argument.role == "target" and not _PRONOUN.fullmatch(argument.text)
    )
    named = (cast.named(entity) for entity in done_to if entity is not None)
    whole = (fold(n.name).split() for n in named if n.kind is EntityKind.PERSON)
    return frozenset(word for name in whole if len(name) > 1 for word in name)


def _without_places(actors: frozenset[EntityId], cast: Cast) -> frozenset[EntityId]:
    """A place does nothing: only persons, bodies and countries act."""
    return frozenset(a for a in actors if cast.named(a).kind is not EntityKind.PLACE)


def _countries(entities: frozenset[EntityId], cast: Cast) -> frozenset[str]:
    return frozenset(code for entity in entities for code in cast.countries[entity])
