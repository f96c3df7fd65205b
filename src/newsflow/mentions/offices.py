"""Offices before names and in place of names: `Russian President`, `the Turkmen leader`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsflow.mentions.known import find_known, words_of
from newsflow.mentions.lexicon import table
from newsflow.mentions.matching import matches_at, small_letters, starts_of
from newsflow.types import EntityForm, EntityKind

_HEADS_OF_STATE = frozenset({"president", "prime minister", "monarch", "leader"})
_SECTORS = {"general": "military", "defense minister": "military"}
_CIVIL = frozenset({"person", "scholar", "cleric", "coach", "chairman"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office with the country it is held in."""

    title: str | None
    country: str | None

    @property
    def sector(self) -> str | None:
        """`government` or `military`; none for offices of civil life."""
        if self.title is None or self.title in _CIVIL:
            return None
        return _SECTORS.get(self.title, "government")


def office_before(before: str) -> Office | None:
    """The office that ends right before a name: `… his Turkmen counterpart `."""
    match = _office_pattern().search(before)
    country = _country_at_end(before[: match.start()] if match else before)
    if match is None:
        return Office(None, country) if country and re.search(r"\w $", before) else None
    word = match["office"].lower().replace(".", "")
    return Office("counterpart" if word == "counterpart" else offices()[word], country)


@lru_cache(maxsize=1)
def offices() -> dict[str, str]:
    """Word for an office → the office."""
    out: dict[str, str] = {}
    for office, words in table("titles")["offices"].items():
        for word in words:
            out.setdefault(word, office)
    return out


@lru_cache(maxsize=1)
def _office_pattern() -> re.Pattern[str]:
    words = sorted([*offices(), "counterpart"], key=len, reverse=True)
    joined = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?:^|(?<=[\s-]))(?P<office>{joined})\.?,? $", re.IGNORECASE)


def _country_at_end(before: str) -> str | None:
    """The country named by the last words: `Turkmenistan's `, `the Turkmen `, `former US `."""
    split = words_of(before)[-4:]
    for at in range(len(split)):
        found = find_known(split, at, before)
        if found is None or found[0].kind is not EntityKind.COUNTRY:
            continue
        rest = before[split[at + found[1] - 1].end :]
        if re.fullmatch(r"\.?(?:'s)?\s(?:(?:former|new|deputy|acting|first|top|senior)\s)*", rest):
            return found[0].country
    return None


def fits(wanted: str, titles: tuple[str, ...]) -> bool:
    """Whether a person of these offices may be called that: a president is a leader."""
    if wanted in titles:
        return True
    if wanted == "leader":
        return bool(_HEADS_OF_STATE & set(titles))
    if wanted == "minister":
        return any("minister" in title for title in titles)
    return False


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """`the Turkmen president` in a sentence."""

    start: int
    end: int
    title: str
    country: str | None


def find_title_phrases(text: str, *, headline: bool) -> list[TitlePhrase]:
    """Offices that stand for a person: after `the` or a demonym, with no name behind."""
    out = []
    starts = starts_of(_first_words(), small_letters(text))
    for match in matches_at(_standing_pattern(), text, starts):
        before = text[: match.start()]
        country = _country_at_end(before)
        article = re.search(r"\b[Tt]he (?:\w+ ){0,2}$", before)
        if country is None and (article is None or article.group(0).lower() != "the "):
            continue
        if (
            country is not None
            and article is None
            and not headline
            and not before.rstrip().endswith("'s")
        ):
            continue
        start = article.start() if article else _demonym_start(before)
        title = offices()[match["office"].lower()]
        out.append(TitlePhrase(start, match.end(), title, country))
    return out


def may_be_office(low: str) -> bool:
    """Whether a word in small letters has the first word of such an office in it."""
    return _first_words().search(low) is not None


@lru_cache(maxsize=1)
def _first_words() -> re.Pattern[str]:
    words = {re.escape(office.lower().split(" ")[0]) for office in _standing()}
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(words))})(?!\w)")


@lru_cache(maxsize=1)
def _standing() -> tuple[str, ...]:
    """Offices that may stand for a person without a name."""
    return tuple(
        w for w, office in offices().items() if office not in {"person", "scholar"} and len(w) > 3
    )


@lru_cache(maxsize=1)
def _standing_pattern() -> re.Pattern[str]:
    joined = "|".join(re.escape(word) for word in sorted(_standing(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<office>(?i:{joined}))\b(?!(?:'s)? [A-Z]|-|s\b)")


def _demonym_start(before: str) -> int:
    split = words_of(before)[-3:]
    for at in range(len(split)):
        found = find_known(split, at, before)
        if found is not None and found[0].form in {EntityForm.DEMONYM, EntityForm.NAME}:
            return split[at].start
    return len(before)
