"""Rules for days, months and years that a text names: `November 23, 2015`, `the spring of 1990`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsflow.mentions import time_values as v
from newsflow.mentions.numbers import number_of, ordinal_of, year_of_words
from newsflow.mentions.time_rule import Rule
from newsflow.mentions.time_values import Frame, Time
from newsflow.mentions.time_words import (
    CENTURY,
    CLOCK,
    DAY,
    EDGE,
    MONTH,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
    clock_value,
    month_number,
    weekday_number,
)
from newsflow.types import Direction, Precision, TimeKind

_NO_YEAR = "month and day; the year is not in the text"
_ON = r"(?:,? | on |, on )"


def year_of(match: re.Match[str]) -> int | None:
    """The year in the groups `year` and `short`."""
    found = match.groupdict()
    if found.get("short"):
        two = int(found["short"].strip("'"))
        return 1900 + two if two > 40 else 2000 + two
    text = found.get("year")
    if not text:
        return None
    return int(text) if text.isdigit() else year_of_words(text)


def _part(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found.get("clock"):
        return clock_value(found["clock"])
    return part_value(found.get("part"))


def part_value(word: str | None) -> str:
    """TIMEX3 suffix of a part of the day, empty for none."""
    return PARTS[word.lower()] if word else ""


def day_of_month(match: re.Match[str], frame: Frame) -> Time | None:
    """A month and a day, with the year of the text or the nearest in the right direction."""
    day = int(re.sub(r"\D", "", match["day"]) or ordinal_of(match["day"]) or 0)
    return dated(year_of(match), month_number(match["month"]), day, frame, part=_part(match))


def dated(year: int | None, month: int, day: int, frame: Frame, *, part: str = "") -> Time | None:
    """A day by its numbers."""
    if year is not None:
        whole = _day(year, month, day)
        return v.on_day(whole, "explicit day", anchored=False, part=part) if whole else None
    if frame.day is None:
        # 2000 has every day a year can have.
        if _day(2000, month, day) is None:
            return None
        return v.vague(f"XXXX-{month:02d}-{day:02d}{part}", _NO_YEAR)
    near = _nearest(month, day, frame)
    return v.on_day(near, "month and day, year from the report's day", part=part) if near else None


def _nearest(month: int, day: int, frame: Frame) -> date | None:
    anchor = frame.day
    assert anchor is not None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [d for y in years if (d := _day(y, month, day)) is not None]
    return min(days, key=lambda d: distance((d - anchor).days, frame.direction), default=None)


def distance(ahead: float, direction: Direction) -> float:
    """How far off a day is, `ahead` being negative for the past.

    News names days near its own: a deadline weeks ahead is likelier meant than one eleven months
    back even in the past tense; so tense only stretches the way that it does not point.
    """
    if direction is Direction.FUTURE:
        return ahead if ahead >= 0 else -4 * ahead
    return -ahead if ahead <= 0 else (7 if direction is Direction.PAST else 1.5) * ahead


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def eleventh_of_september(match: re.Match[str], frame: Frame) -> Time | None:
    """`the September 11 attacks`, `9/11`: attacks that go by their day alone."""
    if frame.day is not None and frame.day < _ATTACKS:
        by_numbers = "/" in match[0]
        return None if by_numbers else dated(None, _ATTACKS.month, _ATTACKS.day, frame)
    basis = "the attacks of 11 September 2001, which go by their day"
    return v.on_day(_ATTACKS, basis, anchored=False)


_ATTACKS = date(2001, 9, 11)


def iso_day(match: re.Match[str], frame: Frame) -> Time | None:
    """`2015-11-23`, `11/23/2015`, `23.11.2015`."""
    year = int(match["y"]) if len(match["y"]) == 4 else 1900 + int(match["y"])
    year += 100 if year < 1941 and len(match["y"]) == 2 else 0
    first, second = int(match["a"]), int(match["b"])
    month, day = (first, second) if first <= 12 else (second, first)
    return dated(year, month, day, frame)


def month_of_year(match: re.Match[str], frame: Frame) -> Time | None:
    """A month, with its year or the nearest in the right direction."""
    month, year = month_number(match["month"]), year_of(match)
    relative = match.groupdict().get("rel")
    if year is not None:
        return v.in_month(year, month, "explicit month", anchored=False)
    if frame.day is None:
        return v.vague(f"XXXX-{month:02d}", "a month; the year is not in the text")
    anchor, basis = frame.day, "a month, year from the report's day"
    if relative in {"this", "last", "next"} and match.groupdict().get("of_year"):
        shift = {"this": 0, "last": -1, "next": 1}[relative]
        return v.in_month(anchor.year + shift, month, basis)
    if relative == "last":
        return v.in_month(anchor.year - (month >= anchor.month), month, basis)
    if relative == "next":
        return v.in_month(anchor.year + (month <= anchor.month), month, basis)
    if relative == "this":
        return v.in_month(anchor.year, month, basis)
    year = min(
        (anchor.year - 1, anchor.year, anchor.year + 1),
        key=lambda y: distance(12 * (y - anchor.year) + month - anchor.month, frame.direction),
    )
    return v.in_month(year, month, basis)


def whole_year(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """A year by its number."""
    year = year_of(match)
    return v.in_year(year, "explicit year", anchored=False) if year else None


def decade(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """`the 1980s`, `the '90s`, `the nineties`."""
    text = match["decade"].lower()
    digits = re.sub(r"\D", "", text)
    if digits:
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        number = number_of(text.removesuffix("ies") + "y")
        year = 1900 + (number or 0)
    return v.in_decade(year - year % 10, "explicit decade")


def century(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """`the 19th century`."""
    number = ordinal_of(match["ordinal"])
    return v.in_century(number, "explicit century") if number and number <= 21 else None


def season(match: re.Match[str], frame: Frame) -> Time | None:
    """`the winter of 1994`, `last fall`, `this summer`."""
    code, year = SEASONS[match["season"].lower()], year_of(match)
    if year is not None:
        return v.in_season(year, code, "explicit season", anchored=False)
    if frame.day is None:
        return v.vague(f"XXXX-{code}", "a season; the year is not in the text")
    anchor, relative = frame.day, (match.groupdict().get("rel") or "").lower()
    this = v.in_season(anchor.year, code, "season by the report's day")
    if relative in {"last", "past", "previous"} and this.end is not None and this.end >= anchor:
        return v.in_season(anchor.year - 1, code, "season before the report's day")
    ahead = relative in {"next", "coming"}
    if ahead and this.start is not None and this.start <= anchor:
        return v.in_season(anchor.year + 1, code, "season after the report's day")
    return this


def day_range(match: re.Match[str], frame: Frame) -> Time | None:
    """`November 3-5`, `3 to 5 November`: several days."""
    month, year = month_number(match["month"]), year_of(match)
    first = dated(year, month, int(match["a"]), frame)
    last = dated(year, month, int(match["b"]), frame)
    if first is None or last is None or int(match["a"]) >= int(match["b"]):
        return None
    value = f"{first.value}/{last.value}"
    if first.start is None or last.end is None:
        return v.vague(value, _NO_YEAR)
    return Time(
        TimeKind.DURATION, value, first.start, last.end, Precision.INTERVAL, first.basis,
        first.anchored,
    )  # fmt: skip


def holiday(match: re.Match[str], frame: Frame) -> Time | None:
    """`Christmas Day`, `Thanksgiving`, `New Year's Eve`."""
    name = re.sub(r"[^a-z]", "", match["holiday"].lower())
    year = year_of(match)
    for key, place in _HOLIDAYS.items():
        if name.startswith(key):
            return _festival(place, year, frame)
    return None


_HOLIDAYS: dict[str, tuple[int, int, int | None]] = {
    "newyearseve": (12, 31, None), "newyearsday": (1, 1, None), "newyears": (1, 1, None),
    "christmaseve": (12, 24, None), "christmas": (12, 25, None), "boxingday": (12, 26, None),
    "halloween": (10, 31, None), "valentine": (2, 14, None), "independenceday": (7, 4, None),
    "stpatrick": (3, 17, None), "veteransday": (11, 11, None), "armisticeday": (11, 11, None),
    "thanksgiving": (11, 4, 3), "laborday": (9, 1, 0), "memorialday": (5, -1, 0),
    "martinlutherking": (1, 3, 0), "presidentsday": (2, 3, 0), "columbusday": (10, 2, 0),
    "maday": (5, 1, None), "mayday": (5, 1, None), "groundhogday": (2, 2, None),
    "mothersday": (5, 2, 6), "fathersday": (6, 3, 6),
}  # fmt: skip
"""Month, day (or which one of a weekday, -1 the last), weekday: holidays of the English press."""


def _festival(place: tuple[int, int, int | None], year: int | None, frame: Frame) -> Time | None:
    if year is None and frame.day is None:
        month, day, weekday = place
        known = f"XXXX-{month:02d}" + (f"-{day:02d}" if weekday is None else "")
        return v.vague(known, "a holiday; the year is not in the text")
    years = [year] if year is not None else []
    if frame.day is not None and not years:
        years = [frame.day.year - 1, frame.day.year, frame.day.year + 1]
    days = [_holiday_in(y, place) for y in years]
    if frame.day is None or year is not None:
        return v.on_day(days[0], "holiday of the year named", anchored=False)
    anchor = frame.day
    if frame.direction is Direction.FUTURE:
        days = [d for d in days if d >= anchor]
    return v.on_day(min(days, key=lambda d: abs((d - anchor).days)), "holiday nearest")


def _holiday_in(year: int, place: tuple[int, int, int | None]) -> date:
    month, day, weekday = place
    if weekday is None:
        return date(year, month, day)
    if day < 0:
        last = v.shift_months(date(year, month, 1), 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (day - 1))


def weekday_then_date(match: re.Match[str], frame: Frame) -> Time | None:
    """`Saturday, April 25`: the date decides, the weekday checks its year."""
    time = day_of_month(match, frame)
    if time is None or time.start is None or year_of(match) is not None:
        return time
    wanted = weekday_number(match["weekday"])
    if time.start.weekday() == wanted:
        return time
    years = [time.start.year + shift for shift in (-1, 1)]
    days = [_day(y, time.start.month, time.start.day) for y in years]
    fit = [d for d in days if d is not None and d.weekday() == wanted]
    return v.on_day(fit[0], "weekday, month and day", part=_part(match)) if fit else time


_THE = r"(?:the )?"
_WEEKDAY_BEFORE = rf"{WEEKDAY},? (?:the )?"
_CLOCK_BEFORE = rf"(?:(?:at )?{CLOCK},?{_ON})?"
_OF_YEAR = rf"(?:(?:,? of|,|) (?:{YEAR}|{SHORT_YEAR}))"
_DAY_PIECES = (
    "0 1 2 3 4 5 6 7 8 9 first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth teenth tieth"
)
"""What every `DAY` has in it."""

DATE_RULES = (
    Rule(
        "<weekday> <month> <day>",
        rf"{_CLOCK_BEFORE}{_WEEKDAY_BEFORE}(?:{MONTH} {DAY}{_OF_YEAR}?)",
        weekday_then_date,
    ),
    Rule(
        "<weekday> <day> <month>",
        rf"{WEEKDAY},? (?:the )?{DAY} (?:of )?{MONTH}{_OF_YEAR}?",
        weekday_then_date,
    ),
    Rule(
        "<month> <day>, <year>",
        rf"{_CLOCK_BEFORE}{EDGE}{MONTH} (?:the )?{DAY}{_OF_YEAR}",
        day_of_month,
        asks="digit",
    ),
    Rule(
        "<day> <month> <year>",
        rf"{_CLOCK_BEFORE}{_THE}{DAY} (?:of )?{MONTH}{_OF_YEAR}",
        day_of_month,
        asks="digit",
    ),
    Rule(
        "September 11",
        rf"{_THE}(?:sept(?:ember|\.)? 11(?:th)?"
        r"(?= (?:terror(?:ist)? )?attacks\b(?! (?:on|in|at|against)\b))|(?<!/)9/11(?!/))",
        eleventh_of_september,
        asks="digit",
        words="11",
    ),
    Rule(
        "<month> <day>",
        rf"{_CLOCK_BEFORE}{EDGE}{MONTH} (?:the )?{DAY}",
        day_of_month,
        words=_DAY_PIECES,
    ),
    Rule(
        "<day> <month>",
        rf"{_CLOCK_BEFORE}{_THE}{DAY} (?:of )?{MONTH}",
        day_of_month,
        words=_DAY_PIECES,
    ),
    Rule(
        "<month> <day>-<day>",
        rf"{MONTH} (?P<a>\d\d?)(?: ?[-–] ?| to | through )(?P<b>\d\d?)\b{_OF_YEAR}?",
        day_range,
        asks="digit",
    ),
    Rule(
        "<day>-<day> <month>",
        rf"(?P<a>\d\d?)(?: ?[-–] ?| to )(?P<b>\d\d?) {MONTH}{_OF_YEAR}?",
        day_range,
        asks="digit",
    ),
    Rule("<year>-<month>-<day>", r"(?P<y>\d{4})-(?P<a>\d\d)-(?P<b>\d\d)", iso_day, words="-"),
    Rule(
        "<month>/<day>/<year>", r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>\d{4}|\d\d)", iso_day, words="/"
    ),
    Rule("<month> <year>", rf"{EDGE}{MONTH}{_OF_YEAR}", month_of_year, asks="digit"),
    Rule(
        "<month> of last year",
        rf"{EDGE}{MONTH}(?: of)? (?P<of_year>(?P<rel>this|last|next) year)",
        month_of_year,
        words="year",
    ),
    Rule("last <month>", rf"{EDGE}(?:(?P<rel>this|last|next|past) )?{MONTH}", month_of_year),
    Rule("<year>", rf"{EDGE}(?:the )?(?:(?:fiscal |calendar |year ))*{YEAR}", whole_year),
    Rule("'<year>", rf"(?:(?<=in\s)|(?<=of\s)|(?<=since\s)){SHORT_YEAR}", whole_year, words="'"),
    Rule(
        "the <decade>s",
        rf"{EDGE}{_THE}(?P<decade>(?:1[1-9]|20)\d0'?s|'?[1-9]0'?s|"
        r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)",
        decade,
        words="0s 0's ies",
    ),
    Rule("the <ordinal> century", rf"{EDGE}{_THE}{CENTURY}[ -]century", century, words="century"),
    Rule("the <season> of <year>", rf"{EDGE}{_THE}{SEASON}(?: of| in|,|) {YEAR}", season),
    Rule(
        "last <season>",
        rf"{EDGE}(?P<rel>this|last|next|past|coming) {SEASON}",
        season,
        words="this last next past coming",
    ),
    Rule(
        "<holiday>",
        r"(?P<holiday>New Year's (?:Eve|Day)|Christmas(?: Eve| Day)?|Thanksgiving(?: Day)?|"
        r"Boxing Day|Halloween|Valentine's Day|Independence Day|St\.? Patrick's Day|Veterans Day|"
        r"Armistice Day|Labor Day|Memorial Day|Martin Luther King(?: Jr\.?)? Day|Presidents' Day|"
        rf"Columbus Day|May Day|Groundhog Day|Mother's Day|Father's Day)(?:,? {YEAR})?",
        holiday,
    ),
)
__all__ = ["DATE_RULES", "PART"]
