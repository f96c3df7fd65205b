"""The lines of a story's sheet, each with the sentences it comes from, read from the warehouse."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsflow.show import (
    CopyLine,
    DifferenceLine,
    EventLine,
    Evidence,
    FigureLine,
    NameLine,
    OriginLine,
    PairLine,
)
from newsflow.warehouse import Published

Letters = Mapping[str, str]
"""The letter that stands for a report, by report id."""


def read_events(published: Published, story_id: str, letters: Letters) -> Iterator[EventLine]:
    """The timeline, each event with every sentence that tells of it."""
    told = _tellings(published, story_id, letters)
    found = published.query(
        """
        select t.event_id, t.date_from, t.date_to, t.precision, t.type, t.label, t.modality,
            based.date_basis, told.independent
        from timeline(?) as t
        inner join (select event_id, date_basis from events where story_id = ?) as based
            using (event_id)
        left join (select event_id, independent from corroboration where story_id = ?) as told
            using (event_id)
        order by t.date_from nulls last, t.date_to nulls last, t.event_id
        """,
        story_id,
        story_id,
        story_id,
    )
    for event_id, date_from, date_to, precision, kind, label, modality, basis, independent in found:
        tellings = told[event_id]
        spoken = (each for x in letters.values() for each in tellings.get(x, ()))
        yield EventLine(
            date_from=date_from,
            date_to=date_to,
            precision=precision,
            type=kind,
            label=label,
            modality=modality,
            coverage=tuple((x, _covered(tellings.get(x, ()))) for x in letters.values()),
            date_basis=basis,
            independent=independent,
            evidence=tuple(each.evidence(basis) for each in spoken),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """One sentence that tells of an event."""

    letter: str
    sentence: str
    words: str
    zone: str
    reports: bool
    """Whether it reports the event, rather than alluding to it."""
    date_basis: str | None
    attribution: str | None

    def evidence(self, basis: str | None) -> Evidence:
        """What is shown of it; how its day is known only where that is not the event's `basis`."""
        day = f"day: {self.date_basis}" if self.date_basis and self.date_basis != basis else None
        return Evidence(
            letter=self.letter,
            sentence=self.sentence,
            words=self.words,
            zone=self.zone,
            basis="; ".join(part for part in (day, self.attribution) if part),
        )


_Tellings = dict[str, list[_Telling]]
"""By the letter of the report."""


def _tellings(published: Published, story_id: str, letters: Letters) -> dict[str, _Tellings]:
    told: dict[str, _Tellings] = defaultdict(lambda: defaultdict(list))
    found = published.query(
        """
        select event_id, report_id, modality, text, sentence_text, zone, date_basis, attribution
        from event_mentions where story_id = ? and event_id is not null
        order by report_id, span_start
        """,
        story_id,
    )
    for event_id, report_id, modality, words, sentence, zone, basis, attribution in found:
        letter = letters[report_id]
        told[event_id][letter].append(
            _Telling(
                letter=letter,
                sentence=sentence,
                words=words,
                zone=zone,
                reports=modality != "allusion",
                date_basis=basis,
                attribution=attribution,
            )
        )
    return told


def _covered(tellings: Sequence[_Telling]) -> str:
    if not tellings:
        return "absent"
    return "reported" if any(each.reports for each in tellings) else "alluded"


def read_pairs(published: Published, story_id: str, letters: Letters) -> Iterator[PairLine]:
    """Utterances that two reports quote, with the sentences they stand in."""
    sides = _sides(published, story_id, letters)
    found = published.query(
        "select pair_id, speaker, kind, similarity, text_a, text_b from compare_quotes(?)",
        story_id,
    )
    for pair_id, speaker, kind, similarity, text_a, text_b in found:
        side_a, side_b = sides[pair_id, "a"], sides[pair_id, "b"]
        yield PairLine(
            speaker=speaker,
            kind=kind,
            similarity=similarity,
            a=tuple(sorted({each.letter for each in side_a})),
            b=tuple(sorted({each.letter for each in side_b})),
            text_a=text_a,
            text_b=text_b,
            evidence=(*side_a, *side_b),
        )


def _sides(
    published: Published, story_id: str, letters: Letters
) -> dict[tuple[str, str], list[Evidence]]:
    sides: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for pair_id, side, report_id, words, sentence, zone, attribution in published.query(
        """
        select parts.pair_id, parts.side, quotes.report_id, quotes.text, quotes.sentence_text,
            quotes.zone, quotes.attribution
        from kept.quote_pair_segments as parts
        inner join quotes
            on parts.extraction_id = quotes.extraction_id
            and parts.quote = quotes.ordinal and parts.segment = quotes.segment
        where parts.story_id = ? and quotes.story_id = parts.story_id
        order by parts.pair_id, parts.side, parts.ordinal
        """,
        story_id,
    ):
        evidence = Evidence(
            letter=letters[report_id],
            sentence=sentence,
            words=words,
            zone=zone,
            basis=attribution or "",
        )
        sides[pair_id, side].append(evidence)
    return sides


def read_figures(published: Published, story_id: str, letters: Letters) -> Iterator[FigureLine]:
    """Figures, those of one event together; what a report repeats is left out."""
    found = published.query(
        """
        select event, text, measure, coalesce(measure, object, unit) as counts, value, low, high,
            bound, report_id, attribution, sentence_text, zone
        from figures
        where story_id = ? and repeats is null
        order by event is null, date_from nulls last, event, measure, object, report_id, span_start
        """,
        story_id,
    )
    for event, text, measure, counts, value, low, high, bound, report_id, who, told, zone in found:
        counted = measure if measure and measure not in text.lower() else None
        letter = letters[report_id]
        yield FigureLine(
            event=event,
            words=f"{text} {counted}" if counted else text,
            letters=(letter,),
            attribution=who,
            counts=counts,
            value=value,
            low=low,
            high=high,
            bound=bound,
            evidence=(Evidence(letter=letter, sentence=told, words=text, zone=zone),),
        )


def read_differences(
    published: Published, story_id: str, letters: Letters
) -> Iterator[DifferenceLine]:
    """Where the reports do not say the same, the worst first, with both sentences."""
    found = published.query(
        """
        with told as (select sentence_id, text from sentences where story_id = ?)

        select kind, verdict, severity, report_a, report_b, text_a, text_b,
            side_a.text as sentence_a, side_b.text as sentence_b,
            why, status, review_verdict, review_note
        from differences
        left join told as side_a on differences.sentence_a = side_a.sentence_id
        left join told as side_b on differences.sentence_b = side_b.sentence_id
        where story_id = ?
        order by severity_rank(severity), kind, difference_id
        """,
        story_id,
        story_id,
    )
    for row in found.rows:
        kind, verdict, severity, report_a, report_b, *rest = row
        text_a, text_b, sentence_a, sentence_b, why, status, decided, note = rest
        yield DifferenceLine(
            kind=kind,
            verdict=verdict,
            severity=severity,
            a=_known(letters, report_a),
            b=_known(letters, report_b),
            text_a=text_a,
            text_b=text_b,
            why=why,
            sentence_a=sentence_a,
            sentence_b=sentence_b,
            review=": ".join(x for x in (decided, note) if x) if status == "reviewed" else None,
        )


def _known(letters: Letters, report_id: str | None) -> tuple[str, ...]:
    return (letters[report_id],) if report_id is not None and report_id in letters else ()


def read_names(published: Published, story_id: str, letters: Letters) -> Iterator[NameLine]:
    """Who and what several reports name, or one in several ways; the most named first."""
    spelled: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    users: dict[tuple[str, str], set[str]] = defaultdict(set)
    found = published.query(
        """
        select entity_id, entity, kind, text, report_id, count(*) from names
        where story_id = ? and form = 'name' and entity is not null
        group by all order by all
        """,
        story_id,
    )
    for entity_id, entity, kind, text, report_id, number in found:
        spelled[entity_id, entity, kind][text] += number
        users[entity_id, text].add(letters[report_id])
    for (entity_id, entity, kind), spellings in _most_named(spelled):
        lines = tuple((text, tuple(sorted(users[entity_id, text]))) for text in spellings)
        if len(lines) > 1 or len(lines[0][1]) > 1:
            yield NameLine(name=entity, kind=kind, spellings=lines)


def _most_named(
    spelled: Mapping[tuple[str, str, str], Counter[str]],
) -> Iterator[tuple[tuple[str, str, str], list[str]]]:
    for entity, spellings in sorted(spelled.items(), key=lambda each: -each[1].total()):
        yield entity, [text for text, _ in spellings.most_common()]


def read_origins(published: Published, story_id: str, letters: Letters) -> Iterator[OriginLine]:
    """Where the reports say they have something from."""
    found = published.query("select origin, what, text, report_id from origins_of(?)", story_id)
    for origin, what, text, report_id in found:
        yield OriginLine(origin=origin, what=what, text=text, letters=(letters[report_id],))


def read_copies(published: Published, story_id: str, letters: Letters) -> Iterator[CopyLine]:
    """Reports whose text stands in another report, as a whole or in part."""
    found = published.query(
        "select report_a, report_b, verdict, containment, longest_words, why from copies_of(?)",
        story_id,
    )
    for first, second, verdict, containment, longest_words, why in found:
        if verdict != "independent" and first in letters and second in letters:
            yield CopyLine(
                original=letters[first],
                copy=letters[second],
                whole=verdict == "copy",
                shared=containment,
                longest_words=longest_words,
                why=why,
            )


def moment_of(published: Published) -> Any:
    """When the warehouse last changed, in UTC; none before its first step."""
    found = published.query("select changed_at from state").column("changed_at")
    return next(iter(found), None)
