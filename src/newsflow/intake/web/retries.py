"""When a request that failed is made again: pure rules."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from newsflow.errors import FetchError

ATTEMPTS = 3
FIRST_WAIT = 0.5
"""Seconds; doubled with each attempt."""

LONGEST_WAIT = 30.0
"""Seconds that a pass waits for one answer; who asks for more is asked in a later pass."""

_AGAIN = frozenset({"connect", "timeout", "cut_short", "protocol", "server_error", "busy"})
"""Reasons that may be gone within seconds. A name without address or a missing page is not."""


def wait_before(
    attempt: int, error: FetchError, chance: random.Random, *, attempts: int = ATTEMPTS
) -> float | None:
    """Seconds to wait before the attempt after this one; none when there is to be none.

    Exponential with full jitter, as "Exponential Backoff And Jitter" (AWS Architecture Blog,
    2015) found best, and never less than the server asks for.
    """
    if attempt >= attempts or not error.transient or error.reason not in _AGAIN:
        return None
    wanted = error.retry_after or 0.0
    if wanted > LONGEST_WAIT:
        return None
    step = FIRST_WAIT * 2 ** (attempt - 1)
    return wanted + chance.uniform(step / 2, step * 1.5)


def read_retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds from a `Retry-After`: a number of them, or a date (RFC 9110, section 10.2.3)."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(min(int(value.strip()[:9]), _DAY))
    moment = read_date(value)
    return None if moment is None else min(max((moment - now).total_seconds(), 0.0), _DAY)


def read_date(value: str | None) -> datetime | None:
    """The moment of an HTTP date; none where it is none."""
    if value is None:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


_DAY = 86_400.0
"""Nobody is believed who wants to be left alone for longer."""
