"""The dateline that opens a text: `TEHRAN, November 23. /TASS/.`, `LONDON (AP) —`."""

from __future__ import annotations

import re

from newsflow.articles.dates import MONTH, find_moment
from newsflow.articles.outlets import find_agency
from newsflow.types import Dateline, Span

_STATE = rf"(?:, (?!{MONTH})[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*)?"
_CAPS = (
    r"(?P<place>(?:St\. |SAN |)[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’. -]{0,40}?"
    rf"{_STATE}(?:/[A-ZÀ-Þ][A-ZÀ-Þ' -]{{1,40}})*)"
)
_TITLE = (
    r"(?P<place>[A-ZÀ-Þ][\w'’.-]+(?: (?:[A-ZÀ-Þ][\w'’.-]+|de|of|la|el|al|sur)){0,3}"
    r"(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?)"
)
_YEAR = r"(?:,? (?:19|20)\d\d)?"
_DATE = (
    rf"(?P<day>(?:{MONTH}[ \u00a0][0-3]?\d(?:st|nd|rd|th)?\b{_YEAR}|"
    rf"[0-3]?\d[ \u00a0]{MONTH}{_YEAR}))"
)
_AGENCY = r"(?:\((?P<agency>[A-Z][\w .&/'-]{1,40})\)|/(?P<slashed>[A-Z][\w .&'-]{1,40})/\.?)"
_DASH = r"(?:—|–|―|--|-|_|:)"

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # OSLO, March 3. /TASS/.   LIMA. Mar 3 (EFE) -   BEIJING, March 3 (Xinhua) --
        rf"{_CAPS}[.,]? *,? ?{_DATE}[.,]? ?{_AGENCY}[ ]?{_DASH}?",
        rf"{_TITLE}, {_DATE}[.,]? {_AGENCY}[ ]?{_DASH}?",
        # LONDON (AP) —   PARIS, France (AFP) –
        rf"{_CAPS},? ?{_AGENCY}[ ]?{_DASH}",
        rf"{_TITLE},? {_AGENCY}[ ]?{_DASH}",
        # MOSCOW, Nov. 3 —
        rf"{_CAPS}[.,] ?{_DATE}[.,]? ?{_DASH}(?= )",
        # MOSCOW —   NEW DELHI:
        rf"{_CAPS}[.,]? ?(?:—|–|―|--|:|(?<= )-|_)(?= ?\S)",
        # Tehran, IRNA –
        rf"{_TITLE}, (?P<bare>[A-Z][A-Za-z]+) ?(?:—|–|--|-)(?= )",
        # (Reuters) -
        rf"{_AGENCY} ?{_DASH}(?= )",
    )
)
_LONGEST = 120
_NOT_PLACES = re.compile(
    r"^(?:UPDATE|BREAKING|EXCLUSIVE|WATCH|LIVE|NOTE|PHOTOS?|VIDEO|READ|RELATED|Q|A|CORRECTION|"
    r"EDITOR|ANALYSIS|OPINION|FACT|WHO|WHAT|WHEN|WHERE|WHY|HOW|TL;?DR|FAQ|PS|NB|JUST IN|MORE|"
    r"FILE|SOURCE|ALSO|CREDIT|AUTHOR|TOPICS?|TAGS?)\b"
)


def find_dateline(text: str, block: Span) -> Dateline | None:
    """The dateline at the start of a block, its separator included; none when there is none."""
    opening = text[block.start : min(block.end, block.start + _LONGEST)]
    for shape in _SHAPES:
        match = shape.match(opening)
        if match is not None and _is_dateline(match):
            return _dateline(match, block.start)
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    place = parts.get("place")
    if parts.get("bare") and find_agency(parts["bare"] or "") is None:
        return False
    if place is None:  # an agency alone must be one that we know
        return find_agency(_agency_of(match) or "") is not None
    if len(place.split()) > 6 or _NOT_PLACES.match(place):
        return False
    titled = not place.split(",")[0].isupper()
    # In mixed case only a known agency tells a dateline from a name with a remark in brackets.
    return not titled or find_agency(_agency_of(match) or "") is not None


def _agency_of(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    return parts.get("agency") or parts.get("slashed") or parts.get("bare")


def _dateline(match: re.Match[str], base: int) -> Dateline:
    parts = match.groupdict()
    agency = _agency_of(match)
    group = next((g for g in ("agency", "slashed", "bare") if parts.get(g)), None)
    moment = find_moment(parts["day"]) if parts.get("day") else None
    known = find_agency(agency) if agency else None
    return Dateline(
        span=Span(base, base + len(match[0].rstrip())),
        place=parts.get("place"),
        place_span=_span(match, "place", base),
        on=moment.on if moment is not None else None,
        day_span=_span(match, "day", base),
        agency=known.outlet.name if known is not None else agency,
        agency_span=_span(match, group, base) if group else None,
    )


def _span(match: re.Match[str], group: str, base: int) -> Span | None:
    if not match.groupdict().get(group):
        return None
    return Span(base + match.start(group), base + match.end(group))
