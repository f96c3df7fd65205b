"""When each event happened: its sentence's time, another mention's, or not after the report.

Dates follow from `EventMention.time`, `dated_like` and `date_rule` alone,
so that they can be found again when the story gives the report another day.
"""

from __future__ import annotations

from dataclasses import replace

from newsflow.mentions.changes import changed
from newsflow.types import Anchor, EventMention, Precision, Sentence, TimeMention

OWN = "time of its sentence"
LIKE = "time of another mention of the same happening"
BETWEEN = "between the attack it claims and the report"
NOT_AFTER = "told as past on the report's day"
NONE = ""


def date_events(
    events: tuple[EventMention, ...],
    times: tuple[TimeMention, ...],
    anchor: Anchor | None,
    sentences: tuple[Sentence, ...],
) -> tuple[EventMention, ...]:
    """The events with their dates. A pure function of times and anchor."""
    own = {e.ordinal: _own(e, times) for e in events}
    return tuple(_dated(e, events, own, anchor, sentences) for e in events)


def _own(event: EventMention, times: tuple[TimeMention, ...]) -> TimeMention | None:
    return times[event.time] if event.time is not None else None


def _dated(
    event: EventMention,
    events: tuple[EventMention, ...],
    own: dict[int, TimeMention | None],
    anchor: Anchor | None,
    sentences: tuple[Sentence, ...],
) -> EventMention:
    if event.date_rule == OWN:
        return _from_time(event, own[event.ordinal], "")
    if event.date_rule == LIKE and event.dated_like is not None:
        other = events[event.dated_like]
        where = f", as told in sentence {sentences[other.sentence].ordinal}"
        return _from_time(event, own[event.dated_like], where)
    day = anchor.on.whole if anchor is not None else None
    if event.date_rule == BETWEEN and event.dated_like is not None:
        time = own[event.dated_like]
        start = time.date_from if time is not None else None
        if start is not None and day is not None:
            return replace(
                event,
                date_from=start,
                date_to=day,
                precision=Precision.INTERVAL,
                date_basis="after the attack, not after the report",
            )
    if event.date_rule in {BETWEEN, NOT_AFTER}:
        return _not_after(event, anchor)
    return changed(
        event, date_from=None, date_to=None, precision=Precision.UNKNOWN,
        date_basis="no time in the sentence",
    )  # fmt: skip


def _from_time(event: EventMention, time: TimeMention | None, where: str) -> EventMention:
    if time is None:
        return event
    return changed(
        event,
        date_from=time.date_from,
        date_to=time.date_to,
        precision=time.precision,
        date_basis=f"{time.text!r}: {time.basis}{where}",
    )


def _not_after(event: EventMention, anchor: Anchor | None) -> EventMention:
    day = anchor.on.whole if anchor is not None else None
    if day is None:
        return replace(
            event, date_from=None, date_to=None, precision=Precision.UNKNOWN,
            date_basis="told as past; the report's day is not known",
        )  # fmt: skip
    return changed(
        event, date_from=None, date_to=day, precision=Precision.NOT_AFTER,
        date_basis=f"told as past on {day}",
    )  # fmt: skip
