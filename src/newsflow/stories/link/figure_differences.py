"""Figures of one event beside each other; figures of two like events kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from newsflow.stories.link.events import Linked
from newsflow.stories.link.happenings import Happening
from newsflow.stories.link.made import difference
from newsflow.stories.link.same_event import SAME, likeness, overlap, span_words
from newsflow.stories.link.told import Told
from newsflow.stories.link.words import Word, mass, nearness, read_words, shared_mass
from newsflow.stories.terms import stem, words
from newsflow.types import Bound, Difference, Evidence, FigureMention, Zone

_SURE = 0.8
"""Confidence of an event from which unequal figures contradict each other."""
_SURELY_ONE = 0.7
"""Confidence of two tellings of an event from which what is counted in both may be one thing."""
_ABOUT = Decimal("0.1")
"""How far an approximate figure may be off."""
_GROWING = frozenset({"killed", "injured", "missing", "arrested", "displaced"})
"""Tolls: a later report may rightly have a higher one."""


_ANYBODY = frozenset({"person", "people", "victim", "life", "casualty", "body"})
"""Units that leave open who was killed or injured; a child or a soldier is one of them."""
_SOME = re.compile(r"\bof (?:the|them|those|these|its|his|her|their)\b", re.IGNORECASE)
"""`One of the armed students`: how many there were is not said."""
_OF_ANYTHING = frozenset({None, "percent"})
"""Objects of shares and sums of money: what they are of stands elsewhere."""
_FURTHER = re.compile(
    r"\b(?:another|others?|more(?! than)|additional|further|extra)\b", re.IGNORECASE
)
"""Words that make a number one that comes to others."""
_BESIDE = 40
"""Characters before and behind a figure that say what it is a figure of."""
_OF_ONE_THING = 0.4
"""Share of the words beside a figure that the other one has beside it."""


@dataclass(frozen=True)
class _Counted:
    event: Linked
    happening: Happening
    figure: FigureMention

    @property
    def report(self) -> Told:
        return self.happening.report

    @property
    def evidence(self) -> Evidence:
        return self.report.evidence(self.figure.sentence, self.figure.span)

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """What the phrase says of the things counted, beside their noun."""
        unit = (self.figure.unit or "").split()
        phrase = (self.figure.object or "").replace("-", " ").split()
        return frozenset(stem(word) for word in phrase if word not in unit)

    @cached_property
    def roles(self) -> frozenset[str]:
        """What those who are counted do in the event, as far as it is told of them."""
        arguments = (a for e in self.happening.mentions for a in e.arguments)
        return frozenset(a.role for a in arguments if a.span.overlaps(self.figure.span))

    @cached_property
    def beside(self) -> tuple[Word, ...]:
        """The words before and behind it in its sentence, without those that name the event."""
        text, span = self.report.article.text, self.figure.span
        here = self.report.sentence(self.figure.sentence).span
        before = text[max(here.start, span.start - _BESIDE) : span.start]
        behind = text[span.end : min(here.end, span.end + _BESIDE)]
        named = self.happening.words.union(*(words(e.text) for e in self.happening.mentions))
        near = (*read_words(before), *read_words(behind, span.end))
        return tuple(word for word in near if word.term not in named)


def figure_differences(events: Sequence[Linked]) -> Iterator[Difference]:
    """Unequal figures of one event; and, marked as not comparable, those of two like events."""
    counted = [each for event in events for each in _counted(event)]
    for a, b in _of_kinds(counted):
        if a.report.revision == b.report.revision:
            continue
        a, b = sorted((a, b), key=_order)  # noqa: PLW2901
        if a.event is b.event:
            if _unequal(a.figure, b.figure) and _of_one_thing(a, b):
                yield _compare(a, b)
        elif _alike(a.happening, b.happening) and a.figure.value != b.figure.value:
            yield _not_comparable(a, b)


def _counted(event: Linked) -> Iterator[_Counted]:
    """The figures that each report gives of an event, each kind once."""
    for happening in event.happenings:
        seen: list[FigureMention] = []
        for figure in sorted(happening.figures, key=lambda f: _rank(happening.report, f)):
            if figure.repeats is None and not any(_of_one_kind(figure, s) for s in seen):
                seen.append(figure)
                yield _Counted(event, happening, figure)


def _rank(report: Told, figure: FigureMention) -> tuple[bool, int]:
    return report.sentence(figure.sentence).zone is not Zone.BODY, figure.ordinal


def _order(counted: _Counted) -> tuple[str, str, str, int]:
    report = counted.report
    day = report.day.isoformat() if report.day is not None else "9999"
    stamp = report.membership.published
    moment = stamp.at.isoformat() if stamp is not None and stamp.at is not None else ""
    return day, moment, report.article.report_id, counted.figure.ordinal


def _of_one_kind(a: FigureMention, b: FigureMention) -> bool:
    """Whether two figures count the same sort of thing."""
    if a.measure is not None or b.measure is not None:
        return a.measure == b.measure
    if a.unit is None or b.unit is None:
        return False
    return nearness(stem(a.unit.split()[-1]), stem(b.unit.split()[-1])) > 0


def _of_kinds(counted: Sequence[_Counted]) -> Iterator[tuple[_Counted, _Counted]]:
    """Pairs that count the same sort of thing, in order."""
    kinds: dict[tuple[str | None, str | None], list[int]] = {}
    for number, each in enumerate(counted):
        kinds.setdefault((each.figure.measure, each.figure.unit), []).append(number)
    near = {
        a: [n for b, of_b in kinds.items() if _alike_kinds(counted, of_a, of_b) for n in of_b]
        for a, of_a in kinds.items()
    }
    for number, each in enumerate(counted):
        others = near[each.figure.measure, each.figure.unit]
        yield from ((each, counted[n]) for n in sorted(others) if n > number)


def _alike_kinds(counted: Sequence[_Counted], a: Sequence[int], b: Sequence[int]) -> bool:
    return _of_one_kind(counted[a[0]].figure, counted[b[0]].figure)


def _of_one_thing(a: _Counted, b: _Counted) -> bool:
    """Whether two figures of one event may be meant to be one number."""
    if any(_SOME.search(f.text) or _FURTHER.search(f.text) for f in (a.figure, b.figure)):
        return False
    alike = likeness(a.happening, b.happening) or 0
    if alike < SAME:
        return False
    if a.figure.measure is not None:
        return not _is_part(a.figure, b.figure) and not _is_part(b.figure, a.figure)
    if a.modifiers != b.modifiers:
        return False
    if a.roles & b.roles and a.figure.object not in _OF_ANYTHING:
        return True
    least = min(mass(a.beside), mass(b.beside))
    told_alike = shared_mass(a.beside, b.beside) >= _OF_ONE_THING * least
    return alike >= _SURELY_ONE and told_alike


def _is_part(some: FigureMention, all_of_them: FigureMention) -> bool:
    """Whether some of those are counted whom the other counts: six children of 24 people."""
    if some.unit is None or some.unit in _ANYBODY or some.unit == all_of_them.unit:
        return False
    anybody = all_of_them.unit is None or all_of_them.unit in _ANYBODY
    return not anybody or some.value < all_of_them.value


def _unequal(a: FigureMention, b: FigureMention) -> bool:
    return a.value != b.value or a.bound is not b.bound


def _compare(a: _Counted, b: _Counted) -> Difference:
    """The verdict on two unequal figures of one event."""
    verdict, why = _verdict(a, b)
    return difference(
        "figure",
        verdict,
        severity={"contradicts": "high", "differs": "medium"}.get(verdict, "info"),
        about=f"event:{a.event.event.event_id}",
        a=a.evidence,
        b=b.evidence,
        why=f"{a.report.name} has “{a.figure.text}”, {b.report.name} has “{b.figure.text}”: {why}",
    )


def _verdict(a: _Counted, b: _Counted) -> tuple[str, str]:
    if _meet(a.figure, b.figure):
        return "compatible", "the bounds of both allow one number"
    if a.figure.measure in _GROWING and _later(a, b) and a.figure.value < b.figure.value:
        return "differs", "the later report has the higher toll: an update"
    sure = min(member.confidence for member in a.event.event.members) >= _SURE
    exact = a.figure.bound is Bound.EXACT and b.figure.bound is Bound.EXACT
    if sure and exact and a.figure.object == b.figure.object:
        return "contradicts", "one event, one thing counted, two exact numbers"
    return "differs", "two numbers for one event, which may not count quite the same"


def _later(a: _Counted, b: _Counted) -> bool:
    return _order(a)[:2] < _order(b)[:2]


def _meet(a: FigureMention, b: FigureMention) -> bool:
    (low_a, high_a), (low_b, high_b) = _range(a), _range(b)
    return max(low_a, low_b) <= min(high_a, high_b)


def _range(figure: FigureMention) -> tuple[Decimal, Decimal]:
    """The numbers a figure allows."""
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    if figure.bound is Bound.AT_LEAST:
        return low, Decimal("Infinity")
    if figure.bound is Bound.AT_MOST:
        return Decimal("-Infinity"), high
    if figure.bound is Bound.ABOUT:
        return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    return low, high


def _alike(a: Happening, b: Happening) -> bool:
    """Whether two happenings could be taken for one: same type and side, but other days."""
    if a.type != b.type or not (a.dated and b.dated) or overlap(a, b):
        return False
    return bool(a.participants & b.participants or a.sides & b.sides or a.places & b.places)


def _not_comparable(a: _Counted, b: _Counted) -> Difference:
    return difference(
        "figure",
        "not_comparable",
        severity="info",
        about=f"event:{a.event.event.event_id}",
        a=a.evidence,
        b=b.evidence,
        why=f"Not a contradiction: “{a.figure.text}” is of {span_words(a.happening)}, "
        f"“{b.figure.text}” of {span_words(b.happening)}: two events",
    )
