"""Nominals of a sentence: each noun with what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from newsflow.language.arguments import prepositional
from newsflow.language.grammar import Clause, Nominal, Role
from newsflow.language.lemmas import lemma
from newsflow.language.phrases import phrase_of
from newsflow.language.tree import Token, Tree

_MODIFIERS = frozenset({"amod", "compound", "nmod", "nn"})
_NAME_PARTS = frozenset({"compound", "nmod", "amod", "poss"})


class Nominals:
    """Every common noun of a sentence, and names used as one, in text order.

    Each is read when it is first asked for: of most nobody asks.
    """

    def __init__(self, doc: Tree, clauses: tuple[Clause, ...]) -> None:
        """Read none yet."""
        self._doc = doc
        self._clauses = clauses
        self._read: dict[int, Nominal | None] = {}

    def at(self, place: int) -> Nominal | None:
        """The nominal whose noun is the token of a place; none for other tokens."""
        if place not in self._read:
            token = self._doc[place]
            self._read[place] = _nominal(token, self._verbs) if _is_nominal(token) else None
        return self._read[place]

    def __iter__(self) -> Iterator[Nominal]:
        found = (self.at(place) for place in range(len(self._doc)))
        return (nominal for nominal in found if nominal is not None)

    @cached_property
    def _verbs(self) -> dict[int, tuple[int, Role]]:
        return _verbs(self._clauses)


def _verbs(clauses: tuple[Clause, ...]) -> dict[int, tuple[int, Role]]:
    """For each noun the verb it is an argument of, rather its own than one that shares it."""
    out: dict[int, tuple[int, Role]] = {}
    for inherited in (False, True):
        for clause in clauses:
            for argument in clause.arguments:
                if argument.inherited is inherited:
                    out.setdefault(argument.phrase.head, (clause.verb, argument.role))
    return out


def _is_nominal(token: Token) -> bool:
    if token.tag_ in {"NN", "NNS"}:
        return True
    return token.tag_ in {"NNP", "NNPS"} and token.dep_ not in _NAME_PARTS


def _nominal(noun: Token, verbs: dict[int, tuple[int, Role]]) -> Nominal:
    possessor = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    verb, role = verbs.get(noun.i, (None, None))
    return Nominal(
        noun=noun.i,
        lemma=lemma(noun.text, noun.tag_),
        phrase=phrase_of(noun),
        possessor=None if possessor is None else phrase_of(possessor),
        modifiers=tuple(c.i for c in noun.lefts if c.dep_ in _MODIFIERS),
        complements=tuple(prepositional(noun)),
        verb=verb,
        verb_role=role,
    )
