"""One happening over all reports of a story."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.happenings import Happening, happenings
from newsflow.stories.link.joining import Joined, join
from newsflow.stories.link.same_event import why
from newsflow.stories.link.told import Told
from newsflow.stories.link.triggers import aspects
from newsflow.text import content_id
from newsflow.types import (
    EntityId,
    EventId,
    EventMember,
    Modality,
    Precision,
    RevisionId,
    StoryEvent,
)


@dataclass(frozen=True)
class Linked:
    """An event of the story with what its reports tell of it."""

    event: StoryEvent
    happenings: tuple[Happening, ...]

    def of(self, report: Told) -> tuple[Happening, ...]:
        """What one report tells of it."""
        return self._by_report.get(report.revision, ())

    @cached_property
    def _by_report(self) -> Mapping[RevisionId, tuple[Happening, ...]]:
        found: dict[RevisionId, tuple[Happening, ...]] = {}
        for happening in self.happenings:
            key = happening.report.revision
            found[key] = (*found.get(key, ()), happening)
        return found


def link_events(told: Sequence[Told], cast: Cast) -> tuple[Linked, ...]:
    """The events of a story, each with all that its reports tell of it."""
    every = [h for report in told for h in happenings(report, cast)]
    joined = join(every)
    names = _names(every, joined.groups)
    return tuple(
        Linked(
            replace(
                _story_event(name, group, every, joined),
                possibly_same_as=tuple(sorted({names[other] for other in alike})),
            ),
            tuple(every[k] for k in group),
        )
        for name, group, alike in zip(names, joined.groups, joined.lookalikes, strict=True)
    )


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
    name: EventId, group: Sequence[int], every: Sequence[Happening], joined: Joined
) -> StoryEvent:
    members = [every[k] for k in group]
    best = min(members, key=_sharpest)
    kind = Counter(h.type for h in members).most_common(1)[0][0]
    lead = next(h.first for h in members if h.type == kind)
    return StoryEvent(
        event_id=name,
        type=kind,
        mode=lead.mode,
        cameo_root=lead.cameo_root,
        label=_label(best),
        modality=_modality(members),
        date_from=best.date_from,
        date_to=best.date_to,
        precision=best.precision,
        date_basis=best.date_basis,
        members=tuple(_members(group, every, joined)),
        actors=_all(h.actors for h in members),
        targets=_all(h.targets for h in members),
        places=_all(h.places for h in members),
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
    group: Sequence[int], every: Sequence[Happening], joined: Joined
) -> Iterator[EventMember]:
    told = [(k, event) for k in group for event in every[k].mentions]
    revisions = {k: every[k].report.revision for k in group}
    said = {k: _surest(k, revisions, every, joined) for k in group}
    for (k, event), aspect in zip(told, aspects([event for _, event in told]), strict=True):
        confidence, why_so = said[k]
        yield EventMember(
            revision_id=every[k].report.revision,
            event=event.ordinal,
            aspect=aspect,
            confidence=confidence,
            why=why_so,
            date_from=event.date_from,
            date_to=event.date_to,
            precision=event.precision,
            date_basis=event.date_basis,
        )


def _surest(
    number: int, group: Mapping[int, RevisionId], every: Sequence[Happening], joined: Joined
) -> tuple[float, str]:
    """How surely a happening is the event, and why: by the likest that another report tells.

    `group` has the text in which each happening is told.
    """
    own = group[number]
    others = [k for k, revision in group.items() if revision != own]
    best = max(others, key=lambda k: joined.confidence(number, k), default=None)
    if best is None:
        return 1.0, "told here only"
    first, second = sorted((number, best))
    return joined.confidence(first, second), why(every[first], every[second])


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
    plain = " ".join(words.split())
    if len(plain) <= _LABEL_WIDTH:
        return plain
    return textwrap.shorten(plain, _LABEL_WIDTH, placeholder=" …")
