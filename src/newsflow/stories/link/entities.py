"""One person, organisation or place over all reports of a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from newsflow.stories.link.names import (
    organization_keys,
    person_keys,
    same_organization,
    same_person,
)
from newsflow.stories.link.told import Told
from newsflow.text import fold
from newsflow.types import (
    Entity,
    EntityForm,
    EntityId,
    EntityKind,
    EntityMention,
    RevisionId,
    StoryEntity,
)

_Key = tuple[RevisionId, int]
_SameName = Callable[[str, str], bool]
_NAMING = frozenset({EntityForm.NAME})
_COMPARED = 1 << 13
"""Pairs of names whose likeness is kept: reports of one story name the same."""


@dataclass(frozen=True)
class Cast:
    """Who and what a story is about, with the way from a report's entity to it."""

    entities: tuple[StoryEntity, ...]
    homes: Mapping[_Key, EntityId]
    countries: Mapping[EntityId, frozenset[str]]
    """ISO 3166 alpha-3 codes that reports or the gazetteer give."""

    def of(self, report: Told, entity: int | None) -> EntityId | None:
        """The story's entity for one of a report's."""
        return None if entity is None else self.homes[report.revision, entity]

    def named(self, entity: EntityId) -> StoryEntity:
        """One entity by its id."""
        return self._by_id[entity]

    @cached_property
    def _by_id(self) -> Mapping[EntityId, StoryEntity]:
        return {each.entity_id: each for each in self.entities}


@dataclass(frozen=True, slots=True)
class _Part:
    """One report's entity, ready for comparing."""

    key: _Key
    entity: Entity
    names: tuple[str, ...]
    """Different spellings of its names, the most frequent first."""
    folded: frozenset[str]
    spelled: tuple[str, ...]
    """All its names."""
    keys: frozenset[str]
    """Of two parts that are one and of one kind, some key is the same."""


def link_entities(told: Sequence[Told]) -> Cast:
    """Join the entities of all reports; ids come from gazetteer or the fullest name."""
    parts = [part for report in told for part in _parts(report)]
    groups: list[list[_Part]] = []
    homes: dict[EntityId, int] = {}
    holders: defaultdict[tuple[EntityKind, str], set[int]] = defaultdict(set)
    for part in sorted(parts, key=_fullest_first):
        near = sorted({n for key in part.keys for n in holders[part.entity.kind, key]})
        known = homes.get(part.entity.entity_id, len(groups))
        number = next((n for n in near if n < known and _is_of(part, groups[n])), known)
        if number == len(groups):
            groups.append([])
        groups[number].append(part)
        homes[part.entity.entity_id] = min(number, known)
        for key in part.keys:
            holders[part.entity.kind, key].add(number)
    return _cast(groups)


def _is_of(part: _Part, group: Sequence[_Part]) -> bool:
    """Whether it may be every member of a group."""
    return all(_same(part, member) for member in group)


def _parts(report: Told) -> list[_Part]:
    spelled: dict[int, Counter[str]] = {}
    for mention in report.mentions.entity_mentions:
        if mention.form in _NAMING:
            spelled.setdefault(mention.entity, Counter())[mention.text] += 1
    out = []
    for entity in report.mentions.entities:
        counted = spelled.get(entity.ordinal, Counter())
        names = [name for name, _ in sorted(counted.items(), key=lambda p: (-p[1], p[0]))]
        out.append(_part((report.revision, entity.ordinal), entity, tuple(names) or (entity.name,)))
    return out


def _part(key: _Key, entity: Entity, names: tuple[str, ...]) -> _Part:
    spelled = tuple(dict.fromkeys((*names, entity.name)))
    folded = frozenset(map(fold, names))
    keyed = _KEYS.get(entity.kind)
    keys = folded if keyed is None else frozenset[str]().union(*map(keyed, spelled))
    return _Part(key, entity, names, folded, spelled, keys)


_KEYS: Mapping[EntityKind, Callable[[str], frozenset[str]]] = {
    EntityKind.PERSON: person_keys,
    EntityKind.ORGANIZATION: organization_keys,
    EntityKind.EVENT_NAME: organization_keys,
}


def _fullest_first(part: _Part) -> tuple[int, str, str, int]:
    words = max(map(_length, part.spelled))
    return -words, part.entity.entity_id, part.key[0], part.key[1]


@lru_cache(maxsize=_COMPARED)
def _length(name: str) -> int:
    """How many words a name has."""
    return len(fold(name).split())


def _same(a: _Part, b: _Part) -> bool:
    if a.entity.kind is not b.entity.kind or _foreign(a.entity, b.entity):
        return False
    if a.entity.kind is EntityKind.PLACE and _resolved(a.entity) and _resolved(b.entity):
        return False  # both in the gazetteer, under two ids
    same = _SAME_NAME.get(a.entity.kind)
    if same is None:
        return not a.folded.isdisjoint(b.folded)
    return _any_name(a.spelled, b.spelled, same)


_SAME_NAME: Mapping[EntityKind, _SameName] = {
    EntityKind.PERSON: same_person,
    EntityKind.ORGANIZATION: same_organization,
    EntityKind.EVENT_NAME: same_organization,
}


@lru_cache(maxsize=_COMPARED)
def _any_name(a: tuple[str, ...], b: tuple[str, ...], same: _SameName) -> bool:
    return any(same(x, y) for x in a for y in b)


def _foreign(a: Entity, b: Entity) -> bool:
    """Whether both have a country, and not the same."""
    return a.country is not None and b.country is not None and a.country != b.country


def _resolved(entity: Entity) -> bool:
    return entity.geo is not None and entity.geo.geoname_id is not None


def _cast(groups: Sequence[Sequence[_Part]]) -> Cast:
    entities = []
    homes: dict[_Key, EntityId] = {}
    countries: dict[EntityId, frozenset[str]] = {}
    taken: set[EntityId] = set()
    for group in groups:
        name = _unique(min(part.entity.entity_id for part in group), taken)
        taken.add(name)
        entities.append(_story_entity(name, group))
        homes |= {part.key: name for part in group}
        known = (_country(part.entity) for part in group)
        countries[name] = frozenset(code for code in known if code is not None)
    return Cast(tuple(sorted(entities, key=lambda e: e.entity_id)), homes, countries)


def _unique(name: EntityId, taken: set[EntityId]) -> EntityId:
    """Two entities that reports call alike but that are not one get different ids."""
    fresh, number = name, 2
    while fresh in taken:
        fresh, number = EntityId(f"{name}#{number}"), number + 1
    return fresh


def _country(entity: Entity) -> str | None:
    if entity.country is None and entity.geo is not None:
        return entity.geo.country
    return entity.country


def _story_entity(name: EntityId, group: Sequence[_Part]) -> StoryEntity:
    fullest = min(group, key=_fullest_first).entity
    spellings = sorted({n for part in group for n in part.names})
    reports = len({part.key[0] for part in group})
    basis = (
        fullest.basis if len(group) == 1 else f"named {', '.join(spellings)} in {reports} reports"
    )
    return StoryEntity(
        entity_id=name,
        kind=fullest.kind,
        name=fullest.name,
        members=tuple(sorted(part.key for part in group)),
        basis=basis,
    )


def spellings(report: Told, entity: int) -> dict[str, EntityMention]:
    """The names a report gives an entity, each with its first mention outside boilerplate."""
    found: dict[str, EntityMention] = {}
    for mention in report.mentions.entity_mentions:
        if mention.entity == entity and mention.form in _NAMING:
            found.setdefault(mention.text, mention)
    return found
