"""The arguments attached to a verb in its tree, before anything is inherited."""

from __future__ import annotations

from collections.abc import Iterator

from newsflow.language.grammar import Argument, Role
from newsflow.language.phrases import coordinated, is_preposition, is_verb, phrase_of
from newsflow.language.tables import words
from newsflow.language.tree import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
_TAKEN = _OBJECTS | _COMPLEMENTS | {"ccomp"}
"""Labels of what a verb has for its object."""
_CHAINED = frozenset({"compound", "prep", "pcomp", "fixed", "mwe", "dep", "advmod"})
"""Labels by which the second word of a preposition (`because of`) hangs on the first."""
_ADVERBS_OF_PREPOSITIONS = words(
    "ahead along apart aside away because close close depending due far instead next out "
    "outside prior regardless together up down back over off"
)
_COMPLEX = frozenset(
    {
        ("in", "front", "of"), ("on", "behalf", "of"), ("in", "addition", "to"),
        ("in", "response", "to"), ("in", "spite", "of"), ("in", "place", "of"),
        ("in", "case", "of"), ("by", "means", "of"), ("on", "top", "of"), ("in", "light", "of"),
        ("in", "view", "of"), ("in", "accordance", "with"), ("in", "line", "with"),
        ("in", "connection", "with"), ("in", "terms", "of"), ("in", "favor", "of"),
        ("in", "favour", "of"), ("at", "hands", "of"), ("in", "retaliation", "for"),
        ("in", "charge", "of"), ("in", "reference", "to"), ("with", "regard", "to"),
        ("in", "protest", "at"), ("in", "exchange", "for"), ("in", "return", "for"),
        ("as", "part", "of"), ("in", "wake", "of"), ("on", "sidelines", "of"),
        ("on", "eve", "of"), ("in", "aftermath", "of"), ("on", "outskirts", "of"),
    }
)  # fmt: skip
"""Prepositions of three words, their article left out: what counts is the noun after them."""
_NOT_AGENTS = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today tomorrow midnight noon night "
    "morning evening percent car plane train bus air sea land mistake law"
)


def attached(verb: Token, labels: frozenset[str], *, passive: bool) -> Iterator[Argument]:
    """The arguments a verb governs itself, in the order of the sentence."""
    misread = _misread_subjects(verb, labels)
    existential = "expl" in labels and any(
        c.dep_ == "expl" and c.lower_ == "there" for c in verb.children
    )
    for child in verb.children:
        if child.i in misread:
            yield from _each(child, Role.OBJECT)
        elif child.dep_ in _SUBJECTS and not is_verb(child):
            deep = Role.OBJECT if passive else Role.SUBJECT
            yield from _each(child, deep)
        elif child.dep_ in _OBJECTS and not is_verb(child):
            yield from _each(child, Role.OBJECT)
        elif child.dep_ in _COMPLEMENTS:
            yield from _each(child, Role.SUBJECT if existential else Role.COMPLEMENT)
            if passive:  # `was shot dead by police`: the agent may hang on `dead`
                yield from _agents_of_complement(child)
        elif child.dep_ in {"npadvmod", "tmod", "nmod"} and child.tag_.startswith(("NN", "CD")):
            yield from _each(child, Role.OBLIQUE)
        elif child.dep_ in {"dative", "iobj"} and not is_preposition(child):
            yield from _each(child, Role.INDIRECT_OBJECT)
        elif child.dep_ in {"prep", "agent", "dative", "advmod"}:
            yield from _prepositional(child, passive=passive)


def prepositional(noun: Token) -> Iterator[Argument]:
    """The phrases with a preposition that a noun governs, in the order of the sentence."""
    for child in noun.rights:
        if child.dep_ in {"prep", "agent"}:
            yield from _obliques(child, Role.OBLIQUE)


def _agents_of_complement(complement: Token) -> Iterator[Argument]:
    for child in complement.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ == "by" and _names_an_agent(child):
            yield from _obliques(child, Role.AGENT)


def _misread_subjects(verb: Token, labels: frozenset[str]) -> list[int]:
    """`the efforts the army is making`: of two subjects the first is the object left open."""
    if not labels.isdisjoint(_TAKEN):
        return []
    subjects = [c.i for c in verb.children if c.dep_ == "nsubj" and not is_verb(c)]
    return subjects[:-1]


def _each(head: Token, role: Role, preposition: str | None = None) -> Iterator[Argument]:
    for token in coordinated(head):
        yield Argument(role, phrase_of(token), preposition)
        for child in token.rights:
            # `in Syria and in Iraq`: the second preposition hangs on the first noun.
            if child.dep_ == "conj" and is_preposition(child):
                yield from _obliques(child, Role.OBLIQUE)


def _prepositional(child: Token, *, passive: bool) -> Iterator[Argument]:
    if child.dep_ == "advmod":
        yield from _after_adverb(child)
        return
    role = Role.INDIRECT_OBJECT if child.dep_ == "dative" else Role.OBLIQUE
    if child.dep_ == "agent" or (passive and child.lower_ == "by" and _names_an_agent(child)):
        role = Role.AGENT
    yield from _obliques(child, role)


def _after_adverb(adverb: Token) -> Iterator[Argument]:
    for child in adverb.rights:
        if child.dep_ == "prep":
            joined = adverb.lower_ in _ADVERBS_OF_PREPOSITIONS and child.i == adverb.i + 1
            for argument in _obliques(child, Role.OBLIQUE):
                spelled = f"{adverb.lower_} {argument.preposition}"
                yield Argument(
                    argument.role, argument.phrase, spelled if joined else argument.preposition
                )


def _names_an_agent(by: Token) -> bool:
    objects = [c for c in by.children if c.dep_ == "pobj"]
    return bool(objects) and not (
        objects[0].tag_ in {"CD", "VBG"}
        or objects[0].lower_ in _NOT_AGENTS
        or any(c.tag_ == "CD" and c.lower_.isdigit() for c in objects[0].children)
    )


def _obliques(first: Token, role: Role) -> Iterator[Argument]:
    """Arguments after a preposition, with the whole of it: `out of`, `on behalf of`."""
    for preposition, head in _objects(first, first.lower_):
        yield from _each(head, role, preposition)
    for child in first.rights:
        if child.dep_ == "conj" and is_preposition(child):
            yield from _obliques(child, role)


def _objects(preposition: Token, spelled: str) -> Iterator[tuple[str, Token]]:
    chain = [
        c
        for c in preposition.children
        if c.dep_ in _CHAINED and c.tag_ in {"IN", "TO", "RB", "RP"} and c.i > preposition.i
        and c.i - preposition.i <= 2
    ]  # fmt: skip
    for link in chain:
        spelled = f"{spelled} {link.lower_}"
        yield from _objects(link, spelled)
    for child in preposition.children:
        if child.dep_ == "pobj" and not is_verb(child):
            yield _through(spelled, child)


def _through(preposition: str, noun: Token) -> tuple[str, Token]:
    """`in` + `front` (of the house) → `in front of` + `house`."""
    for child in noun.rights:
        if child.dep_ == "prep" and (preposition, noun.lower_, child.lower_) in _COMPLEX:
            objects = [c for c in child.children if c.dep_ == "pobj"]
            if objects:
                article = " the" if any(c.lower_ == "the" for c in noun.lefts) else ""
                return f"{preposition}{article} {noun.lower_} {child.lower_}", objects[0]
    return preposition, noun
