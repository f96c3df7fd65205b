"""Calendar periods as times: a TIMEX3 value, the first and last day, and how exact that is."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from newsflow.types import Direction, PartialDate, Precision, TimeKind

PAST_REF, PRESENT_REF, FUTURE_REF = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Time:
    """What an expression names."""

    kind: TimeKind
    value: str
    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: str = ""
    anchored: bool = False
    """Whether the anchor was needed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is read against."""

    day: date | None
    """The anchor, when its year is known."""
    partial: PartialDate | None
    """The anchor as far as it is known."""
    direction: Direction
    focus: Time | None = None
    """The last date that the text gave, in this sentence or the one before."""

    @property
    def spoken_of(self) -> date | None:
        """The day that `that day` and `earlier` count from: the focus, else the anchor."""
        return self.focus.start if self.focus is not None else self.day

    @property
    def same_day(self) -> date | None:
        """The day a clock time belongs to: a day the text just named, else the anchor."""
        focus = self.focus
        return focus.start if focus is not None and focus.precision is Precision.DAY else self.day


def on_day(day: date, basis: str, *, anchored: bool = True, part: str = "") -> Time:
    """A calendar day; `part` is a part of it (`TNI`) or a clock time (`T14:30`)."""
    kind = TimeKind.TIME if part else TimeKind.DATE
    return Time(kind, day.isoformat() + part, day, day, Precision.DAY, basis, anchored)


def in_week(monday: date, basis: str, *, anchored: bool = True) -> Time:
    """Monday to Sunday of a week."""
    iso = monday.isocalendar()
    end = monday + timedelta(6)
    value = f"{iso.year}-W{iso.week:02d}"
    return Time(TimeKind.DATE, value, monday, end, Precision.WEEK, basis, anchored)


def at_weekend(monday: date, basis: str) -> Time:
    """Saturday and Sunday of the week of `monday`."""
    iso = monday.isocalendar()
    value = f"{iso.year}-W{iso.week:02d}-WE"
    start = monday + timedelta(5)
    return Time(
        TimeKind.DATE, value, start, start + timedelta(1), Precision.INTERVAL, basis, anchored=True
    )


def in_month(year: int, month: int, basis: str, *, anchored: bool = True) -> Time:
    """A calendar month."""
    start, end = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    value = f"{year:04d}-{month:02d}"
    return Time(TimeKind.DATE, value, start, end, Precision.MONTH, basis, anchored)


def in_quarter(year: int, quarter: int, basis: str, *, anchored: bool = True) -> Time:
    """A calendar quarter."""
    last = quarter * 3
    start, end = date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])
    value = f"{year:04d}-Q{quarter}"
    return Time(TimeKind.DATE, value, start, end, Precision.INTERVAL, basis, anchored)


def in_half(year: int, half: int, basis: str, *, anchored: bool = True) -> Time:
    """January to June, or July to December."""
    start, end = (
        (date(year, 1, 1), date(year, 6, 30))
        if half == 1
        else (
            date(year, 7, 1),
            date(year, 12, 31),
        )
    )
    value = f"{year:04d}-H{half}"
    return Time(TimeKind.DATE, value, start, end, Precision.INTERVAL, basis, anchored)


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def in_season(year: int, season: str, basis: str, *, anchored: bool = True) -> Time:
    """A northern season; winter is counted to the year it begins in."""
    first, last = _SEASON_MONTHS[season]
    end_year = year + (last < first)
    end = date(end_year, last, monthrange(end_year, last)[1])
    value = f"{year:04d}-{season}"
    return Time(
        TimeKind.DATE, value, date(year, first, 1), end, Precision.INTERVAL, basis, anchored
    )


def in_year(year: int, basis: str, *, anchored: bool = True) -> Time:
    """A calendar year."""
    start, end = date(year, 1, 1), date(year, 12, 31)
    return Time(TimeKind.DATE, f"{year:04d}", start, end, Precision.YEAR, basis, anchored)


def in_decade(year: int, basis: str, *, anchored: bool = False) -> Time:
    """The ten years that begin with `year`."""
    start, end = date(year, 1, 1), date(year + 9, 12, 31)
    value = f"{year // 10:03d}"
    return Time(TimeKind.DATE, value, start, end, Precision.INTERVAL, basis, anchored)


def in_century(number: int, basis: str) -> Time:
    """The hundred years called the `number`-th century."""
    start, end = date(100 * (number - 1) or 1, 1, 1), date(100 * number - 1, 12, 31)
    value = f"{number - 1:02d}"
    return Time(TimeKind.DATE, value, start, end, Precision.INTERVAL, basis)


def vague(value: str, basis: str) -> Time:
    """A time that names no calendar period: `PAST_REF`, `XXXX-WXX`."""
    return Time(TimeKind.DATE, value, basis=basis)


def lasting(value: str) -> Time:
    """A length of time."""
    return Time(TimeKind.DURATION, value, basis="a length of time, not a date")


def again(value: str) -> Time:
    """A time that comes back."""
    return Time(TimeKind.SET, value, basis="a recurring time, not a date")


def monday_of(day: date) -> date:
    """The Monday on or before a day."""
    return day - timedelta(day.weekday())


def shift_months(day: date, months: int) -> date:
    """A day so many months later, at most the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
