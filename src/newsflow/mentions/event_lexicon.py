"""Event types and the words that show them: `lexicon/ontology.toml` and `triggers.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from newsflow.mentions.lexicon import table


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One kind of happening."""

    name: str
    definition: str
    cameo: str | None
    intended: str | None
    """CAMEO root code of the mere intention: visits planned are 03, attacks planned 13."""
    reciprocal: bool
    """Whether all parties are actors (`A met B`)."""
    of: str
    """The role of an of-phrase after the noun: `actor`, `target` or `topic`."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that show an event of one type."""

    type: EventType
    mode: str | None
    name: str
    """As written in the table: `launch > weapon`, `meet`, `downing`."""
    rest: tuple[str, ...] = ()
    """Words a verb needs beside it: a particle, a preposition, an object."""
    object_class: str | None = None
    subject_class: str | None = None
    """Class of nouns that a verb needs as its subject: `train` before `hit the wagons`."""
    cameo: str | None = None
    """CAMEO root code: the type's, unless CAMEO puts the words elsewhere (`kidnap`: 18)."""
    near: str | None = None
    """Class of words one of which the sentence, the one before or the headline needs."""
    of: str
    """The role of an of-phrase after the noun: the type's, unless the group says otherwise."""
    loose: bool = False
    """A noun that shows the event only with an argument, a date or a light verb."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All triggers, by the lemma they hang on."""

    verbs: dict[str, tuple[Trigger, ...]]
    """The most demanding first."""
    nouns: dict[str, tuple[Trigger, ...]]
    classes: dict[str, frozenset[str]]
    light: dict[str, tuple[tuple[str, ...], ...]]
    """Light verbs with the words they need, for an event noun as object or oblique."""
    happening: frozenset[str]
    """Verbs whose subject, when it is an event noun, is the event: `the blast killed two`."""
    suffered: frozenset[str]
    """Nouns whose possessor it is done to: `the boy's killing`."""
    beside: dict[str, frozenset[str]]
    """Nouns beside a verb that make it no event: `contributed to this report`."""
    not_by: dict[str, frozenset[str]]
    """Subjects with which a verb is no event: `the roads meet`."""
    not_of: dict[str, frozenset[str]]
    """Nouns behind `of` that make a noun a figure of speech: `a flood of letters`."""
    unless: dict[str, str]
    """Verbs that are none beside a class of words: `beat` in reports of sport."""
    never: dict[str, frozenset[str]]
    """Words right before a noun that make it no event: `heart` before `attack`."""


@lru_cache(maxsize=1)
def event_types() -> dict[str, EventType]:
    """The ontology, by name."""
    return {
        name: EventType(
            name=name,
            definition=row["definition"],
            cameo=row.get("cameo"),
            intended=row.get("intended"),
            reciprocal=row.get("reciprocal", False),
            of=row["of"],
            examples=tuple(row["examples"]),
            counter_examples=tuple(row["counter_examples"]),
        )
        for name, row in table("ontology").items()
    }


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The trigger lexicon, read once."""
    rows = table("triggers")
    verbs: dict[str, list[Trigger]] = defaultdict(list)
    nouns: dict[str, list[Trigger]] = defaultdict(list)
    for lemma, trigger in _verbs(rows["trigger"]):
        verbs[lemma].append(trigger)
    for lemma, trigger in _nouns(rows["trigger"]):
        nouns[lemma].append(trigger)
    return Lexicon(
        verbs={lemma: tuple(sorted(found, key=_demand)) for lemma, found in verbs.items()},
        nouns={lemma: tuple(sorted(found, key=_demand)) for lemma, found in nouns.items()},
        classes={name: frozenset(words) for name, words in rows["class"].items()},
        light=_light(rows["light"]["object"] + rows["light"]["oblique"]),
        happening=frozenset(rows["light"]["subject"]),
        suffered=frozenset(rows["possessor"]["target"]),
        beside=_sets(rows["beside"]),
        not_by=_sets(rows["not_by"]),
        not_of=_sets(rows["not_of"]),
        unless={verb: kind for kind, verbs in rows["unless"].items() for verb in verbs},
        never=_sets(rows["never"]),
    )


def _sets(rows: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(words) for word, words in rows.items()}


def _demand(trigger: Trigger) -> tuple[bool, bool, bool, int]:
    return (
        trigger.subject_class is None,
        trigger.near is None,
        trigger.object_class is None,
        -len(trigger.rest),
    )


def _verbs(rows: Iterable[dict[str, list[str]]]) -> Iterator[tuple[str, Trigger]]:
    for row in rows:
        for key in ("verbs", "with_object", "with_subject"):
            for written in row.get(key, []):
                words, _, thing = written.partition(" > ")
                doer, _, words = words.rpartition(" < ")
                lemma, *rest = words.split()
                trigger = _trigger(row, written, tuple(rest))
                yield (
                    lemma,
                    replace(trigger, object_class=thing or None, subject_class=doer or None),
                )


def _nouns(rows: Iterable[dict[str, list[str]]]) -> Iterator[tuple[str, Trigger]]:
    for row in rows:
        for loose, key in ((False, "firm"), (True, "loose")):
            for written in row.get(key, []):
                *rest, lemma = written.split()
                yield lemma, replace(_trigger(row, written, tuple(rest)), loose=loose)


def _trigger(row: dict[str, list[str]], written: str, rest: tuple[str, ...]) -> Trigger:
    mode, near = row.get("mode"), row.get("near")
    return Trigger(
        type=event_types()[str(row["type"])],
        mode=None if mode is None else str(mode),
        name=written,
        rest=rest,
        cameo=_cameo().get(written, event_types()[str(row["type"])].cameo),
        near=None if near is None else str(near),
        of=str(row.get("of", event_types()[str(row["type"])].of)),
    )


@lru_cache(maxsize=1)
def _cameo() -> dict[str, str]:
    """Words that CAMEO codes otherwise than their type."""
    rows: dict[str, list[str]] = table("triggers")["cameo"]
    return {words: code for code, listed in rows.items() for words in listed}


def _light(written: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    out: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in written:
        lemma, *rest = words.split()
        out[lemma].append(tuple(rest))
    return {lemma: tuple(rests) for lemma, rests in out.items()}
