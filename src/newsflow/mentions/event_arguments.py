"""Who did what to whom, with what and where: the arguments of one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsflow.language.roles import Argument, Clause, Nominal, Phrase, Role
from newsflow.mentions.attributions import find_attribution
from newsflow.mentions.event_lexicon import lexicon
from newsflow.mentions.event_parties import Parties
from newsflow.mentions.event_triggers import Candidate
from newsflow.types import EventArgument, Span

_TARGETED = frozenset({"at", "on", "against", "into", "toward", "towards", "upon"})
_LOCATIVE = frozenset(
    "in at near over off outside inside across around above along beside within on under".split()
)
_SILENT = frozenset(
    {"according to", "despite", "because of", "due to", "as for", "as", "like", "amid", "since",
     "until", "during", "after", "before", "following", "such as", "including", "than", None}
)  # fmt: skip
_HURTING = frozenset({"ASSAULT", "THREATEN", "COERCE", "SANCTION", "ACCIDENT"})
_NOT_TAKING = frozenset({"DEATH", "CONCEDE", "ACCIDENT", "DISASTER", "SUPPORT", "CONSULT"})
"""Types that take nothing from anybody: `died from a wound`, `released from hospital`."""
_GROUNDS = frozenset("charge suspicion allegation accusation ground warrant count offence".split())
"""What somebody is arrested or punished on."""
_IDIOMS = frozenset("part place talk visit call responsibility".split())
_OCCASIONS = frozenset("sideline margin gathering summit forum conference occasion".split())


@dataclass(frozen=True)
class _Place:
    """One sentence's event, with what its arguments are looked up in."""

    candidate: Candidate
    parties: Parties
    times: tuple[Span, ...]

    def span(self, phrase: Phrase) -> Span:
        return self.parties.reading.phrase_span(self.candidate.sentence, phrase)

    def nominal(self, head: int) -> Nominal | None:
        return self.parties.reading.nominal(self.candidate.sentence, head)

    def lemma(self, head: int) -> str:
        doc = self.parties.reading.trees[self.candidate.sentence]
        return "" if doc is None else (doc[head].lemma_ or doc[head].lower_).lower()


def find_arguments(
    candidate: Candidate, parties: Parties, times: tuple[Span, ...]
) -> tuple[EventArgument, ...]:
    """The arguments of an event, each once, in the order of the text."""
    at = _Place(candidate, parties, times)
    found: dict[tuple[str, Span], EventArgument] = {}
    for argument in _arguments(at):
        if not any(_is_time(time, argument.span) for time in times):
            found.setdefault((argument.role, argument.span), argument)
    sides = {a.entity for a in found.values() if a.role in {"actor", "target", "recipient"}}
    kept = [
        a
        for a in found.values()
        if a.role not in {"place", "origin"} or a.entity is None or a.entity not in sides
    ]
    return tuple(sorted(kept, key=lambda a: (a.span, a.role)))


def _is_time(time: Span, argument: Span) -> bool:
    """Whether a phrase is a time, or begins as one and goes on."""
    return time.covers(argument) or (time.start == argument.start and time.end < argument.end)


def _arguments(at: _Place) -> Iterator[EventArgument]:
    clause, nominal = at.candidate.clause, at.candidate.nominal
    if clause is not None:
        yield from _of_clause(at, clause)
    if nominal is not None:
        yield from _of_nominal(at, nominal)


def _of_clause(at: _Place, clause: Clause) -> Iterator[EventArgument]:
    event_noun = at.candidate.nominal.noun if at.candidate.nominal is not None else None
    for argument in clause.arguments:
        if argument.phrase.head == event_noun and at.candidate.light:
            continue
        if argument.role is Role.OBJECT and _is_idiom(at, argument):
            continue
        role = _clause_role(at, argument)
        if role is not None:
            yield from _emit(at, role, argument.phrase)
    subject = clause.first(Role.SUBJECT)
    if subject is not None:
        yield from _whereabouts(at, subject.phrase.head)


def _is_idiom(at: _Place, argument: Argument) -> bool:
    """Whether an object belongs to the verb's wording: `take part`, `claim responsibility`."""
    lemma = at.lemma(argument.phrase.head)
    return lemma in at.candidate.trigger.rest or (at.candidate.light and lemma in _IDIOMS)


def _clause_role(at: _Place, argument: Argument) -> str | None:
    """The role of a verb's argument; none for what is no part of the event."""
    kind = at.candidate.trigger.type
    if argument.role in {Role.SUBJECT, Role.AGENT}:
        return "actor"
    if argument.role is Role.INDIRECT_OBJECT:
        return "recipient"
    if argument.role is Role.OBJECT:
        if at.candidate.trigger.object_class in {"weapon", "arm"}:
            return "instrument"
        if kind.name in {"CONSULT", "COOPERATE"}:
            named = at.parties.of(at.candidate.sentence, argument.phrase)
            return "actor" if named is not None and not at.parties.is_place(named) else "topic"
        return "target"
    return _oblique_role(at, argument)


def _oblique_role(at: _Place, argument: Argument) -> str | None:
    """The role of a phrase behind a preposition, from the type, the preposition and the phrase."""
    kind, word = at.candidate.trigger.type, argument.preposition
    named = at.parties.of(at.candidate.sentence, argument.phrase)
    if word in _SILENT:
        return None
    if word in {"with", "between", "among", "to"} and kind.reciprocal:
        return "actor" if named is not None and not at.parties.is_place(named) else "topic"
    if word in {"about", "over", "on"} and kind.reciprocal:
        return "occasion" if at.lemma(argument.phrase.head) in _OCCASIONS else "topic"
    if word == "from":
        if at.parties.is_place(named) or kind.name in {"ASSAULT", "RETREAT"}:
            return "origin"
        return "topic" if kind.name in _NOT_TAKING else "target"
    if word == "with":
        classes = lexicon().classes
        weapon = at.lemma(argument.phrase.head) in classes["weapon"] | classes["arm"]
        if kind.name in {"ACCUSE", "JUSTICE"}:
            return "topic"
        return "instrument" if weapon else "target"
    if word in _LOCATIVE and (at.parties.is_place(named) or _has_place(at, argument.phrase)):
        return "place"
    if at.lemma(argument.phrase.head) in _OCCASIONS:
        return "occasion"
    if word in _TARGETED and kind.name in _HURTING:
        return "topic" if at.lemma(argument.phrase.head) in _GROUNDS else "target"
    if word == "to":
        return "recipient"
    return "topic" if word in {"about", "over", "on", "for"} else None


def _has_place(at: _Place, phrase: Phrase) -> bool:
    return bool(at.parties.places_in(at.span(phrase)))


def _of_nominal(at: _Place, nominal: Nominal) -> Iterator[EventArgument]:
    """Possessor, modifiers and complements of an event noun (or of the object that shows it)."""
    plain = at.candidate.clause is None or at.candidate.light
    if plain and nominal.possessor is not None:
        yield from _emit(at, _possessor_role(nominal), nominal.possessor)
    for argument in nominal.complements:
        role = _nominal_role(at, argument, plain=plain)
        if role is not None:
            yield from _emit(at, role, argument.phrase)


def _possessor_role(nominal: Nominal) -> str:
    """`the army's attack` is the army's deed, `the boy's killing` is done to the boy."""
    of = any(a.preposition == "of" for a in nominal.complements)
    return "target" if nominal.lemma in lexicon().suffered and not of else "actor"


def _nominal_role(at: _Place, argument: Argument, *, plain: bool) -> str | None:
    kind = at.candidate.trigger.type
    if argument.preposition == "of":
        return at.candidate.trigger.of if plain else None
    if argument.preposition == "by":
        return "actor"
    if kind.reciprocal and argument.preposition in {"between", "with", "among"}:
        return "actor"
    return _oblique_role(at, argument)


def _emit(at: _Place, role: str, phrase: Phrase) -> Iterator[EventArgument]:
    """An argument, and the places that hang on it."""
    span = at.span(phrase)
    if _is_attribution(at, span):
        return
    text = at.parties.reading.article.text
    if role in {"place", "origin"}:
        places = at.parties.places_in(span)
        for place in places:
            yield EventArgument(role=role, span=place.span, text=place.text, entity=place.entity)
        if not places and role == "origin":
            yield EventArgument(role=role, span=span, text=span.of(text))
    else:
        named = at.parties.of(at.candidate.sentence, phrase)
        shown = (
            span
            if named is None
            else Span(min(span.start, named.span.start), max(span.end, named.span.end))
        )
        yield EventArgument(
            role=role,
            span=shown,
            text=shown.of(text),
            entity=None if named is None else named.entity,
        )
    yield from _nested(at, role, phrase)


def _nested(at: _Place, role: str, phrase: Phrase, depth: int = 2) -> Iterator[EventArgument]:
    """What hangs on an argument and belongs to the event: `rockets at targets in the north`."""
    nominal = at.nominal(phrase.head)
    if nominal is None or depth == 0:
        return
    if role == "target":
        for place in at.parties.places_in(at.span(phrase)):
            yield EventArgument(role="place", span=place.span, text=place.text, entity=place.entity)
    for argument in nominal.complements:
        if at.lemma(argument.phrase.head) in _OCCASIONS:
            span = at.span(argument.phrase)
            text = span.of(at.parties.reading.article.text)
            yield EventArgument(role="occasion", span=span, text=text)
            for place in at.parties.places_in(span):
                yield EventArgument(
                    role="place", span=place.span, text=place.text, entity=place.entity
                )
        elif role in {"target", "instrument", "actor", "place"} and argument.preposition != "of":
            inner = _oblique_role(at, argument)
            wanted = {"place", "origin"} | ({"target"} if role == "instrument" else set())
            if inner in wanted:
                yield from _emit(at, inner or "place", argument.phrase)
        elif argument.preposition == "of":
            yield from _nested(at, role, argument.phrase, depth - 1)


def _whereabouts(at: _Place, head: int) -> Iterator[EventArgument]:
    """Where the subject was, by a relative clause: `the envoy, who was in the capital, met …`."""
    for clause in at.parties.reading.clauses[at.candidate.sentence]:
        if clause.relation == "relative" and clause.lemma == "be" and clause.governor == head:
            for argument in clause.oblique("in", "at"):
                named = at.parties.of(at.candidate.sentence, argument.phrase)
                if at.parties.is_place(named):
                    yield from _emit(at, "place", argument.phrase)
                else:
                    span = at.span(argument.phrase)
                    yield EventArgument(
                        role="occasion",
                        span=span,
                        text=span.of(at.parties.reading.article.text),
                        entity=None if named is None else named.entity,
                    )


def _is_attribution(at: _Place, span: Span) -> bool:
    sentence = at.parties.reading.sentences[at.candidate.sentence]
    found = find_attribution(sentence.text)
    if found is None:
        return False
    start = sentence.span.start
    return Span(start + found.start, start + found.end).covers(span)
