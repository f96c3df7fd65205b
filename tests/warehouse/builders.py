"""Small hand-made reports: a text with marks becomes an article with its mentions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from newsflow import text as texts
from newsflow.types import (
    Anchor,
    Article,
    Author,
    Bound,
    Dateline,
    Direction,
    Entity,
    EntityForm,
    EntityId,
    EntityKind,
    EntityMention,
    EventArgument,
    EventMention,
    FigureMention,
    Geo,
    Mentions,
    Outlet,
    OutletId,
    PartialDate,
    Precision,
    QuoteKind,
    QuoteMention,
    QuoteSegment,
    Report,
    Run,
    Sentence,
    Span,
    Stamp,
    TimeKind,
    TimeMention,
    Zone,
    ZoneSpan,
)

NOON = datetime(2024, 3, 9, 12, 0, tzinfo=UTC)
RUN = Run(run_id="run-1", command="newsflow load", started_at=NOON)

POST = Outlet(outlet_id=OutletId("harbour-post"), name="Harbour Post", country="NO", language="en")
HERALD = Outlet(outlet_id=OutletId("herald.example"), name="Herald", domain="herald.example")

HEADLINE = "Ferry fire kills 12 off Bergen"
SENTENCES = (
    "BERGEN, March 8.",
    "A fire on the ferry Solveig killed 12 people on Friday.",
    '"We lost the engine room first," captain Olga Ivanova said.',
)


def article(
    outlet: Outlet = POST,
    *,
    headline: str | None = HEADLINE,
    sentences: tuple[str, ...] = SENTENCES,
    published_on: date | None = date(2024, 3, 8),
    url: str | None = None,
    fetched_at: datetime | None = None,
) -> Article:
    """An article with a headline and one paragraph, the first sentence a dateline."""
    body = " ".join(sentences)
    text = body if headline is None else f"{headline}\n\n{body}"
    start = len(text) - len(body)
    key = texts.report_id(outlet.outlet_id, url=url, guid=None, text=text)
    zones = [ZoneSpan(zone=Zone.BODY, span=Span(start, len(text)), paragraph=1)]
    if headline is not None:
        zones.insert(0, ZoneSpan(zone=Zone.HEADLINE, span=Span(0, len(headline))))
    return Article(
        report_id=key,
        revision_id=texts.revision_id(key, text),
        text_hash=texts.text_hash(text),
        outlet=outlet,
        text=text,
        zones=tuple(zones),
        headline=headline,
        authors=(Author(name="Kari Berg"),),
        dateline=Dateline(
            span=Span(start, start + len(sentences[0])),
            place="Bergen",
            on=PartialDate(month=3, day=8),
        ),
        published=None if published_on is None else stamp(published_on),
        language="en",
        url=url,
        fetched_at=fetched_at,
        ref=f"{outlet.outlet_id}.txt",
    )


def stamp(on: date) -> Stamp:
    """A whole day from the page's metadata."""
    return Stamp(
        on=PartialDate(year=on.year, month=on.month, day=on.day),
        precision=Precision.DAY,
        basis="the page's metadata",
        found="meta",
        confidence=1.0,
    )


def report(
    outlet: Outlet = POST,
    *,
    toll: str = "12",
    version: str = "1",
    published_on: date | None = date(2024, 3, 8),
    url: str | None = None,
    fetched_at: datetime | None = None,
) -> Report:
    """A report on the ferry fire: two entities, a time, a figure, a quotation and an event."""
    told = article(
        outlet,
        headline=HEADLINE.replace("12", toll),
        sentences=tuple(s.replace("12", toll) for s in SENTENCES),
        published_on=published_on,
        url=url,
        fetched_at=fetched_at,
    )
    return Report(article=told, mentions=_mentions(told, toll, version))


def plain_report(outlet: Outlet, headline: str, *sentences: str, url: str | None = None) -> Report:
    """A report of which nothing was understood."""
    told = article(outlet, headline=headline, sentences=("OSLO.", *sentences), url=url)
    found = _mentions(told, "0", "1")
    return Report(
        article=told,
        mentions=replace(
            found, entities=(), entity_mentions=(), times=(), figures=(), quotes=(), events=()
        ),
    )


def _mentions(told: Article, toll: str, version: str) -> Mentions:
    sentences = _sentences(told)
    known = told.published is not None
    return Mentions(
        report_id=told.report_id,
        revision_id=told.revision_id,
        extractor="tests",
        version=version,
        anchor=Anchor(on=PartialDate(month=3, day=8), basis="dateline"),
        sentences=sentences,
        entities=_ENTITIES,
        entity_mentions=_entity_mentions(told),
        times=_times(told, date(2024, 3, 8) if known else None),
        figures=_figures(told, toll),
        quotes=_quotes(told),
        events=_events(told, date(2024, 3, 8) if known else None),
    )


_ENTITIES = (
    Entity(
        ordinal=0,
        entity_id=EntityId("person:olga ivanova"),
        kind=EntityKind.PERSON,
        name="Olga Ivanova",
        titles=("captain",),
        basis="full name",
    ),
    Entity(
        ordinal=1,
        entity_id=EntityId("other:solveig"),
        kind=EntityKind.OTHER,
        name="Solveig",
        geo=Geo(country=None),
    ),
)


def _sentences(told: Article) -> tuple[Sentence, ...]:
    found = [("headline", told.headline)] if told.headline else []
    pieces = [text for _, text in found if text]
    body = told.body()
    rest = body.replace(". A", ".\tA").replace('. "', '.\t"').split("\t")
    out = []
    for ordinal, text in enumerate([*pieces, *rest]):
        zone = Zone.HEADLINE if ordinal == 0 and told.headline else Zone.BODY
        paragraph = None if zone is Zone.HEADLINE else 1
        out.append(
            Sentence(
                ordinal=ordinal,
                zone=zone,
                span=_find(told, text),
                text=text,
                paragraph=paragraph,
            )
        )
    return tuple(out)


def _find(told: Article, words: str, after: int = 0) -> Span:
    start = told.text.index(words, after)
    return Span(start, start + len(words))


def _entity_mentions(told: Article) -> tuple[EntityMention, ...]:
    if "Ivanova" not in told.text:
        return ()
    names = (("Solveig", 2, 1), ("Olga Ivanova", 3, 0))
    return tuple(
        EntityMention(
            ordinal=ordinal,
            sentence=sentence,
            span=_find(told, name),
            text=name,
            rule="capitalised words",
            entity=entity,
            form=EntityForm.NAME,
        )
        for ordinal, (name, sentence, entity) in enumerate(names)
    )


def _times(told: Article, day: date | None) -> tuple[TimeMention, ...]:
    if "on Friday" not in told.text:
        return ()
    return (
        TimeMention(
            ordinal=0,
            sentence=2,
            span=_find(told, "Friday"),
            text="Friday",
            rule="<weekday>",
            kind=TimeKind.DATE,
            value="XXXX-03-08",
            direction=Direction.PAST,
            anchor=day,
            date_from=day,
            date_to=day,
            precision=Precision.UNKNOWN if day is None else Precision.DAY,
            basis="weekday before the anchor",
        ),
    )


def _figures(told: Article, toll: str) -> tuple[FigureMention, ...]:
    if f"{toll} people" not in told.text:
        return ()
    span = _find(told, f"{toll} people")
    return (
        FigureMention(
            ordinal=0,
            sentence=2,
            span=span,
            text=f"{toll} people",
            rule="<number> <noun>",
            number_span=Span(span.start, span.start + len(toll)),
            value=Decimal(toll),
            bound=Bound.EXACT,
            unit="people",
            object="people",
            measure="killed",
            event=0,
        ),
    )


def _quotes(told: Article) -> tuple[QuoteMention, ...]:
    words = "We lost the engine room first,"
    if words not in told.text:
        return ()
    span = _find(told, words)
    return (
        QuoteMention(
            ordinal=0,
            sentence=3,
            span=span,
            text=words,
            rule="quotation, speaker, cue",
            kind=QuoteKind.DIRECT,
            segments=(QuoteSegment(sentence=3, span=span, text=words),),
            speaker=0,
            speaker_span=_find(told, "Olga Ivanova"),
            cue="said",
            cue_span=_find(told, "said"),
        ),
    )


def _events(told: Article, day: date | None) -> tuple[EventMention, ...]:
    if "fire on the ferry" not in told.text:
        return ()
    ferry = _find(told, "the ferry Solveig")
    return (
        EventMention(
            ordinal=0,
            sentence=2,
            span=_find(told, "killed"),
            text="killed",
            rule="trigger kill",
            type="ACCIDENT",
            lemma="kill",
            arguments=(
                EventArgument(role="place", span=ferry, text="the ferry Solveig", entity=1),
            ),
            time=0,
            date_from=day,
            date_to=day,
            precision=Precision.UNKNOWN if day is None else Precision.DAY,
            date_basis="time in the sentence",
            main=True,
        ),
    )
