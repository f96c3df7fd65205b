"""One story of three reports and one of a single report, linked by hand: what the cases ask about.

harbour-post, March 8      Ferry fire kills 12 off Bergen    the captain is quoted
herald.example, no year    Ferry fire kills 14 off Bergen    another toll, the same words
coast-wire, March 9        Ferry fire kills 12 off Bergen    a copy of the first
harbour-post, March 8      Rain in Oslo                      of its own; it said drizzle at first
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from newsflow.types import (
    Batch,
    Claim,
    Copy,
    Correction,
    DatedTime,
    Difference,
    EntityId,
    EntityKind,
    EventId,
    EventMember,
    Evidence,
    Feed,
    FeedId,
    Fetch,
    FetchKind,
    Fused,
    Listing,
    Modality,
    Origin,
    Outlet,
    OutletId,
    Precision,
    QuoteDifference,
    QuotePair,
    Reject,
    Report,
    SegmentRef,
    Span,
    Story,
    StoryEntity,
    StoryEvent,
    StoryId,
    StoryReport,
    StoryToll,
)
from tests.warehouse.builders import HERALD, POST, RUN, plain_report, report, stamp

WIRE = Outlet(outlet_id=OutletId("coast-wire"), name="Coast Wire")

FIRST = report(POST, url="https://harbour.example/ferry", published_on=date(2024, 3, 8))
SECOND = report(HERALD, toll="14", published_on=None)
COPY = report(WIRE, published_on=date(2024, 3, 9))
NOTE = Correction(text="The river was left out at first.", kind="correction")
_RAIN_URL = "https://harbour.example/rain"
DRIZZLE = plain_report(POST, "Drizzle in Oslo", "Nobody was surprised.", url=_RAIN_URL)
RAIN = plain_report(POST, "Rain in Oslo", "A river rose.", "Nobody was surprised.", url=_RAIN_URL)
RAIN = replace(
    RAIN, article=replace(RAIN.article, modified=stamp(date(2024, 3, 9)), corrections=(NOTE,))
)

IVANOVA = EntityId("person:olga ivanova")
SOLVEIG = EntityId("other:solveig")
FIRE = EventId("fire")
INQUIRY = EventId("inquiry")
FERRY_STORY = StoryId("ferry-story")
RAIN_STORY = StoryId("rain-story")

FEED = Feed(feed_id=FeedId("post-news"), outlet=POST, url="https://harbour.example/feed")


def _asked(page: str, **told: Any) -> Fetch:
    return Fetch(
        feed=FEED,
        kind=FetchKind.PAGE,
        url=f"https://harbour.example/{page}",
        page_key=f"harbour.example/{page}",
        fetched_at=datetime(2024, 3, 8, 6, tzinfo=UTC),
        **told,
    )


BATCH = Batch(
    run=RUN,
    reports=(FIRST, SECOND, COPY, DRIZZLE, RAIN),
    rejects=(Reject(stage="clean", ref="photo.html", reason="gallery", detail="Pictures only."),),
    fetches=(
        Fetch(
            feed=FEED,
            fetched_at=datetime(2024, 3, 8, 6, tzinfo=UTC),
            outcome="ok",
            status=200,
            listing=Listing(new=3, known=17),
            etag="abc",
            answered_at=datetime(2024, 3, 8, 6, tzinfo=UTC),
            new_at=datetime(2024, 3, 8, 6, tzinfo=UTC),
            rate=1.5,
        ),
        Fetch(
            feed=FEED,
            fetched_at=datetime(2024, 3, 8, 7, tzinfo=UTC),
            outcome="error",
            reason="timeout",
            error="the server did not answer",
            failures=1,
            next_at=datetime(2024, 3, 8, 8, tzinfo=UTC),
            new_at=datetime(2024, 3, 8, 6, tzinfo=UTC),
            answered_at=datetime(2024, 3, 8, 6, tzinfo=UTC),
            rate=1.5,
        ),
        _asked("ferry", outcome="ok", status=200, report_id=FIRST.article.report_id),
        _asked("photo", outcome="ok", status=200, reject="gallery"),
        _asked("lost", outcome="error", status=404, reason="missing"),
    ),
)


def stories() -> tuple[Story, Story]:
    """What linking would say."""
    return (
        Story(
            story_id=FERRY_STORY,
            label="Fire on the ferry Solveig kills people off Bergen",
            reports=tuple(
                _member(FERRY_STORY, r, on) for r, on in ((FIRST, 8), (SECOND, 8), (COPY, 9))
            ),
            entities=_entities(),
            events=(_fire(), _inquiry()),
            times=(
                DatedTime(
                    revision_id=SECOND.article.revision_id,
                    time=0,
                    anchor=date(2024, 3, 8),
                    date_from=date(2024, 3, 8),
                    date_to=date(2024, 3, 8),
                    precision=Precision.DAY,
                    basis="year from the story",
                ),
            ),
            quote_pairs=(_pair(),),
            origins=(
                Origin(
                    origin="Bergen police",
                    entity_id=None,
                    what="figures",
                    evidence=evidence(SECOND, "14 people", sentence=2),
                ),
            ),
            copies=(_copy(),),
            claims=_claims(),
            differences=_differences(),
            toll=StoryToll(
                killed=Fused(value=14, reports=2, in_words=1, among=3),
                injured=Fused(value=0, reports=3, in_words=0, among=3),
            ),
        ),
        Story(
            story_id=RAIN_STORY,
            label="Rain in Oslo",
            reports=(_member(RAIN_STORY, RAIN, 8),),
        ),
    )


def evidence(told: Report, words: str, *, sentence: int) -> Evidence:
    """The place of some words in a report."""
    start = told.article.text.index(words)
    return Evidence(
        report_id=told.article.report_id,
        revision_id=told.article.revision_id,
        sentence=sentence,
        span=Span(start, start + len(words)),
        text=words,
    )


def _member(story: StoryId, told: Report, day: int) -> StoryReport:
    return StoryReport(
        story_id=story,
        report_id=told.article.report_id,
        revision_id=told.article.revision_id,
        score=0.9,
        why="the same fire on the same day",
        published=replace(stamp(date(2024, 3, day)), basis="told by hand"),
    )


def _entities() -> tuple[StoryEntity, ...]:
    told = (FIRST, SECOND, COPY)
    kinds = (
        (IVANOVA, EntityKind.PERSON, "Olga Ivanova"),
        (SOLVEIG, EntityKind.OTHER, "Solveig"),
    )
    return tuple(
        StoryEntity(
            entity_id=key,
            kind=kind,
            name=name,
            members=tuple((r.article.revision_id, ordinal) for r in told),
            basis="the same name",
        )
        for ordinal, (key, kind, name) in enumerate(kinds)
    )


def _fire() -> StoryEvent:
    return StoryEvent(
        event_id=FIRE,
        type="ASSAULT",
        mode=None,
        cameo_root="19",
        label="fire on the ferry Solveig",
        modality=Modality.ACTUAL,
        date_from=date(2024, 3, 8),
        date_to=date(2024, 3, 8),
        precision=Precision.DAY,
        date_basis="time in the sentence",
        members=tuple(_event_member(r) for r in (FIRST, SECOND, COPY)),
        actors=(IVANOVA,),
        targets=(SOLVEIG,),
    )


def _inquiry() -> StoryEvent:
    return replace(
        _fire(),
        event_id=INQUIRY,
        type="ACCIDENT",
        cameo_root=None,
        label="inquiry into the fire",
        date_from=None,
        date_to=None,
        precision=Precision.UNKNOWN,
        members=(),
        actors=(),
        targets=(SOLVEIG,),
        possibly_same_as=(FIRE,),
    )


def _event_member(told: Report) -> EventMember:
    return EventMember(
        revision_id=told.article.revision_id,
        event=0,
        aspect="fire",
        confidence=0.8,
        why="same type, day and ship",
        date_from=date(2024, 3, 8),
        date_to=date(2024, 3, 8),
        precision=Precision.DAY,
        date_basis="time in the sentence",
    )


def _pair() -> QuotePair:
    words = "We lost the engine room first,"
    return QuotePair(
        pair_id="pair",
        kind="verbatim",
        speaker=IVANOVA,
        segments_a=(SegmentRef(revision_id=FIRST.article.revision_id, quote=0, segment=0),),
        segments_b=(SegmentRef(revision_id=SECOND.article.revision_id, quote=0, segment=0),),
        text_a=words,
        text_b=words,
        similarity=0.999,
        differences=(
            QuoteDifference(
                kind="only_in_a",
                a=evidence(FIRST, "first", sentence=3),
                b=None,
            ),
        ),
    )


def _copy() -> Copy:
    return Copy(
        report_a=FIRST.article.report_id,
        report_b=COPY.article.report_id,
        shared_shingles=20,
        of_a=20,
        of_b=20,
        containment=1.0,
        longest_words=24,
        longest_text="a fire on the ferry",
        verdict="copy",
        why="all of it",
    )


def _claims() -> tuple[Claim, ...]:
    return (
        Claim(
            claim_id="toll-14",
            speaker=None,
            proposition="The fire killed 14 people",
            event_id=FIRE,
            evidence=(evidence(SECOND, "killed 14 people", sentence=2),),
        ),
        Claim(
            claim_id="engine-room",
            speaker=IVANOVA,
            proposition="The engine room was lost first",
            event_id=None,
            evidence=(
                evidence(FIRST, "We lost the engine room first", sentence=3),
                evidence(SECOND, "We lost the engine room first", sentence=3),
            ),
        ),
    )


def _differences() -> tuple[Difference, ...]:
    toll = Difference(
        difference_id="toll",
        kind="figure",
        verdict="contradicts",
        severity="high",
        about=f"event:{FIRE}",
        a=evidence(FIRST, "12 people", sentence=2),
        b=evidence(SECOND, "14 people", sentence=2),
        why="one event, two tolls",
    )
    wording = replace(
        toll,
        difference_id="heading",
        kind="framing",
        verdict="compatible",
        severity="info",
        a=evidence(FIRST, "kills 12", sentence=0),
        b=None,
        why="only one of them counts in the headline",
    )
    return wording, toll
