"""Events: happenings as sentences tell them, with parties, place, time and modality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsflow.language.roles import Clause, Tense
from newsflow.mentions.actor_codes import with_codes
from newsflow.mentions.attributions import find_attribution
from newsflow.mentions.changes import changed
from newsflow.mentions.event_arguments import find_arguments
from newsflow.mentions.event_dates import BETWEEN, LIKE, NONE, NOT_AFTER, OWN, date_events
from newsflow.mentions.event_lexicon import Trigger
from newsflow.mentions.event_main import mark_main
from newsflow.mentions.event_modality import clause_modality, nominal_modality
from newsflow.mentions.event_parties import Parties
from newsflow.mentions.event_results import join_results, with_causes
from newsflow.mentions.event_same import Told, find_same
from newsflow.mentions.event_times import find_times_of
from newsflow.mentions.event_triggers import Candidate, find_candidates
from newsflow.mentions.reading import Reading
from newsflow.types import (
    Anchor,
    Entity,
    EntityMention,
    EventMention,
    FigureMention,
    Modality,
    QuoteKind,
    QuoteMention,
    Span,
    TimeMention,
)

_TELLABLE = frozenset({Modality.ACTUAL, Modality.CLAIMED})
"""Modalities under which an undated event is told as past."""


def find_events(
    reading: Reading,
    entities: tuple[Entity, ...],
    entity_mentions: tuple[EntityMention, ...],
    times: tuple[TimeMention, ...],
    figures: tuple[FigureMention, ...],
    quotes: tuple[QuoteMention, ...],
    anchor: Anchor | None,
) -> tuple[tuple[EventMention, ...], tuple[FigureMention, ...]]:
    """Events of all parsed sentences, and the figures with the event that each belongs to."""
    parties = Parties(reading, entities, entity_mentions)
    drafts = list(_drafts(reading, parties, times))
    candidates = tuple(candidate for candidate, _ in drafts)
    events = tuple(changed(event, ordinal=i) for i, (_, event) in enumerate(drafts))
    events = tuple(_attributed(event, reading, quotes) for event in events)
    events, results = join_results(reading, events, candidates)
    events = find_same(Told(reading, events, candidates, times, results))
    events = _with_date_rules(events, candidates)
    events = mark_main(events, reading, entity_mentions)
    events = date_events(events, times, anchor, reading.sentences)
    figures = tuple(_with_event(figure, events) for figure in figures)
    return events, with_causes(figures, events, reading)


def _drafts(
    reading: Reading, parties: Parties, times: tuple[TimeMention, ...]
) -> Iterator[tuple[Candidate, EventMention]]:
    for sentence in reading.sentences:
        here = tuple(t.span for t in times if t.sentence == sentence.ordinal)
        candidates = find_candidates(reading, sentence.ordinal, here)
        dated = find_times_of(reading, sentence.ordinal, candidates, times)
        for candidate in candidates:
            yield candidate, _draft(reading, parties, candidate, dated.get(candidate.token), here)


def _draft(
    reading: Reading,
    parties: Parties,
    candidate: Candidate,
    time: int | None,
    here: tuple[Span, ...],
) -> EventMention:
    span = reading.span(candidate.sentence, candidate.token, candidate.token + 1)
    arguments = find_arguments(candidate, parties, here)
    arguments = with_codes(arguments, parties, candidate.sentence)
    trigger = candidate.trigger
    modality = _modality(reading, candidate, dated=time is not None, told=bool(arguments))
    return EventMention(
        ordinal=0,
        sentence=candidate.sentence,
        span=span,
        text=span.of(reading.article.text),
        rule=f"{trigger.type.name}: {trigger.name}",
        confidence=0.7 if trigger.loose else 0.9,
        type=trigger.type.name,
        mode=trigger.mode,
        cameo_root=_cameo(trigger, modality),
        lemma=candidate.lemma,
        arguments=arguments,
        modality=modality,
        time=time,
    )


def _cameo(trigger: Trigger, modality: Modality) -> str | None:
    """CAMEO codes what somebody means to do as an intention or a threat."""
    if modality is Modality.PLANNED and trigger.type.intended is not None:
        return trigger.type.intended
    return trigger.cameo


def _modality(reading: Reading, candidate: Candidate, *, dated: bool, told: bool) -> Modality:
    doc = reading.trees[candidate.sentence]
    if candidate.clause is not None:
        return clause_modality(candidate.clause, reading.clauses[candidate.sentence])
    if candidate.nominal is None or doc is None:
        return Modality.ACTUAL
    named = nominal_modality(candidate.nominal, doc)
    bare = doc[candidate.token].tag_ == "NNS" and candidate.nominal.phrase.start == candidate.token
    happened = dated or (told and candidate.nominal.possessor is None and not bare)
    return Modality.ALLUSION if named is Modality.ACTUAL and not happened else named


def _attributed(
    event: EventMention, reading: Reading, quotes: tuple[QuoteMention, ...]
) -> EventMention:
    """Who asserts the event, when it stands in somebody's words or names its origin."""
    quote = _quote_of(event, quotes)
    sentence = reading.sentences[event.sentence]
    phrase = find_attribution(sentence.text)
    base = sentence.span.start
    span = None if phrase is None else Span(base + phrase.start, base + phrase.end)
    if span is None and quote is not None:
        span = quote.attribution_span
    quoted = quote is not None and quote.kind is not QuoteKind.INDIRECT
    claimed = quoted and event.modality is Modality.ACTUAL
    return changed(
        event,
        speaker=None if quote is None else quote.speaker,
        attribution=None if span is None else span.of(reading.article.text),
        attribution_span=span,
        modality=Modality.CLAIMED if claimed else event.modality,
    )


def _quote_of(event: EventMention, quotes: tuple[QuoteMention, ...]) -> QuoteMention | None:
    covering = [q for q in quotes if any(s.span.covers(event.span) for s in q.segments)]
    return min(covering, key=lambda q: q.span.end - q.span.start, default=None)


def _with_date_rules(
    events: tuple[EventMention, ...], candidates: tuple[Candidate, ...]
) -> tuple[EventMention, ...]:
    """How each event is dated: its own time, another mention's, or as not after the report."""
    return tuple(_with_rule(e, events, candidates[e.ordinal].clause) for e in events)


def _with_rule(
    event: EventMention, events: tuple[EventMention, ...], clause: Clause | None
) -> EventMention:
    if event.time is not None:
        return changed(event, date_rule=OWN)
    group = [e for e in events if _happening(e) == _happening(event) and e.time is not None]
    if group:
        nearest = min(group, key=lambda e: abs(e.sentence - event.sentence))
        return replace(event, date_rule=LIKE, dated_like=nearest.ordinal)
    if event.type == "CLAIM_RESPONSIBILITY":
        return replace(event, date_rule=BETWEEN, dated_like=_claimed(event, events))
    past = clause is not None and (clause.tense is Tense.PAST or clause.perfect)
    rule = NOT_AFTER if past and event.modality in _TELLABLE else NONE
    return changed(event, date_rule=rule)


def _happening(event: EventMention) -> int:
    return event.ordinal if event.same_as is None else event.same_as


def _claimed(event: EventMention, events: tuple[EventMention, ...]) -> int | None:
    """The dated violence that a claim of responsibility is about: there or just before."""
    near = [
        e
        for e in events
        if e.type in {"ASSAULT", "ACCIDENT"}
        and e.time is not None
        and 0 <= event.sentence - e.sentence <= 2
    ]
    return max(near, key=lambda e: e.sentence).ordinal if near else None


def _with_event(figure: FigureMention, events: tuple[EventMention, ...]) -> FigureMention:
    """The figure with the event whose argument holds it, else whose trigger is nearest."""
    here = [e for e in events if e.sentence == figure.sentence]
    holding = [e for e in here if any(a.span.overlaps(figure.span) for a in e.arguments)]
    nearest = min(
        holding or here, key=lambda e: abs(e.span.start - figure.span.start), default=None
    )
    return figure if nearest is None else replace(figure, event=nearest.ordinal)
