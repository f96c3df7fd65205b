"""When a failed request is made again, and how long a server may keep us waiting."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from newsflow.errors import FetchError
from newsflow.intake.web.retries import read_retry_after, wait_before

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

RETRY_AFTER = {
    "120": 120.0,
    " 7 ": 7.0,
    "0": 0.0,
    "Sun, 01 Mar 2026 12:00:30 GMT": 30.0,
    "Sunday, 01-Mar-26 12:01:00 GMT": 60.0,
    "Sun, 01 Mar 2026 11:00:00 GMT": 0.0,
    "Sun, 01 Mar 2027 12:00:00 GMT": 86_400.0,
    "999999999999": 86_400.0,
    "soon": None,
    "-5": None,
    "": None,
    None: None,
}


@pytest.mark.parametrize(("said", "seconds"), RETRY_AFTER.items(), ids=map(str, RETRY_AFTER))
def test_retry_after_is_seconds_or_a_date(said: str | None, seconds: float | None) -> None:
    assert read_retry_after(said, NOON) == seconds


def _error(reason: str, *, transient: bool = True, after: float | None = None) -> FetchError:
    return FetchError("no", transient=transient, reason=reason, retry_after=after)


WAITS = [
    (1, _error("server_error"), (0.25, 0.75)),
    (2, _error("server_error"), (0.5, 1.5)),
    (3, _error("server_error"), None),
    (1, _error("timeout"), (0.25, 0.75)),
    (1, _error("busy", after=4), (4.25, 4.75)),
    (1, _error("busy", after=31), None),
    (1, _error("dns"), None),
    (1, _error("missing"), None),
    (1, _error("gone", transient=False), None),
    (1, _error("server_error", transient=False), None),
]


@pytest.mark.parametrize(("attempt", "error", "bounds"), WAITS)
def test_waits_grow_and_spread_and_end(
    attempt: int, error: FetchError, bounds: tuple[float, float] | None
) -> None:
    waits = [wait_before(attempt, error, random.Random(seed)) for seed in range(50)]

    if bounds is None:
        assert set(waits) == {None}
    else:
        assert all(wait is not None and bounds[0] <= wait <= bounds[1] for wait in waits)
        assert len(set(waits)) > 40
