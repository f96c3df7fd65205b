"""Rules for quarters and halves of years, which business news counts by."""

from __future__ import annotations

import re

from newsflow.mentions import time_values as v
from newsflow.mentions.numbers import ordinal_of
from newsflow.mentions.time_dates import distance, whole_year, year_of
from newsflow.mentions.time_relative import shift_of, unanchored
from newsflow.mentions.time_rule import Rule
from newsflow.mentions.time_values import Frame, Time
from newsflow.mentions.time_words import EDGE, ORDINAL, YEAR
from newsflow.types import Direction


def quarter(match: re.Match[str], frame: Frame) -> Time | None:
    """`the third quarter`, `first quarter of 1990`, `last year's third quarter`."""
    number = ordinal_of(match["ordinal"])
    if number is None or number > 4:
        return None
    year = year_of(match)
    if year is not None:
        return v.in_quarter(year, number, "explicit quarter", anchored=False)
    if frame.day is None:
        return unanchored(f"XXXX-Q{number}", frame)
    relative = (match.groupdict().get("rel") or "").lower()
    if relative:
        return v.in_quarter(
            frame.day.year + shift_of(relative), number, "quarter of the year named"
        )
    this = (frame.day.month + 2) // 3
    years = (frame.day.year - 1, frame.day.year, frame.day.year + 1)
    # Quarters are reported on once they are over, so the past one is meant unless far ahead.
    year = min(years, key=lambda y: distance(4 * (y - years[1]) + number - this, Direction.PAST))
    if frame.direction is Direction.FUTURE and number < this - 1:
        year = frame.day.year + 1
    return v.in_quarter(year, number, "quarter by the report's day")


def half(match: re.Match[str], frame: Frame) -> Time | None:
    """`the first half of 1990`, `the second half`."""
    number = ordinal_of(match["ordinal"]) if match["ordinal"] else 2
    year = year_of(match) or (frame.day.year if frame.day is not None else None)
    if number not in (1, 2):
        return None
    if year is None:
        return unanchored(f"XXXX-H{number}", frame)
    return v.in_half(year, number, "half of the year", anchored=year_of(match) is None)


def that_quarter(match: re.Match[str], frame: Frame) -> Time | None:
    """`the quarter`, `the latest quarter`, `the year-earlier quarter`."""
    if frame.day is None:
        return unanchored("XXXX-QX", frame)
    word = match.group(0).lower()
    focus = frame.focus
    base = v.shift_months(frame.day, -3)
    if focus is not None and focus.start is not None and "-Q" in focus.value:
        base = focus.start if "latest" not in word else base
    if "year" in word and base.year == v.shift_months(frame.day, -3).year:
        base = v.shift_months(base, -12)
    return v.in_quarter(base.year, (base.month + 2) // 3, "the quarter reported on")


QUARTER_RULES = (
    Rule(
        "the <ordinal> quarter",
        rf"{EDGE}(?:the )?(?:fiscal )?(?:{YEAR}(?:'s)? )?(?:fiscal )?{ORDINAL}[- ]"
        r"(?:fiscal )?quarter",
        quarter,
        words="quarter",
    ),
    Rule(
        "the <ordinal> quarter of <year>",
        rf"{EDGE}(?:the )?(?:fiscal )?{ORDINAL}[- ]quarter(?: of|,) (?:fiscal )?{YEAR}",
        quarter,
        words="quarter",
    ),
    Rule(
        "the year-earlier <ordinal> quarter",
        rf"(?:the )?(?P<rel>year-ago|year-earlier) {ORDINAL}[- ]quarter",
        quarter,
        words="quarter",
    ),
    Rule(
        "last year's <ordinal> quarter",
        rf"(?P<rel>last|this|next) year's {ORDINAL}[- ]quarter",
        quarter,
        words="quarter",
    ),
    Rule("the <year> quarter", rf"the {YEAR} (?:fiscal )?(?:quarter|period|year)", whole_year),
    Rule(
        "the <ordinal> half",
        rf"the (?:{ORDINAL}|(?P<last>last|latter)) half(?: of {YEAR}| of the year)",
        half,
        words="half",
    ),
    Rule(
        "the quarter",
        r"the (?:(?:latest|most recent|recent|year-earlier|year-ago) )?(?:fiscal )?quarter"
        r"|the (?:latest|year-earlier|year-ago) period|year-(?:ago|earlier)(?: quarter| period)?",
        that_quarter,
        asks="unit",
    ),
)
