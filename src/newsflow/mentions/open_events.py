"""What is told in clauses that no event type fits: verb, who, what, and whether it is so.

Events and quotations have their own mentions; of the other clauses none that asserts something is
left out. They are kept apart from events, so that no story is built on `the rain stopped`.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsflow.language.roles import Argument, Clause, Role
from newsflow.language.tree import Tree
from newsflow.mentions.event_modality import clause_modality
from newsflow.mentions.event_parties import Parties
from newsflow.types import EventMention, Predicate, PredicateArgument, QuoteMention, Zone

_TOLD = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY})
_ROLES = {
    Role.SUBJECT: "subject", Role.AGENT: "subject", Role.OBJECT: "object",
    Role.INDIRECT_OBJECT: "recipient", Role.COMPLEMENT: "complement",
}  # fmt: skip
_CONFIDENCE = 0.6
"""Below that of events: the verb is not looked up, only its place in the sentence."""


def find_open(
    parties: Parties, events: tuple[EventMention, ...], quotes: tuple[QuoteMention, ...]
) -> tuple[Predicate, ...]:
    """The clauses of a report that are neither an event nor a cue, each with two phrases."""
    reading = parties.reading
    told = {e.span for e in events} | {q.cue_span for q in quotes if q.cue_span is not None}
    taken = {at for span in told for at in range(span.start, span.end)}
    found: list[Predicate] = []
    for sentence in reading.sentences:
        tree = reading.trees[sentence.ordinal]
        if tree is None or sentence.zone not in _TOLD or sentence.repeats is not None:
            continue
        for clause in reading.clauses[sentence.ordinal]:
            verb = reading.span(sentence.ordinal, clause.verb, clause.verb + 1)
            if taken.isdisjoint(range(verb.start, verb.end)):
                found += _predicate(parties, sentence.ordinal, tree, clause, len(found))
    return tuple(found)


def _predicate(
    parties: Parties, sentence: int, tree: Tree, clause: Clause, ordinal: int
) -> Iterator[Predicate]:
    arguments = tuple(_arguments(parties, sentence, clause))
    surface = "object" if clause.passive else "subject"
    if not any(a.role == surface for a in arguments) or len(arguments) < 2 - clause.passive:
        return
    reading = parties.reading
    span = reading.span(sentence, _start(tree, clause), clause.verb + 1)
    yield Predicate(
        ordinal=ordinal,
        sentence=sentence,
        span=span,
        text=span.of(reading.article.text),
        rule=f"open: {clause.relation}",
        confidence=_CONFIDENCE,
        lemma=" ".join(part for part in (clause.lemma, clause.particle) if part),
        modality=clause_modality(clause, reading.clauses[sentence]),
        arguments=arguments,
    )


def _start(tree: Tree, clause: Clause) -> int:
    """The verb's first auxiliary or negation, where nothing else lies between."""
    start = clause.verb
    while start and tree[start - 1].dep_ in {"aux", "auxpass", "neg"}:
        start -= 1
    return start


def _arguments(parties: Parties, sentence: int, clause: Clause) -> Iterator[PredicateArgument]:
    ordered = sorted(clause.arguments, key=lambda a: (a.role is not Role.SUBJECT, a.phrase.start))
    for argument in ordered:
        span = parties.reading.phrase_span(sentence, argument.phrase)
        named = parties.of(sentence, argument.phrase)
        yield PredicateArgument(
            role=_role(argument),
            span=span,
            text=span.of(parties.reading.article.text),
            entity=None if named is None else named.entity,
        )


def _role(argument: Argument) -> str:
    return _ROLES.get(argument.role) or argument.preposition or "time"
