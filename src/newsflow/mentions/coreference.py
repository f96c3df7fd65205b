"""Words that stand for an entity named elsewhere: titles, pronouns, `the gathering`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsflow.language.roles import Role
from newsflow.mentions.found import Found, by_place
from newsflow.mentions.lexicon import table
from newsflow.mentions.offices import find_title_phrases, fits
from newsflow.mentions.reading import PARSED_ZONES, Reading
from newsflow.mentions.word_signs import OFFICE
from newsflow.types import EntityForm, EntityKind, Sentence, Span, Zone

_LOOK_BACK = 3
"""Sentences a pronoun may look back over."""


def find_coreferences(reading: Reading, found: list[Found]) -> list[Found]:
    """Titles first, since pronouns may stand for whom a title names."""
    titled = list(_titles(reading, found))
    everyone = sorted([*found, *titled], key=by_place)
    events = list(_events(reading, everyone))
    pronouns: list[Found] = []
    known = list(everyone)
    for sentence in reading.sentences:
        if sentence.zone in PARSED_ZONES and _PRONOUN.search(sentence.text):
            fresh = list(_pronouns(reading, sentence, known))
            pronouns += fresh
            known += fresh
            known.sort(key=by_place)
    return [*titled, *events, *pronouns]


def _stand_for(
    reading: Reading, sentence: Sentence, span: Span, other: Found, form: EntityForm, rule: str
) -> Found:
    return Found(
        sentence=sentence.ordinal, span=span, text=span.of(reading.article.text), rule=rule,
        key=other.key, kind=other.kind, form=form, name=other.name, country=other.country,
        sector=other.sector, confidence=0.8,
    )  # fmt: skip


def _titles(reading: Reading, found: list[Found]) -> Iterator[Found]:
    people = [f for f in found if f.kind is EntityKind.PERSON]
    titles: dict[str, set[str]] = {}
    homes: dict[str, set[str]] = {}
    for f in people:
        titles.setdefault(f.key, set()).update(f.titles)
        homes.setdefault(f.key, set()).update({f.country} if f.country else ())
    for sentence in reading.sentences:
        if sentence.zone not in PARSED_ZONES or OFFICE not in reading.signs[sentence.ordinal]:
            continue
        text = reading.texts[sentence.ordinal]
        for phrase in find_title_phrases(text, headline=sentence.zone is Zone.HEADLINE):
            base = sentence.span.start
            span = Span(base + phrase.start, base + phrase.end)
            fitting = [
                f for f in people
                if fits(phrase.title, tuple(titles[f.key]))
                and (phrase.country is None or phrase.country in homes[f.key])
            ]  # fmt: skip
            if not fitting:
                continue
            earlier = [f for f in fitting if f.span.start < span.start]
            other = max(earlier, key=lambda f: f.span.start) if earlier else fitting[0]
            rule = "the <country> <office>" if phrase.country else "the <office>"
            yield _stand_for(reading, sentence, span, other, EntityForm.TITLE, rule)


def _events(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """`the Tehran gathering` after a forum was named."""
    named = [f for f in found if f.kind is EntityKind.EVENT_NAME]
    if not named:
        return
    nouns = "|".join(table("titles")["events"]["again"])
    pattern = re.compile(rf"\b[Tt]he ((?:[A-Z][\w-]+ )?(?:{nouns}))\b(?! [A-Z])")
    for sentence in reading.sentences:
        if sentence.zone not in PARSED_ZONES:
            continue
        for match in pattern.finditer(reading.texts[sentence.ordinal]):
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            earlier = [
                f for f in named
                if f.span.end <= span.start and sentence.ordinal - f.sentence <= _LOOK_BACK
            ]  # fmt: skip
            if earlier:
                yield _stand_for(
                    reading, sentence, span, earlier[-1], EntityForm.TITLE, "the <place> gathering"
                )


_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_OTHERS = {"he": "women", "she": "men"}
"""Whom a pronoun does not stand for."""


def _pronouns(reading: Reading, sentence: Sentence, found: list[Found]) -> Iterator[Found]:
    doc = reading.trees[sentence.ordinal]
    if doc is None:
        return
    for token in doc:
        word = token.lower_
        if word not in {"he", "she", "they"}:
            continue
        start = sentence.span.start + token.idx
        span = Span(start, start + len(token.text))
        if word in _OTHERS:
            others = _keys_of(found, _OTHERS[word])
            other = _person_before(sentence, span, [f for f in found if f.key not in others])
        else:
            other = _group_before(reading, sentence, span, found)
        if other is not None:
            yield _stand_for(reading, sentence, span, other, EntityForm.PRONOUN, f"pronoun {word}")


def _keys_of(found: list[Found], kind: str) -> set[str]:
    """Persons whose given name is a woman's, or a man's."""
    names = given_names(kind)
    people = [f for f in found if f.kind is EntityKind.PERSON and " " in f.name]
    return {f.key for f in people if f.name.split()[0] in names}


@lru_cache(maxsize=2)
def given_names(kind: str) -> frozenset[str]:
    """Given names that are almost always of `women`, or of `men`."""
    return frozenset(table("given_names")[kind].split())


def _person_before(sentence: Sentence, span: Span, found: list[Found]) -> Found | None:
    people = [
        f for f in found
        if f.kind is EntityKind.PERSON
        and f.span.end <= span.start
        and sentence.ordinal - f.sentence <= _LOOK_BACK
        and f.rule != "author in the byline"
    ]  # fmt: skip
    if not people:
        return None
    nearest = people[-1].sentence
    return (
        next(f for f in people if f.sentence == nearest)
        if nearest != sentence.ordinal
        else people[-1]
    )


_GROUPS = frozenset({EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.COUNTRY})


def _is_many(found: Found) -> bool:
    """A state by its name is no `they`; its people or forces are."""
    return found.kind is not EntityKind.COUNTRY or found.form is EntityForm.DEMONYM


def _group_before(
    reading: Reading, sentence: Sentence, span: Span, found: list[Found]
) -> Found | None:
    """The organisation, group or people in the subject of the clause or sentence before."""
    for ordinal in (sentence.ordinal, sentence.ordinal - 1):
        if ordinal < 0 or reading.trees[ordinal] is None:
            continue
        doc = reading.trees[ordinal]
        base = reading.sentences[ordinal].span.start
        for clause in reversed(reading.clauses[ordinal]):
            for argument in clause.arguments:
                if argument.role is not Role.SUBJECT or doc is None:
                    continue
                phrase = reading.phrase_span(ordinal, argument.phrase)
                if phrase.end > span.start or doc[argument.phrase.head].idx + base >= span.start:
                    continue
                inside = [
                    f for f in found
                    if f.kind in _GROUPS and phrase.overlaps(f.span) and _is_many(f)
                ]  # fmt: skip
                if inside:
                    return inside[0]
    return None
