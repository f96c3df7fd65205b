"""Events in the forms researchers exchange: PLOVER records and rows like GDELT's.

Pure functions of a report. PLOVER (Political Language Ontology for Verifiable Event Records) has
actors, recipients, type, mode, place and magnitude; GDELT's table has CAMEO roots, a class of four
and Goldstein's scale. Each happening is one record, however often a report tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsflow.mentions.actor_codes import sector_codes
from newsflow.mentions.event_lexicon import event_types
from newsflow.text import content_id
from newsflow.types import (
    EventArgument,
    EventMention,
    Geo,
    Mentions,
    Modality,
    Report,
    Zone,
)

Day = date
"""A record has a field of the name `date`."""
_ASSERTED = frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.CLAIMED})
_OWN = frozenset({"CLAIM_RESPONSIBILITY", "PUBLISH", "GATHERING"})
"""Types of ours that have a CAMEO root without being PLOVER's."""
_GOLDSTEIN = {
    "01": 0.0, "02": 3.0, "03": 4.0, "04": 1.0, "05": 3.5, "06": 6.0, "07": 7.0, "08": 5.0,
    "09": -2.0, "10": -5.0, "11": -2.0, "12": -4.0, "13": -6.0, "14": -6.5, "15": -7.2,
    "16": -4.0, "17": -7.0, "18": -9.0, "19": -10.0, "20": -10.0,
}  # fmt: skip
"""CAMEO's scale of conflict and cooperation, by root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A participant as PLOVER writes it; none for what is unknown."""

    text: str
    name: str | None
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverRecord:
    """One happening of one report in PLOVER's terms."""

    id: str
    date: Day | None
    enddate: Day | None
    precision: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    event: str
    mode: str | None
    modality: str
    location: str | None
    geo: Geo | None
    dead: int | None
    injured: int | None
    event_text: str
    """The sentence that tells it."""
    publication: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GdeltRow:
    """One happening between coded parties, in the columns of GDELT's event table."""

    GlobalEventID: str
    SQLDATE: int | None
    """Year, month and day in eight figures."""
    Actor1Code: str | None
    Actor1Name: str | None
    Actor1CountryCode: str | None
    Actor1Type1Code: str | None
    Actor2Code: str | None
    Actor2Name: str | None
    Actor2CountryCode: str | None
    Actor2Type1Code: str | None
    IsRootEvent: int
    """1 for the report's main event."""
    EventRootCode: str
    QuadClass: int
    """1 cooperation in words, 2 in deeds, 3 conflict in words, 4 in deeds."""
    GoldsteinScale: float
    NumMentions: int
    ActionGeo_FullName: str | None
    ActionGeo_CountryCode: str | None
    """ISO 3166 alpha-3 (GDELT has FIPS)."""
    ActionGeo_Lat: float | None
    ActionGeo_Long: float | None
    SOURCEURL: str | None


def plover_records(report: Report) -> Iterator[PloverRecord]:
    """The happenings of PLOVER's types that a report tells, in the order of the text."""
    for group in _groups(report.mentions):
        first = group[0]
        if first.type in event_types() and _is_plover(first.type):
            yield _record(report, group)


def gdelt_rows(report: Report) -> Iterator[GdeltRow]:
    """The asserted happenings with a CAMEO root and at least one coded party."""
    for group in _groups(report.mentions):
        first = group[0]
        if first.cameo_root is None or first.modality not in _ASSERTED:
            continue
        row = _row(report, group, first.cameo_root)
        if row.Actor1Code is not None or row.Actor2Code is not None:
            yield row


def _groups(mentions: Mentions) -> Iterator[tuple[EventMention, ...]]:
    """The mentions of each happening, the one that stands for it first."""
    for event in mentions.events:
        if event.same_as is None and event.modality is not Modality.ALLUSION:
            yield (event, *(e for e in mentions.events if e.same_as == event.ordinal))


def _is_plover(kind: str) -> bool:
    return event_types()[kind].cameo is not None and kind not in _OWN


def _record(report: Report, group: tuple[EventMention, ...]) -> PloverRecord:
    first, mentions = group[0], report.mentions
    place = _place(group, mentions)
    return PloverRecord(
        id=_id(report, first),
        date=first.date_from,
        enddate=first.date_to,
        precision=first.precision.value,
        actor=tuple(_party(a, mentions) for a in _sides(group, "actor")),
        recipient=tuple(_party(a, mentions) for a in _sides(group, "target", "recipient")),
        event=first.type,
        mode=first.mode,
        modality=first.modality.value,
        location=None if place is None else place.text,
        geo=_geo(place, mentions),
        dead=_count(group, mentions, "killed"),
        injured=_count(group, mentions, "injured"),
        event_text=mentions.sentences[first.sentence].text,
        publication=report.article.outlet.name,
        url=report.article.url,
    )


def _id(report: Report, event: EventMention) -> str:
    return content_id(
        "happening", report.article.revision_id, str(event.span.start), str(event.span.end)
    )


def _sides(group: Iterable[EventMention], *roles: str) -> list[EventArgument]:
    """The parties in these roles over all mentions, each entity or wording once."""
    out: dict[int | str, EventArgument] = {}
    for event in group:
        for argument in event.arguments:
            if argument.role in roles:
                key = argument.text.lower() if argument.entity is None else argument.entity
                out.setdefault(key, argument)
    return list(out.values())


def _party(argument: EventArgument, mentions: Mentions) -> Party:
    entity = None if argument.entity is None else mentions.entities[argument.entity]
    return Party(
        text=argument.text,
        name=None if entity is None else entity.name,
        country=argument.country,
        sector=argument.sector,
    )


def _place(group: Iterable[EventMention], mentions: Mentions) -> EventArgument | None:
    """The place of the event, rather a town than its country."""
    places = _sides(group, "place")
    located = [p for p in places if (geo := _geo(p, mentions)) is not None and geo.geoname_id]
    return next(iter(located or places), None)


def _geo(place: EventArgument | None, mentions: Mentions) -> Geo | None:
    if place is None or place.entity is None:
        return None
    return mentions.entities[place.entity].geo


def _count(group: Iterable[EventMention], mentions: Mentions, measure: str) -> int | None:
    """The highest number of killed or injured that belongs to the happening."""
    ordinals = {e.ordinal for e in group}
    numbers = [
        int(f.value)
        for f in mentions.figures
        if f.measure == measure
        and f.event in ordinals
        and mentions.sentences[f.sentence].zone is not Zone.CAPTION
    ]
    return max(numbers, default=None)


def _row(report: Report, group: tuple[EventMention, ...], root: str) -> GdeltRow:
    first, mentions = group[0], report.mentions
    actors, targets = _sides(group, "actor"), _sides(group, "target", "recipient")
    if event_types()[first.type].reciprocal and len(actors) > 1:
        targets = actors[1:]
    one = _party(actors[0], mentions) if actors else None
    two = _party(targets[0], mentions) if targets else None
    place = _place(group, mentions)
    geo = _geo(place, mentions)
    return GdeltRow(
        GlobalEventID=_id(report, first),
        SQLDATE=_sql_date(first),
        Actor1Code=_code(one),
        Actor1Name=None if one is None else one.name or one.text,
        Actor1CountryCode=None if one is None else one.country,
        Actor1Type1Code=_type_code(one),
        Actor2Code=_code(two),
        Actor2Name=None if two is None else two.name or two.text,
        Actor2CountryCode=None if two is None else two.country,
        Actor2Type1Code=_type_code(two),
        IsRootEvent=int(first.main),
        EventRootCode=root,
        QuadClass=_quad_class(root),
        GoldsteinScale=_GOLDSTEIN[root],
        NumMentions=len(group),
        ActionGeo_FullName=None if place is None else place.text,
        ActionGeo_CountryCode=None if geo is None else geo.country,
        ActionGeo_Lat=None if geo is None else geo.latitude,
        ActionGeo_Long=None if geo is None else geo.longitude,
        SOURCEURL=report.article.url,
    )


def _sql_date(event: EventMention) -> int | None:
    """The day; of a span its last one; none when no day is known."""
    day = event.date_to or event.date_from
    return None if day is None else day.year * 10_000 + day.month * 100 + day.day


def _code(party: Party | None) -> str | None:
    """Country and sector in one: `FRAGOV`; none when neither is known."""
    if party is None:
        return None
    return f"{party.country or ''}{_type_code(party) or ''}" or None


def _type_code(party: Party | None) -> str | None:
    if party is None or party.sector is None:
        return None
    return sector_codes().get(party.sector)


def _quad_class(root: str) -> int:
    number = int(root)
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4
