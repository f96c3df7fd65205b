"""Dates as pages print them: ISO strings of metadata and dates in words.

Nothing is guessed: a date without its year stays without it, and no clock is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from newsflow.types import PartialDate, Precision, Stamp

_MONTHS = {
    1: "january jan januar janvier enero gennaio janeiro januari ocak styczeń stycznia",
    2: "february feb febr februar février fevrier febrero febbraio fevereiro februari şubat lutego",
    3: "march mar märz maerz mars marzo março marco maart mart marca",
    4: "april apr avril abril aprile nisan kwietnia",
    5: "may mai mayo maggio maio mei mayıs maja maj",
    6: "june jun juni juin junio giugno junho haziran czerwca",
    7: "july jul juli juillet julio luglio julho temmuz lipca",
    8: "august aug août aout agosto augustus ağustos sierpnia augusti",
    9: "september sep sept septembre septiembre settembre setembro eylül września",
    10: "october oct oktober octobre octubre ottobre outubro okt ekim października",
    11: "november nov novembre noviembre novembro kasım listopada",
    12: "december dec dezember décembre decembre diciembre dicembre dezembro dez aralık grudnia",
}
MONTHS = {name: number for number, names in _MONTHS.items() for name in names.split()}
"""Month names of the languages most pages come in, full and short."""

MONTH = "(?i:" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ENDED = r"(?:\b|(?=\d{1,2}:\d\d))"
"""After a year: a clock may be glued to it, as in `20239:15 AM`."""
_DAY_FIRST = re.compile(
    rf"\b{_DAY}[ \u00a0]*(?:of |de |d')?[ -]?(?P<month>{MONTH})(?:,?[ \u00a0-]*(?:de |del |"
    rf"of )?{_YEAR}{_ENDED})?",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH})[ \u00a0]*{_DAY}\b(?:,?[ \u00a0]*{_YEAR}{_ENDED})?", re.I
)
_ISO = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)"
    r"(?:[T ]+(?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?)[ ]*(?P<zone>Z|UTC|GMT|"
    r"[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T|$)")
_NUMERIC = re.compile(
    r"\b(?P<a>[0-3]?\d)(?P<mark>[./-])(?P<b>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as a string names it, with the moment where it names one."""

    on: PartialDate
    at: datetime | None = None
    start: int = 0
    end: int = 0


def find_moment(text: str) -> Moment | None:
    """The first date in a string, in metadata's notations or in words."""
    for read in (_iso, _worded, _numeric):
        found = read(text)
        if found is not None:
            return found
    return None


def stamp(moment: Moment, *, basis: str, found: str, confidence: float) -> Stamp:
    """A stamp of a moment; its precision says whether the year is known."""
    whole = moment.on.whole is not None
    return Stamp(
        on=moment.on,
        at=moment.at,
        precision=Precision.DAY if whole else Precision.UNKNOWN,
        basis=basis,
        found=found,
        confidence=confidence,
    )


def _iso(text: str) -> Moment | None:
    match = _ISO.search(text) or _COMPACT.search(text.strip())
    if match is None:
        return None
    on = PartialDate(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))
    if on.whole is None:
        return None
    parts = match.groupdict()
    return Moment(
        on, _moment(on, parts.get("clock"), parts.get("zone")), match.start(), match.end()
    )


def _moment(on: PartialDate, clock: str | None, zone: str | None) -> datetime | None:
    """The moment in UTC; none when the time zone is not told."""
    day = on.whole
    if day is None or not clock or not zone:
        return None
    hour, minute, *rest = re.split(r"[:.,]", clock)
    second = int(rest[0]) if rest else 0
    if int(hour) > 23:
        return None
    offset = timedelta()
    if zone[0] in "+-":
        sign = -1 if zone[0] == "-" else 1
        digits = zone[1:].replace(":", "")
        offset = sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if abs(offset) >= timedelta(hours=24):
        return None
    local = datetime(
        day.year, day.month, day.day, int(hour), int(minute), second, tzinfo=timezone(offset)
    )
    try:
        return local.astimezone(UTC)
    except OverflowError:
        return None


def _worded(text: str) -> Moment | None:
    found = [m for m in (_DAY_FIRST.search(text), _MONTH_FIRST.search(text)) if m is not None]
    # With a year beats without one; then the earlier.
    for match in sorted(found, key=lambda m: (m["year"] is None, m.start())):
        on = PartialDate(
            year=int(match["year"]) if match["year"] else None,
            month=MONTHS[match["month"].rstrip(".").lower()],
            day=int(match["day"]),
        )
        if (on.year is None and 1 <= int(match["day"]) <= 31) or on.whole is not None:
            return Moment(on, None, match.start(), match.end())
    return None


def _numeric(text: str) -> Moment | None:
    """`22.12.2023`, `12/22/23`: a dot puts the day first, a slash the month where it can."""
    match = _NUMERIC.search(text)
    if match is None:
        return None
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    year += 2000 if year < 100 else 0
    day_first = match["mark"] == "." or a > 12
    month, day = (b, a) if day_first else (a, b)
    on = PartialDate(year=year, month=month, day=day)
    return Moment(on, None, match.start(), match.end()) if on.whole is not None else None
