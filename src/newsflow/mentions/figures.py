"""Figures: numbers with a unit and the thing they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from newsflow.language.tree import Tree
from newsflow.mentions.attributions import find_attribution
from newsflow.mentions.casualties import find_measure
from newsflow.mentions.figure_filters import is_figure
from newsflow.mentions.figure_numbers import Number, find_numbers
from newsflow.mentions.figure_units import Unit, find_unit
from newsflow.mentions.reading import Reading
from newsflow.mentions.word_signs import NUMBER
from newsflow.types import Bound, FigureMention, Sentence, Span, TimeKind, TimeMention, Zone

_SILENT_ZONES = frozenset(
    {Zone.BYLINE, Zone.BOILERPLATE, Zone.ORIGIN_URL, Zone.DATELINE, Zone.DATE_LINE, Zone.CREDIT}
)


def find_figures(reading: Reading, times: tuple[TimeMention, ...]) -> tuple[FigureMention, ...]:
    """Figures of all sentences; dates, ages, ordinals, scores and model names are none."""
    dated = [t.span for t in times if t.kind is not TimeKind.DURATION]
    out: list[FigureMention] = []
    for sentence, doc in zip(reading.sentences, reading.trees, strict=True):
        if sentence.zone in _SILENT_ZONES or NUMBER not in reading.signs[sentence.ordinal]:
            continue
        base = sentence.span.start
        taken = [Span(s.start - base, s.end - base) for s in dated if s.overlaps(sentence.span)]
        text = reading.texts[sentence.ordinal]
        for figure in _figures(sentence, text, doc, taken):
            out.append(replace(figure, ordinal=len(out)))
    return _mark_repeats(tuple(out), reading.sentences)


def _figures(
    sentence: Sentence, text: str, doc: Tree | None, taken: list[Span]
) -> Iterator[FigureMention]:
    for number in find_numbers(text):
        if any(number.span.overlaps(span) for span in taken):
            continue
        unit = find_unit(text, number, doc)
        bounded = _bounded(text, number)
        measure = find_measure(text, bounded, unit, doc)
        if is_figure(text, bounded, unit, measure):
            yield _figure(sentence, text, bounded, unit, measure)


def _figure(
    sentence: Sentence, text: str, number: Number, unit: Unit, measure: str | None
) -> FigureMention:
    start = sentence.span.start
    span = Span(number.span.start, max(number.span.end, unit.end))
    name = unit.name or ("person" if measure is not None else None)
    attribution = find_attribution(text)
    return FigureMention(
        ordinal=0,
        sentence=sentence.ordinal,
        span=Span(start + span.start, start + span.end),
        text=span.of(sentence.text),
        rule=number.rule,
        number_span=Span(start + number.span.start, start + number.span.end),
        value=number.value.normalize() if number.value % 1 else number.value.quantize(Decimal(1)),
        low=number.low,
        high=number.high,
        bound=number.bound,
        unit=name,
        object=unit.thing,
        measure=measure,
        attribution=attribution.of(sentence.text) if attribution else None,
        attribution_span=Span(start + attribution.start, start + attribution.end)
        if attribution
        else None,
    )


_BOUNDS = (
    (Bound.AT_LEAST, r"at least|more than|over|no fewer than|no less than|not less than|"
                     r"upwards? of|"
                     r"exceed(?:s|ed|ing)?|above|in excess of|greater than|well over|just over|"
                     r"a minimum of|north of|topp(?:ed|ing)|surpass(?:ed|ing)?|\+|>"),
    (Bound.AT_MOST, r"up to|at most|fewer than|less than|under|below|no more than|not more than|"
                    r"as many as|as much as|a maximum of|just under|nearly|almost|close to|<"),
    (Bound.ABOUT, r"about|around|approximately|roughly|some|an estimated|estimated|circa|"
                  r"more or less|in the region of|averag(?:e|ed|ing)(?: of)?|~"),
)  # fmt: skip
_BOUND_PATTERNS = tuple(
    (bound, re.compile(rf"(?:^|[\s(])(?:{words})\s*(?:an?\s+|the\s+)?$", re.IGNORECASE))
    for bound, words in _BOUNDS
)
_AFTER = (
    (Bound.AT_LEAST, re.compile(r"\s*(?:\+|or more\b|plus\b)", re.IGNORECASE)),
    (Bound.AT_MOST, re.compile(r"\s*or (?:less|fewer)\b", re.IGNORECASE)),
    (Bound.ABOUT, re.compile(r"\s*or so\b", re.IGNORECASE)),
)


def _bounded(text: str, number: Number) -> Number:
    """`at least 12`: what the words before (or after) limit the number to."""
    if number.bound is not Bound.EXACT:
        return number
    before, after = text[: number.span.start], text[number.span.end :]
    for bound, pattern in _BOUND_PATTERNS:
        if pattern.search(before[-24:]):
            return replace(number, bound=bound, rule=f"{bound.replace('_', ' ')} <number>")
    for bound, pattern in _AFTER:
        if pattern.match(after):
            return replace(number, bound=bound, rule=f"<number> {bound.replace('_', ' ')}")
    return number


def _mark_repeats(
    figures: tuple[FigureMention, ...], sentences: tuple[Sentence, ...]
) -> tuple[FigureMention, ...]:
    """Point figures of a standfirst, caption or headline at the body's same figure."""
    first: dict[_Worth, int] = {}
    for figure in figures:
        if sentences[figure.sentence].zone is Zone.BODY:
            first.setdefault(_worth(figure), figure.ordinal)
    out = []
    for figure in figures:
        apart = sentences[figure.sentence].zone in _APART
        same = first.get(_worth(figure)) if apart else None
        out.append(figure if same is None else replace(figure, repeats=same))
    return tuple(out)


_APART = frozenset({Zone.STANDFIRST, Zone.CAPTION, Zone.HEADLINE})
_Worth = tuple[Decimal, Decimal | None, Decimal | None, str | None]


def _worth(figure: FigureMention) -> _Worth:
    return figure.value, figure.low, figure.high, figure.unit
