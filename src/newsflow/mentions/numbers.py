"""Numbers as news writes them: numerals, words, magnitudes, fractions."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
MAGNITUDES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9,
          "bln": 10**9, "tn": 10**12, "trn": 10**12}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
           "⅔": Fraction(2, 3)}  # fmt: skip

ONE_WORD = "|".join(sorted({*_ONES, *_TENS}, key=len, reverse=True))
BIG_WORD = "|".join(MAGNITUDES)
_SHORT_WORD = "|".join(sorted(_SHORT, key=len, reverse=True))
NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
"""Digits, with thousands separators and a decimal part."""
WORDS = (
    rf"(?:(?:an?[ -])?(?:{BIG_WORD})|{ONE_WORD})\b"
    rf"(?:(?:[ -]and[ -]|[ -])(?:{ONE_WORD}|{BIG_WORD})\b)*"
)
"""Number words in a row: `a hundred and thirty million`, `twenty-four`."""
ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_NOT_WORD = re.compile(r"[ -]+")
_MIXED = re.compile(r"(?:(\d+)[ -])?(\d+)/(\d+)")


def number_of_words(text: str) -> int | None:
    """`a hundred and thirty million` → 130000000; none when the words are no number."""
    total = group = 0
    seen = False
    for word in _NOT_WORD.split(text.lower().strip()):
        if word in {"and", "a", "an"}:
            group = group or (1 if word != "and" and not total else group)
        elif word in _ONES or word in _TENS:
            group += _ONES.get(word) or _TENS.get(word, 0)
            seen = True
        elif word == "hundred":
            group, seen = (group or 1) * 100, True
        elif word in MAGNITUDES:
            total, group, seen = total + (group or 1) * MAGNITUDES[word], 0, True
        else:
            return None
    return total + group if seen else None


def number_of_numeral(text: str) -> Decimal:
    """`1,234.5` → 1234.5."""
    return Decimal(text.replace(",", ""))


def fraction_of(text: str) -> Fraction | None:
    """`2 1/2`, `½`, `3/4` → a fraction; none when it is none."""
    plain = text.strip()
    if plain[-1:] in _VULGAR:
        whole = plain[:-1].strip(" -")
        return (Fraction(int(whole)) if whole.isdigit() else Fraction(0)) + _VULGAR[plain[-1]]
    match = _MIXED.fullmatch(plain)
    if match is None or int(match[3]) == 0:
        return None
    return Fraction(int(match[1] or 0)) + Fraction(int(match[2]), int(match[3]))


def magnitude_of(word: str) -> int | None:
    """`million`, `mln`, `bn` → the power of ten it stands for."""
    low = word.lower().rstrip(".")
    return MAGNITUDES.get(low) or _SHORT.get(low)


def number_of(text: str) -> int | None:
    """A whole number in numerals or words; none when it is neither."""
    plain = text.replace(",", "").strip()
    return int(plain) if plain.isdigit() else number_of_words(plain)


def ordinal_of(text: str) -> int | None:
    """`third`, `21st` → its number."""
    low = text.lower().strip().replace(" ", "-")
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", low)
    return int(match[1]) if match else ORDINALS.get(low)


def year_of_words(text: str) -> int | None:
    """`nineteen ninety-six` → 1996, `two thousand` → 2000; none outside 1100 to 2100."""
    words = _NOT_WORD.split(text.lower().strip())
    if words and _ONES.get(words[0], 0) >= 11 and len(words) > 1 and words[1] != "hundred":
        rest = number_of_words(" ".join(words[1:]))
        if rest is not None and 10 <= rest <= 99:
            return _ONES[words[0]] * 100 + rest
        return None
    value = number_of_words(text)
    return value if value is not None and 1100 <= value <= 2100 else None
