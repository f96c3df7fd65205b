"""Moments as feeds write them → UTC.

RFC 822 as it is really written, ISO 8601, asctime, seconds since 1970. A time whose zone is not
told, or is told in letters that mean nothing, is no moment: nothing is taken for UTC.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta

from newsflow.articles.dates import MONTH, MONTHS

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Before there was a web to publish on: an unset clock (1970), or a number misread."""
_AHEAD = timedelta(days=2)
"""Clocks run ahead by a time zone; what is further ahead is no time of publication."""
_LONGEST = 80

_CLOCK = (
    r"(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-6]\d))?(?:[.,]\d{1,9})?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\b\.?)?"
)
_ZONE = r"(?P<zone>[A-Za-z]{1,5}\b\s*[+-]\d{1,2}(?::?\d\d)?|[+-]\d{1,2}(?::?\d\d)?|[A-Za-z]{1,5}\b)"
_MONTH = rf"(?P<month>{MONTH})"
_YEAR4 = r"(?P<year>[12]\d{3})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2015-11-24T10:00:00+03:00
        rf"(?P<year>[12]\d{{3}})[-/.](?P<number>[01]?\d)[-/.](?P<day>[0-3]?\d)"
        rf"(?:[Tt]|\s+|\s*,\s*){_CLOCK}\s*{_ZONE}?",
        # 20151124T100000Z
        r"(?P<year>[12]\d{3})(?P<number>[01]\d)(?P<day>[0-3]\d)T?"
        rf"(?P<hour>[0-2]\d):?(?P<minute>[0-5]\d):?(?P<second>[0-6]\d)?\s*{_ZONE}",
        # Tue, 24 Nov 2015 10:00:00 +0300
        rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?[\s.-]*{_MONTH}[\s,.-]*(?P<year>[12]\d{{3}}|\d\d)"
        rf"[\s,-]+(?:at\s+)?{_CLOCK}\s*{_ZONE}?",
        # Nov 24, 2015 10:00 AM EST
        rf"\b{_MONTH}\s*(?P<day>[0-3]?\d)(?:st|nd|rd|th)?[\s,]+{_YEAR4}"
        rf"[\s,-]+(?:at\s+)?{_CLOCK}\s*{_ZONE}?",
        # Tue Nov 24 10:00:00 EST 2015
        rf"\b{_MONTH}\s+(?P<day>[0-3]?\d)\s+{_CLOCK}\s*{_ZONE}?\s+{_YEAR4}",
        # 24.11.2015 10:00 +0300; 11/24/2015 10:00 EST
        rf"\b(?P<a>[0-3]?\d)(?P<mark>[./-])(?P<b>[0-3]?\d)(?P=mark){_YEAR4}[\s,]+{_CLOCK}\s*{_ZONE}?",
    )
)
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(?P<millis>\d{3})?(?:\.\d+)?")

_HOURS: dict[float, str] = {
    -10: "HST",
    -9: "AKST",
    -8: "PST AKDT",
    -7: "MST PDT",
    -6: "CST MDT",
    -5: "EST CDT COT PET",
    -4: "EDT AST CLT BOT VET",
    -3.5: "NST",
    -3: "ADT BRT ART CLST UYT",
    -2.5: "NDT",
    0: "UTC GMT UT Z WET",
    1: "CET MEZ MET BST WEST WAT",
    2: "CEST MESZ MEST EET SAST CAT",
    3: "EEST MSK EAT TRT IDT",
    3.5: "IRST",
    4: "MSD GST AZT GET SAMT",
    4.5: "AFT",
    5: "PKT UZT TMT TJT YEKT MVT",
    5.5: "SLST",
    5.75: "NPT",
    6: "KGT BDT OMST",
    6.5: "MMT",
    7: "ICT WIB KRAT NOVT",
    8: "HKT SGT MYT PHT WITA AWST IRKT ULAT",
    9: "JST KST WIT YAKT",
    9.5: "ACST",
    10: "AEST VLAT CHST",
    10.5: "ACDT",
    11: "AEDT MAGT SBT",
    12: "NZST FJT PETT",
    13: "NZDT",
}
"""Hours ahead of UTC (the names of the tz database, and those that outlets print)."""
_ZONES = {name: hours for hours, names in _HOURS.items() for name in names.split()}
_AT_HOME: dict[tuple[str, str], float] = {
    ("IST", "IN"): 5.5,
    ("IST", "LK"): 5.5,
    ("IST", "IE"): 1,
    ("IST", "IL"): 2,
    ("BST", "BD"): 6,
    ("CST", "CN"): 8,
    ("CST", "TW"): 8,
    ("PST", "PH"): 8,
    ("AST", "SA"): 3,
    ("AST", "KW"): 3,
    ("AST", "QA"): 3,
    ("AST", "BH"): 3,
    ("AST", "IQ"): 3,
    ("EST", "AU"): 10,
    ("EDT", "AU"): 11,
    ("CST", "AU"): 9.5,
    ("WST", "AU"): 8,
    ("WST", "WS"): 13,
    ("SST", "SG"): 8,
    ("MST", "MY"): 8,
    ("MST", "MM"): 6.5,
}
"""Letters that mean another zone in one country; `IST` means none where no country is known."""


def read_moment(text: str, *, now: datetime, country: str | None = None) -> datetime | None:
    """The moment a string names, in UTC; none without a zone, or where it cannot be true.

    `now` is when the document was fetched; `country` is the outlet's, for zones such as IST.
    """
    words = " ".join(html.unescape(text[: 2 * _LONGEST]).split())[:_LONGEST]
    try:
        moment = _epoch(words) or _worded(words, country)
    except (ValueError, OverflowError):  # no such day, no such hour
        return None
    return moment if moment is not None and _EARLIEST <= moment <= now + _AHEAD else None


def _epoch(words: str) -> datetime | None:
    match = _EPOCH.fullmatch(words)
    return datetime.fromtimestamp(int(match["seconds"]), UTC) if match else None


def _worded(words: str, country: str | None) -> datetime | None:
    for pattern in _PATTERNS:
        match = pattern.search(words)
        if match is None:
            continue
        offset = _offset(match["zone"], country)
        return None if offset is None else _local(match).replace(tzinfo=UTC) - offset
    return None


def _local(match: re.Match[str]) -> datetime:
    """Day and clock as written; raises ValueError where there is no such moment."""
    parts = match.groupdict()
    day, month = _day_and_month(parts)
    year = int(parts["year"])
    year += 2000 if year < 100 else 0
    hour = _hour(int(parts["hour"]), parts.get("half"))
    second = min(int(parts["second"] or 0), 59)  # a leap second
    midnight = datetime(year, month, day)  # noqa: DTZ001 — the zone comes with the offset
    if hour == 24:
        return midnight + timedelta(days=1, minutes=int(parts["minute"]))
    return midnight.replace(hour=hour, minute=int(parts["minute"]), second=second)


def _day_and_month(parts: dict[str, str | None]) -> tuple[int, int]:
    if parts.get("month"):
        return int(parts["day"] or 0), MONTHS[str(parts["month"]).rstrip(".").lower()]
    if parts.get("number"):
        return int(parts["day"] or 0), int(parts["number"] or 0)
    a, b = int(parts["a"] or 0), int(parts["b"] or 0)
    if parts["mark"] == "." or a > 12:
        return a, b
    if b > 12 or a == b:
        return b, a
    raise ValueError("day and month cannot be told apart")


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half[0] in "Pp" else 0)


def _offset(zone: str | None, country: str | None) -> timedelta | None:
    """How far a zone is ahead of UTC; none where it names no zone."""
    if not zone:
        return None
    found = re.search(r"([+-])(\d{1,2})(?::?(\d\d))?$", zone)
    if found:
        ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if ahead > timedelta(hours=14):
            return None
        return -ahead if found[1] == "-" else ahead
    name = zone.upper()
    hours = _AT_HOME.get((name, (country or "").upper()), _ZONES.get(name))
    return None if hours is None else timedelta(hours=hours)
