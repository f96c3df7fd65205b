"""Who, what, when and where: the main event of a report in the report's own words.

Headlines tell it shortest: their subject is who, the rest what. A headline that names no doer and
no deed gives way to the opening of the text, and this to the event marked as main.
Five questions after Hamborg et al. 2019 (Giveme5W1H), without why and how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsflow.mentions.event_happening import Happening, find_happening
from newsflow.mentions.event_tellers import subject_and_rest
from newsflow.mentions.reading import Reading
from newsflow.types import (
    Anchor,
    Answer,
    Entity,
    EntityForm,
    EntityKind,
    EntityMention,
    EventMention,
    Span,
    TimeKind,
    TimeMention,
    Zone,
)

_OPENING = 4
"""Sentences of the body that are its opening."""
_PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})
_COMMA = re.compile(r",\s+")
_IN = re.compile(r"\b(?:in|at|near|outside|across)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?:of\s+)?$")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
_NAME_BEFORE = re.compile(r"[A-Z][\w.’']*\s$")
_DAY = re.compile(r"\d{4}-\d\d|XXXX-|W\d\d|T")
_DIRECTIONS = frozenset("north south east west the".split())
_NEWS_DAYS = 21
"""Days from the report's own that what it tells as news may lie."""


@dataclass(frozen=True)
class _Report:
    """What the answers are looked up in."""

    reading: Reading
    main: tuple[EventMention, ...]
    """All mentions of the main event, the one marked first; none in a report without one."""
    times: tuple[TimeMention, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[EntityMention, ...]
    happening: Happening
    today: date | None
    """The report's own day."""

    def at(self, start: int) -> int:
        return self.reading.sentence_at(start) or 0

    def sentences(self, *zones: Zone) -> list[int]:
        return [s.ordinal for s in self.reading.sentences if s.zone in zones]


def find_answers(
    reading: Reading,
    events: tuple[EventMention, ...],
    times: tuple[TimeMention, ...],
    entities: tuple[Entity, ...],
    mentions: tuple[EntityMention, ...],
    anchor: Anchor | None,
) -> tuple[Answer, ...]:
    """At most one answer to each question, in the order who, what, when, where."""
    happening = find_happening(reading.sentences, times, entities, mentions, anchor)
    today = anchor.on.whole if anchor is not None else None
    report = _Report(reading, _main(events), times, entities, mentions, happening, today)
    found = (*_who_and_what(report), _when(report), _where(report))
    given = [one for one in found if one is not None]
    return tuple(_numbered(one, i) for i, one in enumerate(given))


def _main(events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    marked = next((e for e in events if e.main), None)
    if marked is None:
        return ()
    return (marked, *(e for e in events if e.same_as == marked.ordinal))


@dataclass(frozen=True, slots=True)
class _Found:
    question: str
    span: Span
    text: str
    sentence: int
    rule: str
    entity: int | None = None
    time: int | None = None


def _numbered(found: _Found, ordinal: int) -> Answer:
    return Answer(
        ordinal=ordinal,
        sentence=found.sentence,
        span=found.span,
        text=found.text,
        rule=found.rule,
        question=found.question,
        entity=found.entity,
        time=found.time,
    )


def _answer(
    report: _Report,
    question: str,
    span: Span,
    rule: str,
    *,
    entity: int | None = None,
    time: int | None = None,
) -> _Found:
    text = span.of(report.reading.article.text)
    return _Found(question, span, text, report.at(span.start), rule, entity, time)


# ------------------------------------------------------------------ who did what


def _who_and_what(report: _Report) -> tuple[_Found | None, _Found | None]:
    for sentence, rule in _tellers(report):
        who, what = subject_and_rest(report.reading, sentence, report.main)
        if what is not None and (who is not None or rule != "headline"):
            named = who is not None and not _is_pronoun(report, who)
            doer = _party(report, who, rule) if named and who is not None else _actor(report)
            return doer, _answer(report, "what", what, rule)
    headline = report.sentences(Zone.HEADLINE)
    what = report.reading.sentences[headline[0]].span if headline else None
    return _actor(report), None if what is None else _answer(report, "what", what, "headline")


def _tellers(report: _Report) -> Iterator[tuple[int, str]]:
    """Sentences that may tell the main event whole, the likeliest first."""
    yield from ((i, "headline") for i in report.sentences(Zone.HEADLINE)[:1])
    body = report.sentences(Zone.BODY)
    opening = [e.sentence for e in report.main if e.sentence in body[:_OPENING]]
    yield from ((i, "opening") for i in (*opening[:1], *body[:1]))
    yield from ((e.sentence, "main event") for e in report.main[:1])


def _is_pronoun(report: _Report, span: Span) -> bool:
    return span.of(report.reading.article.text).lower() in _PRONOUNS


def _party(report: _Report, span: Span, rule: str) -> _Found:
    named = [m for m in report.mentions if span.covers(m.span)]
    entity = max(named, key=lambda m: m.span.end - m.span.start, default=None)
    return _answer(report, "who", span, rule, entity=None if entity is None else entity.entity)


def _actor(report: _Report) -> _Found | None:
    """The first party of the main event, else the first person or body named."""
    for roles in (("actor",), ("target", "recipient")):
        for event in report.main:
            for argument in event.arguments:
                if argument.role in roles and argument.text.lower() not in _PRONOUNS:
                    return _answer(
                        report, "who", argument.span, "main event", entity=argument.entity
                    )
    named = (
        m
        for m in report.mentions
        if m.form is EntityForm.NAME and report.entities[m.entity].kind not in _PLACES
    )
    first = next(named, None)
    return (
        None if first is None else _answer(report, "who", first.span, "name", entity=first.entity)
    )


_PRONOUNS = frozenset("he she it they we i you who that this".split())


# ------------------------------------------------------------------ when and where


def _when(report: _Report) -> _Found | None:
    """The time of the main event, else the likeliest that the opening gives, else another."""
    opening = set(
        report.sentences(Zone.HEADLINE, Zone.STANDFIRST) + report.sentences(Zone.BODY)[:_OPENING]
    )
    told = [t for t in report.times if t.kind in {TimeKind.DATE, TimeKind.TIME} and _is_day(t)]
    main = {e.time for e in report.main}
    ranked = (
        ("main event", [t for t in told if t.ordinal in main and t.sentence in opening]),
        ("opening", [t for t in told if t.sentence in opening and _is_news(report, t)]),
        ("main event", [t for t in told if t.ordinal in main]),
        ("likeliest day", [t for t in told if t.date_from == report.happening.on is not None]),
        ("first time told", told),
    )
    for rule, times in ranked:
        if times:
            return _answer(report, "when", times[0].span, rule, time=times[0].ordinal)
    return None


def _is_day(time: TimeMention) -> bool:
    """Whether words name a day or a part of one rather than `now` or a year."""
    return _DAY.search(time.value) is not None and not time.value.endswith("_REF")


def _is_news(report: _Report, time: TimeMention) -> bool:
    """Whether a day is near the report's own; one without a year may be."""
    day = report.today
    if day is None or time.date_from is None:
        return True
    return abs((time.date_from - day).days) <= _NEWS_DAYS


def _where(report: _Report) -> _Found | None:
    """The place of the main event, else the one that the opening speaks of most."""
    spans = {a.span for e in report.main for a in e.arguments if a.role == "place"}
    own = [m for m in report.mentions if m.span in spans]
    towns = [m for m in own if report.entities[m.entity].kind is EntityKind.PLACE]
    if towns:
        return _place(report, towns[0].span, "main event", towns[0])
    lands = {report.entities[m.entity].country for m in own}
    places = [m for m in _places(report) if not lands or _lies_in(report, m, lands)] or own
    best = max(places, key=lambda m: (_weight(report, m), -m.ordinal), default=None)
    return None if best is None else _place(report, best.span, "likeliest place", best)


def _lies_in(report: _Report, mention: EntityMention, lands: set[str | None]) -> bool:
    """Whether an early place is in one of the countries that the main event is told to be in."""
    entity = report.entities[mention.entity]
    country = entity.country or (entity.geo.country if entity.geo is not None else None)
    body = report.sentences(Zone.BODY)[:_OPENING]
    return country in lands and mention.sentence <= max(body, default=0)


def _places(report: _Report) -> list[EntityMention]:
    """Mentions of places by name."""
    return [
        m
        for m in report.mentions
        if report.entities[m.entity].kind in _PLACES
        and m.form is EntityForm.NAME
        and m.text.lower() not in _DIRECTIONS
    ]


def _weight(report: _Report, mention: EntityMention) -> float:
    sentence = report.reading.sentences[mention.sentence]
    start = mention.span.start - sentence.span.start
    left, right = sentence.text[:start], sentence.text[start + len(mention.text) :]
    part = _NAME_AFTER.match(right) or (_NAME_BEFORE.search(left) and start)
    return (
        2.0 / (1 + 0.35 * mention.sentence)
        + 1.5 * (sentence.zone is Zone.DATELINE)
        + 0.5 * (sentence.zone is Zone.HEADLINE)
        + 1.5 * (_IN.search(left) is not None)
        + 1.0 * (mention.entity == report.happening.place)
        - 2.5 * bool(part and sentence.zone is not Zone.HEADLINE)
        - 1.0 * bool(part and sentence.zone is Zone.HEADLINE)
    )


def _place(report: _Report, span: Span, rule: str, mention: EntityMention | None) -> _Found:
    """A place with the state or country right behind it."""
    text = report.reading.article.text
    for other in _places(report):
        if other.span.start > span.end and _COMMA.fullmatch(text[span.end : other.span.start]):
            span = Span(span.start, other.span.end)
            break
    entity = None if mention is None else mention.entity
    return _answer(report, "where", span, rule, entity=entity)
