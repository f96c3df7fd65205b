"""Words of time, and the regular expressions that the rules of time are put together from."""

from __future__ import annotations

import re

from newsflow.mentions.numbers import ORDINAL_WORDS, WORDS

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00",
    "midday": "T12:00", "midnight": "T00:00", "dawn": "TMO", "dusk": "TEV", "daybreak": "TMO",
    "lunchtime": "TAF",
}  # fmt: skip
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W",
    "weekend": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y",
    "century": "Y", "millennium": "Y", "sec": "S", "min": "M", "hr": "H", "yr": "Y",
}  # fmt: skip
_UNIT_FACTOR = {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2}
CLOCK_UNITS = frozenset({"second", "minute", "hour", "sec", "min", "hr"})

MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|"
    r"december|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = (
    r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"(?:mon|tues|tue|wed|thurs|thur|thu|fri)\b\.?|sat\.|sun\.)"
)
DAY = (
    r"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|[.,]\d|-\w|%|st\b)|"
    r"(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    r"thirtieth)"
)
YEAR = (
    r"(?P<year>(?:1[1-9]|20)\d\d(?!\d|:\d|,\d|\.\d|%)|(?:nineteen|eighteen|twenty)[ -]"
    r"(?:oh[ -]\w+|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?))\b|"
    r"two thousand(?: and)?(?: (?:one|two|three|four|five|six|seven|eight|nine|ten))?\b)"
)
SHORT_YEAR = r"(?P<short>'\d\d)\b"
PART = (
    r"(?P<part>morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|daybreak|lunchtime)"
)
SEASON = r"(?P<season>spring|summer|fall|autumn|winter)"
CLOCK = (
    r"(?P<clock>(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?|o'clock)|"
    r"(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?hours)?|noon|midnight|midday)"
    r"(?:\s(?P<zone>(?:local time|[ECMP][SD]?T|GMT|UTC|BST|CET)\b))?"
)
UNIT = (
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|"
    r"months?|quarters?|years?|yrs?|decades?|century|centuries|millenniums?|millennia)"
)
COUNT = rf"(?P<count>\d+(?:[.,]\d+)*(?:[ -]\d/\d)?|{WORDS})"
ORDINAL = rf"(?P<ordinal>\d+(?:st|nd|rd|th)|{ORDINAL_WORDS})"
CENTURY = rf"(?P<ordinal>\d+(?:st|nd|rd|th)|{ORDINAL_WORDS})"
ABOUT = (
    r"(?:(?:about|around|approximately|roughly|nearly|almost|some|over|at least|at most|up to|"
    r"more than|less than|fewer than|no more than|no less than|just over|just under|just|only|"
    r"barely|as much as|as little as|as long as|another|an additional|an estimated) )?"
)
EDGE = (
    r"(?:(?:(?:the )?(?:very )?(?P<edge>early|late|mid|earlier|later)\b(?:[ -](?:in|of|on))?[ -]|"
    r"the (?:very )?(?:middle|beginning|start|end|close|turn|rest|remainder) of )(?:the )?)?"
)
"""What narrows a period without changing its value: `early`, `mid-`, `the end of`."""


def month_number(word: str) -> int:
    """`Sept.` → 9."""
    low = word.lower().rstrip(".")
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(low))


def weekday_number(word: str) -> int:
    """`Tues.` → 1."""
    low = word.lower().rstrip(".s") if word.lower() not in _WEEKDAYS else word.lower()
    return next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(low))


def unit_of(word: str) -> str:
    """`centuries` → `century`."""
    low = word.lower()
    if low in {"centuries", "century"}:
        return "century"
    if low.startswith("millenni"):
        return "millennium"
    return low if low in UNITS else low.removesuffix("s")


def unit_code(unit: str) -> str:
    """The ISO 8601 letter of a unit."""
    return UNITS[unit]


def unit_factor(unit: str) -> int:
    """How many of the lettered unit it is: a decade is 10 Y."""
    return _UNIT_FACTOR.get(unit, 1)


def clock_value(text: str) -> str:
    """`7:15 p.m.` → `T19:15`."""
    low = text.lower()
    if low in {"noon", "midday"}:
        return "T12:00"
    if low == "midnight":
        return "T00:00"
    numbers = re.findall(r"\d+", low)
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if "p" in low and hour < 12:
        hour += 12
    if "a" in low and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"
