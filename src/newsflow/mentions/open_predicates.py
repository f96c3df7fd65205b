"""Who does what, for any verb: open predicates, so that nothing asserted is lost.

For clauses that no event type fits. The predicate is the verb with its auxiliaries, particle and
the preposition of its first oblique; arguments are whole phrases, in the order of the roles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsflow.language.roles import Argument, Clause, Role
from newsflow.language.tree import Tree
from newsflow.mentions.reading import Reading

_CONFIDENCE = {
    "root": 0.9, "conj": 0.85, "complement": 0.8, "relative": 0.75, "adverbial": 0.7,
    "participial": 0.6, "open_complement": 0.55, "parataxis": 0.5,
}  # fmt: skip
_CHAIN = 3
"""Tokens from a verb to the infinitive or participle that goes on with it."""
_HELPERS = frozenset(
    "have has had 've 's be is are was were been being am 're will would can could may might must "
    "should shall do does did not n't to never also".split()
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """One clause as predicate and arguments, in the words of the sentence."""

    sentence: int
    words: str
    arguments: tuple[str, ...]
    """Subject first; then object or first oblique, then the rest."""
    confidence: float


def find_predicates(reading: Reading, sentence: int) -> tuple[Predicate, ...]:
    """The predicates of a sentence, in its order; none without a subject and something more."""
    doc = reading.trees[sentence]
    if doc is None:
        return ()
    found = (
        predicate
        for clause in reading.clauses[sentence]
        for predicate in _of_clause(doc, clause, reading.clauses[sentence], sentence)
    )
    return tuple(found)


def _of_clause(
    doc: Tree, clause: Clause, clauses: tuple[Clause, ...], sentence: int
) -> Iterator[Predicate]:
    surface = Role.OBJECT if clause.passive else Role.SUBJECT
    subjects = [a for a in clause.arguments if a.role is surface]
    rest = [a for a in clause.arguments if a.role is not surface and not a.inherited]
    rest.sort(key=lambda a: (a.role is Role.OBLIQUE and a.preposition is None, a.phrase.start))
    arguments = [_whole(doc, a, clause, first=i == 0) for i, a in enumerate(rest)]
    content = _complement(doc, clause, clauses)
    if content and not any(a.role in {Role.OBJECT, Role.COMPLEMENT} for a in rest):
        arguments.insert(0, content)
        rest = []
    if not subjects or not arguments:
        return
    words = _words(doc, clause, rest[0] if rest else None)
    for subject in subjects:
        yield Predicate(
            sentence=sentence,
            words=words,
            arguments=(_text(doc, subject.phrase.start, subject.phrase.end), *arguments),
            confidence=_CONFIDENCE.get(clause.relation, 0.4),
        )


def _whole(doc: Tree, argument: Argument, clause: Clause, *, first: bool) -> str:
    """A phrase with what hangs on it; later obliques keep their preposition."""
    head = doc[argument.phrase.head]
    end = max(argument.phrase.end, head.right_edge.i + 1)
    if clause.verb > argument.phrase.head:
        end = argument.phrase.end
    text = _text(doc, argument.phrase.start, end)
    return text if first or argument.preposition is None else f"{argument.preposition} {text}"


def _complement(doc: Tree, clause: Clause, clauses: tuple[Clause, ...]) -> str:
    """What is said or thought, or what is to be done."""
    for other in clauses:
        inside = other.governor == clause.verb and other.verb > clause.verb
        if inside and other.relation == "complement":
            token = doc[other.verb]
            return _text(doc, max(token.left_edge.i, clause.verb + 1), token.right_edge.i + 1)
    return ""


def _words(doc: Tree, clause: Clause, first: Argument | None) -> str:
    """The verb with what belongs to it: `was not arrested by`, `carried out`."""
    start = clause.verb
    governor = clause.governor
    near = governor is not None and 0 < clause.verb - governor <= _CHAIN
    if clause.relation == "open_complement" and near and governor is not None:
        # `began to sink`: one predicate with the verb above it.
        start = governor
    while start and (doc[start - 1].lower_ in _HELPERS or _parts(doc, start - 1)):
        start -= 1
    words = [_text(doc, start, clause.verb + 1)]
    if clause.particle:
        words.append(clause.particle)
    if first is not None and first.preposition:
        words.append(first.preposition)
    return " ".join(words)


def _parts(doc: Tree, i: int) -> bool:
    """Whether an adverb parts a verb from its auxiliary: `has since been`."""
    return i > 0 and doc[i].tag_ == "RB" and doc[i - 1].lower_ in _HELPERS


def _text(doc: Tree, start: int, end: int) -> str:
    while end > start and doc[end - 1].is_punct:
        end -= 1
    return (
        doc.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)] if end > start else ""
    )
