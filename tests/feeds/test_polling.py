"""When feeds are asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.intake.polling import DEFAULT_PACE, PollState, next_poll

START = datetime(2019, 2, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def polled(rate: float, days: float, state: PollState | None = None) -> tuple[PollState, list[int]]:
    """The state after days of a feed with `rate` new entries an hour, and what each poll found."""
    state = state or next_poll(PollState(), now=START, new_entries=30)
    start = state.answered_at or START
    found: list[int] = []
    told = 0
    while state.next_at is not None and state.next_at < start + days * DAY:
        now = state.next_at
        total = int(rate * ((now - start) / HOUR))
        found.append(total - told)
        state = next_poll(state, now=now, new_entries=total - told)
        told = total
    return state, found


def test_a_feed_of_which_nothing_is_known_is_due_at_once_and_then_by_the_first_interval():
    first = next_poll(PollState(), now=START, new_entries=25)

    assert PollState().is_due(START)
    assert first == PollState(
        answered_at=START,
        new_at=START,
        rate=None,
        interval=DEFAULT_PACE.first,
        next_at=START + DEFAULT_PACE.first,
    )


@pytest.mark.parametrize("rate", [0.5, 1, 2, 6, 20])
def test_polls_of_a_steady_feed_find_a_few_new_entries_each(rate):
    _, found = polled(rate, 10)
    later = found[len(found) // 2 :]

    assert 1.5 <= sum(later) / len(later) <= 6


@pytest.mark.parametrize(
    ("rate", "interval"), [(1_000, DEFAULT_PACE.shortest), (0, DEFAULT_PACE.longest)]
)
def test_intervals_stay_within_bounds(rate, interval):
    state, _ = polled(rate, 5)

    assert state.interval == interval


def test_a_feed_that_wakes_up_is_soon_asked_often():
    asleep, _ = polled(0, 3)
    awake, _ = polled(30, 1.5, asleep)

    assert asleep.interval == DEFAULT_PACE.longest
    assert awake.interval is not None
    assert awake.interval <= timedelta(minutes=20)


def test_a_busy_feed_that_falls_silent_is_asked_less_and_less_and_shows_as_quiet():
    busy, _ = polled(6, 4)
    silent, _ = polled(0, 7, busy)

    assert busy.answered_at is not None
    assert not busy.is_quiet(busy.answered_at + HOUR)
    assert silent.answered_at is not None
    assert silent.is_quiet(silent.answered_at)
    assert silent.interval == DEFAULT_PACE.longest


def test_a_feed_of_two_entries_a_week_is_not_quiet_for_being_slow():
    slow, _ = polled(2 / (7 * 24), 60)

    assert slow.answered_at is not None
    assert not slow.is_quiet(slow.answered_at)


def test_failures_double_the_interval_up_to_a_day_and_the_next_answer_heals_it():
    state = next_poll(PollState(), now=START, new_entries=5)
    waits = []
    for _ in range(9):
        state = next_poll(state, now=START, new_entries=None)
        waits.append(state.interval / HOUR if state.interval else None)
    healed = next_poll(state, now=START + DAY, new_entries=0)

    assert waits == [1, 2, 4, 8, 16, 24, 24, 24, 24]
    assert state.failures == 9
    assert (healed.failures, healed.interval) == (0, HOUR)


def test_a_failure_keeps_what_was_learnt():
    state, _ = polled(6, 3)

    failed = next_poll(state, now=START + 4 * DAY, new_entries=None)

    assert replace(failed, failures=0, interval=None, next_at=None) == replace(
        state, interval=None, next_at=None
    )


@pytest.mark.parametrize(
    ("asked", "kept"), [(2 * HOUR, 2 * HOUR), (HOUR / 60, HOUR), (9 * DAY, DAY)]
)
def test_what_a_server_asks_for_is_kept_up_to_a_day(asked, kept):
    state = next_poll(PollState(), now=START, new_entries=None, retry_after=asked)

    assert state.next_at == START + kept


@given(st.lists(st.tuples(st.integers(0, 10**6), st.none() | st.integers(0, 10**5)), max_size=30))
def test_whatever_happens_the_next_poll_is_within_bounds(polls):
    state, now = PollState(), START
    for seconds, found in polls:
        now += timedelta(seconds=seconds)
        state = next_poll(state, now=now, new_entries=found)

        assert state.next_at is not None
        assert DEFAULT_PACE.shortest <= state.next_at - now <= DEFAULT_PACE.longest_backoff
