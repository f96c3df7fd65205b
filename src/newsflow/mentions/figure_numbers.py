"""Where a sentence has numbers, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from newsflow.mentions.matching import matches_at, small_letters, starts_of
from newsflow.mentions.numbers import (
    BIG_WORD,
    NUMERAL,
    ONE_WORD,
    WORDS,
    fraction_of,
    magnitude_of,
    number_of,
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
    r"(?P<sign>(?:US|AU|A|C|CA|CDN|HK|NZ|S|R|NT) ?\$|\$(?:US|A|C|NZ|HK) ?(?=\d)|\$|£|€|¥|"
    r"₹|₽|₩|Rs\.? ?|"
    r"RM|(?:USD|EUR|GBP|INR|JPY) ?|PS(?=\d)|Y=)"
)
"""Currencies before a number. `PS` and `Y=` are what transliterating feeds make of £ and ¥."""
_BIG = r"(?:hundred|thousand|million|billion|trillion)"
_SHORT = r"(?:bn|mn|mln|bln|tn|trn|K|k|M|m|B|b)"
_MAGNITUDE = rf"(?P<magnitude>(?:\s?-?{_BIG}\b(?:\s{_BIG}\b)?|{_SHORT}\b)(?![/']))"
_VULGAR = r"(?:\d+ ?)?[½¼¾⅓⅔]|\d+[ -]\d/\d(?!\d)|(?<![\d/])\d/\d(?![\d/])"
_NUMBER = re.compile(
    rf"(?<![\w.,$£€¥/:'#])(?:{_SIGN} ?)?(?P<minus>-(?=\d))?(?P<number>{_VULGAR}|{NUMERAL})(?!\d)"
    rf"{_MAGNITUDE}?|(?<![\w'-])(?P<words>{WORDS})(?![\w'])",
    re.IGNORECASE,
)
_MINUS = re.compile(r"\bminus[- ]$", re.IGNORECASE)
_PORTION = re.compile(
    r"\b(?P<some>one|two|three|four|five|\d) (?:in|out of)(?: every)? "
    r"(?P<all>two|three|four|five|six|seven|eight|nine|ten|\d\d?)(?= [a-z])",
    re.IGNORECASE,
)
"""`one in three women`."""
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
    r"|\b(?:(?P<top>one|two|three|a)[ -])(?P<part>thirds?|quarters?|fourths?|fifths?|tenths?)"
    r"\b(?!-)(?! (?:quarter|time|day|year))",
    re.IGNORECASE,
)
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_TOP = {"a": 1, "one": 1, "two": 2, "three": 3}


def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of a sentence in order, none inside another."""
    small = small_letters(text)
    found = [*_loose(text, small), *_dozens(text, small), *_portions(text, small)]
    found += [*_parts(text, small), *_plain(text, small)]
    out: list[Number] = []
    for number in found:
        if not any(number.span.overlaps(other.span) for other in out):
            out.append(number)
    return _ranges(text, sorted(out, key=lambda number: number.span))


_PIECE = re.compile(
    rf"[\d½¼¾⅓⅔]|\b(?:{ONE_WORD}|{BIG_WORD}|dozen|score|half|third|quarter|fourth|fifth|tenth)"
)
"""What every number has in one of its words; no pattern begins inside a word."""


def may_number(low: str) -> bool:
    """Whether a word in small letters can be of a number."""
    return _PIECE.search(low) is not None


_NUMERIC = re.compile(r"[\d½¼¾⅓⅔]")
_WRITTEN_OUT = re.compile(rf"\b(?:(?:an?[ -])?(?:{BIG_WORD})|{ONE_WORD})\b")


def _plain(text: str, small: str) -> Iterator[Number]:
    if _NUMERIC.search(text) is not None:
        matches = _NUMBER.finditer(text)
    else:
        matches = matches_at(_NUMBER, text, starts_of(_WRITTEN_OUT, small))
    for match in matches:
        value = _value(match, text)
        if value is None:
            continue
        sign = match["sign"].strip() if match["sign"] else None
        rule = "<number>" if match["number"] else "<number word>"
        end = match.end() if _is_magnitude(match, text) else match.end("number")
        minus = _MINUS.search(text[: match.start()][-7:])
        start = match.start() - len(minus.group(0)) if minus else match.start()
        negative = minus is not None or (match["minus"] is not None and sign is not None)
        span = Span(start, match.end() if match["words"] else end)
        yield Number(span, -value if negative else value, rule, currency=sign)


_LONGEST = 20
"""Digits beyond which a number is a code."""


def _value(match: re.Match[str], text: str) -> Decimal | None:
    if match["words"]:
        words = number_of_words(match["words"])
        return None if words is None else Decimal(words)
    if len(match["number"]) > _LONGEST or match["number"].endswith("/0"):
        return None
    broken = fraction_of(match["number"])
    if broken is not None:
        value = Decimal(broken.numerator) / Decimal(broken.denominator)
    else:
        value = number_of_numeral(match["number"])
    if match["magnitude"] and _is_magnitude(match, text):
        for word in re.split(r"[\s-]+", match["magnitude"].strip(" -")):
            value *= magnitude_of(word) or 1
    return value


_MILLIONS_OF = re.compile(
    r" (?!(?:of|in|to|and|from|at|by|high|long|tall|wide|deep|away|below|above|off|or|on|for)\b)"
    r"(?:(?:[a-z]+ ){0,3}[a-z]+s\b|people)"
)
"""What `3m` has behind it when it means millions: `digital tickets`."""


def _is_magnitude(match: re.Match[str], text: str) -> bool:
    """`$5m` and `3m people` are millions, `37m` alone is metres."""
    size = match["magnitude"]
    if size is None or len(size.strip()) > 1 or match["sign"] or size in {"M", "K"}:
        return True
    if size in {"m", "b"}:
        return _MILLIONS_OF.match(text[match.end() :]) is not None
    return size != "B"


def _loose(text: str, small: str) -> Iterator[Number]:
    """`dozens`, `tens of thousands`: from the word's size to ten times it."""
    if not any(word in small for word in _LOOSE_SIZE):
        return
    for match in _LOOSE.finditer(text):
        size = _LOOSE_SIZE[match["loose"].lower()] * (10 if match["ten"] else 1)
        if match["more"]:
            size *= _LOOSE_SIZE[match["more"].lower()]
        low, high = Decimal(size), Decimal(size * 10)
        yield Number(Span(*match.span()), low, "dozens", low, high, Bound.RANGE)


def _dozens(text: str, small: str) -> Iterator[Number]:
    if "dozen" not in small:
        return
    for match in _DOZEN.finditer(text):
        count = (match["count"] or "a").lower()
        times = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(count)
        if times is None:
            low, high = Decimal(24), Decimal(120)
            yield Number(Span(*match.span()), low, "several dozen", low, high, Bound.RANGE)
        else:
            value = Decimal(12 * times) / (2 if match["half"] else 1)
            yield Number(Span(*match.span()), value, "a dozen")


def _portions(text: str, small: str) -> Iterator[Number]:
    if " in " not in small and " out of " not in small:
        return
    for match in _PORTION.finditer(text):
        some, whole = number_of(match["some"]), number_of(match["all"])
        if some and whole and some < whole:
            value = Decimal(some) / Decimal(whole)
            yield Number(Span(*match.span()), value, "one in three")


def _parts(text: str, small: str) -> Iterator[Number]:
    if "half" not in small and not any(part in small for part in _PARTS):
        return
    for match in _HALF.finditer(text):
        if match["part"] is None:
            yield Number(Span(*match.span()), Decimal("0.5"), "half of")
            continue
        parts = _PARTS[match["part"].lower().rstrip("s")]
        value = Decimal(_TOP[match["top"].lower()]) / Decimal(parts)
        yield Number(Span(*match.span()), value, "two-thirds")


_SAME_UNIT = r"(?:\s?(?:%|percent|per cent|[A-Za-z²/]+(?: (?:per|an?) [a-z]+)?))?"
_JOINED = re.compile(rf"{_SAME_UNIT}\s?(?:-|–|—)\s?|{_SAME_UNIT},? (?:to|or) ", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:about |around |just |a |nearly |up to )?$", re.IGNORECASE)
_FROM_TO = re.compile(
    r"[^.;,:()$£€]{0,36}? to (?:about |around |just |a |as much as )?", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween (?:about |around |just )?$", re.IGNORECASE)
_BETWEEN_AND = re.compile(rf"{_SAME_UNIT} and ", re.IGNORECASE)


def _ranges(text: str, numbers: list[Number]) -> tuple[Number, ...]:
    """Join `10 to 15`, `between 5% and 7%`, `from $3 to $4` into one number with two ends."""
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
    before = text[max(0, first.span.start - 20) : first.span.start]
    if Bound.RANGE in {first.bound, second.bound} or len(between) > 44:
        return False
    if second.currency and not first.currency:
        return False
    if _FROM.search(before):
        same = bool(first.currency) == bool(second.currency)
        return same and _FROM_TO.fullmatch(between) is not None
    if first.value >= second.value and first.value >= 1:
        return False
    if _BETWEEN.search(before):
        return _BETWEEN_AND.fullmatch(between) is not None
    if first.currency and re.search(r"\bby $", before):
        return False  # `rose by $3 to $40`: the change and what it came to
    return _JOINED.fullmatch(between) is not None


def _joined(first: Number, second: Number) -> Number:
    start, end = first.value, second.value
    # `$10 to $15 million`: the magnitude is said once, for both.
    size = next((size for size in (10**12, 10**9, 10**6, 1000) if end >= size), 1)
    if first.value < 1000 and first.value <= end / size:
        start *= size
    return replace(
        first, span=Span(first.span.start, second.span.end), value=start, low=min(start, end),
        high=max(start, end), bound=Bound.RANGE, rule="<number> to <number>",
        currency=first.currency or second.currency,
    )  # fmt: skip
