"""Happenings joined to events: the likeliest pair first, as long as none contradicts another.

What several reports tell word for word alike, as copies of one text do, is one unit from the
start: it is compared once, and one unit of fifty costs no more than one happening.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from newsflow.stories.link.happenings import Happening
from newsflow.stories.link.same_event import POSSIBLE, SAME, likeness, overlap, shares, sorts

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
    _scores: _Scores

    def confidence(self, i: int, j: int) -> float:
        """How surely two happenings of one group are one."""
        found = self._scores.of(self._units[i], self._units[j])
        assert found is not None, "no two members of a group contradict"
        return found


def join(every: Sequence[Happening]) -> Joined:
    """Join happenings; no two members of a group contradict, and on average they agree."""
    units = _units(every)
    scores = _Scores(every, units)
    near = [pair for pair in _near(every, units) if scores.of(*pair) is not None]
    groups = _groups(units, scores, near)
    whole = [tuple(sorted(i for unit in group for i in units[unit])) for group in groups]
    order = sorted(range(len(whole)), key=lambda number: whole[number][0])
    alike = _lookalikes([groups[number] for number in order], scores, near)
    return Joined(
        groups=tuple(whole[number] for number in order),
        lookalikes=tuple(map(frozenset, alike)),
        _units=_homes(units),
        _scores=scores,
    )


_Units = Sequence[Sequence[int]]
_Pair = tuple[int, int]


@dataclass(frozen=True)
class _Scores:
    """Confidence of two units, or of a unit within itself; each is compared when first asked."""

    every: Sequence[Happening]
    units: _Units
    _known: dict[_Pair, float | None] = field(default_factory=dict)

    def of(self, a: int, b: int) -> float | None:
        """None where they contradict each other."""
        pair = (a, b) if a <= b else (b, a)
        if pair not in self._known:
            first, last = self.units[pair[0]][0], self.units[pair[1]][-1]
            self._known[pair] = likeness(self.every[first], self.every[last])
        return self._known[pair]

    def between(self, one: Sequence[int], other: Sequence[int]) -> int | None:
        """Sum over all pairs of happenings of two groups, in thousandths; none where any clash."""
        total = 0
        for a in one:
            for b in other:
                found = self.of(a, b)
                if found is None:
                    return None
                total += len(self.units[a]) * len(self.units[b]) * round(found * _THOUSAND)
        return total


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


def _near(every: Sequence[Happening], units: _Units) -> Iterator[_Pair]:
    """Pairs of one sort that share more than it: no others can be even possibly one."""
    told = [every[unit[0]] for unit in units]
    sharing: _Holders = defaultdict(list)
    of_a_sort: _Holders = defaultdict(list)
    for b, happening in enumerate(told):
        alike = _earlier(of_a_sort, sorts(happening), b)
        near = alike & _earlier(sharing, shares(happening), b)
        if happening.dated:
            near |= {a for a in alike - near if told[a].dated and overlap(told[a], happening)}
        yield from ((a, b) for a in sorted(near))
        if len(units[b]) > 1:
            yield b, b


_Holders = defaultdict[Hashable, list[int]]


def _earlier(holders: _Holders, keys: Iterable[Hashable], number: int) -> set[int]:
    """The holders of some keys so far, to which another is added."""
    own = [holders[key] for key in keys]
    found = set(chain.from_iterable(own))
    for each in own:
        each.append(number)
    return found


def _groups(units: _Units, scores: _Scores, near: Sequence[_Pair]) -> list[list[int]]:
    """Groups of units: the likeliest pair first."""
    groups = {number: [number] for number in range(len(units))}
    sizes = {number: len(unit) for number, unit in enumerate(units)}
    home = list(groups)
    refused: dict[_Pair, _Pair] = {}
    for i, j in _joinable(units, scores, near):
        a, b = home[i], home[j]
        now = sizes[a], sizes[b]
        if a == b or refused.get((a, b)) == now:
            continue
        if not _agree(scores.between(groups[a], groups[b]), sizes[a] * sizes[b]):
            refused[a, b] = now
            continue
        for unit in groups[b]:
            home[unit] = a
        groups[a] += groups.pop(b)
        sizes[a] += sizes.pop(b)
    return [sorted(group) for group in groups.values()]


def _joinable(units: _Units, scores: _Scores, near: Sequence[_Pair]) -> list[_Pair]:
    """The pairs that are alike enough to join, the likeliest first."""
    found = []
    for a, b in near:
        likely = scores.of(a, b) or 0
        if a != b and likely >= _needed(scores.every, units[a], units[b]):
            found.append((-likely, units[a][0], units[b][0], a, b))
    return [(a, b) for *_, a, b in sorted(found)]


def _needed(every: Sequence[Happening], one: Sequence[int], other: Sequence[int]) -> float:
    """Confidence from which two units are joined; several of a unit are told in several reports."""
    alone = len(one) == len(other) == 1
    return _WITHIN_REPORT if alone and every[one[0]].report is every[other[0]].report else SAME


def _agree(total: int | None, pairs: int) -> bool:
    """Whether all pairs of two groups may be one happening, and on average are likely to be."""
    return total is not None and total >= _ON_AVERAGE * _THOUSAND * pairs


def _lookalikes(
    groups: Sequence[Sequence[int]], scores: _Scores, near: Sequence[_Pair]
) -> list[set[int]]:
    """Groups between which nothing contradicts, and some pair may be one."""
    home = {unit: number for number, group in enumerate(groups) for unit in group}
    possible = {
        (min(home[a], home[b]), max(home[a], home[b]))
        for a, b in near
        if (scores.of(a, b) or 0) >= POSSIBLE
    }
    alike: list[set[int]] = [set() for _ in groups]
    for one, other in possible:
        if one != other and scores.between(groups[one], groups[other]) is not None:
            alike[one].add(other)
            alike[other].add(one)
    return alike
