"""The language of a text: by its script and its function words, and by py3langid where these fail.

py3langid's model takes 75 MB and half a second to load, so it is asked last and hardly ever, by
texts that name no language or the wrong one, in a language that `languages.toml` does not hold;
and it is let go where no text asks for it any more.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_ENGLISH = 0.25
"""From this share of English function words on nothing else need be asked."""
_ENOUGH = 0.08
"""From this share of its function words on a text is in a language that is well ahead of others."""
_CONFIRMED = 0.1
"""The same where the page says so too: lists of names have few function words."""
_DOUBTED = 0.04
"""With fewer function words than this a text is not in the language that its page names."""
_AHEAD = 1.25
"""How far the first language has to be ahead of the second."""
_MARKED = 0.005
"""Share of letters from which those that only one language has tell it from its neighbours."""
_SCRIPT = 0.4
"""Share of letters from which a text is in a script: names and quotations may be in another."""
_NEEDED = 8
_IDLE = 100
"""Texts after which the model is let go if none of them asked for it."""


@dataclass(frozen=True, slots=True)
class _Tables:
    words: dict[str, frozenset[str]]
    letters: tuple[tuple[str, re.Pattern[str]], ...]
    """Scripts of one language."""
    marks: tuple[tuple[re.Pattern[str], str, tuple[tuple[str, frozenset[str]], ...]], ...]
    """Scripts of several: the letters, the language as a rule, and letters of the others."""


def find_language(text: str, declared: str | None) -> str | None:
    """The text's language as BCP 47; what the page declares refines it or stands in for it."""
    _guesser.pass_text()
    sample = text[:_SAMPLE]
    tag = _tag(declared)
    primary = tag.split("-")[0] if tag is not None else None
    told = _by_script(sample)
    if told is not None:
        return tag if primary == told else told
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _NEEDED:
        return tag
    found = _by_words(words, primary)
    if found is not None:
        return tag if primary == found else found
    share = _share(words, _tables().words.get(primary or "", frozenset()))
    if tag is not None and (primary not in _tables().words or share >= _DOUBTED):
        return tag
    return _guesser.guess(sample)


def _by_words(words: list[str], primary: str | None) -> str | None:
    """The language whose function words make up a good part of a text, well ahead of any other.

    Sisters such as Danish and Norwegian share most of them: the page's word decides there.
    """
    known = _tables().words
    if primary in {None, "en"} and _share(words, known["en"]) >= _ENGLISH:
        return "en"
    shares = {name: _share(words, own) for name, own in known.items()}
    ranked = sorted(shares, key=lambda name: -shares[name])
    first, second = ranked[:2]
    if primary in shares and shares[primary] * _AHEAD >= shares[first]:
        return primary if shares[primary] >= _CONFIRMED else None
    ahead = shares[first] >= _AHEAD * shares[second]
    return first if ahead and shares[first] >= _ENOUGH else None


def _share(words: list[str], own: frozenset[str]) -> float:
    return sum(map(own.__contains__, words)) / len(words)


def _by_script(text: str) -> str | None:
    """The language of a text in a script that no more than a few languages use."""
    if text.isascii():
        return None
    tables = _tables()
    total = sum(map(str.isalpha, text)) or 1
    for name, letters in tables.letters:
        # Of Japanese a third or more is in Chinese characters.
        if len(letters.findall(text)) > (_SCRIPT / 4 if name == "ja" else _SCRIPT) * total:
            return name
    for letters, name, others in tables.marks:
        if len(letters.findall(text)) <= _SCRIPT * total:
            continue
        low = text.lower()
        for other, marks in others:
            if sum(map(low.count, marks)) > _MARKED * total:
                return other
        return name
    return None


@cache
def _tables() -> _Tables:
    said = tomllib.loads(files("newsflow.articles").joinpath("languages.toml").read_text("utf-8"))
    words = {name: frozenset(own.split()) for name, own in said["words"].items()}
    letters = tuple((name, re.compile(f"[{own}]")) for name, own in said["letters"].items())
    marks = []
    for own, usual, *others in said["marks"].values():
        named = (other.split(":") for other in others)
        marks.append(
            (re.compile(f"[{own}]"), usual, tuple((name, frozenset(m)) for name, m in named))
        )
    return _Tables(words, letters, tuple(marks))


def _tag(declared: str | None) -> str | None:
    """`en_GB`, `EN-gb` → `en-GB`; none for what is no language tag."""
    match = re.match(r"^\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?\b", declared or "")
    if match is None:
        return None
    return match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")


class Guesser:
    """py3langid's model, in memory while texts ask for it."""

    def __init__(self) -> None:
        """Nothing is loaded yet."""
        self._model: LanguageIdentifier | None = None
        self._idle = 0

    def pass_text(self) -> None:
        """Another text has come."""
        self._idle += 1
        if self._idle > _IDLE:
            self._model = None

    def guess(self, text: str) -> str:
        """The likeliest language."""
        self._idle = 0
        model = self._model = self._model or _load_model()
        return str(model.classify(text)[0])


_guesser = Guesser()


def _load_model() -> LanguageIdentifier:
    from py3langid import langid  # noqa: PLC0415

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
