"""The nouns of `newsflow.language.roles`: clauses, nominals and their arguments.

Heads and ranges are token indices into the `Doc` of one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """How a phrase stands to its verb. A passive's subject is its `OBJECT`."""

    SUBJECT = "subject"
    OBJECT = "object"
    INDIRECT_OBJECT = "indirect_object"
    AGENT = "agent"
    OBLIQUE = "oblique"
    COMPLEMENT = "complement"
    """Predicate noun or adjective (`is a threat`)."""


class Tense(StrEnum):
    """Grammatical time of a clause."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Phrase(NamedTuple):
    """A noun phrase: its head and the tokens it runs over (`start` to `end`, half open).

    Modifiers, compounds, determiners, numbers, possessors and `of`-phrases are in,
    relative clauses, appositions and coordinated phrases are out.
    """

    head: int
    start: int
    end: int


class Argument(NamedTuple):
    """A phrase with its role. Each coordinated phrase is an argument of its own."""

    role: Role
    phrase: Phrase
    preposition: str | None = None
    """For obliques, lower case: `at`, `on`, `because of`."""
    inherited: bool = False
    """Taken over from a coordinated, governing or modified word rather than attached here."""


class Clause(NamedTuple):
    """A verb with what belongs to it."""

    verb: int
    lemma: str
    particle: str | None = None
    arguments: tuple[Argument, ...] = ()
    passive: bool = False
    negated: bool = False
    modal: str | None = None
    """`will`, `would`, `may`, `might`, `could`, `can`, `must`, `should`, `shall`."""
    tense: Tense = Tense.NONE
    progressive: bool = False
    perfect: bool = False
    governor: int | None = None
    """Token index of the verb or noun this clause depends on."""
    relation: str = "root"
    """`root`, `conj`, `complement`, `open_complement`, `adverbial`, `relative`, `participial`,
    `parataxis` (a verb of saying amid what is said), `other`."""
    mark: str | None = None
    """Subordinator, lower case: `that`, `if`, `whether`, `after`, `to`."""

    def first(self, *roles: Role) -> Argument | None:
        """The first argument with one of these roles, tried in the order given."""
        for role in roles:
            for argument in self.arguments:
                if argument.role is role:
                    return argument
        return None

    def oblique(self, *prepositions: str) -> tuple[Argument, ...]:
        """Oblique arguments with one of these prepositions; all of them when none is given."""
        return tuple(
            a
            for a in self.arguments
            if a.role is Role.OBLIQUE and (not prepositions or a.preposition in prepositions)
        )


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun with its complements: `Russia's strike on targets in Syria`."""

    noun: int
    lemma: str
    phrase: Phrase
    possessor: Phrase | None = None
    modifiers: tuple[int, ...] = ()
    """Adjectives and compound nouns before it, as token indices."""
    complements: tuple[Argument, ...] = field(default=())
    """Prepositional phrases after it, as obliques (`of`, `on`, `by`, `between` …)."""
    verb: int | None = None
    """The verb it is an argument of (`carried out a strike`)."""
    verb_role: Role | None = None
