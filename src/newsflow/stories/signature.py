"""The little of a report that assignment compares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from newsflow.stories.terms import count_terms, weigh
from newsflow.text import fold
from newsflow.types import (
    Article,
    EntityKind,
    EventMention,
    Mentions,
    Modality,
    PartialDate,
    Report,
    Signature,
    TimeMention,
    Zone,
)

_KEPT_TERMS = 100
_KEPT_TITLE_TERMS = 24
_KEPT_ENTITIES = 40
_NAMED = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.EVENT_NAME}
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def signature(report: Report) -> Signature:
    """What assignment compares of a report. A pure function of its article and mentions."""
    article, mentions = report.article, report.mentions
    on = _own_day(report)
    headline = article.headline or ""
    return Signature(
        report_id=article.report_id,
        revision_id=article.revision_id,
        outlet_id=article.outlet.outlet_id,
        published_on=on.whole if on is not None else None,
        month=on.month if on is not None else None,
        day=on.day if on is not None else None,
        weekdays=_own_weekdays(mentions),
        terms=text_terms(_told(article)),
        title_terms=title_terms(headline),
        entities=weigh(_entity_counts(mentions), keep=_KEPT_ENTITIES),
        event_days=_event_days(mentions),
        headline=headline,
        moment=_moment(article),
    )


def text_terms(texts: Iterable[str]) -> dict[str, float]:
    """Weighted terms of a whole text, given in parts."""
    return weigh(count_terms(texts), keep=_KEPT_TERMS)


def title_terms(headline: str) -> dict[str, float]:
    """Weighted terms of a headline."""
    return weigh(count_terms([headline]), keep=_KEPT_TITLE_TERMS)


def _own_day(report: Report) -> PartialDate | None:
    """The day of publication; else the dateline's, as far as it goes."""
    if report.article.published is not None:
        return report.article.published.on
    return report.mentions.anchor.on if report.mentions.anchor is not None else None


def _told(article: Article) -> list[str]:
    """Headline, standfirst and body: captions and credits say nothing of their own."""
    blocks = article.spans(Zone.STANDFIRST, Zone.BODY)
    return [article.headline or "", *(block.span.of(article.text) for block in blocks)]


def _own_weekdays(mentions: Mentions) -> tuple[int, ...]:
    """Bare weekdays of the first two body paragraphs: most of them name the report's own day."""
    opening = {
        s.ordinal for s in mentions.sentences if s.zone is Zone.BODY and (s.paragraph or 9) <= 2
    }
    found = [_weekday(time) for time in mentions.times if time.sentence in opening]
    return tuple(sorted(day for day in found if day is not None))


def _weekday(time: TimeMention) -> int | None:
    words = fold(time.text).removeprefix("on ")
    return _WEEKDAYS.index(words) if words in _WEEKDAYS else None


def _entity_counts(mentions: Mentions) -> Counter[str]:
    kinds = {e.ordinal: fold(e.name) for e in mentions.entities if e.kind in _NAMED}
    return Counter(kinds[m.entity] for m in mentions.entity_mentions if m.entity in kinds)


def _event_days(mentions: Mentions) -> tuple[str, ...]:
    days = {f"{e.type}|{_day_of(e)}" for e in mentions.events if _is_told(e) and _day_of(e)}
    return tuple(sorted(days))


def _is_told(event: EventMention) -> bool:
    return event.main and event.modality in {Modality.ACTUAL, Modality.ONGOING, Modality.CLAIMED}


def _day_of(event: EventMention) -> date | None:
    return event.date_from if event.date_from == event.date_to else None


def _moment(article: Article) -> str:
    """When this text was modified, else published; empty when nothing says so."""
    for stamp in (article.modified, article.published):
        if stamp is not None and stamp.at is not None:
            return stamp.at.isoformat()
        if stamp is not None and stamp.on.whole is not None:
            return stamp.on.whole.isoformat()
    return ""
