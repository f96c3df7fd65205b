"""Where reports say they have something from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.told import Told
from newsflow.types import EntityId, EntityKind, Evidence, Origin, Span, Zone

_BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.COUNTRY})


def link_origins(told: Sequence[Told], cast: Cast) -> tuple[Origin, ...]:
    """The stated origins of quotations, figures, events, photographs and whole texts."""
    return tuple(origin for report in told for origin in _stated(report, cast))


def _stated(report: Told, cast: Cast) -> Iterator[Origin]:
    seen: set[Span] = set()
    for what, span in (*_attributions(report), *_credits(report)):
        if span not in seen:
            seen.add(span)
            yield _origin(report, cast, what, span)
    dateline = report.article.dateline
    if dateline is not None and dateline.agency_span is not None:
        yield _origin(report, cast, "report", dateline.agency_span)


def _attributions(report: Told) -> Iterator[tuple[str, Span]]:
    mentions = report.mentions
    for what, several in (
        ("quotations", mentions.quotes),
        ("figures", mentions.figures),
        ("events", mentions.events),
    ):
        for mention in several:
            if mention.attribution_span is not None:
                yield what, mention.attribution_span


def _credits(report: Told) -> Iterator[tuple[str, Span]]:
    for block in report.article.spans(Zone.CREDIT):
        yield "photo", block.span


def _origin(report: Told, cast: Cast, what: str, span: Span) -> Origin:
    entity, name = _body(report, cast, span)
    evidence = report.evidence(report.sentence_at(span.start), span)
    return Origin(origin=name or _bare(evidence), entity_id=entity, what=what, evidence=evidence)


def _body(report: Told, cast: Cast, span: Span) -> tuple[EntityId | None, str | None]:
    """The last body that an attribution names: `a transcript released by the Kremlin`."""
    for mention in reversed(report.mentions.entity_mentions):
        entity = report.mentions.entities[mention.entity]
        if span.overlaps(mention.span) and entity.kind in _BODIES:
            return cast.of(report, mention.entity), entity.name
    return None, None


def _bare(evidence: Evidence) -> str:
    return evidence.text.removeprefix("according to ").removeprefix("©").strip()
