"""What linking would say of a synthetic story, known beforehand: linking is not timed here."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from newsflow import text as texts
from newsflow.types import (
    Claim,
    Copy,
    Difference,
    EventId,
    EventMember,
    Evidence,
    FigureMention,
    Modality,
    Origin,
    Precision,
    QuoteMention,
    QuotePair,
    Report,
    SegmentRef,
    Story,
    StoryEntity,
    StoryEvent,
    StoryReport,
)
from tests.benchmarks.composer import Happening
from tests.benchmarks.synthetic import Plot, entity_id


def link(plot: Plot, told: Sequence[Report]) -> Story:
    """The story that these reports tell."""
    return Story(
        story_id=plot.story_id,
        label=f"{plot.kind.noun} at {plot.thing.name}, {plot.place.name}",
        reports=tuple(_member(plot, report) for report in told),
        entities=_entities(plot, told),
        events=tuple(
            _event(plot, ordinal, happening, told)
            for ordinal, happening in enumerate(plot.happenings)
        ),
        quote_pairs=tuple(_pair(plot, a, b) for a, b in _neighbours(told)),
        origins=tuple(_origin(plot, report) for report in told),
        copies=tuple(_copy(a, b) for a, b in _neighbours(told)[::4]),
        claims=_claims(plot, told),
        differences=_differences(plot, told),
    )


def _member(plot: Plot, report: Report) -> StoryReport:
    return StoryReport(
        story_id=plot.story_id,
        report_id=report.article.report_id,
        revision_id=report.article.revision_id,
        score=0.74,
        why="score 0.74: text 0.87, headline 0.12, names 0.90; the same place and thing",
        published=report.article.published,
    )


def _entities(plot: Plot, told: Sequence[Report]) -> tuple[StoryEntity, ...]:
    return tuple(
        StoryEntity(
            entity_id=entity_id(actor),
            kind=actor.kind,
            name=actor.name,
            members=tuple((report.article.revision_id, ordinal) for report in told),
            basis="the same name",
        )
        for ordinal, actor in enumerate(plot.actors)
    )


def event_id(plot: Plot, ordinal: int) -> EventId:
    """The id of one happening of a story."""
    return EventId(texts.content_id("event", plot.story_id, str(ordinal)))


def _event(plot: Plot, ordinal: int, happening: Happening, told: Sequence[Report]) -> StoryEvent:
    return StoryEvent(
        event_id=event_id(plot, ordinal),
        type=happening.type,
        mode=None,
        cameo_root="19",
        label=f"{happening.verb} at {plot.thing.name}, {plot.place.name}",
        modality=Modality.ACTUAL,
        date_from=happening.day,
        date_to=happening.day,
        precision=Precision.DAY,
        date_basis="time in the sentence",
        members=tuple(
            _event_member(report, event.ordinal, happening)
            for report in told
            for event in report.mentions.events
            if event.text == happening.verb or (ordinal == 0 and event.main)
        ),
        actors=(entity_id(plot.actors[happening.who]),),
        places=(entity_id(plot.place),),
    )


def _event_member(report: Report, event: int, happening: Happening) -> EventMember:
    return EventMember(
        revision_id=report.article.revision_id,
        event=event,
        aspect=happening.verb,
        confidence=0.8,
        why="same type, day and place",
        date_from=happening.day,
        date_to=happening.day,
        precision=Precision.DAY,
        date_basis="time in the sentence",
    )


def _pair(plot: Plot, a: Report, b: Report) -> QuotePair:
    one, other = a.mentions.quotes[0], b.mentions.quotes[0]
    revisions = (a.article.revision_id, b.article.revision_id)
    return QuotePair(
        pair_id=texts.content_id("pair", *revisions),
        kind="verbatim" if one.text == other.text else "paraphrase",
        speaker=entity_id(plot.people[0]),
        segments_a=(SegmentRef(revision_id=revisions[0], quote=0, segment=0),),
        segments_b=(SegmentRef(revision_id=revisions[1], quote=0, segment=0),),
        text_a=one.text,
        text_b=other.text,
        similarity=0.9,
    )


def _origin(plot: Plot, report: Report) -> Origin:
    return Origin(
        origin=plot.organization.name,
        entity_id=entity_id(plot.organization),
        what="figures",
        evidence=_evidence(report, report.mentions.figures[1]),
    )


def _copy(a: Report, b: Report) -> Copy:
    return Copy(
        report_a=a.article.report_id,
        report_b=b.article.report_id,
        shared_shingles=80,
        of_a=100,
        of_b=90,
        containment=0.89,
        longest_words=30,
        longest_text=a.mentions.sentences[1].text,
        verdict="copy",
        why="most of it",
    )


def _claims(plot: Plot, told: Sequence[Report]) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            claim_id=texts.content_id("claim", report.article.revision_id, str(quote.ordinal)),
            speaker=entity_id(plot.people[quote.ordinal % len(plot.people)]),
            proposition=quote.text,
            event_id=event_id(plot, 0),
            evidence=(_evidence(report, quote),),
        )
        for report in told
        for quote in report.mentions.quotes
    )


def _differences(plot: Plot, told: Sequence[Report]) -> tuple[Difference, ...]:
    return tuple(
        Difference(
            difference_id=texts.content_id("difference", a.article.revision_id, str(number)),
            kind="figure",
            verdict="contradicts" if number else "differs",
            severity="high" if number else "medium",
            about=f"event:{event_id(plot, 0)}",
            a=_evidence(a, a.mentions.figures[number]),
            b=_evidence(b, b.mentions.figures[number]),
            why="one event, two numbers",
        )
        for a, b in _neighbours(told)
        for number in (0, 1)
        if a.mentions.figures[number].value != b.mentions.figures[number].value
    )


def _evidence(report: Report, mention: FigureMention | QuoteMention) -> Evidence:
    return Evidence(
        report_id=report.article.report_id,
        revision_id=report.article.revision_id,
        sentence=mention.sentence,
        span=mention.span,
        text=mention.text,
    )


def _neighbours(told: Sequence[Report]) -> list[tuple[Report, Report]]:
    return list(itertools.pairwise(told))
