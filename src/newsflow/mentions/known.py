"""The names newsflow knows beforehand, as typed tables over `lexicon/`."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from newsflow.mentions.lexicon import table
from newsflow.text import slug
from newsflow.types import EntityForm, EntityKind, Geo


@dataclass(frozen=True, slots=True)
class Known:
    """What a name in a table stands for."""

    entity_id: str
    kind: EntityKind
    name: str
    form: EntityForm = EntityForm.NAME
    country: str | None = None
    sector: str | None = None
    geo: Geo | None = None
    dotted: bool = False
    """Whether the words are this name only with a full stop after them: `Ga.`"""


class Word(NamedTuple):
    """A word of a sentence."""

    text: str
    key: str
    """Without full stops."""
    start: int
    end: int
    capital: bool
    """Whether it begins with a capital letter."""


_WORD = re.compile(r"[^\W_]+(?:[.&](?=[^\W_])[^\W_]+)*(?:'(?!s\b)[^\W_]+)*")


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a straightened sentence, split at hyphens; `'s` is none."""
    return tuple(
        [
            Word(word, word.replace(".", ""), *match.span(), word[0].isupper())
            for match in _WORD.finditer(text)
            if (word := match.group()) != "s"
        ]
    )


Table = dict[str, tuple[tuple[tuple[str, ...], Known], ...]]


@lru_cache(maxsize=1)
def known_names() -> Table:
    """Names by their first word, the longest first."""
    found: dict[tuple[str, ...], Known] = {}
    for name, known in [*_countries(), *_regions(), *_organizations(), *_demonyms()]:
        key = tuple(word.key for word in words_of(name))
        found.setdefault(key, known)
    out: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for key, known in found.items():
        out.setdefault(key[0].casefold(), []).append((key, known))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in out.items()
    }


def find_known(words: tuple[Word, ...], at: int, text: str) -> tuple[Known, int] | None:
    """The longest known name that begins at a word, and how many words it has."""
    for key, known in known_names().get(words[at].key.casefold(), ()):
        end = at + len(key)
        if end <= len(words) and _is(key, words[at:end], known, text):
            return known, len(key)
    return None


def _is(key: tuple[str, ...], words: tuple[Word, ...], known: Known, text: str) -> bool:
    """Case counts, but for names set all in capitals and for the first word's article."""
    got = tuple(word.key for word in words)
    if got[-1].casefold() != key[-1].casefold():
        return False
    if any(text[a.end : b.start] not in {" ", "-", ". "} for a, b in itertools.pairwise(words)):
        return False
    if known.dotted:
        return got == key and text[words[-1].end : words[-1].end + 1] == "."
    if got == key or (len(key) > 1 and got[1:] == key[1:] and got[0].lower() == key[0].lower()):
        return True
    loud = len("".join(got)) > 3 and all(word.isupper() for word in got)
    return loud and tuple(w.upper() for w in key) == got


@lru_cache(maxsize=1)
def countries() -> dict[str, Known]:
    """Countries by ISO 3166 alpha-3."""
    return {known.entity_id.removeprefix("country:"): known for _, known in _countries()}


@lru_cache(maxsize=1)
def alpha3() -> dict[str, str]:
    """ISO alpha-2 → alpha-3."""
    return {facts["alpha2"]: iso for iso, facts in table("countries").items()}


@lru_cache(maxsize=1)
def seats() -> dict[str, str]:
    """Seat of government → its country."""
    return {seat: iso for iso, facts in table("countries").items() for seat in facts["seats"]}


def country(iso: str) -> Known:
    """A country by its code."""
    facts = table("countries")[iso]
    geo = Geo(
        country=iso,
        latitude=facts["latitude"],
        longitude=facts["longitude"],
        geoname_id=facts["geoname"],
    )
    return Known(f"country:{iso}", EntityKind.COUNTRY, facts["names"][0], country=iso, geo=geo)


def _countries() -> list[tuple[str, Known]]:
    return [
        (name, country(iso)) for iso, facts in table("countries").items() for name in facts["names"]
    ]


def _plurals(word: str) -> list[str]:
    """`Kazakh` → also `Kazakhs`; `Chinese`, `Swiss`, `British` have none."""
    if word.endswith(("ese", "ss", "sh", "ch", "man", "woman")):
        return [word, word[:-3] + "men"] if word.endswith("man") else [word]
    return [word, word + "s"]


def _demonyms() -> list[tuple[str, Known]]:
    out: list[tuple[str, Known]] = []
    for iso, facts in table("countries").items():
        base = country(iso)
        of_country = _as_demonym(base)
        out += [(word, of_country) for d in facts["demonyms"] for word in _plurals(d)]
    places = {name: known for name, known in _regions() if not known.dotted}
    for demonym, place in table("regions")["demonyms"].items():
        of_place = places.get(place)
        if of_place is not None:
            out += [(word, _as_demonym(of_place)) for word in _plurals(demonym)]
    return out


def _as_demonym(known: Known) -> Known:
    return Known(
        known.entity_id, known.kind, known.name, EntityForm.DEMONYM, known.country, geo=known.geo
    )


def _regions() -> list[tuple[str, Known]]:
    tables = table("regions")
    full: dict[str, str] = tables["same"]
    out = []
    for name, (latitude, longitude, _, iso) in tables["places"].items():
        whole = full.get(name, name)
        geo = Geo(country=iso or None, latitude=latitude, longitude=longitude)
        known = Known(f"place:{slug(whole)}", EntityKind.PLACE, whole, country=iso or None, geo=geo)
        out.append((name, known))
    return [*_states(tables["states"]), *out]


def _states(states: dict[str, list[str]]) -> list[tuple[str, Known]]:
    out = []
    for code, (name, *short) in states.items():
        known = state(code)
        out.append((name, known))
        for word in short:
            out.append((word, _dotted(known)))
    return out


def _dotted(known: Known) -> Known:
    return Known(
        known.entity_id,
        known.kind,
        known.name,
        known.form,
        known.country,
        geo=known.geo,
        dotted=True,
    )


@lru_cache(maxsize=64)
def state(code: str) -> Known:
    """A part of the United States by its postal code."""
    name = table("regions")["states"][code][0]
    latitude, longitude, geoname = table("regions")["state_middles"][code]
    geo = Geo(
        country="USA", province=code, latitude=latitude, longitude=longitude, geoname_id=geoname
    )
    return Known(f"place:{geoname}", EntityKind.PLACE, name, country="USA", geo=geo)


@lru_cache(maxsize=1)
def homonyms() -> dict[str, str]:
    """Names of countries that are states' too → postal code."""
    found: dict[str, str] = table("regions")["homonyms"]
    return found


def _organizations() -> list[tuple[str, Known]]:
    tables = table("organizations")
    sector_of = {name: sector for sector, names in tables["sectors"].items() for name in names}
    country_of = {name: iso for iso, names in tables["countries"].items() for name in names}
    out = []
    for group in ("names", "agencies"):
        for name, others in tables[group].items():
            sector = sector_of.get(name, "media" if group == "agencies" else None)
            known = Known(
                f"organization:{slug(name)}", EntityKind.ORGANIZATION, name,
                country=country_of.get(name), sector=sector,
            )  # fmt: skip
            out += [(each, known) for each in (name, *others)]
    return out


@lru_cache(maxsize=1)
def short_forms() -> dict[str, Known]:
    """Acronyms that are words elsewhere: `IS`."""
    by_name = dict(_organizations())
    short: dict[str, Any] = table("organizations")["short"]
    return {word: by_name[name] for word, name in short.items()}
