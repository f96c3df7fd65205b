"""Synthetic reports of synthetic stories: what a real archive holds, as much of it as wanted.

A story has a place, people, an organisation and some happenings; each of its reports tells
some of them in words of its own, with its own toll, quotation and dates.
All of it follows from `seed`: the same numbers give the same reports, in any process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

from newsflow import text as texts
from newsflow.types import (
    Anchor,
    Article,
    Author,
    Dateline,
    EntityId,
    EntityKind,
    Mentions,
    Outlet,
    OutletId,
    PartialDate,
    Precision,
    Report,
    Span,
    Stamp,
    StoryId,
    Zone,
    ZoneSpan,
)
from tests.benchmarks.composer import Actor, Composer, Happening
from tests.benchmarks.vocabulary import ADJECTIVES, KINDS, NOUNS, SAYINGS, VERBS, Kind, names

FIRST_DAY = date(2021, 1, 1)
STORIES_PER_DAY = 60
VERSION = "1.0.0+synthetic"

_SIZES = (1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 14, 20, 30)
"""Reports of a story: half of all stories have one or two, a few have thirty; 7 on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What is true of a story, for its reports to tell."""

    number: int
    kind: Kind
    day: date
    place: Actor
    people: tuple[Actor, ...]
    organization: Actor
    thing: Actor
    toll: int
    happenings: tuple[Happening, ...]
    size: int

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All who take part; an entity's ordinal in a report is its place here."""
        return (self.place, self.organization, self.thing, *self.people)

    @property
    def story_id(self) -> StoryId:
        """Its id."""
        return StoryId(texts.content_id("story", "synthetic", str(self.number)))


def plots(count: int, *, seed: int = 1, first: int = 0) -> Iterator[Plot]:
    """Plots whose reports are `count` together, or a few more."""
    told = 0
    number = first
    while told < count:
        plot = make_plot(number, seed=seed)
        yield plot
        told += plot.size
        number += 1


def reports(count: int, *, seed: int = 1, first: int = 0) -> Iterator[Report]:
    """So many reports, story by story; `first` is the number of the story to begin with."""
    for plot in plots(count, seed=seed, first=first):
        yield from reports_of(plot, seed=seed)[:count]
        count -= plot.size


def make_plot(number: int, *, seed: int) -> Plot:
    """The story of this number."""
    chance = Random(f"{seed} plot {number}")
    kind = chance.choice(KINDS)
    named = names(chance)
    place = Actor(EntityKind.PLACE, named.place, (named.place,))
    people = tuple(
        Actor(EntityKind.PERSON, f"{first} {last}", (f"{first} {last}", last))
        for first, last in named.people
    )
    organization = Actor(EntityKind.ORGANIZATION, named.organization, (named.organization,))
    thing = Actor(EntityKind.OTHER, named.thing, (named.thing,))
    day = FIRST_DAY + timedelta(days=number // STORIES_PER_DAY)
    return Plot(
        number=number,
        kind=kind,
        day=day,
        place=place,
        people=people,
        organization=organization,
        thing=thing,
        toll=chance.randint(2, 60),
        happenings=tuple(
            Happening(type=type_, verb=verb, day=day + timedelta(days=later), place=0, who=who)
            for (type_, verb), later, who in zip(kind.happenings, (0, 0, 1), (2, 1, 3), strict=True)
        ),
        size=chance.choice(_SIZES),
    )


def reports_of(plot: Plot, *, seed: int = 1) -> tuple[Report, ...]:
    """All reports of a story."""
    return tuple(_report(plot, ordinal, seed) for ordinal in range(plot.size))


@cache
def outlet(number: int) -> Outlet:
    """One of four hundred outlets."""
    domain = f"{NOUNS[number % 40]}-{NOUNS[40 + number // 40]}.example"
    name = domain.removesuffix(".example").replace("-", " ").title()
    return Outlet(outlet_id=OutletId(domain), name=name, domain=domain, country="GB", language="en")


def _report(plot: Plot, ordinal: int, seed: int) -> Report:
    chance = Random(f"{seed} report {plot.number} {ordinal}")
    teller = outlet((plot.number * 7 + ordinal * 13) % 400)
    published = plot.day + timedelta(days=ordinal // 12)
    toll = plot.toll + (chance.randint(1, 3) if chance.random() < 0.25 else 0)
    composer = Composer(plot.actors, plot.happenings)
    headline = f"{plot.kind.noun} at {plot.thing.name} {plot.kind.verb} {toll} in {plot.place.name}"
    composer.headline(headline, toll)
    line = composer.dateline(plot.place.name.upper(), published)
    _lead(composer, plot, chance, toll)
    for paragraph in range(chance.randint(3, 6)):
        _paragraph(composer, plot, chance, paragraph, toll)
    article = _article(plot, teller, ordinal, published, composer, line)
    return Report(article=article, mentions=_mentions(article, composer))


def _lead(composer: Composer, plot: Plot, chance: Random, toll: int) -> None:
    composer.paragraph()
    composer.event(0, f"A {plot.kind.adjective} {plot.kind.noun.lower()} ", plot.kind.verb, " ")
    composer.figure(toll, "people")
    composer.say(" at ").name(2).say(" in ").name(0).say(" on ").time(0)
    composer.say(", ").name(1).say(f" said, {chance.choice(SAYINGS)}.").end()


def _paragraph(composer: Composer, plot: Plot, chance: Random, number: int, toll: int) -> None:
    composer.paragraph()
    happening = 1 + number % (len(plot.happenings) - 1)
    speaker = 3 + number % len(plot.people)
    composer.event(happening, "The ", plot.happenings[happening].verb, " of ").name(2)
    composer.say(f" {_clause(chance)} on ").time(happening).say(".").end()
    said = _clause(Random(f"{plot.number} saying {number}"))
    composer.quote(
        speaker, f"The {chance.choice(ADJECTIVES)} {plot.kind.noun.lower()} {said}"
    ).end()
    composer.figure(toll * (2 + number), "homes").say(f" {_clause(chance)}, ").name(speaker)
    composer.say(f" told {_clause(chance)}.").end()
    composer.say(f"It {_clause(chance)}, and the {chance.choice(NOUNS)} {_clause(chance)}.").end()


def _clause(chance: Random) -> str:
    """A few words; the early ones of each list are the frequent ones, as in real text."""
    words = (VERBS, ADJECTIVES, NOUNS, NOUNS)
    verb, adjective, noun, other = (
        list_[int(len(list_) * chance.random() ** 3)] for list_ in words
    )
    return f"{verb} the {adjective} {noun} near a {other}"


def _article(
    plot: Plot, teller: Outlet, ordinal: int, published: date, composer: Composer, line: Span
) -> Article:
    text = composer.text()
    url = f"https://{teller.domain}/{published:%Y/%m/%d}/{plot.number}-{ordinal}"
    key = texts.report_id(teller.outlet_id, url=url, guid=None, text=text)
    headline = composer.zones[0]
    dateline = ZoneSpan(zone=Zone.DATELINE, span=line)
    on = PartialDate(year=published.year, month=published.month, day=published.day)
    return Article(
        report_id=key,
        revision_id=texts.revision_id(key, text),
        text_hash=texts.text_hash(text),
        outlet=teller,
        text=text,
        zones=(headline, dateline, *composer.zones[1:]),
        headline=headline.span.of(text),
        authors=(_author(teller.name),),
        dateline=Dateline(span=line, place=plot.place.name, on=on),
        published=_stamp(on, published, ordinal),
        language="en",
        section="news",
        url=url,
        media_type="text/html",
        fetched_at=_moment(published, ordinal),
        ref=url,
        raw_ref=f"raw/{published:%Y-%m}.warc.gz#{plot.number}-{ordinal}",
    )


@cache
def _author(name: str) -> Author:
    return Author(name=" ".join(names(Random(f"{name} author")).people[0]))


def _stamp(on: PartialDate, published: date, ordinal: int) -> Stamp:
    at = _moment(published, ordinal)
    return Stamp(
        on=on, at=at, precision=Precision.DAY, basis="meta", found="datePublished", confidence=1.0
    )


def _moment(day: date, ordinal: int) -> datetime:
    opening = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    return opening + timedelta(minutes=ordinal * 31 % 1000)


def _mentions(article: Article, composer: Composer) -> Mentions:
    on = article.published.on if article.published else PartialDate()
    return Mentions(
        report_id=article.report_id,
        revision_id=article.revision_id,
        extractor="newsflow",
        version=VERSION,
        anchor=Anchor(on=on, basis="published"),
        sentences=tuple(composer.sentences),
        entities=composer.entities(),
        entity_mentions=tuple(composer.names),
        times=tuple(composer.times),
        figures=tuple(composer.figures),
        quotes=tuple(composer.quotes),
        events=tuple(composer.events),
    )


def entity_id(actor: Actor) -> EntityId:
    """The id that reports give an actor."""
    return EntityId(f"{actor.kind.value}:{texts.fold(actor.name)}")
