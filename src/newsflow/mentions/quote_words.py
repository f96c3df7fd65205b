"""The words of saying, as `lexicon/speech.toml` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from newsflow.mentions.lexicon import table


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Verbs and nouns that attribute words, by what they take."""

    clause: frozenset[str]
    weak: frozenset[str]
    objects: frozenset[str]
    reporting: frozenset[str]
    urging: frozenset[str]
    naming: frozenset[str]
    nouns: frozenset[str]
    not_said: frozenset[str]
    between: frozenset[str]
    verbs: frozenset[str]
    """Every verb that may attribute words."""
    first: frozenset[str]
    """First words of these: `call` of `call_for`."""


@lru_cache(maxsize=1)
def speech_words() -> SpeechWords:
    """The table, read once."""
    loaded = table("speech")

    def words(section: str, key: str) -> frozenset[str]:
        return frozenset(str(loaded[section][key]).split())

    clause, objects = words("clause", "verbs"), words("object", "verbs")
    urging, naming = words("urging", "verbs"), words("naming", "verbs")
    verbs = clause | objects | urging | naming
    return SpeechWords(
        clause=clause,
        weak=words("clause", "weak"),
        objects=objects,
        reporting=words("object", "reporting"),
        urging=urging,
        naming=naming,
        nouns=words("nouns", "of_saying"),
        not_said=words("not_said", "objects"),
        between=words("between", "words"),
        verbs=verbs,
        first=frozenset(verb.split("_")[0] for verb in verbs),
    )
