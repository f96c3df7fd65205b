"""When to ask a feed again: often where much is new, seldom where it is quiet or fails.

The rate of new entries is a moving average in which older polls fade by half each day; the next
interval is the time in which about `WANTED` of them are expected. A pure rule: whoever stores the
state passes it in and keeps what comes out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

WANTED = 3.0
"""New entries that a poll should find: fewer wastes requests, more makes news late."""
HALF_LIFE = timedelta(days=1)
"""An hour of the day, quiet or busy, should weigh no more than the same hour yesterday."""
QUIET_AFTER = timedelta(days=3)
"""A feed that had news, and has had none for so long and for ten times its rate, is quiet."""
_QUIET_EXPECTED = 10.0
"""With ten expected, none at all has a chance of 1 in 22,000 (Poisson)."""
_STEP = 2.0
"""An interval grows at most so much from poll to poll, and exactly so much with each failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Bounds of the intervals."""

    first: timedelta = timedelta(minutes=30)
    """For a feed of which nothing is known."""
    shortest: timedelta = timedelta(minutes=5)
    longest: timedelta = timedelta(hours=12)
    longest_backoff: timedelta = timedelta(days=1)
    """Between polls of a feed that fails."""


DEFAULT_PACE = Pace()


@dataclass(frozen=True, slots=True, kw_only=True)
class PollState:
    """What is kept of a feed between polls."""

    answered_at: datetime | None = None
    """The last poll that was answered, changed or not."""
    new_at: datetime | None = None
    """The last poll that found something new."""
    rate: float | None = None
    """New entries an hour, seen; none before a second answer."""
    failures: int = 0
    """Polls since the last answer."""
    interval: timedelta | None = None
    """From the last poll to the next; none before the first."""
    next_at: datetime | None = None
    """When the feed is due; none: at once."""

    def is_due(self, now: datetime) -> bool:
        """Whether it is time to ask."""
        return self.next_at is None or self.next_at <= now

    def is_quiet(self, now: datetime) -> bool:
        """Whether its silence is longer than its rate explains."""
        if self.new_at is None or self.rate is None or now - self.new_at < QUIET_AFTER:
            return False
        return expected_new(self, now - self.new_at) >= _QUIET_EXPECTED


def expected_new(state: PollState, span: timedelta) -> float:
    """How many new entries the rate promises in a span, had nothing faded since the last news."""
    if state.rate is None or state.new_at is None or state.answered_at is None:
        return 0.0
    faded = 0.5 ** ((state.answered_at - state.new_at) / HALF_LIFE)
    return state.rate / faded * _hours(span) if faded > 0 else 0.0


def next_poll(
    state: PollState,
    *,
    now: datetime,
    new_entries: int | None,
    retry_after: timedelta | None = None,
    pace: Pace = DEFAULT_PACE,
) -> PollState:
    """The state after a poll at `now`; `new_entries` is none when it failed, 0 when unchanged.

    `retry_after` is what the server asks for: it is kept whatever the bounds say, up to a day.
    """
    if new_entries is None:
        after = _failed(state, pace)
    else:
        after = _answered(state, now, new_entries, pace)
    interval = after.interval or pace.first
    wait = max(interval, min(retry_after or timedelta(), pace.longest_backoff))
    return replace(after, next_at=now + wait)


def _failed(state: PollState, pace: Pace) -> PollState:
    """Twice as long as before, from failure to failure."""
    before = state.interval or pace.first
    interval = min(before * _STEP, max(pace.longest_backoff, before))
    return replace(state, failures=state.failures + 1, interval=interval)


def _answered(state: PollState, now: datetime, new_entries: int, pace: Pace) -> PollState:
    seen = _seen(state, now, new_entries)
    rate = _rate(state, now, seen)
    return replace(
        state,
        answered_at=now,
        new_at=now if new_entries else state.new_at,
        rate=rate,
        failures=0,
        interval=_interval(state, rate, seen, new_entries, pace),
    )


def _seen(state: PollState, now: datetime, new_entries: int) -> float | None:
    """New entries an hour since the last answer; the first lists a backlog and tells no rate."""
    if state.answered_at is None:
        return None
    return new_entries / _hours(max(now - state.answered_at, timedelta(minutes=1)))


def _rate(state: PollState, now: datetime, seen: float | None) -> float | None:
    """The moving average, in which a poll weighs as much as the time it covers."""
    if state.answered_at is None or seen is None or state.rate is None:
        return seen
    kept: float = 0.5 ** ((now - state.answered_at) / HALF_LIFE)
    return kept * state.rate + (1 - kept) * seen


def _interval(
    state: PollState, rate: float | None, seen: float | None, new_entries: int, pace: Pace
) -> timedelta:
    """The time for `WANTED` new entries, by steps: at most twice or, after much news, half."""
    if rate is None or seen is None:
        return pace.first
    lately = max(rate, seen / 2)  # the average is slow to believe in a feed that wakes up
    wanted = WANTED / lately if lately > 0 else float("inf")
    before = state.interval or pace.first
    if state.failures:  # healed: what the backoff did to the interval is forgotten
        before = min(before, pace.first)
    hours = min(wanted, _hours(before) * _STEP)
    if new_entries >= 2 * WANTED:
        hours = min(hours, _hours(before) / _STEP)
    return timedelta(hours=min(max(hours, _hours(pace.shortest)), _hours(pace.longest)))


def _hours(span: timedelta) -> float:
    return span / timedelta(hours=1)
