"""Numbers that are no figures: ages, scores, ordinals, models, addresses, pronouns."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from newsflow.mentions.figure_numbers import Number
from newsflow.mentions.figure_units import Unit

_LABELLED = re.compile(
    r"(?:\b(?:No|Nos|number|page|pages|chapter|section|article|room|flight|route|highway|interstate|"
    r"exit|channel|phase|part|type|model|version|grade|class|category|level|stage|round|week|day|"
    r"game|group|area|district|precinct|unit|apartment|apt|suite|gate|terminal|line|platform|ward|"
    r"division|act|episode|volume|block|box|aged|age|formula|under|over)\.?\s*|#\s*|[A-Za-z]-)$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[\s-]*(?:years?|months?|weeks?|days?)[\s-]+old\b|,?\s*(?:year-old)", re.I)
_AGED = re.compile(r"[A-Z][\w'’.-]+,?\s*\(?$")
_SCORE = re.compile(
    r"\d{1,3}\s?[-–]\s?\d{1,3}\b(?!\s*(?:percent|per cent|%|people|years|[a-z]+s\b))"
)


def is_figure(text: str, number: Number, unit: Unit, doc: Doc | None) -> bool:
    """Whether a number of a sentence is a figure."""
    before, after = text[: number.span.start], text[number.span.end :]
    words = number.span.of(text)
    if number.rule == "<number word>" and words.lower() in {"one", "a hundred"}:
        return _is_counting_one(before, after, unit, doc)
    if unit.measured or number.currency:
        return not _AGE_AFTER.match(after)
    if _AGE_AFTER.match(after) or re.match(
        r"(?:st|nd|rd|th|s|ish)\b|[:.]\d|-?[A-Za-z]*\d|/\d", after
    ):
        return False
    if _LABELLED.search(before[-16:]) and words[0].isdigit():
        return False
    return not (_is_age(before, after) or _is_model(before, words, unit))


def _is_counting_one(before: str, after: str, unit: Unit, doc: Doc | None) -> bool:
    """`one area` counts; `one another`, `the one who`, `this one` do not."""
    if re.search(
        r"\b(?:the|this|that|no|any|every|each|another|which|a|by|some|new)\s+$", before, re.I
    ):
        return False
    if re.match(
        r"\s+(?:another|day\b|thing\b|by one|who|that|can|could|would|should|must|may)", after
    ):
        return False
    return unit.name is not None


def _is_age(before: str, after: str) -> bool:
    """`Ana Pop, 42, said`."""
    return _AGED.search(before[-30:]) is not None and re.match(r"\s?[,)]", after) is not None


def _is_model(before: str, words: str, unit: Unit) -> bool:
    """`Galaxy 11`, `Boeing 737`: a numeral after a capital, with nothing counted."""
    if not words[0].isdigit() or unit.name is not None:
        return False
    return re.search(r"(?:^|\s)[\w&.'-]*[A-Z][\w&.'-]*\s+$", before[-24:]) is not None
