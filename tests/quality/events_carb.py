"""CaRB (Bhardwaj et al. 2019): open predicates against crowd-written ones.

Two tuples match when their predicates share a word; precision and recall of a match count shared
words, argument by argument. Recall of a gold tuple is its best match; precision takes matches one
to one, the best first. Figures are the best F1 over all thresholds of confidence and the area under
the curve. Written from the definition and checked on constructed cases (`test_carb`);
no published system's own output was at hand to reproduce its curve.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsflow import language as languages
from newsflow.mentions.open_predicates import find_predicates
from newsflow.mentions.reading import read
from tests.quality.bare import bare_article
from tests.quality.core import f1


@dataclass(frozen=True, slots=True)
class Tuple:
    """A predicate with its arguments, as words."""

    predicate: tuple[str, ...]
    arguments: tuple[tuple[str, ...], ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """Precision and recall of the tuples at least so sure."""

    confidence: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return f1(self.precision, self.recall)


def carb(path: Path) -> tuple[float, float]:
    """Best F1 and area under the curve of our tuples against a file of gold ones.

    A line of the file is sentence, predicate, arguments.
    """
    gold: Tuples = defaultdict(list)
    for line in path.read_text("utf-8").split("\n"):
        if not line.strip():
            continue
        sentence, predicate, *arguments = line.split("\t")
        gold[sentence].append(made(predicate, arguments))
    points = curve(gold, {sentence: list(_found(sentence)) for sentence in gold})
    return max((point.f1 for point in points), default=0.0), area(points)


Tuples = dict[str, list[Tuple]]
"""Tuples by their sentence."""


def curve(gold: Tuples, found: Tuples) -> list[Point]:
    """Precision and recall at each confidence that occurs, the surest tuples first."""
    levels = sorted({t.confidence for tuples in found.values() for t in tuples}, reverse=True)
    return [_at(gold, found, level) for level in levels]


def area(points: Sequence[Point]) -> float:
    """Area under precision over recall, by trapezia from recall 0 at the first precision."""
    if not points:
        return 0.0
    total, recall, precision = 0.0, 0.0, points[0].precision
    for point in points:
        total += (point.recall - recall) * (point.precision + precision) / 2
        recall, precision = point.recall, point.precision
    return total


def made(predicate: str, arguments: Sequence[str], confidence: float = 1.0) -> Tuple:
    """A tuple of words."""
    return Tuple(_words(predicate), tuple(_words(a) for a in arguments), confidence)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


def _found(text: str) -> Iterator[Tuple]:
    reading = read(bare_article(text), languages.load())
    for sentence in reading.sentences:
        for predicate in find_predicates(reading, sentence.ordinal):
            yield made(predicate.words, predicate.arguments, predicate.confidence)


def _at(gold: Tuples, found: Tuples, level: float) -> Point:
    precision = recall = 0.0
    predicted = wanted = 0
    for sentence, tuples in gold.items():
        sure = [t for t in found.get(sentence, []) if t.confidence >= level]
        table = [[match(g, t) for t in sure] for g in tuples]
        recall += sum(max((r for _, r in row), default=0.0) for row in table)
        precision += _one_to_one(table)
        wanted += len(tuples)
        predicted += len(sure)
    return Point(
        level, precision / predicted if predicted else 0.0, recall / wanted if wanted else 0.0
    )


def _one_to_one(table: list[list[tuple[float, float]]]) -> float:
    cells = sorted(
        ((p, -i, -j) for i, row in enumerate(table) for j, (p, _) in enumerate(row)), reverse=True
    )
    rows: set[int] = set()
    columns: set[int] = set()
    total = 0.0
    for precision, i, j in cells:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            total += precision
    return total


def match(gold: Tuple, found: Tuple) -> tuple[float, float]:
    """Precision and recall of one tuple against another, in words."""
    shared = _shared(gold.predicate, found.predicate)
    if not shared:
        return 0.0, 0.0
    said, wanted = len(found.predicate), len(gold.predicate)
    wanted += sum(map(len, gold.arguments))
    said += sum(map(len, found.arguments))
    shared += sum(map(_shared, gold.arguments, found.arguments))
    return shared / said, shared / wanted


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    left = list(b)
    count = 0
    for word in a:
        if word in left:
            left.remove(word)
            count += 1
    return count
