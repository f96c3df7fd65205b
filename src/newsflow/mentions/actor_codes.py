"""What kind of party somebody is: country and sector, as researchers code actors.

Country from the names in a phrase (`Turkish police`, `the envoy of Peru`), sector from its nouns
or from what a name is known to be; what neither tells stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from newsflow.language.tree import Token
from newsflow.mentions.changes import changed
from newsflow.mentions.event_parties import Parties
from newsflow.mentions.lexicon import table
from newsflow.types import EntityKind, EntityMention, EventArgument, Span

CODED = frozenset({"actor", "target", "recipient"})
"""Roles of parties."""


@dataclass(frozen=True, slots=True)
class ActorCode:
    """A party as researchers code it; none for what is unknown."""

    country: str | None = None
    sector: str | None = None
    basis: str | None = None
    """What sector and country were read from: `police`, `Pentagon`, `a state acts`."""


def with_codes(
    arguments: tuple[EventArgument, ...], parties: Parties, sentence: int
) -> tuple[EventArgument, ...]:
    """The arguments, parties among them with country and sector."""
    return tuple(
        _with_code(argument, parties, sentence) if argument.role in CODED else argument
        for argument in arguments
    )


def _with_code(argument: EventArgument, parties: Parties, sentence: int) -> EventArgument:
    code = code_actor(argument.span, argument.entity, parties, sentence)
    return changed(argument, country=code.country, sector=code.sector, code_basis=code.basis)


def code_actor(span: Span, entity: int | None, parties: Parties, sentence: int) -> ActorCode:
    """Code the words of one party."""
    inside = parties.within(span)
    own = None if entity is None else parties.entities[entity]
    country, named = _country(inside, parties)
    if country is None and own is not None:
        country, named = own.country, own.name
    sector, word = _sector(span, parties, sentence)
    if own is not None and own.sector is not None and own.kind is not EntityKind.COUNTRY:
        sector, word = (sector, word) if sector in _FINER else (own.sector, own.name)
    if sector is None and own is not None and own.kind is EntityKind.COUNTRY:
        sector, word = "government", "a state acts"
    words = dict.fromkeys(w for w in (named if country else None, word) if w)
    return ActorCode(country, sector, "; ".join(words) or None)


_ENDS = frozenset({"IN", "TO", "WP", "WDT"})
_FINER = frozenset({"military", "police", "judiciary", "media", "rebel"})
"""Sectors that a noun tells more exactly than a name: `the Pentagon's troops`."""


def _country(inside: list[EntityMention], parties: Parties) -> tuple[str | None, str | None]:
    """The country of the first name in the phrase that has one, persons' own before places'."""
    known = [m for m in inside if parties.entities[m.entity].country is not None]
    first = min(known, key=lambda m: (m.span.start, -m.span.end), default=None)
    if first is None:
        return None, None
    return parties.entities[first.entity].country, first.text


def _sector(span: Span, parties: Parties, sentence: int) -> tuple[str | None, str | None]:
    """The sector of the last noun before any preposition that tells one."""
    tree = parties.reading.trees[sentence]
    if tree is None:
        return None, None
    base = parties.reading.sentences[sentence].span.start
    tokens = [t for t in tree if span.start <= base + t.idx < span.end]
    stop = next((i for i, t in enumerate(tokens) if i and t.tag_ in _ENDS), len(tokens))
    found = _sector_in(tokens[:stop])
    if found[0] is None and stop < len(tokens) and tokens[stop].lower_ == "of":
        return _sector_in(tokens[stop + 1 :])  # `a convoy of soldiers`
    return found


def _sector_in(tokens: list[Token]) -> tuple[str | None, str | None]:
    words = [(t.lower_, (t.lemma_ or t.lower_).lower()) for t in tokens]
    for end in range(len(words), 0, -1):
        for start in (end - 2, end - 1):
            if start < 0:
                continue
            phrase = " ".join([w for w, _ in words[start : end - 1]] + [words[end - 1][1]])
            plain = " ".join(w for w, _ in words[start:end])
            sector = _words().get(plain) or _words().get(phrase)
            if sector is not None:
                return sector, plain
    return None, None


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {word: sector for sector, row in table("actors").items() for word in row["words"]}


@lru_cache(maxsize=1)
def sector_codes() -> dict[str, str]:
    """CAMEO's three letters for each sector."""
    return {sector: row["code"] for sector, row in table("actors").items()}
