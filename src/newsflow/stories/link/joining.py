"""Happenings joined to events: the likeliest pair first, as long as none contradicts another.

What several reports tell word for word alike, as copies of one text do, is one unit from the
start: it is compared once, and one unit of fifty costs no more than one happening.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsflow.stories.link.happenings import Happening
from newsflow.stories.link.same_event import POSSIBLE, SAME, likeness, sorts

_WITHIN_REPORT = 0.6
"""Confidence from which two happenings of one report are joined: extraction kept them apart."""
_ON_AVERAGE = 0.38
"""Mean confidence that all pairs of two groups must have."""
_THOUSAND = 1000
"""Confidence is rounded to thousandths: whole numbers of them add up alike in every order."""


@dataclass(frozen=True)
class Joined:
    """Which happenings are one event, and how surely."""

    groups: tuple[tuple[int, ...], ...]
    """Places in the list of happenings, ordered, the group of the first one first."""
    lookalikes: tuple[frozenset[int], ...]
    """For each group those that may be the same event but were not joined with it."""
    _units: Sequence[int]
    _scores: Mapping[tuple[int, int], float]

    def confidence(self, i: int, j: int) -> float:
        """How surely two happenings of one group are one."""
        a, b = sorted((self._units[i], self._units[j]))
        return self._scores[a, b]


def join(every: Sequence[Happening]) -> Joined:
    """Join happenings; no two members of a group contradict, and on average they agree."""
    units = _units(every)
    scores = _scores(every, units)
    groups = _groups(every, units, scores)
    whole = [tuple(sorted(i for unit in group for i in units[unit])) for group in groups]
    order = sorted(range(len(whole)), key=lambda number: whole[number][0])
    alike = _lookalikes([groups[number] for number in order], scores)
    return Joined(
        groups=tuple(whole[number] for number in order),
        lookalikes=tuple(map(frozenset, alike)),
        _units=_homes(units),
        _scores=scores,
    )


_Units = Sequence[Sequence[int]]
_Scores = dict[tuple[int, int], float]
"""Confidence of every two units that do not contradict each other, and of a unit within itself."""


def _units(every: Sequence[Happening]) -> _Units:
    """Happenings told alike in as many reports, if that makes them one; all others alone."""
    kinds: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, happening in enumerate(every):
        kinds[happening.told_as].append(number)
    units: list[list[int]] = []
    for kind in kinds.values():
        reports = {every[i].report.revision for i in kind}
        one = len(kind) > 1 and len(reports) == len(kind)
        if one and (likeness(every[kind[0]], every[kind[1]]) or 0) >= SAME:
            units.append(kind)
        else:
            units += [[i] for i in kind]
    return sorted(units)


def _homes(units: _Units) -> list[int]:
    homes = {i: number for number, unit in enumerate(units) for i in unit}
    return [homes[i] for i in range(len(homes))]


def _scores(every: Sequence[Happening], units: _Units) -> _Scores:
    scores: _Scores = {}
    for a, b in _comparable(every, units):
        found = likeness(every[units[a][0]], every[units[b][-1]])
        if found is not None:
            scores[a, b] = found
    return scores


def _comparable(every: Sequence[Happening], units: _Units) -> Iterator[tuple[int, int]]:
    """Pairs that have a sort in common: what all others are is known without comparing them."""
    holders: defaultdict[tuple[str, str | int], list[int]] = defaultdict(list)
    for b, unit in enumerate(units):
        keys = list(sorts(every[unit[0]]))
        yield from ((a, b) for a in sorted({a for key in keys for a in holders[key]}))
        if len(unit) > 1:
            yield b, b
        for key in keys:
            holders[key].append(b)


def _groups(every: Sequence[Happening], units: _Units, scores: _Scores) -> list[list[int]]:
    """Groups of units: the likeliest pair first."""
    groups = {number: [number] for number in range(len(units))}
    sizes = {number: len(unit) for number, unit in enumerate(units)}
    home = list(groups)
    links = _links(units, scores)
    for i, j in _joinable(every, units, scores):
        a, b = home[i], home[j]
        if a != b and _agree(links[a].get(b), sizes[a] * sizes[b]):
            for unit in groups[b]:
                home[unit] = a
            groups[a] += groups.pop(b)
            sizes[a] += sizes.pop(b)
            _merge(links, b, into=a)
    return [sorted(group) for group in groups.values()]


def _joinable(every: Sequence[Happening], units: _Units, scores: _Scores) -> list[tuple[int, int]]:
    """The pairs that are alike enough to join, the likeliest first."""
    found = []
    for (a, b), likely in scores.items():
        reports = {every[i].report.revision for unit in (units[a], units[b]) for i in unit}
        if a != b and likely >= (SAME if len(reports) > 1 else _WITHIN_REPORT):
            found.append((-likely, units[a][0], units[b][0], a, b))
    return [(a, b) for *_, a, b in sorted(found)]


_Links = dict[int, dict[int, tuple[int, int]]]
"""For two groups: how many of their pairs are compared, and the sum of their confidence."""


def _links(units: _Units, scores: _Scores) -> _Links:
    links: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for (a, b), found in scores.items():
        if a != b:
            pairs = len(units[a]) * len(units[b])
            links[a][b] = links[b][a] = (pairs, pairs * round(found * _THOUSAND))
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


def _lookalikes(groups: Sequence[Sequence[int]], scores: _Scores) -> list[set[int]]:
    """Groups between which nothing contradicts, and some pair may be one."""
    home = {unit: number for number, group in enumerate(groups) for unit in group}
    between: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for (a, b), found in scores.items():
        one, other = sorted((home[a], home[b]))
        between[one, other].append(found)
    alike: list[set[int]] = [set() for _ in groups]
    for (one, other), confidences in between.items():
        pairs = len(groups[one]) * len(groups[other])
        if one != other and max(confidences) >= POSSIBLE and len(confidences) == pairs:
            alike[one].add(other)
            alike[other].add(one)
    return alike
