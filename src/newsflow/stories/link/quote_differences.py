"""Where two versions of an utterance part, and what a speaker says in one report only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsflow.stories.link.coverage import Vocabulary
from newsflow.stories.link.made import difference
from newsflow.stories.link.told import Told
from newsflow.stories.link.utterances import Segment, Utterance
from newsflow.stories.link.words import mass, read_words, weighty_class
from newsflow.types import (
    Difference,
    EntityId,
    Evidence,
    QuoteDifference,
    QuoteKind,
    RevisionId,
    SegmentRef,
    Span,
)

_TELLING_IDF = 2.5
_LEAST_TELLING = 2
_TELLING_MASS = 7.0
"""Words of their own that one version must have before the other is said to lack them."""
_COVERED = 0.4
"""Share of a segment's words that a sentence of the other report holds."""
_LEAST_MASS = 10.0
_MARKS = re.compile('["“”]')
"""Marks within a quotation: what stands before them was taken into it by mistake."""
_SHARP = frozenset({"doubt", "emphasis", "negation"})


def quote_differences(utterances: Sequence[Utterance]) -> Iterator[Difference]:
    """Differences of meaning and stance, and words that one version lacks."""
    for utterance in utterances:
        for found in utterance.pair.differences:
            made = _difference(utterance, found)
            if made is not None:
                yield made


def attribution_differences(utterances: Sequence[Utterance]) -> Iterator[Difference]:
    """One report says where it has the speaker's words from, the other does not: once a pair."""
    seen = set()
    for utterance in utterances:
        a, b = utterance.a[0], utterance.b[0]
        key = a.report.revision, b.report.revision
        if key in seen or _names_origin(a.report) == _names_origin(b.report):
            continue
        if not (a.quote.attribution_span or b.quote.attribution_span):
            continue
        seen.add(key)
        naming = b if b.quote.attribution_span else a
        yield difference(
            "attribution",
            "differs",
            severity="medium",
            about=f"pair:{utterance.pair.pair_id}",
            a=_source(a),
            b=_source(b),
            why=f"{naming.report.name} says where it has the words from "
            f"({naming.quote.attribution}), the other does not",
        )


def quote_omissions(
    told: Sequence[Told],
    every: Sequence[Sequence[Segment]],
    utterances: Sequence[Utterance],
    vocabularies: Mapping[RevisionId, Vocabulary],
) -> Iterator[Difference]:
    """What a speaker says in one report only, though others quote that speaker too."""
    paired = {ref for u in utterances for ref in (*u.pair.segments_a, *u.pair.segments_b)}
    ordered = [vocabularies[report.revision] for report in told]
    quoted: defaultdict[EntityId | None, list[int]] = defaultdict(list)
    for j, of_report in enumerate(every):
        for speaker in {segment.speaker for segment in of_report if segment.direct}:
            quoted[speaker].append(j)
    for i, own in enumerate(every):
        quoting = {who: [j for j in reports if j != i] for who, reports in quoted.items()}
        for segment in _first_of_quotes(own, paired, ordered, quoting):
            yield _omission(told, i, quoting[segment.speaker], segment)


def _difference(utterance: Utterance, found: QuoteDifference) -> Difference | None:
    about = f"pair:{utterance.pair.pair_id}"
    if found.kind in {"meaning", "stance"}:
        return difference(
            "quote_wording",
            "differs",
            severity=_severity(found),
            about=about,
            a=found.a,
            b=found.b,
            why=f"One sentence of one speaker in two versions: {_versus(found)}",
        )
    side = found.a or found.b
    if found.kind == "wording" or side is None or not _tells(side):
        return None
    if _MARKS.search(side.text) or _is_outside(utterance, found):
        return None
    return difference(
        "quote_content",
        found.kind,
        severity="medium",
        about=about,
        a=found.a,
        b=found.b,
        why=f"Words that one version of the quotation has and the other lacks: “{side.text}”",
    )


def _is_outside(utterance: Utterance, found: QuoteDifference) -> bool:
    """Whether words stand before or behind what the other report quotes a piece of."""
    side, whole, piece = (
        (found.a, utterance.a, utterance.b) if found.a else (found.b, utterance.b, utterance.a)
    )
    if side is None or not any(s.quote.kind is QuoteKind.PARTIAL for s in piece):
        return False
    words = [word for segment in whole for word in segment.words]
    return side.span.start <= words[0].span.start or side.span.end >= words[-1].span.end


def _severity(found: QuoteDifference) -> str:
    sides = [word for e in (found.a, found.b) if e is not None for word in read_words(e.text)]
    return "high" if {weighty_class(word.term) for word in sides} & _SHARP else "medium"


def _versus(found: QuoteDifference) -> str:
    a, b = (f"“{e.text}”" if e is not None else "nothing" for e in (found.a, found.b))
    return f"{a} against {b}"


def _tells(side: Evidence) -> bool:
    telling = [word for word in read_words(side.text) if word.weight >= _TELLING_IDF]
    return len(telling) >= _LEAST_TELLING and mass(telling) >= _TELLING_MASS


def _names_origin(report: Told) -> bool:
    return any(quote.attribution_span is not None for quote in report.mentions.quotes)


def _source(segment: Segment) -> Evidence:
    """Where the words are said to come from, else who is said to say them."""
    quote = segment.quote
    span = quote.attribution_span
    if span is None:
        named = [s for s in (quote.speaker_span, quote.cue_span) if s is not None]
        near = [s for s in named if abs(s.start - quote.span.end) < 200] or [quote.span]
        span = Span(min(s.start for s in near), max(s.end for s in near))
    return segment.report.evidence(segment.report.sentence_at(span.start), span)


def _first_of_quotes(
    own: Sequence[Segment],
    paired: set[SegmentRef],
    vocabularies: Sequence[Vocabulary],
    quoting: Mapping[EntityId | None, Sequence[int]],
) -> Iterator[Segment]:
    """Of each quotation, the first segment that no other report has in any words.

    `quoting` are the other reports that quote a speaker directly.
    """
    done = set()
    for segment in own:
        if segment.quote.ordinal in done or not _worth_telling(segment):
            continue
        if segment.ref in paired:
            continue
        others = quoting.get(segment.speaker, ())
        held = (vocabularies[j].holds(segment.words, _COVERED) for j in others)
        if others and not any(held):
            done.add(segment.quote.ordinal)
            yield segment


def _worth_telling(segment: Segment) -> bool:
    whole = segment.quote.kind is QuoteKind.DIRECT
    return whole and segment.speaker is not None and segment.mass >= _LEAST_MASS


def _omission(
    told: Sequence[Told], teller: int, quoting: Sequence[int], segment: Segment
) -> Difference:
    span = segment.quote.segments[segment.number].span
    evidence = told[teller].evidence(told[teller].sentence_at(span.start), span)
    earlier = teller < min(quoting)
    lacking = ", ".join(told[j].name for j in quoting)
    return difference(
        "omission",
        "only_in_a" if earlier else "only_in_b",
        severity="medium",
        about=f"speaker:{segment.speaker}",
        a=evidence if earlier else None,
        b=None if earlier else evidence,
        why=f"Said to {told[teller].name}'s readers only: {lacking} quoting the same speaker "
        "leaves it out",
    )
