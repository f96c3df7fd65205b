"""Training the coder on sentences coded by hand: `python -m … plv.jsonl lexicon/coding.json.gz`.

Rows are `{"sentence", "source", "target", "gold_root"}` (PLV, Zero-Shot-PLOVER, MIT licence).
Pairs are ranked by a softmax over the pairs of a sentence, roots by multinomial regression;
by AdaGrad (Duchi et al. 2011) and Adam, in a fixed order, so that the same rows give the same
weights.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from newsflow import language as languages
from newsflow.mentions.coding_features import (
    PAIR_BITS,
    ROOT_BITS,
    Party,
    apart,
    find_parties,
    hashed,
    pair_features,
    root_features,
)
from newsflow.mentions.entities import find_entities
from newsflow.mentions.event_coding import Coder, Floats, root_vector, softmax
from newsflow.mentions.events import find_events
from newsflow.mentions.figures import find_figures
from newsflow.mentions.quotes import find_quotes
from newsflow.mentions.reading import Reading, read
from newsflow.mentions.times import find_times
from newsflow.types import (
    Article,
    EventMention,
    Outlet,
    OutletId,
    ReportId,
    RevisionId,
    Span,
    Zone,
    ZoneSpan,
)

_PAIR_ROUNDS, _ROOT_STEPS = 12, 120
_BALANCE = 0.8
"""1 would let every root weigh the same, 0 every sentence."""
_RATE, _DECAY = 0.1, 1e-4
_LEAST_VALUE = 0.004
"""Weights nearer to zero are left out of the file."""
_UNIT = 0.01


@dataclass(frozen=True)
class Coded:
    """One sentence with its answer."""

    reading: Reading
    sentence: int
    parties: list[Party]
    events: tuple[EventMention, ...]
    source: str
    target: str
    root: str


def main(arguments: Sequence[str]) -> None:
    """Read coded sentences from the first path, write weights to the second."""
    rows = [json.loads(line) for line in Path(arguments[0]).read_text("utf-8").splitlines()]
    coder = train([prepared(row) for row in rows])
    Path(arguments[1]).write_bytes(packed(coder))


def prepared(row: dict[str, Any]) -> Coded:
    """Read one coded sentence as newsflow reads it."""
    reading = read(_article(row["sentence"]), languages.load())
    entities, mentions = find_entities(reading)
    times = find_times(reading, None)
    quotes = find_quotes(reading, entities, mentions)
    figures = find_figures(reading, times)
    events, _ = find_events(reading, entities, mentions, times, figures, quotes, None)
    parties = [
        party
        for sentence in reading.sentences
        for party in find_parties(reading, sentence.ordinal, entities, mentions)
    ]
    best = max(parties, key=lambda p: _likeness(p.text, row["source"]), default=None)
    return Coded(
        reading=reading,
        sentence=0 if best is None else best.sentence,
        parties=[p for p in parties if best is not None and p.sentence == best.sentence],
        events=events,
        source=row["source"],
        target=row["target"],
        root=row["gold_root"],
    )


def _article(text: str) -> Article:
    return Article(
        report_id=ReportId("coded"),
        revision_id=RevisionId("coded"),
        text_hash="",
        outlet=Outlet(outlet_id=OutletId("coded"), name="coded"),
        text=text,
        zones=(ZoneSpan(zone=Zone.BODY, span=Span(0, len(text)), paragraph=1),),
        headline=None,
    )


def train(coded: Sequence[Coded]) -> Coder:
    """Fit both models."""
    names = tuple(sorted({one.root for one in coded}))
    features = [root_features_of(one) for one in coded]
    rarity = _rarity(features)
    vectors = [root_vector(f, rarity) for f in features]
    roots = _train_roots(vectors, [names.index(one.root) for one in coded], len(names))
    return Coder(_train_pairs(coded), roots, rarity, names)


def _train_pairs(coded: Sequence[Coded]) -> Floats:
    weights = np.zeros(1 << PAIR_BITS, np.float32)
    squares = np.full_like(weights, 1e-6)
    cases = [case for one in coded if (case := _pair_case(one)) is not None]
    random = np.random.default_rng(1)
    for _ in range(_PAIR_ROUNDS):
        for number in random.permutation(len(cases)):
            indices, lengths, right = cases[number]
            starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
            chances = softmax(np.add.reduceat(weights[indices], starts))
            wanted = chances * right / (chances * right).sum()
            slopes = np.bincount(indices, weights=np.repeat(chances - wanted, lengths))
            touched = np.unique(indices)
            slope = slopes[touched] + _DECAY * weights[touched]
            squares[touched] += slope * slope
            weights[touched] -= _RATE * slope / np.sqrt(squares[touched])
    return weights


def _pair_case(one: Coded) -> tuple[Any, Any, Any] | None:
    """Features of all pairs of a sentence, how many each has, and which are right."""
    rows, right = [], []
    for source in one.parties:
        for target in one.parties:
            if source is target or not apart(source, target):
                continue
            features = [f"S|{f}" for f in source.features] + [f"T|{f}" for f in target.features]
            rows.append(hashed(features + pair_features(source, target), PAIR_BITS))
            right.append(
                _likeness(source.text, one.source) >= 0.5
                and _likeness(target.text, one.target) >= 0.5
            )
    if not any(right):
        return None
    return np.concatenate(rows), np.array([len(r) for r in rows]), np.array(right, np.float32)


def _rarity(features: Sequence[list[str]]) -> Floats:
    """Inverse document frequency of the features seen twice or more."""
    counts = Counter(i for f in features for i in set(hashed(f, ROOT_BITS)))
    out = np.zeros(1 << ROOT_BITS, np.float32)
    for index, count in counts.items():
        if count > 1:
            out[index] = np.log(len(features) / count) + 0.5
    return out


def _train_roots(vectors: Sequence[tuple[Any, Any]], wanted: list[int], roots: int) -> Floats:
    """Multinomial regression on all rows at once, the rarer roots weighing more."""
    columns = np.unique(np.concatenate([indices for indices, _ in vectors]))
    rows = np.zeros((len(vectors), len(columns)), np.float32)
    for number, (indices, values) in enumerate(vectors):
        rows[number, np.searchsorted(columns, indices)] = values
    right = np.eye(roots, dtype=np.float32)[wanted]
    weight = ((len(wanted) / roots / np.maximum(1, right.sum(0))) ** _BALANCE)[wanted][:, None]
    fitted = _fit(rows, right, weight)
    weights = np.zeros((1 << ROOT_BITS, roots), np.float32)
    weights[columns] = fitted
    return weights


def _fit(rows: Floats, right: Floats, weight: Any) -> Floats:
    """Adam (Kingma and Ba 2015) on the regularised log loss."""
    weights = np.zeros((rows.shape[1], right.shape[1]), np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _ROOT_STEPS + 1):
        scores = rows @ weights
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = (rows.T @ ((chances - right) * weight) + weights) / len(rows)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        moved = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights -= (0.05 * moved).astype(np.float32)
    return weights


def root_features_of(one: Coded) -> list[str]:
    """The root's features with the given parties."""
    text = one.reading.article.text
    source, target = _span_of(text, one.source), _span_of(text, one.target)
    here = [e for e in one.events if e.sentence == one.sentence]
    return root_features(one.reading, source, target, one.sentence, here)


def _span_of(text: str, phrase: str) -> Span:
    start = max(text.find(phrase), 0)
    return Span(start, start + len(phrase) if phrase in text else start)


def _likeness(a: str, b: str) -> float:
    left, right = Counter(_tokens(a)), Counter(_tokens(b))
    shared = sum((left & right).values())
    return 2 * shared / (sum(left.values()) + sum(right.values())) if shared else 0.0


def _tokens(text: str) -> list[str]:
    return [w for w in re.findall(r"[\w']+", text.lower()) if w not in {"a", "an", "the"}]


def packed(coder: Coder) -> bytes:
    """Weights as a file: those that matter, rounded, with the steps between them."""
    content = {
        "names": list(coder.names),
        "pairs": _sparse(coder.pairs),
        "roots": _sparse(coder.roots),
        "rarity": _sparse(coder.rarity),
    }
    return gzip.compress(json.dumps(content, separators=(",", ":")).encode(), mtime=0)


def _sparse(weights: Floats) -> dict[str, Any]:
    flat = weights.reshape(-1)
    kept = np.flatnonzero(np.abs(flat) > _LEAST_VALUE)
    steps = np.diff(kept, prepend=0)
    return {
        "unit": _UNIT,
        "steps": steps.tolist(),
        "values": np.round(flat[kept] / _UNIT).astype(int).tolist(),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
