"""CaRB (Bhardwaj et al. 2019): open predicates against crowd-written ones.

Two tuples match when their predicates share a word; precision and recall of a match count shared
words, argument by argument. Recall of a gold tuple is its best match; precision takes matches one
to one, the best first. The figure is the best F1 over all thresholds of confidence.
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


def carb_f1(path: Path) -> float:
    """The best F1 on a file of gold tuples, one a line: sentence, predicate, arguments."""
    gold: dict[str, list[Tuple]] = defaultdict(list)
    for line in path.read_text("utf-8").split("\n"):
        if not line.strip():
            continue
        sentence, predicate, *arguments = line.split("\t")
        gold[sentence].append(_tuple(predicate, arguments))
    found = {sentence: list(_found(sentence)) for sentence in gold}
    levels = sorted({t.confidence for tuples in found.values() for t in tuples})
    return max((_f1_at(gold, found, level) for level in levels), default=0.0)


def _tuple(predicate: str, arguments: Sequence[str], confidence: float = 1.0) -> Tuple:
    return Tuple(_words(predicate), tuple(_words(a) for a in arguments), confidence)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


def _found(text: str) -> Iterator[Tuple]:
    reading = read(bare_article(text), languages.load())
    for sentence in reading.sentences:
        for predicate in find_predicates(reading, sentence.ordinal):
            yield _tuple(predicate.words, predicate.arguments, predicate.confidence)


def _f1_at(gold: dict[str, list[Tuple]], found: dict[str, list[Tuple]], level: float) -> float:
    precision = recall = 0.0
    predicted = wanted = 0
    for sentence, tuples in gold.items():
        sure = [t for t in found[sentence] if t.confidence >= level]
        table = [[match(g, t) for t in sure] for g in tuples]
        recall += sum(max((r for _, r in row), default=0.0) for row in table)
        precision += _one_to_one(table)
        wanted += len(tuples)
        predicted += len(sure)
    return f1(precision / predicted if predicted else 0.0, recall / wanted if wanted else 0.0)


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
