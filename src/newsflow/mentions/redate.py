"""The same mentions, counted from another day."""

from __future__ import annotations

from dataclasses import replace

from newsflow.mentions.event_dates import date_events
from newsflow.mentions.times import resolve_again
from newsflow.types import Anchor, Article, Mentions


def with_anchor(mentions: Mentions, article: Article, anchor: Anchor) -> Mentions:  # noqa: ARG001
    """Resolve times, and the events they date, again against `anchor`. A pure function."""
    times = resolve_again(mentions.times, anchor, mentions.sentences)
    events = date_events(mentions.events, times, anchor, mentions.sentences)
    return replace(mentions, anchor=anchor, times=times, events=events)
