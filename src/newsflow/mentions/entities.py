"""Entities of a report: names, and the titles, demonyms and pronouns that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsflow.mentions.coreference import find_coreferences
from newsflow.mentions.found import Found, by_place
from newsflow.mentions.gazetteer import place_key
from newsflow.mentions.known import Known, alpha3, countries, homonyms, words_of
from newsflow.mentions.name_span import NameSpan
from newsflow.mentions.name_spans import find_name_spans
from newsflow.mentions.naming import name_found
from newsflow.mentions.people import find_people
from newsflow.mentions.place_spans import (
    find_again,
    find_inside,
    find_located,
    find_within,
    is_place_here,
)
from newsflow.mentions.places import is_town, setting_of, with_homonyms
from newsflow.mentions.reading import PARSED_ZONES, Reading
from newsflow.mentions.short_names import with_short_names
from newsflow.mentions.zone_names import find_zone_names
from newsflow.types import Entity, EntityForm, EntityId, EntityKind, EntityMention, Zone


def find_entities(reading: Reading) -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    """Every person, organisation, country and place of a report, with all its mentions."""
    spans = _name_spans(reading)
    spans = _with_places(reading, spans)
    setting = setting_of(
        _certain(spans), _place_names(spans), _within(reading, spans), _home(reading)
    )
    setting = with_homonyms(setting, {n.known for _, n in spans if n.known is not None})
    people = find_people(reading, spans)
    named = [
        name_found(reading, i, name, setting)
        for i, name in spans
        if name.kind is not EntityKind.PERSON
    ]
    zoned = find_zone_names(reading, setting)
    found = with_short_names(reading, sorted([*people, *named, *zoned], key=by_place))
    found.sort(key=by_place)
    found = sorted([*found, *find_coreferences(reading, found)], key=by_place)
    return _entities(found)


Spans = list[tuple[int, NameSpan]]
"""Names with the ordinal of their sentence."""


def _name_spans(reading: Reading) -> Spans:
    out: Spans = []
    for sentence, doc in zip(reading.sentences, reading.trees, strict=True):
        if sentence.zone not in PARSED_ZONES:
            continue
        text = reading.texts[sentence.ordinal]
        loud = sentence.zone is Zone.HEADLINE and _is_title_case(text)
        names = find_name_spans(text, doc, title_case=loud)
        names = [
            replace(name, kind=EntityKind.PLACE) if is_place_here(text, name) else name
            for name in names
        ]
        if not loud:
            taken = [name.span for name in names]
            located = find_located(text, words_of(text))
            names += [n for n in located if not any(n.span.overlaps(span) for span in taken)]
        out += [(sentence.ordinal, name) for name in names]
    return out


def _with_places(reading: Reading, spans: Spans) -> Spans:
    """Add places named elsewhere in the report, and those inside names of organisations."""
    places = frozenset(
        " ".join(name.words)
        for _, name in spans
        if name.kind is EntityKind.PLACE and name.known is None and is_town(" ".join(name.words))
    )
    surnames = frozenset(
        name.words[-1]
        for _, name in spans
        if name.kind is EntityKind.PERSON and len(name.words) > 1
    )
    towns = frozenset(" ".join(n.words) for i, n in spans if _is_namesake(reading, i, n))
    of_sentence: dict[int, list[NameSpan]] = {}
    for i, name in spans:
        of_sentence.setdefault(i, []).append(name)
    out = []
    for sentence in reading.sentences:
        own = of_sentence.get(sentence.ordinal, [])
        if sentence.zone in PARSED_ZONES:
            text = reading.texts[sentence.ordinal]
            own = [_as_person(name, surnames, text) for name in own]
            own = [_as_place(_as_town(name, towns), places) for name in own]
            inside = [place for name in own for place in find_inside(text, name)]
            own += [*find_again(text, places, [name.span for name in own]), *inside]
        out += [(sentence.ordinal, name) for name in sorted(own, key=lambda name: name.span)]
    return out


def _as_person(name: NameSpan, surnames: frozenset[str], text: str) -> NameSpan:
    """The surname alone of somebody named in full is that person's, but for `in Tamm`."""
    words = " ".join(name.words)
    if name.kind is EntityKind.PERSON or name.known is not None or words not in surnames:
        return name
    return name if is_place_here(text, name) else replace(name, kind=EntityKind.PERSON)


def _is_namesake(reading: Reading, sentence: int, name: NameSpan) -> bool:
    """A country's or region's name with a state behind it, as in `Lebanon, Pa`."""
    if name.known is None or name.form is not EntityForm.NAME or name.known.geo is None:
        return False
    if name.known.geo.province is not None:
        return False
    within = find_within(reading.texts[sentence], name.span.end)
    in_state = within is not None and within.geo is not None and within.geo.province is not None
    return in_state and is_town(" ".join(name.words))


def _as_town(name: NameSpan, towns: frozenset[str]) -> NameSpan:
    """The town the report means by the name, everywhere in it."""
    if name.known is None or name.form is not EntityForm.NAME or " ".join(name.words) not in towns:
        return name
    return replace(name, known=None, kind=EntityKind.PLACE, rule="<town>, <state>")


def _as_place(name: NameSpan, places: frozenset[str]) -> NameSpan:
    """What the report elsewhere uses as a place is one here, unless it is part of a longer name."""
    words = " ".join(name.words)
    if name.kind in _MISTAKEN and name.known is None and words in places:
        return replace(name, kind=EntityKind.PLACE)
    return name


_MISTAKEN = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})


def _place_names(spans: Spans) -> Iterable[str]:
    for _, name in spans:
        if name.kind is EntityKind.PLACE and name.known is None:
            yield " ".join(name.words)


def _within(reading: Reading, spans: Spans) -> dict[str, Known]:
    """What stands behind names of places, as in `Paris, Tenn`."""
    out: dict[str, Known] = {}
    for i, name in spans:
        if name.kind is EntityKind.PLACE and name.known is None:
            within = find_within(reading.texts[i], name.span.end)
            if within is not None:
                out.setdefault(place_key(" ".join(name.words)), within)
    return out


def _is_title_case(text: str) -> bool:
    long = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _certain(spans: Spans) -> Iterable[tuple[str | None, str | None]]:
    for _, name in spans:
        if name.known is not None and name.known.name not in homonyms():
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
