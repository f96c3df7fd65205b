"""From a name in a sentence to the entity it means: countries, places, organisations, events."""

from __future__ import annotations

import re

from newsflow.language.roles import Role
from newsflow.mentions.found import Found
from newsflow.mentions.known import country, find_known, homonyms, seats, words_of
from newsflow.mentions.name_span import NameSpan
from newsflow.mentions.places import Setting, resolve_place, which_homonym
from newsflow.mentions.reading import Reading
from newsflow.text import slug
from newsflow.types import EntityForm, EntityKind, Span


def name_found(reading: Reading, sentence: int, name: NameSpan, setting: Setting) -> Found:
    """The entity of a name that is no person's."""
    if name.known is not None:
        return _tabled(reading, sentence, name, setting)
    words = " ".join(name.words)
    seat = seats().get(words)
    if seat is not None and _acts(reading, sentence, name.span):
        known = country(seat)
        return _found(
            reading, sentence, name, known.entity_id, EntityKind.COUNTRY, known.name,
            form=EntityForm.METONYM, country=seat, basis="the seat of government acts",
        )  # fmt: skip
    if name.kind is EntityKind.PLACE:
        return _place(reading, sentence, name, words, setting)
    if name.kind is EntityKind.EVENT_NAME:
        key = f"event:{slug(words)}"
        return _found(reading, sentence, name, key, EntityKind.EVENT_NAME, words)
    return _organization(reading, sentence, name, words)


def _found(  # noqa: PLR0913
    reading: Reading, sentence: int, name: NameSpan, key: str, kind: EntityKind, label: str, *,
    form: EntityForm | None = None, country: str | None = None, sector: str | None = None,
    basis: str = "",
) -> Found:  # fmt: skip
    base = reading.sentences[sentence].span.start
    span = Span(base + name.span.start, base + name.span.end)
    return Found(
        sentence=sentence, span=span, text=span.of(reading.article.text), rule=name.rule, key=key,
        kind=kind, form=form or name.form, name=label, country=country, sector=sector, basis=basis,
    )  # fmt: skip


def _tabled(reading: Reading, sentence: int, name: NameSpan, setting: Setting) -> Found:
    known = name.known
    assert known is not None
    if known.name in homonyms() and name.form is EntityForm.NAME:
        known = which_homonym(known, setting)
    found = _found(
        reading, sentence, name, known.entity_id, known.kind, known.name,
        country=known.country, sector=known.sector,
    )  # fmt: skip
    if known.geo is None:
        return found
    return Found(**{f: getattr(found, f) for f in found.__slots__ if f != "geo"}, geo=known.geo)


def _place(reading: Reading, sentence: int, name: NameSpan, words: str, setting: Setting) -> Found:
    place = resolve_place(words, setting)
    base = reading.sentences[sentence].span.start
    span = Span(base + name.span.start, base + name.span.end)
    return Found(
        sentence=sentence,
        span=span,
        text=span.of(reading.article.text),
        rule=name.rule,
        key=place.entity_id,
        kind=EntityKind.PLACE,
        form=EntityForm.NAME,
        name=place.name if place.geo is not None else words,
        country=place.geo.country if place.geo is not None else None,
        geo=place.geo,
        confidence=place.confidence,
        basis="gazetteer" if place.geo is not None else "not in the gazetteer",
    )


_INSTITUTION = re.compile(
    r"(?:ministry of (?:the )?(?P<of>[a-z ]+)|(?:the )?(?P<field>[a-z ]+?) ministry|"
    r"department of (?P<department>[a-z ]+))$"
)
_SPELLING = {"defence": "defense", "labour": "labor"}


def _organization(reading: Reading, sentence: int, name: NameSpan, words: str) -> Found:
    iso, bare = _state_of(words)
    text = reading.sentences[sentence].text
    if iso is None:
        iso = _state_before(text[: name.span.start])
    institution = _INSTITUTION.match(bare.lower())
    if institution is None:
        return _found(
            reading, sentence, name, f"organization:{slug(bare)}", EntityKind.ORGANIZATION, bare,
            country=iso, sector=name.sector,
        )  # fmt: skip
    field = next(group for group in institution.groups() if group)
    field = " ".join(_SPELLING.get(word, word) for word in field.split())
    iso = iso or _state_in(text) or _state_in(reading.article.headline or "")
    key = f"organization:{iso or 'any'}:{slug(field)}-ministry"
    return _found(
        reading, sentence, name, key, EntityKind.ORGANIZATION, words, country=iso,
        sector="military" if field == "defense" else "government",
    )  # fmt: skip


def _state_of(words: str) -> tuple[str | None, str]:
    """`Russian Defense Ministry` → (RUS, `Defense Ministry`)."""
    split = words_of(words)
    found = find_known(split, 0, words) if split else None
    if found is None or found[0].kind is not EntityKind.COUNTRY or found[1] >= len(split):
        return None, words
    return found[0].country, words[split[found[1]].start :]


def _state_before(before: str) -> str | None:
    """The country whose possessive or demonym stands right before."""
    split = words_of(before)[-3:]
    for at in range(len(split)):
        found = find_known(split, at, before)
        if found is not None and found[0].country and at + found[1] == len(split):
            rest = before[split[-1].end :]
            return found[0].country if rest in {" ", "'s "} else None
    return None


def _state_in(text: str) -> str | None:
    """The first country a text names as a people or state."""
    split = words_of(text)
    for at in range(len(split)):
        found = find_known(split, at, text)
        if found is not None and found[0].kind is EntityKind.COUNTRY:
            return found[0].country
    return None


_NOT_ACTS = frozenset({"be", "have", "host", "see", "lie", "become", "remain", "witness",
                       "experience", "get", "stand", "wake", "celebrate", "lose",
                       "win"})  # fmt: skip


def _acts(reading: Reading, sentence: int, span: Span) -> bool:
    """Whether a seat of government is what its verb's actor is called."""
    doc = reading.trees[sentence]
    if doc is None:
        return False
    for clause in reading.clauses[sentence]:
        for argument in clause.arguments:
            head = doc[argument.phrase.head]
            if argument.role is Role.SUBJECT and span.start <= head.idx < span.end:
                return not clause.passive and clause.lemma.lower() not in _NOT_ACTS
    return False
