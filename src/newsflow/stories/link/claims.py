"""What speakers assert, over all reports that carry it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.events import Linked
from newsflow.stories.link.utterances import Segment, Utterance
from newsflow.text import content_id
from newsflow.types import Claim, Evidence, SegmentRef


def link_claims(
    every: Sequence[Sequence[Segment]],
    utterances: Sequence[Utterance],
    events: Sequence[Linked],
    cast: Cast,
) -> tuple[Claim, ...]:
    """One claim for each utterance and each quotation that stands alone; then the outlets' own."""
    said = list(_said(every, utterances))
    return (*said, *(_asserted(event, cast) for event in events))


def _said(every: Sequence[Sequence[Segment]], utterances: Sequence[Utterance]) -> Iterator[Claim]:
    heads: dict[SegmentRef, SegmentRef] = {}
    for utterance in utterances:
        refs = [_head(heads, segment.ref) for segment in (*utterance.a, *utterance.b)]
        heads |= {ref: refs[0] for ref in refs[1:] if ref != refs[0]}
    groups: dict[SegmentRef, list[Segment]] = {}
    for segment in (s for segments in every for s in segments):
        groups.setdefault(_head(heads, segment.ref), []).append(segment)
    yield from _claims(groups.values())


def _head(heads: dict[SegmentRef, SegmentRef], ref: SegmentRef) -> SegmentRef:
    """The segment that stands for all that say the same; the way to it is shortened."""
    way = []
    while ref in heads:
        way.append(ref)
        ref = heads[ref]
    heads |= dict.fromkeys(way, ref)
    return ref


def _claims(groups: Iterable[Sequence[Segment]]) -> Iterator[Claim]:
    """One claim a group; words that one report quotes twice are one claim."""
    found: dict[str, Claim] = {}
    for claim in map(_claim, groups):
        same = found.get(claim.claim_id)
        evidence = (*same.evidence, *claim.evidence) if same is not None else claim.evidence
        found[claim.claim_id] = replace(claim, evidence=evidence)
    yield from found.values()


def _claim(group: Sequence[Segment]) -> Claim:
    first = group[0]
    text = first.quote.segments[first.number].text
    return Claim(
        claim_id=content_id("claim", first.report.article.report_id, text),
        speaker=next((s.speaker for s in group if s.speaker is not None), None),
        proposition=text,
        event_id=None,
        evidence=tuple(_evidence(segment) for segment in group),
    )


def _evidence(segment: Segment) -> Evidence:
    piece = segment.quote.segments[segment.number]
    return segment.report.evidence(piece.sentence, piece.span)


def _asserted(event: Linked, cast: Cast) -> Claim:
    """An event as a claim: of the outlets, or of the one speaker whom all of them cite."""
    mentions = [(h.report, e) for h in event.happenings for e in h.mentions]
    speakers = {cast.of(report, e.speaker) for report, e in mentions}
    return Claim(
        claim_id=content_id("claim", event.event.event_id),
        speaker=next(iter(speakers)) if len(speakers) == 1 else None,
        proposition=event.event.label,
        event_id=event.event.event_id,
        evidence=tuple(report.whole_sentence(e.sentence) for report, e in mentions),
    )
