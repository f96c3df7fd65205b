"""The main event of a report, and the place its dateline gives it."""

from __future__ import annotations

from dataclasses import replace

from newsflow.mentions.event_lexicon import event_types
from newsflow.mentions.reading import Reading
from newsflow.types import EntityMention, EventArgument, EventMention, Modality, Zone

_TALK = frozenset({"PUBLISH", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
"""Types that tell of words; a deed beside them is the news."""


def mark_main(
    events: tuple[EventMention, ...], reading: Reading, mentions: tuple[EntityMention, ...]
) -> tuple[EventMention, ...]:
    """The events, one of them (if any happened) marked as main and placed by the dateline."""
    scored = [
        (_score(event, events, reading), -event.ordinal)
        for event in events
        if event.same_as is None and event.modality is not Modality.ALLUSION
    ]
    if not scored:
        return events
    main = -max(scored)[1]
    return tuple(
        _placed(replace(e, main=True), events, reading, mentions) if e.ordinal == main else e
        for e in events
    )


def _score(event: EventMention, events: tuple[EventMention, ...], reading: Reading) -> float:
    """Told in the headline, told first, told often, told as having happened, a deed, dated."""
    group = [e for e in events if event.ordinal in {e.ordinal, e.same_as}]
    zones = {reading.sentences[e.sentence].zone for e in group}
    body = [s.ordinal for s in reading.sentences if s.zone is Zone.BODY]
    early = min((body.index(e.sentence) for e in group if e.sentence in body), default=20)
    return (
        3.0 * (Zone.HEADLINE in zones)
        + 1.0 * (Zone.STANDFIRST in zones)
        + 3.0 / (1 + early)
        + 0.3 * len(group)
        + 1.5 * (event.modality in {Modality.ACTUAL, Modality.ONGOING})
        + 0.7 * (event.time is not None)
        - 1.0 * (event.type in _TALK)
    )


def _placed(
    event: EventMention,
    events: tuple[EventMention, ...],
    reading: Reading,
    mentions: tuple[EntityMention, ...],
) -> EventMention:
    """A meeting told in the first paragraph without a place was where the dateline says."""
    line = reading.article.dateline
    first = reading.sentences[event.sentence].paragraph == 1
    placed = any(
        a.role == "place" for e in events if event.ordinal in {e.ordinal, e.same_as}
        for a in e.arguments
    )  # fmt: skip
    if line is None or line.place_span is None or placed or not first:
        return event
    if not event_types()[event.type].reciprocal:
        return event
    named = next((m for m in mentions if m.span.overlaps(line.place_span)), None)
    place = EventArgument(
        role="place",
        span=line.place_span,
        text=line.place_span.of(reading.article.text),
        entity=None if named is None else named.entity,
    )
    return replace(event, arguments=(place, *event.arguments))
