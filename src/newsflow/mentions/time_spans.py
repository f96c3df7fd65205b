"""Rules for what is no date: lengths of time, recurring times, and vague references."""

from __future__ import annotations

import re

from newsflow.mentions import time_values as v
from newsflow.mentions.numbers import fraction_of, number_of
from newsflow.mentions.time_rule import Rule
from newsflow.mentions.time_values import Frame, Time
from newsflow.mentions.time_words import (
    ABOUT,
    CLOCK_UNITS,
    COUNT,
    PART,
    PARTS,
    UNIT,
    WEEKDAY,
    unit_code,
    unit_factor,
    unit_of,
    weekday_number,
)


def length(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """`two years`, `the past five days`, `ten-hour`."""
    unit = unit_of(match["unit"])
    count = _count(match.groupdict().get("count"))
    if count is None:
        return None
    return v.lasting(_code(count, unit))


def _count(text: str | None) -> str | None:
    if text is None:
        return "1"
    low = re.sub(r"\s+", " ", text.lower())
    if low in {"a", "an", "a full", "the", "each"}:
        return "1"
    if low.startswith(("a couple", "couple")):
        return "2"
    if low in _VAGUE or low.startswith(("several", "a few", "some", "many", "recent")):
        return "X"
    if (broken := fraction_of(low)) is not None and "/" in low:
        return f"{float(broken):g}"
    if re.fullmatch(r"\d+\.\d+", low):
        return low
    number = number_of(low)
    return None if number is None else str(number)


_VAGUE = {"few", "several", "many", "recent", "some", "numerous", "dozens of", "hundreds of"}


def _code(count: str, unit: str) -> str:
    clock = "T" if unit in CLOCK_UNITS else ""
    if "." in count and count.endswith(".5") and unit in _HALVES:
        small = _HALVES[unit]
        return f"P{clock}{count[:-2]}{unit_code(unit)}{small}".replace(
            f"{clock}0{unit_code(unit)}", clock
        )
    if count != "X" and unit_factor(unit) > 1:
        count = f"{float(count) * unit_factor(unit):g}"
    if count == "X" and unit == "decade":
        return "PXE"
    if count == "X" and unit == "century":
        return "PXC"
    return f"P{clock}{count}{unit_code(unit)}"


_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}
"""Half of a unit in the next smaller one."""


def bare_units(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """`for years`, `weeks`: a length without a number."""
    return v.lasting(_code("X", unit_of(match["unit"])))


def recurring(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """`every day`, `each year`, `$5 a year`."""
    return v.again(_code(_count(match.groupdict().get("count")) or "1", unit_of(match["unit"])))


def adverb(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """`daily`, `annually`."""
    return v.again(_ADVERBS[match["adverb"].lower()])


_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y", "annual": "P1Y",
}  # fmt: skip


def every_weekday(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """`every Thursday`, `Tuesday nights`, `Mondays`."""
    number = weekday_number(match["weekday"])
    part = match.groupdict().get("part")
    return v.again(f"XXXX-WXX-{number + 1}" + (PARTS[part.lower()] if part else ""))


def reference(match: re.Match[str], frame: Frame) -> Time | None:  # noqa: ARG001
    """`now`, `recently`, `the future`."""
    word = re.sub(r"\s+", " ", match["ref"].lower()).removeprefix("the ")
    for value, words in _REFERENCES.items():
        if word in words:
            return v.vague(value, "names no calendar period")
    return None


_REFERENCES = {
    v.PRESENT_REF: {"now", "currently", "current", "right now", "at present", "present", "nowadays",
                    "at the moment", "moment", "these days", "present time", "present day"},
    v.PAST_REF: {"recently", "recent", "past", "previously", "lately", "recent past",
                 "not long ago",
                 "long ago", "more recently", "most recently", "recent days", "recent years",
                 "formerly"},
    v.FUTURE_REF: {"future", "near future", "soon", "foreseeable future", "coming days",
                   "coming weeks", "coming months", "coming years", "next few days",
                   "next few weeks", "next few months", "next few years", "coming quarters"},
}  # fmt: skip

_MANY = r"(?:several|a few|few|some|many|recent|a couple of|the first few|numerous)"
_LED = (
    r"(?:(?:the )?(?:past|last|next|first|previous|coming|final|full|entire|whole|following) |the )"
)

SPAN_RULES = (
    Rule("<number> <unit>s",
         rf"{ABOUT}{COUNT}(?: more| full| whole| consecutive| straight)? {UNIT}", length,
         asks="number"),
    Rule("<number> to <number> <unit>s",
         rf"{ABOUT}(?:the (?:next|past|last) )?{COUNT} (?:to|or) (?:\d+|\w+) {UNIT}", length,
         asks="number", words="to or"),
    Rule("<number>-<unit>", rf"{COUNT}-{UNIT}(?!-old)", length, asks="number", words="-"),
    Rule("the past <number> <unit>s", rf"{ABOUT}{_LED}{COUNT} {UNIT}", length, asks="number"),
    Rule("several <unit>s",
         rf"(?:{ABOUT}|the (?:past|last|next) )(?P<count>{_MANY}|couple of) {UNIT}", length,
         words="several few some many recent numerous couple"),
    Rule("per <unit>", r"(?<=\d\s)(?:a|per|an) (?P<unit>year|month|week|day|hour)", recurring,
         asks="digit"),
    Rule("a <unit>", rf"{ABOUT}(?P<count>an?|a full|one full) {UNIT}", length),
    Rule("<unit>s", r"(?:(?<=for\s)|(?<=in\s)|(?<=of\s)|(?<=after\s))(?P<unit>days|weeks|months|"
         r"years|decades|centuries|hours|minutes)", bare_units,
         words="days weeks months years decades centuries hours minutes"),
    Rule("every <unit>", rf"(?:every|each)(?: {COUNT})? {UNIT}", recurring,
         words="every each"),
    Rule("daily", r"(?P<adverb>hourly|daily|nightly|weekly|biweekly|monthly|yearly)", adverb,
         words="hourly daily nightly weekly monthly yearly"),
    Rule("every <weekday>", rf"(?:every|each) {WEEKDAY}(?: {PART})?", every_weekday,
         words="every each"),
    Rule("<weekday>s", rf"{WEEKDAY}(?:s| (?:mornings|afternoons|evenings|nights))", every_weekday),
    Rule(
        "now",
        r"(?P<ref>right now|now|currently|nowadays|at present|at the moment|recently|lately|"
        r"(?:more|most) recently|the (?:near |foreseeable )?future|the (?:recent )?past|"
        r"(?:the )?(?:recent (?:days|years)|coming (?:days|weeks|months|years|quarters))|"
        r"the next few (?:days|weeks|months|years)|these days)",
        reference,
        words="now current present moment recent lately future past coming next these",
    ),
)  # fmt: skip
