"""Choose the average likeness from which groups are one story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsflow.stories.groups import divide
from newsflow.stories.similarity import Comparison, is_short
from newsflow.stories.train.documents import Document, compared, signatures
from newsflow.stories.weights import Weights
from newsflow.types import ReportId

BARS = tuple(step / 100 for step in range(8, 31))
"""The bars that are tried."""

_Links = Mapping[ReportId, Mapping[ReportId, Comparison]]


@dataclass(frozen=True, slots=True)
class Score:
    """BCubed F1 (Amigó et al. 2009) and how far it may be off."""

    f1: float
    error: float
    """Standard error of the mean of the documents' own figures."""


def choose_bar(documents: Sequence[Document], weights: Weights) -> float:
    """The middle of the bars whose figure is within a standard error of the best.

    The figure hardly changes over a range of bars. A generous one suffers where many strangers
    stand close together, a strict one where stories are long: the middle is furthest from both.
    """
    found = measure(documents, weights, BARS)
    best = max(found.values(), key=lambda score: score.f1)
    good = sorted(bar for bar, score in found.items() if score.f1 >= best.f1 - best.error)
    return good[(len(good) - 1) // 2]


def measure(
    documents: Sequence[Document], weights: Weights, bars: Sequence[float]
) -> dict[float, Score]:
    """How well the documents' stories are found at each bar."""
    links = _links(documents, weights)
    known = {s.report_id: s for s in signatures(documents)}
    gold = {ReportId(document.key): document.story for document in documents}
    out = {}
    for bar in bars:
        home: dict[ReportId, ReportId] = {}
        for component in _components(links, bar):
            members = sorted(component)
            number = {key: place for place, key in enumerate(members)}
            pairs = [
                (number[a], number[b], c.pull)
                for a in members
                for b, c in links[a].items()
                if a < b and b in number
            ]
            short = [is_short(known[key]) for key in members]
            for group in divide(short, pairs, bar):
                home |= dict.fromkeys((members[i] for i in group), members[group[0]])
        out[bar] = _bcubed([(story, home[key]) for key, story in gold.items()])
    return out


def _links(documents: Sequence[Document], weights: Weights) -> _Links:
    links: defaultdict[ReportId, dict[ReportId, Comparison]] = defaultdict(dict)
    for document in documents:
        links[ReportId(document.key)] = {}
    for pair in compared(documents):
        seen = pair.comparison
        score = weights.likeness(seen.text, seen.title, seen.days)
        a, b = pair.a.report_id, pair.b.report_id
        links[a][b] = links[b][a] = replace(seen, score=score)
    return links


def _components(links: _Links, bar: float) -> Iterator[set[ReportId]]:
    left = set(links)
    for key in links:
        if key in left:
            component, wave = {key}, {key}
            while wave:
                wave = {o for k in wave for o, c in links[k].items() if c.pull >= bar} - component
                component |= wave
            left -= component
            yield component


def _bcubed(both: Sequence[tuple[str, str]]) -> Score:
    cells, gold, found = Counter(both), Counter(g for g, _ in both), Counter(f for _, f in both)
    own = [(cells[g, f] / found[f], cells[g, f] / gold[g]) for g, f in both]
    precision = sum(p for p, _ in own) / len(own)
    recall = sum(r for _, r in own) / len(own)
    middle = (precision + recall) / 2
    spread = sum(((p + r) / 2 - middle) ** 2 for p, r in own) / len(own)
    return Score(2 * precision * recall / (precision + recall), math.sqrt(spread / len(own)))
