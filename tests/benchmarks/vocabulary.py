"""Words and names of synthetic reports."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of story: what its headline calls it, and what happens in it."""

    noun: str
    adjective: str
    verb: str
    happenings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of one story."""

    place: str
    organization: str
    thing: str
    people: tuple[tuple[str, str], ...]


KINDS = (
    Kind("Fire", "fierce", "kills", (("ACCIDENT", "fire"), ("AID", "rescue"), ("ACCUSE", "blame"))),
    Kind(
        "Crash",
        "head-on",
        "kills",
        (("ACCIDENT", "crash"), ("AID", "relief"), ("REJECT", "denial")),
    ),
    Kind(
        "Raid",
        "nightly",
        "injures",
        (("ASSAULT", "raid"), ("COERCE", "arrest"), ("THREATEN", "warning")),
    ),
    Kind(
        "Strike",
        "long",
        "idles",
        (("PROTEST", "strike"), ("REQUEST", "demand"), ("REJECT", "refusal")),
    ),
    Kind(
        "Flood",
        "sudden",
        "displaces",
        (("DISASTER", "flood"), ("AID", "help"), ("REQUEST", "appeal")),
    ),
    Kind(
        "Vote",
        "narrow",
        "divides",
        (("ELECTION", "vote"), ("SUPPORT", "victory"), ("REJECT", "protest")),
    ),
    Kind(
        "Deal",
        "secret",
        "frees",
        (("AGREE", "deal"), ("CONSULT", "meeting"), ("CONCEDE", "release")),
    ),
    Kind(
        "Trial",
        "public",
        "convicts",
        (("CRIME", "trial"), ("COERCE", "sentence"), ("REJECT", "appeal")),
    ),
)

SAYINGS = (
    "after a day of waiting",
    "before any list was read out",
    "while its own inquiry went on",
    "in its first word on the matter",
)

_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
)
_VOWELS = ("a", "e", "i", "o", "u", "au", "ei", "ia")
_CODAS = ("", "l", "n", "r", "s", "k", "m", "nd", "rt", "st")
_PLACES = ("ville", "burg", "mouth", "ford", "stad", "haven")
_BODIES = ("Ministry", "Union", "Railways", "Council", "Energy", "Court", "Port Authority")
_THINGS = ("Bridge", "Hotel", "Mill", "Station", "Market", "Ferry", "Mine")


def _made_up(count: int, syllables: tuple[int, ...], seed: str) -> tuple[str, ...]:
    chance = Random(seed)
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(_syllable(chance) for _ in range(chance.choice(syllables)))] = None
    return tuple(words)


def _syllable(chance: Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)


NOUNS = _made_up(4000, (2, 2, 3), "nouns")
ADJECTIVES = _made_up(1200, (2, 3), "adjectives")
VERBS = _made_up(800, (1, 2), "verbs")


def names(chance: Random) -> Names:
    """Names for a story: of some 30,000 each, so that a few stories share one."""

    def word(syllables: int) -> str:
        return "".join(_syllable(chance) for _ in range(syllables)).capitalize()

    return Names(
        place=word(1) + chance.choice(_PLACES),
        organization=f"{word(2)} {chance.choice(_BODIES)}",
        thing=f"{word(2)} {chance.choice(_THINGS)}",
        people=((word(2), word(2)), (word(2), word(2))),
    )
