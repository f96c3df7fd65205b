"""Whether a sentence says that an event happened."""

from __future__ import annotations

from newsflow.language.roles import Clause, Nominal, Tense
from newsflow.language.tree import Tree
from newsflow.types import Modality

_PLANNING = frozenset(
    "plan intend want hope aim expect prepare vow pledge promise threaten agree decide try seek "
    "schedule order urge ask call propose offer refuse consider allow need warn".split()
)
"""Governing verbs under which an infinitive has not happened (yet)."""
_CLAIMING = frozenset("claim allege accuse suspect believe blame purport".split())
_FAILING = frozenset("fail refuse deny avoid prevent avert decline".split())
_OPEN_MARKS = frozenset({"if", "unless", "until", "whether", "in case", "lest", "should", "once"})
_TOLD_MARKS = frozenset({"after", "before", "by", "while", "since", "when", "as", "following"})
_ANNOUNCING = frozenset("say announce declare promise pledge vow confirm state".split())
"""Verbs of which `would` tells a plan: `said it would send troops`."""
_BEFORE_MARKS = frozenset({"after", "since", "following", "when"})
_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can", "should", "would", "must"})
_PLANNED_NOUNS = frozenset({"planned", "upcoming", "proposed", "scheduled", "future", "expected"})
_CLAIMED_NOUNS = frozenset({"alleged", "suspected", "reported", "purported", "claimed"})


def clause_modality(clause: Clause, clauses: tuple[Clause, ...]) -> Modality:
    """The modality of a clause in its sentence, from negation, modal, tense and what governs it."""
    own = _own(clause)
    by_verb = {c.verb: c for c in clauses}
    if own is Modality.POSSIBLE and clause.modal == "would" and clause.mark not in _OPEN_MARKS:
        above = by_verb.get(clause.governor) if clause.governor is not None else None
        announced = above is not None and above.lemma in _ANNOUNCING
        return Modality.PLANNED if announced and clause.relation == "complement" else own
    return _governed(clause, by_verb) if own is Modality.ACTUAL else own


def _own(clause: Clause) -> Modality:
    if clause.negated:
        return Modality.DENIED
    if clause.modal in {"will", "shall"} or clause.tense is Tense.FUTURE:
        return Modality.PLANNED
    if clause.mark in _OPEN_MARKS or (
        clause.modal in _POSSIBLE_MODALS and not (clause.perfect and clause.modal == "must")
    ):
        return Modality.POSSIBLE
    if clause.tense is Tense.PRESENT and clause.progressive:
        return Modality.ONGOING
    return Modality.ACTUAL


def _governed(clause: Clause, clauses: dict[int, Clause]) -> Modality:
    """What the governing verb lets happen to a clause without a tense of its own."""
    governor = clauses.get(clause.governor) if clause.governor is not None else None
    untensed = clause.tense is Tense.NONE
    if governor is not None and governor.lemma in _FAILING and untensed:
        return Modality.DENIED
    if governor is not None and governor.lemma in _CLAIMING:
        return Modality.CLAIMED
    if not untensed or clause.relation == "participial":
        return Modality.ACTUAL
    if clause.mark == "to":
        asserted = governor is not None and governor.lemma not in _PLANNING
        if clause.relation == "open_complement" and asserted and governor is not None:
            return clause_modality(governor, tuple(clauses.values()))
        return Modality.PLANNED
    if governor is not None and (clause.mark in _TOLD_MARKS or clause.relation != "other"):
        above = clause_modality(governor, tuple(clauses.values()))
        # `is recovering after being shot`: what came before goes on no longer.
        over = above is Modality.ONGOING and clause.mark in _BEFORE_MARKS
        return Modality.ACTUAL if over else above
    return Modality.ACTUAL if clause.mark in _TOLD_MARKS or governor is None else Modality.POSSIBLE


def nominal_modality(nominal: Nominal, doc: Tree) -> Modality:
    """The modality of an event noun, from the words before it."""
    left = {token.lower_ for token in doc[nominal.phrase.start : nominal.noun]}
    if left & _PLANNED_NOUNS:
        return Modality.PLANNED
    if left & _CLAIMED_NOUNS:
        return Modality.CLAIMED
    return Modality.ACTUAL
