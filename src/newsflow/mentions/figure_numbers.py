"""Where a sentence has numbers, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from newsflow.mentions.numbers import (
    NUMERAL,
    WORDS,
    fraction_of,
    magnitude_of,
    number_of_numeral,
    number_of_words,
)
from newsflow.types import Bound, Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence, with the currency sign and magnitude written to it."""

    span: Span
    """From the sign to the magnitude: `$1.2 million`."""
    value: Decimal
    rule: str
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    currency: str | None = None
    """The sign as written."""


_SIGN = (
    r"(?P<sign>(?:US|AU|A|C|CA|CDN|HK|NZ|S|R|NT)? ?\$|£|€|¥|₹|₽|₩|Rs\.? ?|(?:USD|EUR|GBP|INR) ?)"
)
_MAGNITUDE = (
    r"(?:(?P<magnitude>\s?-?(?:hundred|thousand|million|billion|trillion)s?\b(?! of\b)|"
    r"(?:bn|mn|mln|bln|tn|trn|k|K|m|M|b|B)\b(?![-/'])))"
)
_VULGAR = r"(?:\d+ ?)?[½¼¾⅓⅔]|\d+[ -]\d/\d(?!\d)|(?<![\d/])\d/\d(?![\d/])"
_NUMBER = re.compile(
    rf"(?<![\w.,$£€¥/:'#])(?:{_SIGN} ?)?(?P<number>{_VULGAR}|{NUMERAL})(?!\d){_MAGNITUDE}?"
    rf"|(?<![\w'-])(?P<words>{WORDS})(?![\w'])",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?P<ten>tens of )?(?P<loose>dozens|scores|hundreds|thousands|millions|billions|trillions)\b"
    r"(?: of (?P<more>thousands|millions|billions))?",
    re.IGNORECASE,
)
_DOZEN = re.compile(
    r"\b(?P<half>half )?(?:(?P<count>a|one|two|three|four|five|six|several) )?(?:a )?dozen\b(?!s)",
    re.IGNORECASE,
)
_LOOSE_SIZE = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_HALF = re.compile(
    r"\b(?:(?:a|one)[ -])?half(?= (?:of|the|a|an|all|its|his|her|their|its)\b)"
    r"|\b(?:(?P<top>one|two|three|a)[ -])(?P<part>thirds?|quarters?|fourths?|fifths?|tenths?)\b",
    re.IGNORECASE,
)
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_TOP = {"a": 1, "one": 1, "two": 2, "three": 3}


def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a sentence in order, none inside another."""
    found = [*_loose(text), *_dozens(text), *_fractions(text), *_plain(text)]
    out: list[Number] = []
    for number in found:
        if not any(number.span.overlaps(other.span) for other in out):
            out.append(number)
    return _ranges(text, sorted(out, key=lambda number: number.span))


def _plain(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if value is None:
            continue
        sign = match["sign"].strip() if match["sign"] else None
        rule = "<number>" if match["number"] else "<number word>"
        yield Number(Span(*match.span()), value, rule, currency=sign)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["words"]:
        words = number_of_words(match["words"])
        return None if words is None else Decimal(words)
    broken = fraction_of(match["number"])
    if broken is not None:
        value = Decimal(broken.numerator) / Decimal(broken.denominator)
    else:
        value = number_of_numeral(match["number"])
    size = match["magnitude"]
    if size:
        value *= magnitude_of(size.strip(" -").rstrip("s") if len(size) > 3 else size.strip()) or 1
    return value


def _loose(text: str) -> Iterator[Number]:
    """`dozens`, `tens of thousands`: from the word's size to ten times it."""
    for match in _LOOSE.finditer(text):
        size = _LOOSE_SIZE[match["loose"].lower()] * (10 if match["ten"] else 1)
        if match["more"]:
            size *= _LOOSE_SIZE[match["more"].lower()]
        low, high = Decimal(size), Decimal(size * 10)
        yield Number(Span(*match.span()), low, "dozens", low, high, Bound.RANGE)


def _dozens(text: str) -> Iterator[Number]:
    for match in _DOZEN.finditer(text):
        count = (match["count"] or "a").lower()
        times = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(count)
        if times is None:
            low, high = Decimal(24), Decimal(120)
            yield Number(Span(*match.span()), low, "several dozen", low, high, Bound.RANGE)
        else:
            value = Decimal(12 * times) / (2 if match["half"] else 1)
            yield Number(Span(*match.span()), value, "a dozen")


def _fractions(text: str) -> Iterator[Number]:
    for match in _HALF.finditer(text):
        if match["part"] is None:
            yield Number(Span(*match.span()), Decimal("0.5"), "half of")
            continue
        parts = _PARTS[match["part"].lower().rstrip("s")]
        value = Decimal(_TOP[match["top"].lower()]) / Decimal(parts)
        yield Number(Span(*match.span()), value, "two-thirds")


_BETWEEN = re.compile(r"\s*(?:-|–|—|to|and|or)\s*$", re.IGNORECASE)


def _ranges(text: str, numbers: list[Number]) -> tuple[Number, ...]:
    """Join `10 to 15`, `between $5 and $7`, `3-4` into one number with two ends."""
    out: list[Number] = []
    for number in numbers:
        last = out[-1] if out else None
        if last is not None and _is_range(text, last, number):
            out[-1] = _joined(last, number)
        else:
            out.append(number)
    return tuple(out)


def _is_range(text: str, first: Number, second: Number) -> bool:
    between = text[first.span.end : second.span.start]
    if first.bound is Bound.RANGE or second.bound is Bound.RANGE or first.value >= second.value:
        return False
    if second.currency and not first.currency:
        return False
    word = between.strip().lower()
    if word == "and":
        before = text[max(0, first.span.start - 14) : first.span.start].lower()
        return re.search(r"\bbetween (?:about |around |just )?$", before) is not None
    return word in {"-", "–", "to", "or"} and len(between) <= 5


def _joined(first: Number, second: Number) -> Number:
    low = first.value
    # `$10 to $15 million`: the magnitude is said once, for both.
    for size in (10**12, 10**9, 10**6, 1000, 100):
        if second.value >= size and low < 1000 <= size and low * size <= second.value:
            low *= size
            break
    return replace(
        first, span=Span(first.span.start, second.span.end), value=low, low=low,
        high=second.value, bound=Bound.RANGE, rule="<number> to <number>",
        currency=first.currency or second.currency,
    )  # fmt: skip
