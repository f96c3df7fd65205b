"""Rules for times counted from the report's day: `Monday`, `last month`, `two weeks ago`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsflow.mentions import time_values as v
from newsflow.mentions.numbers import number_of
from newsflow.mentions.time_dates import day_of_month
from newsflow.mentions.time_rule import Rule
from newsflow.mentions.time_values import Frame, Time
from newsflow.mentions.time_words import (
    ABOUT,
    CLOCK,
    CLOCK_UNITS,
    COUNT,
    DAY,
    EDGE,
    MONTH,
    PART,
    PARTS,
    UNIT,
    WEEKDAY,
    clock_value,
    unit_code,
    unit_factor,
    unit_of,
    weekday_number,
)
from newsflow.types import Direction, PartialDate

_NO_ANCHOR = "counted from the report's day, which the text does not give"
_NO_ANCHOR_YEAR = "counted from the report's day, whose year the text does not give"


def unanchored(value: str, frame: Frame) -> Time:
    """A time that cannot be counted, and why."""
    partial = frame.partial
    known = partial is not None and partial.month is not None
    return v.vague(value, _NO_ANCHOR_YEAR if known else _NO_ANCHOR)


def _part(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found.get("clock"):
        return clock_value(found["clock"])
    return PARTS[found["part"].lower()] if found.get("part") else ""


def near_day(match: re.Match[str], frame: Frame) -> Time | None:
    """`today`, `yesterday morning`, `tonight`, `last night`."""
    word = re.sub(r"\s+", " ", match["near"].lower())
    shift, part = _NEAR[word]
    part = _part(match) or part
    if frame.day is None:
        return _near_without_year(shift, part, frame)
    return v.on_day(frame.day + timedelta(shift), "counted from the report's day", part=part)


_NEAR = {
    "today": (0, ""), "tonight": (0, "TNI"), "yesterday": (-1, ""), "tomorrow": (1, ""),
    "last night": (-1, "TNI"), "last evening": (-1, "TEV"), "this morning": (0, "TMO"),
    "this afternoon": (0, "TAF"), "this evening": (0, "TEV"), "overnight": (0, "TNI"),
    "the day before yesterday": (-2, ""), "the day after tomorrow": (2, ""),
}  # fmt: skip


def _near_without_year(shift: int, part: str, frame: Frame) -> Time:
    """Month and day are known even where the year is not (29 February has none before it)."""
    partial = frame.partial or PartialDate()
    if partial.month is None or partial.day is None:
        return unanchored("XXXX-XX-XX" + part, frame)
    # A common year; around the leap day the text cannot tell.
    day = date(2001, partial.month, min(partial.day, 28 if partial.month == 2 else 31))
    moved = day + timedelta(shift)
    return unanchored(f"XXXX-{moved.month:02d}-{moved.day:02d}{part}", frame)


def weekday(match: re.Match[str], frame: Frame) -> Time | None:
    """A weekday: the latest one not after the report's day, ahead where the text looks ahead."""
    wanted, part = weekday_number(match["weekday"]), _part(match)
    if frame.day is None:
        return unanchored(f"XXXX-WXX-{wanted + 1}{part}", frame)
    relative = (match.groupdict().get("rel") or "").lower()
    back = (frame.day.weekday() - wanted) % 7
    ahead = (wanted - frame.day.weekday()) % 7
    if relative in {"last", "past", "previous"}:
        shift = -(back or 7)
    elif relative in {"next", "this coming", "coming", "the coming"}:
        shift = ahead or 7
    elif frame.direction is Direction.FUTURE:
        shift = ahead
    else:
        shift = -back
    basis = "weekday on or after the report's day" if shift > 0 else (
        "latest such weekday, the report's day included")  # fmt: skip
    return v.on_day(frame.day + timedelta(shift), basis, part=part)


def clock(match: re.Match[str], frame: Frame) -> Time | None:
    """`at 7:15 p.m.`: on the report's day, or the day the text spoke of."""
    part = clock_value(match["clock"])
    day = frame.same_day
    if day is None:
        return _near_without_year(0, part, frame)
    return v.on_day(day, "clock time on the day spoken of", part=part)


def relative_period(match: re.Match[str], frame: Frame) -> Time | None:
    """`last week`, `this month`, `next year`."""
    unit = unit_of(match["unit"])
    if _OF_WHAT.match(match.string, match.end()):
        return None  # `the last day of the year` is counted from the year
    if match["unit"].lower() not in {unit, "century"}:
        if match["rel"].lower() == "last":
            return None  # `these shoes last weeks`
        ahead = match["rel"].lower().endswith(("next", "coming"))
        return v.vague(v.FUTURE_REF if ahead else v.PAST_REF, "names no calendar period")
    shift = _SHIFT[re.sub(r"\s+", " ", match["rel"].lower())]
    return period(unit, shift, frame)


_OF_WHAT = re.compile(r"\s+of\s+(?!(?:his|her|their|its|our|my|this)\b)\w")
_SHIFT = {
    "last": -1, "this": 0, "next": 1, "past": -1, "the past": -1, "the last": -1,
    "previous": -1, "the previous": -1, "the preceding": -1, "the prior": -1,
    "current": 0, "the current": 0, "the coming": 1, "coming": 1, "the next": 1,
    "the following": 1, "this past": -1, "this coming": 1, "the same": 0, "that": 0,
    "the latest": -1, "year-ago": -1, "year-earlier": -1, "prior": -1,
    "following": 1, "the upcoming": 1, "upcoming": 1,
}  # fmt: skip


def shift_of(word: str) -> int:
    """`last` → -1."""
    return _SHIFT[word]


def period(unit: str, shift: int, frame: Frame) -> Time | None:
    """A calendar period so many steps from the report's."""
    day, step = frame.day, shift * unit_factor(unit)
    if unit in CLOCK_UNITS or unit == "night":
        return None
    if day is None:
        return unanchored(_UNKNOWN[unit], frame)
    basis = f"calendar {unit} counted from the report's day"
    if unit == "day":
        return v.on_day(day + timedelta(shift), basis)
    if unit in {"week", "fortnight"}:
        return v.in_week(v.monday_of(day) + timedelta(7 * step), basis)
    if unit == "weekend":
        return _weekend(day, shift)
    if unit == "month":
        moved = v.shift_months(day, shift)
        return v.in_month(moved.year, moved.month, basis)
    if unit == "quarter":
        moved = v.shift_months(day, 3 * shift)
        return v.in_quarter(moved.year, (moved.month + 2) // 3, basis)
    if unit == "decade":
        return v.in_decade(day.year - day.year % 10 + 10 * shift, basis, anchored=True)
    if unit == "century":
        return v.in_century(day.year // 100 + 1 + shift, basis)
    return v.in_year(day.year + step, basis)


_UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
    "millennium": "X",
}  # fmt: skip


def _weekend(day: date, shift: int) -> Time:
    """The weekend of the report's week; on Monday to Wednesday `the weekend` is the one before."""
    monday = v.monday_of(day)
    if shift < 0 or (shift == 0 and day.weekday() <= 2):
        monday -= timedelta(7)
    elif shift > 0:
        monday += timedelta(7 if day.weekday() >= 5 else 0)
    return v.at_weekend(monday, "weekend counted from the report's day")


def weekend(match: re.Match[str], frame: Frame) -> Time | None:
    """`over the weekend`, `this weekend`."""
    relative = (match.groupdict().get("rel") or "").lower()
    if frame.day is None:
        return unanchored("XXXX-WXX-WE", frame)
    if relative == "this" or frame.direction is Direction.FUTURE:
        monday = v.monday_of(frame.day)
        if frame.direction is Direction.PAST and frame.day.weekday() <= 2:
            monday -= timedelta(7)
        return v.at_weekend(monday, "weekend of the report's week")
    return _weekend(frame.day, {"last": -1, "next": 1}.get(relative, 0))


def ago(match: re.Match[str], frame: Frame) -> Time | None:
    """`two weeks ago`, `three years earlier`, `ten days from now`."""
    unit, count = unit_of(match["unit"]), _count(match)
    word = re.sub(r"\s+", " ", match["way"].lower())
    if count is None:
        return v.vague(v.PAST_REF if word in _BACK else v.FUTURE_REF, "no number is given")
    from_focus = word not in {"ago", "from now", "hence"}
    base = frame.spoken_of if from_focus else frame.day
    if unit == "year" and count == 1 and word in {"ago", "earlier"}:
        return _year_before(frame)
    if unit in CLOCK_UNITS:
        return v.lasting(f"PT{count}{unit_code(unit)}")
    signed = -count if word in _BACK else count
    unknown = _UNKNOWN.get(unit, "XXXX-XX-XX")
    if word == "later" and frame.focus is None:
        return v.vague(unknown, "counted from a day that is not named")
    if from_focus and _is_too_coarse(frame.focus, unit):
        return v.vague(unknown, _FROM_NO_DAY)
    if base is None:
        return unanchored(unknown, frame)
    return _moved(base, unit, signed)


def _year_before(frame: Frame) -> Time | None:
    """A year before the report; before the quarter, where the text speaks of one."""
    if frame.day is None:
        return unanchored("XXXX", frame)
    focus = frame.focus
    if focus is not None and focus.start is not None and "-Q" in focus.value:
        year = min(focus.start.year, frame.day.year)
        year -= frame.day.year in (year, focus.start.year)
        return v.in_quarter(year, int(focus.value[-1]), "the same quarter of the year before")
    return v.in_year(frame.day.year - 1, "the year before the report")


_BACK = {"ago", "earlier", "before", "previously", "back"}


def _count(match: re.Match[str]) -> int | None:
    text = match.groupdict().get("count")
    if not text:
        return 1
    low = text.lower()
    if low in {"a", "an"}:
        return 1
    if low in {"a couple", "a couple of", "couple of"}:
        return 2
    return number_of(low)


def _moved(base: date, unit: str, count: int) -> Time | None:
    basis = f"{abs(count)} {unit}s {'before' if count < 0 else 'after'} the day spoken of"
    amount = count * unit_factor(unit)
    try:
        if unit in CLOCK_UNITS:
            return v.on_day(base, basis)
        if unit in {"day", "night"}:
            return v.on_day(base + timedelta(amount), basis)
        if unit in {"week", "fortnight", "weekend"}:
            return v.in_week(v.monday_of(base) + timedelta(7 * amount), basis)
        if unit in {"month", "quarter"}:
            moved = v.shift_months(base, amount * (3 if unit == "quarter" else 1))
            return v.in_month(moved.year, moved.month, basis)
        return v.in_year(base.year + amount, basis)
    except (ValueError, OverflowError):
        return None  # before year 1: prehistory is no date of the calendar


def week_of(match: re.Match[str], frame: Frame) -> Time | None:
    """`the week of March 6`."""
    day = day_of_month(match, frame)
    if day is None or day.start is None:
        return day
    return v.in_week(v.monday_of(day.start), "the week of a day")


def clock_in_part(match: re.Match[str], frame: Frame) -> Time | None:
    """`4 in the morning`."""
    hour = int(match["clock"]) + (12 if match["part"].lower() in {"afternoon", "evening"} else 0)
    day = frame.same_day
    if day is None or hour > 23:
        return None
    return v.on_day(day, "clock time on the day spoken of", part=f"T{hour:02d}:00")


def same_period(match: re.Match[str], frame: Frame) -> Time | None:
    """`that year`, `the same month`, `the following day`: counted from the day spoken of."""
    unit = unit_of(match["unit"])
    if match["unit"].lower() not in {unit, "century"}:
        return None  # `said that years pass`
    word = re.sub(r"\s+", " ", match["rel"].lower())
    base = frame.spoken_of
    if _is_too_coarse(frame.focus, unit) and unit in _UNKNOWN:
        return v.vague(_UNKNOWN[unit], _FROM_NO_DAY)
    return period(unit, _SHIFT[word], Frame(base, frame.partial, frame.direction))


def _is_too_coarse(focus: Time | None, unit: str) -> bool:
    """Whether nothing so fine can be counted from what was spoken of: `two days later`, of 2014."""
    if focus is None or focus.start is None or focus.end is None:
        return False
    return (focus.end - focus.start).days >= _DAYS.get(unit, 1)


_DAYS = {
    "week": 7, "fortnight": 14, "weekend": 7, "month": 31, "quarter": 92, "season": 92, "year": 366,
    "decade": 3660, "century": 36600,
}  # fmt: skip
"""The longest time that a unit can be counted from; a day and what is shorter, from a day."""
_FROM_NO_DAY = "counted from a time longer than the unit"

_REL = r"(?P<rel>last|this|next|past|this past|this coming|coming|current|the current|the coming)"
_VAGUE_COUNT = r"(?:several|a few|some|many|recent|a couple of|a number of)"

RELATIVE_RULES = (
    Rule(
        "today",
        r"(?:(?:earlier|later|late|early) )?(?P<near>the day before yesterday|the day after "
        r"tomorrow|today|tonight|yesterday|tomorrow|last night|last evening|this morning|"
        rf"this afternoon|this evening|overnight)(?:'s)?(?: (?:{PART}))?",
        near_day,
        words="today yesterday tomorrow night morning afternoon evening",
    ),
    Rule(
        "<clock> today",
        rf"(?:at |around |about )?{CLOCK},? (?:on )?(?P<near>today|yesterday|tomorrow|tonight|"
        r"this morning|this afternoon|this evening|last night)",
        near_day,
        words="am pm a.m p.m o'clock : noon midnight midday",
    ),
    Rule(
        "<part> yesterday",
        rf"(?:mid[- ])?{PART} (?P<near>today|yesterday|tomorrow)",
        near_day,
        words="today yesterday tomorrow",
    ),
    Rule(
        "<weekday>",
        rf"{EDGE}(?:(?P<rel>last|next|this past|this coming|this|past|the coming|coming) )?"
        rf"{WEEKDAY}(?: {PART})?",
        weekday,
    ),
    Rule(
        "<clock> <weekday>",
        rf"(?:around |about )?{CLOCK},? (?:on )?{WEEKDAY}",
        weekday,
        words="am pm a.m p.m o'clock : noon midnight midday",
    ),
    Rule(
        "<weekday> at <clock>",
        rf"{WEEKDAY} (?:at )?(?:around |about )?{CLOCK}",
        weekday,
        words="am pm a.m p.m o'clock : noon midnight midday",
    ),
    Rule(
        "<clock>",
        rf"(?:(?:around|about|shortly before|shortly after|just after|just before) )?"
        rf"{CLOCK}",
        clock,
        words="am pm a.m p.m o'clock : noon midnight midday",
    ),
    Rule(
        "over the weekend",
        rf"{EDGE}(?:(?P<rel>last|next|this|past) |the )weekend",
        weekend,
        asks="unit",
        words="weekend",
    ),
    Rule(
        "last <unit>",
        rf"{EDGE}{_REL} {UNIT}",
        relative_period,
        words="last this next past coming current",
    ),
    Rule(
        "that <unit>",
        rf"{EDGE}(?P<rel>that|the same|the following|the previous|the preceding|the prior) {UNIT}",
        same_period,
        words="that same following previous preceding prior",
    ),
    Rule(
        "<number> <unit>s ago",
        rf"{ABOUT}(?:{COUNT}|an?|a couple(?: of)?|the) {UNIT} (?:or so )?(?P<way>ago|earlier|"
        r"previously|back|from now|later|hence)",
        ago,
        words="ago earlier previously back now later hence",
    ),
    Rule(
        "some <unit>s ago",
        rf"(?P<count>{_VAGUE_COUNT}) {UNIT} (?P<way>ago|earlier|back|from now|later)",
        ago,
        words="ago earlier back now later",
    ),
    Rule("the week of <day>", rf"{EDGE}(?:the )?week of {MONTH} {DAY}", week_of, words="week"),
    Rule(
        "<number> in the morning",
        rf"(?P<clock>\d\d?) in the {PART}",
        clock_in_part,
        words="morning afternoon evening night noon midday dawn dusk daybreak lunchtime",
    ),
)
