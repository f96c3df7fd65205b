"""Persons of a report: full names, surnames, and what titles they are given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from newsflow.mentions.found import Found, by_place
from newsflow.mentions.known import find_known, words_of
from newsflow.mentions.name_span import NameSpan
from newsflow.mentions.names import fold_person, fold_word
from newsflow.mentions.offices import office_before
from newsflow.mentions.reading import PARSED_ZONES, Reading
from newsflow.mentions.whole_names import find_whole
from newsflow.text import slug
from newsflow.types import EntityForm, EntityKind, Span, Zone


@dataclass(frozen=True, slots=True)
class Person:
    """One person by the fullest name."""

    key: str
    name: str
    surname: str
    """Folded."""


def person_key(name: str) -> str:
    """The id of a person across reports."""
    return f"person:{slug(fold_person(name))}"


def find_people(reading: Reading, spans: list[tuple[int, NameSpan]]) -> list[Found]:
    """Persons by name, each surname with its full name."""
    named = [(i, name) for i, name in spans if name.kind is EntityKind.PERSON]
    people = _people(named)
    found = [_found(reading, i, name, people) for i, name in named]
    found += _more(reading, spans, people)
    return _with_titles(reading, _nearest_namesakes(found, people))


def _nearest_namesakes(found: list[Found], people: list[Person]) -> list[Found]:
    """A surname that two share is that of whoever was named in full last."""
    shared = Counter(p.surname for p in people if " " in p.name)
    surname_of = {p.key: p.surname for p in people}
    last: dict[str, str] = {}
    out = []
    for f in sorted(found, key=by_place):
        surname = surname_of[f.key]
        if shared[surname] > 1 and " " in f.name:
            last[surname] = f.key
        alone = " " not in f.name and surname in last
        out.append(replace(f, key=last[surname]) if alone else f)
    return out


def _people(named: list[tuple[int, NameSpan]]) -> list[Person]:
    out: dict[str, Person] = {}
    for _, name in named:
        if len(name.words) > 1:
            whole = " ".join(name.words)
            person = Person(person_key(whole), whole, fold_word(name.words[-1]))
            out.setdefault(person.key, person)
    for _, name in named:
        if len(name.words) == 1 and _owner(name.words, list(out.values())) is None:
            person = Person(person_key(name.words[0]), name.words[0], fold_word(name.words[0]))
            out.setdefault(person.key, person)
    return list(out.values())


def _owner(words: tuple[str, ...], people: list[Person]) -> Person | None:
    """The person a name belongs to: the same name, else the first with that surname."""
    whole = person_key(" ".join(words))
    for person in people:
        if person.key == whole:
            return person
    last = fold_word(words[-1])
    same = [p for p in people if p.surname == last]
    if len(words) == 1 and not same:
        same = [p for p in people if fold_word(p.name.split()[0]) == last and " " in p.name]
    if len(words) > 1:
        first = fold_word(words[0])
        same = [
            p for p in same if fold_word(p.name.split()[0])[:1] == first[:1] and len(first) == 1
        ]
    return same[0] if same else None


def _found(reading: Reading, sentence: int, name: NameSpan, people: list[Person]) -> Found:
    person = _owner(name.words, people)
    assert person is not None
    base = reading.sentences[sentence].span.start
    span = Span(base + name.span.start, base + name.span.end)
    return Found(
        sentence=sentence, span=span, text=span.of(reading.article.text), rule=name.rule,
        key=person.key, kind=EntityKind.PERSON, form=EntityForm.NAME, name=" ".join(name.words),
    )  # fmt: skip


def _more(reading: Reading, spans: list[tuple[int, NameSpan]], people: list[Person]) -> list[Found]:
    """Surnames of known persons where the pipeline saw no name."""
    by_surname = {p.name.split()[-1]: p for p in people if len(p.name.split()[-1]) > 2}
    if not by_surname:
        return []
    taken_in: dict[int, list[Span]] = {}
    for i, name in spans:
        taken_in.setdefault(i, []).append(name.span)
    out = []
    for sentence in reading.sentences:
        if sentence.zone not in PARSED_ZONES:
            continue
        taken = taken_in.get(sentence.ordinal, [])
        text = reading.texts[sentence.ordinal]
        for local in find_whole(text, by_surname, hyphen_behind=False):
            surname = local.of(text)
            if any(local.overlaps(span) for span in taken) or _is_word(surname):
                continue
            person = by_surname[surname]
            span = Span(sentence.span.start + local.start, sentence.span.start + local.end)
            out.append(
                Found(
                    sentence=sentence.ordinal,
                    span=span,
                    text=span.of(reading.article.text),
                    rule="surname named elsewhere",
                    key=person.key,
                    kind=EntityKind.PERSON,
                    form=EntityForm.NAME,
                    name=surname,
                )
            )
    return out


def _is_word(name: str) -> bool:
    """A surname that a table knows as a place or people is left to the table."""
    words = words_of(name)
    return bool(words) and find_known(words, 0, name) is not None


_BEFORE = 60
"""Characters before a name in which its office stands."""


def _with_titles(reading: Reading, found: list[Found]) -> list[Found]:
    """Add the office and country that stand before each name."""
    out = []
    for f in found:
        sentence = reading.sentences[f.sentence]
        if sentence.zone is Zone.BYLINE:
            out.append(f)
            continue
        before = reading.texts[f.sentence][: f.span.start - sentence.span.start][-_BEFORE:]
        office = office_before(before)
        if office is None:
            out.append(f)
        else:
            titles = (office.title,) if office.title else ()
            out.append(replace(f, titles=titles, country=office.country, sector=office.sector))
    return _counterparts(out)


def _counterparts(found: list[Found]) -> list[Found]:
    """`his Turkmen counterpart X` has the office of whoever was named before."""
    out: list[Found] = []
    for f in sorted(found, key=by_place):
        if "counterpart" not in f.titles:
            out.append(f)
            continue
        earlier = [o for o in out if o.titles and o.key != f.key]
        titles = earlier[-1].titles if earlier else ()
        out.append(replace(f, titles=titles))
    return out
