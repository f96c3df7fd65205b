"""The language of a text: English by its function words, any other by py3langid."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "it",
        "was",
        "on",
        "with",
        "as",
        "at",
        "by",
        "from",
        "he",
        "be",
        "his",
        "this",
        "are",
        "have",
        "has",
        "had",
        "not",
        "but",
        "they",
        "which",
        "an",
        "or",
        "were",
        "who",
        "their",
        "its",
        "will",
        "been",
        "would",
        "said",
        "one",
        "all",
        "there",
        "more",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_ENOUGH = 0.2
"""From this share of English function words on a text is English; others stay below .08."""
_NEEDED = 8


def find_language(text: str, declared: str | None) -> str | None:
    """The text's language as BCP 47; what the page declares refines it or stands in for it."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    tag = _tag(declared)
    if len(words) < _NEEDED:
        return tag
    share = sum(word in _ENGLISH for word in words) / len(words)
    primary = tag.split("-")[0] if tag is not None else None
    if share >= _ENOUGH:
        return tag if primary == "en" else "en"
    if tag is not None and primary != "en":  # not English, and the page says so too
        return tag
    return _guessed(text[:_SAMPLE])


def _tag(declared: str | None) -> str | None:
    """`en_GB`, `EN-gb` → `en-GB`; none for what is no language tag."""
    match = re.match(r"^\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?\b", declared or "")
    if match is None:
        return None
    return match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")


def _guessed(text: str) -> str:
    # Its model takes memory: loaded only where a text is not English.
    from py3langid import classify  # noqa: PLC0415

    return str(classify(text)[0])
