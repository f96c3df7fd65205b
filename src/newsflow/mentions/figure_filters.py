"""Numbers that are no figures: ages, scores, ordinals, models, addresses, pronouns."""

from __future__ import annotations

import re

from newsflow.mentions.figure_numbers import Number
from newsflow.mentions.figure_units import Unit
from newsflow.types import Bound

_LABELLED = re.compile(
    r"(?:\b(?:No|Nos|number|page|pages|chapter|section|article|room|flight|route|highway|interstate|"
    r"exit|channel|phase|part|type|model|version|grade|class|category|level|stage|round|week|day|"
    r"game|group|area|district|precinct|unit|apartment|apt|suite|gate|terminal|line|platform|ward|"
    r"division|act|episode|volume|block|box|aged|age|formula)\.?\s*|#\s*|[A-Za-z]-)$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[\s-]*(?:years?|months?|weeks?|days?)[\s-]+old\b|,?\s*(?:year-old)", re.I)
_CALLED = re.compile(r"911\s+(?:call|dispatch|operator|cent(?:er|re)|tape|system|line)")
"""A number that something is called by."""
_BLOCK = re.compile(r"\d*00\s+block\b")
"""`the 2200 block of Elm Street`: where, not how many."""
_GUN = r"[\s-](?:(?:semi-?)?automatic\s+)?(?:handgun|gun|pistol|revolver|rifle"
_CALIBRE = re.compile(
    r"\.\d{2,3}(?:[\s-]cal\b|[\s-]?calib(?:er|re)\b|\s+(?:Smith|Colt|Magnum|magnum|Winchester|ACP)\b"
    rf"|{_GUN})s?\b)|\d{{1,2}}[\s-]?(?:mm|millimet(?:er|re)){_GUN}|bullet|round|casing)s?\b"
)
"""`a .45-caliber handgun`: which, not how many."""
_ORDINAL = re.compile(
    r"-(?:fir|secon|thir|four|fif|six|seven|eigh|nin)(?:st|d|th)\b", re.IGNORECASE
)
"""`Twenty-First`: which, not how many."""
_NAMING = (_CALLED, _BLOCK, _CALIBRE)
_AGED = re.compile(r"[A-Z][\w'’.-]+,?\s*\(?$")


def is_figure(text: str, number: Number, unit: Unit, measure: str | None) -> bool:
    """Whether a number of a sentence is a figure."""
    before, after = text[: number.span.start], text[number.span.end :]
    words = number.span.of(text)
    if words.lower() in {"one", "a hundred"}:
        return _is_counting_one(before, after, unit, measure)
    if number.currency:
        return True
    if _AGE_AFTER.match(after):
        return number.value > _OLDEST
    if _ORDINAL.match(after) or any(naming.match(text, number.span.start) for naming in _NAMING):
        return False
    if unit.measured:
        return True
    if re.match(r"(?:st|nd|rd|th|s|ish)\b|[:.]\d|-?[A-Za-z]*\d|/\d", after):
        return False
    if words[0].isdigit():
        return not (
            _LABELLED.search(before[-16:])
            or _is_year(words)
            or _is_score(before, words)
            or _is_age(before, after)
            or _is_model(text, before, unit, number)
        )
    return _is_counted(number, unit, measure)


_OLDEST = 120
"""Years from which an age is a thing's, and a figure: `a 2,900-year-old site`."""


def _is_counted(number: Number, unit: Unit, measure: str | None) -> bool:
    """A number word counts something: `the bottom three` does not."""
    if unit.name is not None or measure is not None or "of" in number.rule or number.value >= 100:
        return True
    return number.bound is not Bound.EXACT or number.rule in {"two-thirds", "one in three"}


def _is_year(words: str) -> bool:
    """Four digits without a comma near our time, unless round enough for a count."""
    return re.fullmatch(r"(?:1[89]|20)\d\d", words) is not None and int(words) % 100 != 0


def _is_score(before: str, words: str) -> bool:
    if re.search(r"\d\s?[-–]$", before):
        return True
    return re.fullmatch(r"\d{1,3}\s?[-–]\s?\d{1,3}", words) is not None


def _is_counting_one(before: str, after: str, unit: Unit, measure: str | None) -> bool:
    """`one area` counts; `one another`, `the one who`, `this one` do not."""
    if re.search(
        r"\b(?:the|this|that|no|any|every|each|another|which|a|by|some|new)\s+$", before, re.I
    ):
        return False
    if re.match(
        r"\s+(?:another|day\b|thing\b|by one|who|that|can|could|would|should|must|may)", after
    ):
        return False
    return unit.name is not None or measure is not None


def _is_age(before: str, after: str) -> bool:
    """`Ana Pop, 42, said`."""
    return _AGED.search(before[-30:]) is not None and re.match(r"\s?[,)]", after) is not None


def _is_model(text: str, before: str, unit: Unit, number: Number) -> bool:
    """`Galaxy 11`, `737 Max`, `12 Elm Street`: capitals around a numeral, nothing counted."""
    if number.value >= 10_000 or number.value % 1 or "," in number.span.of(text):
        return False
    capital_before = re.search(r"(?:^|[\s(])[\w&.'-]*[A-Z][\w&.'-]*\s+$", before[-24:]) is not None
    capital_after = re.match(r"[\s-]+[A-Z]", text[number.span.end :]) is not None
    if capital_after:
        plural = unit.name is not None and text[: unit.end].endswith("s")
        return capital_before or not plural
    return capital_before and unit.name is None
