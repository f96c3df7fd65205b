"""One reading from its rows: everything that an extractor found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from newsflow.types import (
    Anchor,
    Answer,
    Bound,
    Direction,
    Entity,
    EntityForm,
    EntityKind,
    EntityMention,
    EventArgument,
    EventMention,
    FigureMention,
    Geo,
    Mentions,
    Modality,
    PartialDate,
    Precision,
    Predicate,
    PredicateArgument,
    QuoteKind,
    QuoteMention,
    QuoteSegment,
    Sentence,
    Span,
    TimeKind,
    TimeMention,
    Toll,
    Zone,
)

Record = dict[str, Any]
"""One row by the names of its columns; never leaves this package."""

RowsOf = Callable[[str, str], list[Record]]
"""The rows of a table that belong to an extraction, in the order of `ordinal`."""


def mentions_of(record: Record, rows_of: RowsOf) -> Mentions:
    """What the extraction of this row found."""
    key = record["extraction_id"]
    segments = _grouped_by_ordinal(rows_of("quote_segments", key), "quote")
    arguments = _grouped_by_ordinal(rows_of("event_arguments", key), "event")
    phrases = _grouped_by_ordinal(rows_of("predicate_arguments", key), "predicate")
    anchor = None
    if record["anchor_basis"] is not None:
        anchor = Anchor(on=partial_of(record, "anchor"), basis=record["anchor_basis"])
    return Mentions(
        report_id=record["report_id"],
        revision_id=record["revision_id"],
        extractor=record["extractor"],
        version=record["extractor_version"],
        anchor=anchor,
        sentences=tuple(map(_sentence, rows_of("sentences", key))),
        entities=tuple(map(_entity, rows_of("entities", key))),
        entity_mentions=tuple(map(_entity_mention, rows_of("entity_mentions", key))),
        times=tuple(map(_time, rows_of("times", key))),
        figures=tuple(map(_figure, rows_of("figures", key))),
        quotes=tuple(_quote(r, segments[r["ordinal"]]) for r in rows_of("quotes", key)),
        events=tuple(_event(r, arguments[r["ordinal"]]) for r in rows_of("event_mentions", key)),
        answers=tuple(map(_answer, rows_of("answers", key))),
        predicates=tuple(_predicate(r, phrases[r["ordinal"]]) for r in rows_of("predicates", key)),
        toll=next((_toll(r) for r in rows_of("tolls", key)), None),
    )


def partial_of(record: Record, prefix: str) -> PartialDate:
    """The parts of a day in the columns that begin with `prefix`."""
    return PartialDate(
        year=record[f"{prefix}_year"], month=record[f"{prefix}_month"], day=record[f"{prefix}_day"]
    )


def span_of(record: Record, prefix: str = "span") -> Span:
    """The span in the two columns that begin with `prefix`."""
    return Span(record[f"{prefix}_start"], record[f"{prefix}_end"])


def find_span(record: Record, prefix: str = "span") -> Span | None:
    """The same where there may be none."""
    return None if record[f"{prefix}_start"] is None else span_of(record, prefix)


def _grouped_by_ordinal(found: Iterable[Record], column: str) -> dict[int, list[Record]]:
    groups: dict[int, list[Record]] = defaultdict(list)
    for record in found:
        groups[record[column]].append(record)
    return groups


def _sentence(r: Record) -> Sentence:
    return Sentence(
        ordinal=r["ordinal"],
        zone=Zone(r["zone"]),
        span=span_of(r),
        text=r["text"],
        paragraph=r["paragraph"],
        repeats=r["repeats"],
    )


def _mention(r: Record) -> Record:
    """The fields that every mention has."""
    plain = {name: r[name] for name in ("ordinal", "sentence", "text", "rule", "confidence")}
    return plain | {"span": span_of(r)}


def _entity(r: Record) -> Entity:
    geo = None
    if r["located"]:
        geo = Geo(
            country=r["geo_country"],
            province=r["province"],
            latitude=r["latitude"],
            longitude=r["longitude"],
            geoname_id=r["geoname_id"],
        )
    return Entity(
        ordinal=r["ordinal"],
        entity_id=r["entity_id"],
        kind=EntityKind(r["kind"]),
        name=r["name"],
        country=r["country"],
        sector=r["sector"],
        geo=geo,
        titles=tuple(r["titles"]),
        basis=r["basis"],
    )


def _entity_mention(r: Record) -> EntityMention:
    return EntityMention(**_mention(r), entity=r["entity"], form=EntityForm(r["form"]))


def _time(r: Record) -> TimeMention:
    return TimeMention(
        **_mention(r),
        kind=TimeKind(r["kind"]),
        value=r["value"],
        direction=Direction(r["direction"]),
        anchor=r["anchor"],
        date_from=r["date_from"],
        date_to=r["date_to"],
        precision=Precision(r["precision"]),
        basis=r["basis"],
    )


def _figure(r: Record) -> FigureMention:
    return FigureMention(
        **_mention(r),
        number_span=span_of(r, "number"),
        value=Decimal(r["value_exact"]),
        low=None if r["low_exact"] is None else Decimal(r["low_exact"]),
        high=None if r["high_exact"] is None else Decimal(r["high_exact"]),
        bound=Bound(r["bound"]),
        unit=r["unit"],
        object=r["object"],
        measure=r["measure"],
        event=r["event"],
        attribution=r["attribution"],
        attribution_span=find_span(r, "attribution"),
        repeats=r["repeats"],
    )


def _quote(r: Record, segments: Sequence[Record]) -> QuoteMention:
    return QuoteMention(
        **_mention(r),
        kind=QuoteKind(r["kind"]),
        segments=tuple(
            QuoteSegment(sentence=s["sentence"], span=span_of(s), text=s["text"]) for s in segments
        ),
        speaker=r["speaker"],
        speaker_span=find_span(r, "speaker"),
        cue=r["cue"],
        cue_span=find_span(r, "cue"),
        addressee=r["addressee"],
        attribution=r["attribution"],
        attribution_span=find_span(r, "attribution"),
        unbalanced=r["unbalanced"],
    )


def _event(r: Record, arguments: Sequence[Record]) -> EventMention:
    return EventMention(
        **_mention(r),
        type=r["type"],
        mode=r["mode"],
        cameo_root=r["cameo_root"],
        lemma=r["lemma"],
        arguments=tuple(
            EventArgument(
                **_argument(a),
                country=a["country"],
                sector=a["sector"],
                code_basis=a["code_basis"],
            )
            for a in arguments
        ),
        modality=Modality(r["modality"]),
        time=r["time"],
        date_from=r["date_from"],
        date_to=r["date_to"],
        precision=Precision(r["precision"]),
        date_basis=r["date_basis"],
        dated_like=r["dated_like"],
        date_rule=r["date_rule"],
        same_as=r["same_as"],
        attribution=r["attribution"],
        attribution_span=find_span(r, "attribution"),
        speaker=r["speaker"],
        main=r["main"],
    )


def _argument(r: Record) -> Record:
    """The fields that every argument has."""
    return {"role": r["role"], "span": span_of(r), "text": r["text"], "entity": r["entity"]}


def _predicate(r: Record, phrases: Sequence[Record]) -> Predicate:
    return Predicate(
        **_mention(r),
        lemma=r["lemma"],
        modality=Modality(r["modality"]),
        arguments=tuple(PredicateArgument(**_argument(a)) for a in phrases),
    )


def _answer(r: Record) -> Answer:
    return Answer(**_mention(r), question=r["question"], entity=r["entity"], time=r["time"])


def _toll(r: Record) -> Toll:
    return Toll(killed=r["killed"], injured=r["injured"])
