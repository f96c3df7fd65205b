"""Where reports of one event differ: figures, days, details; and events that some leave out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from newsflow.stories.link.coverage import Vocabulary
from newsflow.stories.link.events import Linked
from newsflow.stories.link.figure_differences import figure_differences
from newsflow.stories.link.happenings import Happening
from newsflow.stories.link.made import difference
from newsflow.stories.link.same_event import likeness, overlap, span_words
from newsflow.stories.link.told import Told
from newsflow.stories.link.words import read_words
from newsflow.types import Difference, EventMention, Evidence, Modality, Precision, RevisionId, Zone

_TOLD_OF = frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.CLAIMED})
_REPORTING = frozenset({"RELEASE", "PUBLISH", "release", "publish", "document"})
"""Types that tell how news came out: no report owes them to its readers."""
_LONG_PAST = timedelta(days=366)
_SURELY_ONE = 0.7
"""Confidence from which two tellings of one event are laid beside each other."""
_COVERED = 0.65
"""Share of an event's sentence that a sentence of the other report holds holds."""


Vocabularies = Mapping[RevisionId, Vocabulary]


def event_differences(
    told: Sequence[Told], events: Sequence[Linked], vocabularies: Vocabularies
) -> Iterator[Difference]:
    """All differences about events."""
    for event in events:
        for (a, only_a), (b, only_b) in combinations(_alone(event), 2):
            apart = a.dated and b.dated and (a.date_from, a.date_to) != (b.date_from, b.date_to)
            if (apart or (only_a and only_b)) and a.report.revision != b.report.revision:
                yield from _date_precision(event, a, b)
                yield from _details(event, a, b, only_a, only_b)
    yield from figure_differences(events)
    yield from _omissions(told, events, vocabularies)


def _date_precision(event: Linked, a: Happening, b: Happening) -> Iterator[Difference]:
    """One report gives a day, the other a month that it lies in."""
    if not a.dated or not b.dated or (a.date_from, a.date_to) == (b.date_from, b.date_to):
        return
    left, right = _time(a), _time(b)
    if left is None or right is None or not _surely_one(a, b):
        return
    inside = _within(a, b) or _within(b, a)
    yield difference(
        "date_precision",
        "compatible" if inside else "tension",
        severity="info" if inside else "low",
        about=f"event:{event.event.event_id}",
        a=left,
        b=right,
        why=f"{span_words(a)} {'lies in' if inside else 'overlaps'} {span_words(b)}"
        if _within(a, b) or not inside
        else f"{span_words(b)} lies in {span_words(a)}",
    )


def _surely_one(a: Happening, b: Happening) -> bool:
    return (likeness(a, b) or 0) >= _SURELY_ONE


def _time(happening: Happening) -> Evidence | None:
    """The words that date a happening."""
    report = happening.report
    dated = [e for e in happening.mentions if e.time is not None and _dates(happening, e)]
    if not dated:
        return None
    first = min(dated, key=lambda e: (report.sentence(e.sentence).zone is not Zone.BODY, e.ordinal))
    time = report.mentions.times[first.time or 0]
    return report.evidence(time.sentence, time.span)


def _dates(happening: Happening, event: EventMention) -> bool:
    return (event.date_from, event.date_to) == (happening.date_from, happening.date_to)


def _within(a: Happening, b: Happening) -> bool:
    if a.date_from is None or b.date_from is None or a.date_to is None or b.date_to is None:
        return False
    return b.date_from <= a.date_from and a.date_to <= b.date_to


def _details(
    event: Linked, a: Happening, b: Happening, only_a: set[str], only_b: set[str]
) -> Iterator[Difference]:
    """Each gives what no other report does: a figure, an instrument, a place, an occasion."""
    if not only_a or not only_b or not _surely_one(a, b):
        return
    left, right = _richest(a), _richest(b)
    yield difference(
        "event_detail",
        "complementary",
        severity="low",
        about=f"event:{event.event.event_id}",
        a=a.report.whole_sentence(left.sentence),
        b=b.report.whole_sentence(right.sentence),
        why=f"One event: {a.report.name} alone gives {', '.join(sorted(only_a))}; "
        f"{b.report.name} alone gives {', '.join(sorted(only_b))}",
    )


_EXTRA_ROLES = frozenset({"instrument", "topic", "occasion", "place", "origin"})


def _alone(event: Linked) -> list[tuple[Happening, set[str]]]:
    """The happenings, each with the kinds of detail that no other report gives."""
    given = [(happening, _extras(happening)) for happening in event.happenings]
    givers: dict[str, set[str]] = {}
    for happening, extras in given:
        for extra in extras:
            givers.setdefault(extra, set()).add(happening.report.revision)
    return [
        (each, {extra for extra in extras if len(givers[extra]) == 1}) for each, extras in given
    ]


def _extras(happening: Happening) -> set[str]:
    """Kinds of detail that a report gives of an event."""
    roles = {a.role for e in happening.mentions for a in e.arguments if a.role in _EXTRA_ROLES}
    if happening.figures:
        roles.add("figures")
    if happening.date_from is not None and happening.date_from == happening.date_to:
        roles.add("its day")
    if any(e.attribution for e in happening.mentions):
        roles.add("its source")
    return roles


def _richest(happening: Happening) -> EventMention:
    report = happening.report
    numbers = [f.event for f in happening.figures]

    def worth(event: EventMention) -> tuple[bool, int, int]:
        body = report.sentence(event.sentence).zone is Zone.BODY
        return body, len(event.arguments) + numbers.count(event.ordinal), -event.ordinal

    return max(happening.mentions, key=worth)


def _omissions(
    told: Sequence[Told], events: Sequence[Linked], vocabularies: Vocabularies
) -> Iterator[Difference]:
    """Dated events in sentences of their own that other reports do not tell."""
    if len(told) < 2:
        return
    dated = _by_type(events)
    shared = {
        (h.report.revision, e.sentence)
        for event in events
        if len({h.report.revision for h in event.happenings}) > 1
        for h in event.happenings
        for e in h.mentions
    }
    done = set()
    for event in events:
        teller = event.happenings[0]
        place = teller.report.revision, _dated_mention(teller).sentence
        if place in shared or place in done or not _is_news(teller):
            continue
        words = read_words(teller.report.sentence(place[1]).text)
        lacking = [
            r
            for r in told
            if not event.of(r)
            and not vocabularies[r.revision].holds(
                words, _COVERED, but=_of_other_days(r, teller, dated)
            )
        ]
        if len(lacking) == len(told) - len({h.report.revision for h in event.happenings}):
            done.add(place)
            yield from _omission(told, event, teller, lacking)


def _dated_mention(happening: Happening) -> EventMention:
    """The mention in the body with a time of its own: elsewhere it may be only alluded to."""
    report = happening.report
    return min(
        happening.mentions,
        key=lambda e: (
            report.sentence(e.sentence).zone is not Zone.BODY,
            e.time is None,
            e.ordinal,
        ),
    )


def _is_news(happening: Happening) -> bool:
    event = _dated_mention(happening)
    in_body = happening.report.sentence(event.sentence).zone is Zone.BODY
    plain = event.modality in _TOLD_OF and event.speaker is None
    news = happening.dated and not _is_history(happening)
    return in_body and plain and news and happening.type not in _REPORTING


def _is_history(happening: Happening) -> bool:
    """Whether it is told to explain the news: dated by its year, or long past."""
    day, last = happening.report.day, happening.date_to
    long_past = day is not None and last is not None and day - last > _LONG_PAST
    return happening.precision is Precision.YEAR or long_past


_Dated = Mapping[tuple[RevisionId, str], Sequence[Happening]]
"""What each report tells of each type, where it has its day."""


def _by_type(events: Sequence[Linked]) -> _Dated:
    found: defaultdict[tuple[RevisionId, str], list[Happening]] = defaultdict(list)
    for happening in (h for event in events for h in event.happenings if h.dated):
        found[happening.report.revision, happening.type].append(happening)
    return found


def _of_other_days(report: Told, teller: Happening, dated: _Dated) -> set[int]:
    """Sentences in which a report tells a happening of the same type on other days."""
    like = dated.get((report.revision, teller.type), ())
    apart = (h for h in like if not overlap(h, teller))
    return {mention.sentence for happening in apart for mention in happening.mentions}


def _omission(
    told: Sequence[Told], event: Linked, teller: Happening, lacking: Sequence[Told]
) -> Iterator[Difference]:
    if not lacking:
        return
    order = [report.revision for report in told]
    earlier = order.index(teller.report.revision) < order.index(lacking[0].revision)
    evidence = teller.report.whole_sentence(_dated_mention(teller).sentence)
    names = ", ".join(report.name for report in lacking)
    yield difference(
        "omission",
        "only_in_a" if earlier else "only_in_b",
        severity="medium",
        about=f"event:{event.event.event_id}",
        a=evidence if earlier else None,
        b=None if earlier else evidence,
        why=f"{teller.report.name} tells of it ({span_words(teller)}); not in {names}",
    )
