"""The missing year of a report, from the dated reports of its story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from newsflow.types import Signature


@dataclass(frozen=True, slots=True)
class FoundDay:
    """The day that a story gives to a report without a year."""

    on: date
    basis: str
    confidence: float


def find_day(report: Signature, story: Sequence[Signature]) -> FoundDay | None:
    """The report's month and day in the year nearest to a dated report of the story."""
    if report.published_on is not None or report.month is None or report.day is None:
        return None
    found = []
    for other in story:
        day = _nearest(report, other)
        if day is not None and other.published_on is not None:
            found.append((abs((day - other.published_on).days), other.report_id, day, other))
    if not found:
        return None
    _, _, day, other = min(found, key=lambda each: each[:2])
    words, confidence = _votes(report.weekdays, day)
    basis = (
        "dateline (month, day) + year from the linked report "
        f"“{other.headline}” ({other.outlet_id}) of the same story{words}"
    )
    return FoundDay(day, basis, confidence)


def when(signature: Signature) -> int:
    """Its day as one number: counted from the year 1, below 0 without a year, 0 without any."""
    if signature.published_on is not None:
        return signature.published_on.toordinal()
    if signature.month is None or signature.day is None:
        return 0
    return -(signature.month * _DAYS + signature.day)


_DAYS = 32


@lru_cache(maxsize=1 << 16)
def days_apart(a: int, b: int) -> int | None:
    """Days between two such numbers; a missing year is the one that brings them nearest."""
    if a == 0 or b == 0:
        return None
    if a > 0 and b > 0:
        return abs(a - b)
    if a < 0 and b < 0:
        # A leap year, far from its ends: every day has a place in it.
        first = nearest_to(*divmod(-a, _DAYS), date(2000, 7, 1))
        return None if first is None else days_apart(first.toordinal(), b)
    whole = date.fromordinal(max(a, b))
    day = nearest_to(*divmod(-min(a, b), _DAYS), whole)
    return None if day is None else abs((day - whole).days)


def nearest_to(month: int, day: int, whole: date) -> date | None:
    """Month and day in the year that brings them nearest to a whole day."""
    candidates = [_day(year, month, day) for year in range(whole.year - 1, whole.year + 2)]
    known = [day for day in candidates if day is not None]
    return min(known, key=lambda day: abs((day - whole).days)) if known else None


def _nearest(report: Signature, other: Signature) -> date | None:
    if other.published_on is None or report.month is None or report.day is None:
        return None
    return nearest_to(report.month, report.day, other.published_on)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of a common year
        return None


def _votes(weekdays: tuple[int, ...], day: date) -> tuple[str, float]:
    """What the weekdays of the text say to a day: they name it, the day before, or neither."""
    name = f"{day:%A}"
    if day.weekday() in weekdays:
        return f"; {name} in the text agrees", 0.95
    if not weekdays or (day.weekday() - 1) % 7 in weekdays:
        return "", 0.85
    return f"; no weekday in the text is {name}", 0.6
