"""Deaths and injuries as parts of the happening they result from.

`Three people were killed when a train ran into wagons` tells one accident, not an accident and
an attack. Such a verb takes the type of its cause and is told as one happening with it, so that
the figures of both reports of a crash are figures of that crash.
"""

from __future__ import annotations

from dataclasses import replace

from newsflow.language.roles import Role
from newsflow.mentions.event_triggers import Candidate
from newsflow.mentions.reading import Reading
from newsflow.types import EventMention, FigureMention, Modality, Zone

CAUSES = frozenset({"ACCIDENT", "DISASTER", "ASSAULT"})
"""Types of happenings that people are killed or injured in."""
_RESULTS = frozenset("kill injure wound hurt die perish drown suffocate".split())
_OF_PEOPLE = frozenset({"ASSAULT", "COERCE", "OFFICE"})
"""Types of what people do, by verbs that are said of quakes, storms and crashes as well."""
_RESULT = ": result: "
"""Marks the rule of such a mention."""
_HAPPENED = frozenset({Modality.ACTUAL, Modality.CLAIMED, Modality.ALLUSION})
_CASUALTIES = frozenset({"killed", "injured", "missing"})
_BACK = 2
"""Sentences back in which the cause of an agentless death may stand."""
_FIGURES_BACK = 4
_FIGURES_AHEAD = 3
"""Sentences after a headline that may tell what its toll is of."""


def join_results(
    reading: Reading, events: tuple[EventMention, ...], candidates: tuple[Candidate, ...]
) -> tuple[tuple[EventMention, ...], frozenset[tuple[int, int]]]:
    """The events, results typed as their causes; and the pairs (in order) that are one."""
    out, pairs = list(events), set()
    for event in events:
        cause = _cause_of(event, reading, events, candidates)
        if cause is not None:
            out[event.ordinal] = replace(
                event,
                type=cause.type,
                mode=cause.mode if event.type != cause.type else event.mode,
                cameo_root=cause.cameo_root,
                rule=f"{cause.type}{_RESULT}{event.lemma}",
            )
            if cause.modality is Modality.ALLUSION:
                # `was hurt in the crash` asserts the crash.
                out[cause.ordinal] = replace(out[cause.ordinal], modality=event.modality)
            pairs.add((min(event.ordinal, cause.ordinal), max(event.ordinal, cause.ordinal)))
    return tuple(out), frozenset(pairs)


def is_result(event: EventMention) -> bool:
    """Whether a mention tells what came of the happening rather than the happening."""
    return _RESULT in event.rule


def _cause_of(
    event: EventMention,
    reading: Reading,
    events: tuple[EventMention, ...],
    candidates: tuple[Candidate, ...],
) -> EventMention | None:
    """What people died or were hurt in; none where somebody is said to have done it."""
    doer = _doing(event, events, candidates)
    if doer is not None:
        return doer
    if not _tells_result(event) or _has_agent(event, candidates[event.ordinal]):
        return None
    here = [e for e in events if e.sentence == event.sentence and _may_cause(e, event)]
    if here:
        return min(here, key=lambda e: abs(e.span.start - event.span.start))
    if event.time is not None:
        return None
    before = [
        e
        for e in events
        if 0 < event.sentence - e.sentence <= _BACK
        and _may_cause(e, event)
        and e.modality is not Modality.ALLUSION
        and reading.sentences[e.sentence].zone is reading.sentences[event.sentence].zone
    ]
    return before[-1] if before else None


def _doing(
    event: EventMention, events: tuple[EventMention, ...], candidates: tuple[Candidate, ...]
) -> EventMention | None:
    """The happening that is said to do it: `the quake toppled houses and injured 80`."""
    clause = candidates[event.ordinal].clause
    subject = None if clause is None else clause.first(Role.SUBJECT)
    if subject is None or event.type not in _OF_PEOPLE:
        return None
    return next(
        (
            e
            for e in events
            if e.sentence == event.sentence
            and e.type in CAUSES - {event.type}
            and candidates[e.ordinal].token == subject.phrase.head
            and e.modality in _HAPPENED
        ),
        None,
    )


def _tells_result(event: EventMention) -> bool:
    told = event.modality in {Modality.ACTUAL, Modality.CLAIMED}
    return told and event.lemma.split(" ")[0] in _RESULTS


def _has_agent(event: EventMention, candidate: Candidate) -> bool:
    clause = candidate.clause
    if event.type == "DEATH" or clause is None:
        return False
    if not clause.passive and clause.relation == "participial":
        return False  # `ran into wagons, killing three`
    return any(a.role == "actor" for a in event.arguments)


def _may_cause(cause: EventMention, event: EventMention) -> bool:
    apart = cause.time is not None and event.time is not None and cause.time != event.time
    return (
        cause.ordinal != event.ordinal
        and cause.type in CAUSES
        and cause.modality in _HAPPENED
        and not apart
        and cause.lemma.split(" ")[0] not in _RESULTS
    )


def with_causes(
    figures: tuple[FigureMention, ...], events: tuple[EventMention, ...], reading: Reading
) -> tuple[FigureMention, ...]:
    """The figures, those of the dead and the injured with what these died or were hurt in."""
    causes = [e for e in events if e.type in CAUSES and e.modality in _HAPPENED]
    return tuple(_with_cause(figure, events, causes, reading) for figure in figures)


def _with_cause(
    figure: FigureMention,
    events: tuple[EventMention, ...],
    causes: list[EventMention],
    reading: Reading,
) -> FigureMention:
    if figure.measure not in _CASUALTIES:
        return figure
    if figure.event is not None and events[figure.event].type in CAUSES:
        return figure
    here = [e for e in causes if e.sentence == figure.sentence]
    near = here or [e for e in causes if 0 < figure.sentence - e.sentence <= _FIGURES_BACK]
    if near:
        cause = min(
            near,
            key=lambda e: (figure.sentence - e.sentence, abs(e.span.start - figure.span.start)),
        )
        return replace(figure, event=cause.ordinal)
    if reading.sentences[figure.sentence].zone is Zone.HEADLINE:
        body = [s.ordinal for s in reading.sentences if s.zone is Zone.BODY][:_FIGURES_AHEAD]
        ahead = next((e for e in causes if e.sentence in body), None)
        return figure if ahead is None else replace(figure, event=ahead.ordinal)
    return figure
