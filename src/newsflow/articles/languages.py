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
_OTHERS = {
    language: frozenset(words.split())
    for language, words in {
        "es": "de la que el en los se del las por un para con una su al lo como más pero sus este",
        "fr": "de la le et les des en du une que est pour qui dans par plus au sur pas avec ce il",
        "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
        "it": "di e il la che per è una non sono con del della si da i dei nel al più gli alla",
        "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como ao",
        "nl": "de van het een en in is dat op te zijn voor met die niet aan er ook door bij",
        "sv": "och i att en det som på är av för med till den har de inte om ett från",
        "pl": "w i na z do się nie że jest o to od za po jak oraz przez ale dla są",
        "tr": "ve bir bu da için ile de çok olarak olan daha en olduğunu gibi kadar sonra",
    }.items()
}
"""Function words of the languages that most pages come in, so that no model need be loaded."""
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_ENOUGH = 0.2
"""From this share of English function words on a text is English; others stay below .08."""
_CONFIRMED = 0.1
"""The same where the page says that it is English: lists of names have few function words."""
_NEEDED = 8


def find_language(text: str, declared: str | None) -> str | None:
    """The text's language as BCP 47; what the page declares refines it or stands in for it."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    tag = _tag(declared)
    if len(words) < _NEEDED:
        return tag
    share = sum(word in _ENGLISH for word in words) / len(words)
    primary = tag.split("-")[0] if tag is not None else None
    if share >= (_CONFIRMED if primary == "en" else _ENOUGH):
        return tag if primary == "en" else "en"
    if tag is not None and primary != "en":  # not English, and the page says so too
        return tag
    return _by_words(words) or _guessed(text[:_SAMPLE])


def _by_words(words: list[str]) -> str | None:
    """The language whose function words make up a good part of a text, well ahead of any other."""
    shares = sorted(
        ((sum(word in own for word in words) / len(words), name) for name, own in _OTHERS.items()),
        reverse=True,
    )
    (first, name), (second, _) = shares[:2]
    return name if first >= _ENOUGH and first > 1.25 * second else None


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
