"""Entities of a report: names, and the titles, demonyms and pronouns that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsflow.mentions.coreference import find_coreferences
from newsflow.mentions.found import Found
from newsflow.mentions.known import alpha3, countries
from newsflow.mentions.name_spans import NameSpan, find_name_spans
from newsflow.mentions.naming import name_found
from newsflow.mentions.people import find_people
from newsflow.mentions.places import setting_of
from newsflow.mentions.reading import PARSED_ZONES, Reading
from newsflow.mentions.zone_names import find_zone_names
from newsflow.text import straighten
from newsflow.types import Entity, EntityForm, EntityId, EntityKind, EntityMention, Zone


def find_entities(reading: Reading) -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    """Every person, organisation, country and place of a report, with all its mentions."""
    spans = _name_spans(reading)
    setting = setting_of(_certain(spans), _home(reading))
    people = find_people(reading, spans)
    named = [
        name_found(reading, i, name, setting)
        for i, name in spans
        if name.kind is not EntityKind.PERSON
    ]
    zoned = find_zone_names(reading, setting)
    found = sorted([*people, *named, *zoned], key=lambda f: f.span)
    found = sorted([*found, *find_coreferences(reading, found)], key=lambda f: f.span)
    return _entities(found)


def _name_spans(reading: Reading) -> list[tuple[int, NameSpan]]:
    out: list[tuple[int, NameSpan]] = []
    for sentence, doc in zip(reading.sentences, reading.docs, strict=True):
        if sentence.zone not in PARSED_ZONES:
            continue
        text = straighten(sentence.text)
        loud = sentence.zone is Zone.HEADLINE and _is_title_case(text)
        out += [(sentence.ordinal, name) for name in find_name_spans(text, doc, title_case=loud)]
    return out


def _is_title_case(text: str) -> bool:
    long = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _certain(spans: list[tuple[int, NameSpan]]) -> Iterable[tuple[str | None, str | None]]:
    for _, name in spans:
        if name.known is not None:
            geo = name.known.geo
            yield name.known.country, geo.province if geo is not None else None


def _home(reading: Reading) -> str | None:
    return alpha3().get(reading.article.outlet.country or "")


def _entities(found: list[Found]) -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    """Number entities by their first mention."""
    keys = list(dict.fromkeys(f.key for f in found))
    entities = tuple(
        _entity(ordinal, [f for f in found if f.key == key]) for ordinal, key in enumerate(keys)
    )
    number = {key: ordinal for ordinal, key in enumerate(keys)}
    mentions = tuple(
        EntityMention(
            ordinal=ordinal,
            sentence=f.sentence,
            span=f.span,
            text=f.text,
            rule=f.rule,
            confidence=f.confidence,
            entity=number[f.key],
            form=f.form,
        )
        for ordinal, f in enumerate(found)
    )
    return entities, mentions


def _entity(ordinal: int, found: list[Found]) -> Entity:
    first = next((f for f in found if f.form is EntityForm.NAME), found[0])
    longest = max((f.name for f in found if f.form is EntityForm.NAME), key=len, default=first.name)
    tabled = first.key.startswith(("country:", "place:")) or first.rule.startswith("table")
    entity = Entity(
        ordinal=ordinal,
        entity_id=EntityId(first.key),
        kind=first.kind,
        name=first.name if tabled else longest,
        country=next((f.country for f in found if f.country is not None), None),
        sector=next((f.sector for f in found if f.sector is not None), None),
        geo=first.geo,
        titles=tuple(dict.fromkeys(title for f in found for title in f.titles)),
        basis=first.basis or first.rule,
    )
    if entity.kind is EntityKind.COUNTRY and entity.country in countries():
        return replace(entity, name=countries()[entity.country].name)
    return entity
