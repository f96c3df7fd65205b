"""Times that a report names, and the days they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from newsflow.language.tree import Tree
from newsflow.mentions.matching import matches_at, starts_of
from newsflow.mentions.reading import Reading
from newsflow.mentions.time_context import direction_at, is_time
from newsflow.mentions.time_dates import DATE_RULES
from newsflow.mentions.time_quarters import QUARTER_RULES
from newsflow.mentions.time_relative import RELATIVE_RULES
from newsflow.mentions.time_rule import BEGINS, Rule
from newsflow.mentions.time_spans import SPAN_RULES
from newsflow.mentions.time_values import Frame, Time
from newsflow.text import straighten
from newsflow.types import (
    Anchor,
    Direction,
    PartialDate,
    Sentence,
    Span,
    TimeKind,
    TimeMention,
    Zone,
)

RULES: tuple[Rule, ...] = (*DATE_RULES, *RELATIVE_RULES, *QUARTER_RULES, *SPAN_RULES)
_BY_NAME = {rule.name: rule for rule in RULES}
_SILENT_ZONES = frozenset({Zone.BYLINE, Zone.BOILERPLATE, Zone.ORIGIN_URL})


def find_times(reading: Reading, anchor: Anchor | None) -> tuple[TimeMention, ...]:
    """Time expressions of all sentences, resolved against the report's day."""
    out: list[TimeMention] = []
    focus: _Focus | None = None
    for sentence, doc in zip(reading.sentences, reading.trees, strict=True):
        if sentence.zone in _SILENT_ZONES:
            continue
        text, kinds = reading.texts[sentence.ordinal], reading.signs[sentence.ordinal]
        for rule, span in _longest(text, kinds, doc):
            direction = direction_at(text, span, doc, reading.clauses[sentence.ordinal])
            if sentence.zone is Zone.CAPTION:
                direction = Direction.PAST  # `Pupils wave on Nov. 30`: a picture has been taken
            frame = _frame(anchor, direction, _near(focus, sentence.ordinal))
            time = _read(rule, span.of(text), text, span, frame)
            if time is None:
                continue
            out.append(_mention(len(out), sentence, span, rule, frame, time))
            focus = _next_focus(focus, time, sentence.ordinal)
    return tuple(out)


def resolve_again(
    times: tuple[TimeMention, ...], anchor: Anchor | None, sentences: tuple[Sentence, ...]
) -> tuple[TimeMention, ...]:
    """The same expressions, read against another day."""
    out: list[TimeMention] = []
    focus: _Focus | None = None
    for mention in times:
        sentence = sentences[mention.sentence]
        text, start = straighten(sentence.text), sentence.span.start
        span = Span(mention.span.start - start, mention.span.end - start)
        frame = Frame(*_day_of(anchor), mention.direction, _near(focus, sentence.ordinal))
        time = _read(_BY_NAME[mention.rule], span.of(text), text, span, frame)
        if time is None:
            out.append(mention)
            continue
        out.append(_mention(mention.ordinal, sentence, span, _BY_NAME[mention.rule], frame, time))
        focus = _next_focus(focus, time, sentence.ordinal)
    return tuple(out)


def _longest(text: str, kinds: frozenset[str], doc: Tree | None) -> Iterator[tuple[Rule, Span]]:
    """Matches that do not overlap: the longest first, then the rule that stands first.

    `kinds` are those of the words that the sentence has; a rule that needs others is not tried.
    """
    found: list[tuple[int, int, Span]] = []
    low = text.lower()
    rules = [(number, rule) for number, rule in _rules_for(kinds) if rule.may_match(low)]
    starts = starts_of(BEGINS, text) if rules else []
    for number, rule in rules:
        for match in matches_at(rule.regex, text, starts):
            span = Span(*match.span())
            if span.end > span.start and is_time(rule, match, text, doc):
                found.append((span.start - span.end, number, span))
    taken: list[tuple[Rule, Span]] = []
    for _, number, span in sorted(found):
        if not any(span.overlaps(other) for _, other in taken):
            taken.append((RULES[number], span))
    yield from sorted(taken, key=lambda pair: pair[1])


@lru_cache(maxsize=4096)
def _rules_for(kinds: frozenset[str]) -> tuple[tuple[int, Rule], ...]:
    """The rules, with their numbers, that need no other kinds of word."""
    return tuple((number, rule) for number, rule in enumerate(RULES) if rule.needs <= kinds)


def _read(rule: Rule, words: str, text: str, span: Span, frame: Frame) -> Time | None:
    """Match again in place, so that what a pattern looks back on is there."""
    match = rule.regex.match(text, span.start)
    if match is None or match.group(0) != words:
        return None
    return rule.produce(match, frame)


def _frame(anchor: Anchor | None, direction: Direction, focus: Time | None) -> Frame:
    day, partial = _day_of(anchor)
    return Frame(day, partial, direction, focus)


def _day_of(anchor: Anchor | None) -> tuple[date | None, PartialDate | None]:
    return (None, None) if anchor is None else (anchor.on.whole, anchor.on)


@dataclass(frozen=True, slots=True)
class _Focus:
    """The last date of the text, and the sentence that gave it."""

    time: Time
    sentence: int


def _near(focus: _Focus | None, sentence: int) -> Time | None:
    return focus.time if focus is not None and sentence - focus.sentence <= 1 else None


def _next_focus(focus: _Focus | None, time: Time, sentence: int) -> _Focus | None:
    dated = time.kind in {TimeKind.DATE, TimeKind.TIME} and time.start is not None
    return _Focus(time, sentence) if dated else focus


def _mention(
    ordinal: int, sentence: Sentence, span: Span, rule: Rule, frame: Frame, time: Time
) -> TimeMention:
    start = sentence.span.start
    return TimeMention(
        ordinal=ordinal,
        sentence=sentence.ordinal,
        span=Span(start + span.start, start + span.end),
        text=span.of(sentence.text),
        rule=rule.name,
        kind=time.kind,
        value=time.value,
        direction=frame.direction,
        anchor=frame.day if time.anchored else None,
        date_from=time.start,
        date_to=time.end,
        precision=time.precision,
        basis=time.basis,
    )
