"""One happening over all reports of a story."""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.happenings import Happening, happenings
from newsflow.stories.link.same_event import POSSIBLE, SAME, likeness, sorts, why
from newsflow.stories.link.told import Told
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

_WITHIN_REPORT = 0.65
"""Confidence from which two happenings of one report are joined: extraction kept them apart."""
_ON_AVERAGE = 0.5
"""Mean confidence that all pairs of two groups must have."""
_THOUSAND = 1000
"""Confidence is rounded to thousandths: whole numbers of them add up alike in every order."""


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


_Scores = Mapping[tuple[int, int], float]
"""Confidence of every two happenings that do not contradict each other."""


def link_events(told: Sequence[Told], cast: Cast) -> tuple[Linked, ...]:
    """Join the happenings of all reports: the likeliest pair first, as long as none contradicts."""
    every = [h for report in told for h in happenings(report, cast)]
    scores = _scores(every)
    groups = _join(every, scores)
    names = _names(every, groups)
    alike = _alike(groups, scores)
    return tuple(
        Linked(
            replace(
                _story_event(names[i], group, every, scores),
                possibly_same_as=tuple(sorted({names[other] for other in alike[i]})),
            ),
            tuple(every[k] for k in group),
        )
        for i, group in enumerate(groups)
    )


def _scores(every: Sequence[Happening]) -> _Scores:
    compared = ((i, j, likeness(every[i], every[j])) for i, j in _comparable(every))
    return {(i, j): found for i, j, found in compared if found is not None}


def _comparable(every: Sequence[Happening]) -> Iterator[tuple[int, int]]:
    """Pairs that have a sort in common: what all others are is known without comparing them."""
    holders: defaultdict[tuple[str, str | int], list[int]] = defaultdict(list)
    for j, happening in enumerate(every):
        keys = list(sorts(happening))
        for i in sorted({i for key in keys for i in holders[key]}):
            yield i, j
        for key in keys:
            holders[key].append(j)


def _join(every: Sequence[Happening], scores: _Scores) -> list[list[int]]:
    """Join the likeliest pair first; no two members may contradict, and on average they agree."""
    groups = {i: [i] for i in range(len(every))}
    home = list(groups)
    links = _links(scores)
    for i, j in _joinable(every, scores):
        a, b = home[i], home[j]
        if a != b and _agree(links[a].get(b), len(groups[a]) * len(groups[b])):
            for k in groups[b]:
                home[k] = a
            groups[a] += groups.pop(b)
            _merge(links, b, into=a)
    return [sorted(group) for group in sorted(groups.values(), key=min)]


def _joinable(every: Sequence[Happening], scores: _Scores) -> list[tuple[int, int]]:
    """The pairs that are alike enough to join, the likeliest first."""
    found = []
    for (i, j), likely in scores.items():
        within = every[i].report.revision == every[j].report.revision
        if likely >= (_WITHIN_REPORT if within else SAME):
            found.append((-likely, i, j))
    return [(i, j) for _, i, j in sorted(found)]


_Links = dict[int, dict[int, tuple[int, int]]]
"""For two groups: how many of their pairs are compared, and the sum of their confidence."""


def _links(scores: _Scores) -> _Links:
    links: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for (i, j), found in scores.items():
        links[i][j] = links[j][i] = (1, round(found * _THOUSAND))
    return links


def _merge(links: _Links, gone: int, *, into: int) -> None:
    """Add what is between a group and the others to what is between another group and them."""
    for other, (pairs, total) in links.pop(gone).items():
        del links[other][gone]
        if other != into:
            its_pairs, its_total = links[into].get(other, (0, 0))
            links[into][other] = links[other][into] = (pairs + its_pairs, total + its_total)


def _agree(link: tuple[int, int] | None, pairs: int) -> bool:
    """Whether all pairs of two groups may be one happening, and on average are likely to be."""
    return link is not None and link[0] == pairs and link[1] >= _ON_AVERAGE * _THOUSAND * pairs


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
    name: EventId, group: Sequence[int], every: Sequence[Happening], scores: _Scores
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
        members=tuple(m for k in group for m in _members(k, group, every, scores)),
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
    number: int, group: Sequence[int], every: Sequence[Happening], scores: _Scores
) -> list[EventMember]:
    happening = every[number]
    others = [k for k in group if every[k].report.revision != happening.report.revision]
    pairs = [(min(number, k), max(number, k)) for k in others]
    best = max(pairs, key=lambda pair: scores[pair], default=None)
    confidence = 1.0 if best is None else scores[best]
    said = "told here only" if best is None else why(every[best[0]], every[best[1]])
    return [
        EventMember(
            revision_id=happening.report.revision,
            event=event.ordinal,
            confidence=confidence,
            why=said,
            date_from=event.date_from,
            date_to=event.date_to,
            precision=event.precision,
            date_basis=event.date_basis,
        )
        for event in happening.mentions
    ]


def _alike(groups: Sequence[Sequence[int]], scores: _Scores) -> list[set[int]]:
    """For each group those that may be the same event but were not joined with it."""
    home = {k: number for number, group in enumerate(groups) for k in group}
    between: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for (i, j), found in scores.items():
        a, b = sorted((home[i], home[j]))
        between[a, b].append(found)
    out: list[set[int]] = [set() for _ in groups]
    for (a, b), confidences in between.items():
        pairs = len(groups[a]) * len(groups[b])
        if a != b and max(confidences) >= POSSIBLE and len(confidences) == pairs:
            out[a].add(b)
            out[b].add(a)
    return out


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
