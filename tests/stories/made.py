"""Reports made by hand: the text, and what its words mention, found by searching the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from newsflow.text import content_id, text_hash
from newsflow.types import (
    Anchor,
    Article,
    Entity,
    EntityForm,
    EntityId,
    EntityKind,
    EntityMention,
    EventArgument,
    EventMention,
    FigureMention,
    Grouping,
    Mentions,
    Outlet,
    OutletId,
    PartialDate,
    Precision,
    QuoteKind,
    QuoteMention,
    QuoteSegment,
    Report,
    ReportId,
    RevisionId,
    Sentence,
    Span,
    Stamp,
    StoryId,
    StoryReport,
    Zone,
    ZoneSpan,
)

PUTNEY = ("person", "Ana Putney")
KERIM = ("person", "Kerim Aslanov")


@dataclass
class Draft:
    """A report as a test writes it: one sentence a line, the first one the headline."""

    outlet: str
    day: date | None
    lines: Sequence[str]
    people: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Words of the text → (kind, id) of the entity that they name."""
    quotes: Sequence[tuple[str | None, Sequence[str]]] = ()
    """(words that name the speaker, segments)."""
    events: Sequence[Mapping[str, object]] = ()
    figures: Sequence[tuple[str, int, str, int | None]] = ()
    """(words, value, unit, ordinal of the event)."""


def made(draft: Draft) -> Report:
    """The report that a draft describes."""
    text = "\n\n".join(draft.lines)
    report = ReportId(content_id("made", draft.outlet, draft.lines[0]))
    revision = RevisionId(content_id("made", report, text))
    sentences = tuple(_sentences(draft.lines))
    article = Article(
        report_id=report,
        revision_id=revision,
        text_hash=text_hash(text),
        outlet=Outlet(outlet_id=OutletId(draft.outlet), name=draft.outlet),
        text=text,
        zones=tuple(
            ZoneSpan(zone=s.zone, span=s.span, paragraph=s.ordinal or None) for s in sentences
        ),
        headline=draft.lines[0],
        published=_stamp(draft.day) if draft.day is not None else None,
    )
    entities, entity_mentions = _people(draft, text, sentences)
    numbers = {(e.kind.value, e.entity_id): e.ordinal for e in entities}
    home = {words: numbers[kind, EntityId(name)] for words, (kind, name) in draft.people.items()}
    mentions = Mentions(
        report_id=report,
        revision_id=revision,
        extractor="made",
        version="1",
        anchor=Anchor(on=_on(draft.day), basis="made") if draft.day is not None else None,
        sentences=sentences,
        entities=entities,
        entity_mentions=entity_mentions,
        quotes=tuple(_quotes(draft, text, sentences, home)),
        events=tuple(_events(draft, text, sentences, home)),
        figures=tuple(_figures(draft, text, sentences)),
    )
    return Report(article=article, mentions=mentions)


def together(*reports: Report) -> Grouping:
    """A story of these reports."""
    members = tuple(
        StoryReport(
            story_id=StoryId("s"),
            report_id=r.article.report_id,
            revision_id=r.article.revision_id,
            score=1.0,
            why="made",
            published=r.article.published,
        )
        for r in reports
    )
    return Grouping(story_id=StoryId("s"), reports=members)


def _sentences(lines: Sequence[str]) -> list[Sentence]:
    out: list[Sentence] = []
    start = 0
    for number, line in enumerate(lines):
        zone = Zone.BODY if number else Zone.HEADLINE
        span = Span(start, start + len(line))
        out.append(Sentence(ordinal=number, zone=zone, span=span, text=line, paragraph=number))
        start += len(line) + 2
    return out


def _on(day: date) -> PartialDate:
    return PartialDate(year=day.year, month=day.month, day=day.day)


def _stamp(day: date) -> Stamp:
    return Stamp(
        on=_on(day), precision=Precision.DAY, basis="made", found="date_line", confidence=1.0
    )


def _place(words: str, text: str, sentences: Sequence[Sentence]) -> tuple[Span, int]:
    start = text.index(words)
    span = Span(start, start + len(words))
    return span, next(s.ordinal for s in sentences if s.span.covers(span))


def _people(
    draft: Draft, text: str, sentences: Sequence[Sentence]
) -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    names = list(dict.fromkeys(draft.people.values()))
    entities = []
    for number, (kind, name) in enumerate(names):
        words = max((w for w, who in draft.people.items() if who == (kind, name)), key=len)
        entities.append(
            Entity(ordinal=number, entity_id=EntityId(name), kind=EntityKind(kind), name=words)
        )
    found = sorted((*_place(words, text, sentences), words) for words in draft.people)
    mentions = tuple(
        EntityMention(
            ordinal=number,
            sentence=sentence,
            span=span,
            text=words,
            rule="made",
            entity=names.index(draft.people[words]),
            form=EntityForm.NAME,
        )
        for number, (span, sentence, words) in enumerate(found)
    )
    return tuple(entities), mentions


def _quotes(
    draft: Draft, text: str, sentences: Sequence[Sentence], home: Mapping[str, int]
) -> list[QuoteMention]:
    out = []
    for number, (speaker, segments) in enumerate(draft.quotes):
        places = [_place(words, text, sentences) for words in segments]
        span = Span(places[0][0].start, places[-1][0].end)
        out.append(
            QuoteMention(
                ordinal=number,
                sentence=places[0][1],
                span=span,
                text=span.of(text),
                rule="made",
                kind=QuoteKind.DIRECT,
                segments=tuple(
                    QuoteSegment(sentence=sentence, span=where, text=where.of(text))
                    for where, sentence in places
                ),
                speaker=home[speaker] if speaker is not None else None,
            )
        )
    return out


def _events(
    draft: Draft, text: str, sentences: Sequence[Sentence], home: Mapping[str, int]
) -> list[EventMention]:
    out = []
    for number, event in enumerate(draft.events):
        span, sentence = _place(str(event["trigger"]), text, sentences)
        on = event.get("on")
        roles = {r: str(event[r]) for r in ("actor", "target", "place", "instrument") if r in event}
        arguments = tuple(
            EventArgument(role=role, span=_place(w, text, sentences)[0], text=w, entity=home.get(w))
            for role, w in roles.items()
        )
        first, last = on if isinstance(on, tuple) else (on, on)
        out.append(
            EventMention(
                ordinal=number,
                sentence=sentence,
                span=span,
                text=span.of(text),
                rule="made",
                type=str(event.get("type", "ASSAULT")),
                lemma=str(event.get("lemma", event["trigger"])),
                arguments=arguments,
                date_from=first,
                date_to=last,
                precision=_precision(first, last),
                date_basis="made",
            )
        )
    return out


def _precision(first: date | None, last: date | None) -> Precision:
    if first is None:
        return Precision.UNKNOWN
    return Precision.DAY if first == last else Precision.MONTH


def _figures(draft: Draft, text: str, sentences: Sequence[Sentence]) -> list[FigureMention]:
    out = []
    for number, (words, value, unit, event) in enumerate(draft.figures):
        span, sentence = _place(words, text, sentences)
        out.append(
            FigureMention(
                ordinal=number,
                sentence=sentence,
                span=span,
                text=words,
                rule="made",
                number_span=Span(span.start, span.start + len(words.split()[0])),
                value=Decimal(value),
                unit=unit,
                object=unit,
                event=event,
            )
        )
    return out
