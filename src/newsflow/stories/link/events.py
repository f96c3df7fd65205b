"""One happening over all reports of a story."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.happenings import Happening, happenings
from newsflow.stories.link.same_event import NONE, POSSIBLE, SAME, Likeness, likeness
from newsflow.stories.link.told import Told
from newsflow.text import content_id
from newsflow.types import (
    EntityId,
    EventId,
    EventMember,
    Modality,
    Precision,
    StoryEvent,
)

_WITHIN_REPORT = 0.65
"""Confidence from which two happenings of one report are joined: extraction kept them apart."""
_ON_AVERAGE = 0.5
"""Mean confidence that all pairs of two groups must have."""


@dataclass(frozen=True)
class Linked:
    """An event of the story with what its reports tell of it."""

    event: StoryEvent
    happenings: tuple[Happening, ...]

    def of(self, report: Told) -> tuple[Happening, ...]:
        """What one report tells of it."""
        return tuple(h for h in self.happenings if h.report.revision == report.revision)


_Scores = Mapping[tuple[int, int], Likeness]


def link_events(told: Sequence[Told], cast: Cast) -> tuple[Linked, ...]:
    """Join the happenings of all reports: the likeliest pair first, as long as none contradicts."""
    every = [h for report in told for h in happenings(report, cast)]
    scores = _scores(every)
    groups = _join(every, scores)
    names = _names(every, groups)
    return tuple(
        Linked(
            _story_event(i, groups, every, scores, names),
            tuple(every[k] for k in group),
        )
        for i, group in enumerate(groups)
    )


def _scores(every: Sequence[Happening]) -> _Scores:
    out = {}
    for j, b in enumerate(every):
        for i, a in enumerate(every[:j]):
            found = likeness(a, b)
            if found is not NONE:
                out[i, j] = found
    return out


def _join(every: Sequence[Happening], scores: _Scores) -> list[list[int]]:
    """Join the likeliest pair first; no two members may contradict, and on average they agree."""
    home = {i: [i] for i in range(len(every))}
    for (i, j), found in sorted(scores.items(), key=lambda each: (-each[1].confidence, each[0])):
        within = every[i].report.revision == every[j].report.revision
        if found.confidence < (_WITHIN_REPORT if within else SAME) or home[i] is home[j]:
            continue
        if _agree(home[i], home[j], scores):
            home[i] += home[j]
            for k in home[j]:
                home[k] = home[i]
    groups = {id(group): group for group in home.values()}
    return [sorted(group) for group in sorted(groups.values(), key=min)]


def _agree(a: Sequence[int], b: Sequence[int], scores: _Scores) -> bool:
    pairs = [(min(x, y), max(x, y)) for x in a for y in b]
    found = [scores[pair].confidence for pair in pairs if pair in scores]
    return len(found) == len(pairs) and sum(found) >= _ON_AVERAGE * len(pairs)


def _names(every: Sequence[Happening], groups: Sequence[Sequence[int]]) -> list[EventId]:
    """An event is named by its first report, type and trigger, counted where these recur."""
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for group in groups:
        first = every[group[0]]
        key = first.report.article.report_id, first.type, first.first.lemma
        names.append(EventId(content_id("event", *key, str(seen[key]))))
        seen[key] += 1
    return names


def _story_event(
    number: int,
    groups: Sequence[Sequence[int]],
    every: Sequence[Happening],
    scores: _Scores,
    names: Sequence[EventId],
) -> StoryEvent:
    group = groups[number]
    members = [every[k] for k in group]
    best = min(members, key=_sharpest)
    kind = Counter(h.type for h in members).most_common(1)[0][0]
    lead = next(h.first for h in members if h.type == kind)
    return StoryEvent(
        event_id=names[number],
        type=kind,
        mode=lead.mode,
        cameo_root=lead.cameo_root,
        label=_label(best),
        modality=_modality(members),
        date_from=best.date_from,
        date_to=best.date_to,
        precision=best.precision,
        date_basis=best.date_basis,
        members=tuple(m for k in group for m in _members(k, group, every, scores)),
        actors=_all(h.actors for h in members),
        targets=_all(h.targets for h in members),
        places=_all(h.places for h in members),
        possibly_same_as=_alike(number, groups, scores, names),
    )


_LABELLED = frozenset({"actor", "target", "recipient", "instrument", "place", "origin", "topic"})
_LABEL_WIDTH = 140
"""Characters after which a label is cut between two words."""

_SHARP = (
    Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.INTERVAL, Precision.YEAR,
    Precision.NOT_AFTER, Precision.UNKNOWN,
)  # fmt: skip
_SURE = (
    Modality.ACTUAL, Modality.ONGOING, Modality.CLAIMED, Modality.PLANNED, Modality.POSSIBLE,
    Modality.DENIED, Modality.ALLUSION,
)  # fmt: skip


def _sharpest(happening: Happening) -> tuple[int, str]:
    return _SHARP.index(happening.precision), happening.report.article.report_id


def _modality(members: Sequence[Happening]) -> Modality:
    return min((e.modality for h in members for e in h.mentions), key=_SURE.index)


def _members(
    number: int, group: Sequence[int], every: Sequence[Happening], scores: _Scores
) -> list[EventMember]:
    happening = every[number]
    others = [k for k in group if every[k].report.revision != happening.report.revision]
    links = [scores[min(number, k), max(number, k)] for k in others]
    best = max(links, key=lambda found: found.confidence, default=Likeness(1.0, "told here only"))
    return [
        EventMember(
            revision_id=happening.report.revision,
            event=event.ordinal,
            confidence=best.confidence,
            why=best.why,
            date_from=event.date_from,
            date_to=event.date_to,
            precision=event.precision,
            date_basis=event.date_basis,
        )
        for event in happening.mentions
    ]


def _alike(
    number: int, groups: Sequence[Sequence[int]], scores: _Scores, names: Sequence[EventId]
) -> tuple[EventId, ...]:
    """Events that may be this one but were not joined with it."""
    out = set()
    for other, group in enumerate(groups):
        pairs = [(min(x, y), max(x, y)) for x in groups[number] for y in group]
        found = [scores[pair].confidence for pair in pairs if pair in scores]
        if other != number and found and max(found) >= POSSIBLE and len(found) == len(pairs):
            out.add(names[other])
    return tuple(sorted(out))


def _all(sets: Iterable[frozenset[EntityId]]) -> tuple[EntityId, ...]:
    return tuple(sorted(frozenset[EntityId]().union(*sets)))


def _label(happening: Happening) -> str:
    """Who did what to whom where, in the outlet's own words: from the first of them to the last."""
    event, report = happening.first, happening.report
    here = report.sentence(event.sentence).span
    said = [a.span for a in event.arguments if a.role in _LABELLED and here.covers(a.span)]
    start = min((span.start for span in said), default=event.span.start)
    end = max((span.end for span in said), default=event.span.end)
    words = report.article.text[min(start, event.span.start) : max(end, event.span.end)]
    return textwrap.shorten(words, _LABEL_WIDTH, placeholder=" …")
