"""Learn what headlines and days count in likeness.

Whether two documents are of one story is a logistic regression on the logarithm of how alike
texts and headlines are and on the days between them. All its weights but the constant are held at
or above zero: more likeness never speaks against a story, more days never for one.
Divided by the weight of the logarithm, it says how likeness fades. Where texts are more alike
than half of the pairs of one story, days may count more (`weights.formal`).

Every document is used with its day and without it. Without days it stands beside the strangers of
all the years that the documents were gathered over; how many these are is a property of the
archive and nothing to learn, so there the pairs of one story and the others weigh alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from newsflow.stories.train.documents import Document, compared
from newsflow.stories.weights import COPIED, Weights

Numbers = NDArray[np.float64]

_FLOOR = 0.02
"""Added to likeness before its logarithm is taken."""
_SHARES = tuple(step / 100 for step in range(0, 51))
"""Shares of the headlines that are tried."""
_RIDGE = 1e-6
_STEPS = 50


def dated(document: Document) -> Document:
    """As it is."""
    return document


def undated(document: Document) -> Document:
    """Without its day."""
    return replace(document, day=None)


FORMS: tuple[Callable[[Document], Document], ...] = (dated, undated)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of documents, in columns."""

    text: Numbers
    title: Numbers
    days: Numbers
    """Days between them; not a number when one is unknown."""
    same: Numbers
    """1 for a pair of one story, else 0."""
    weight: Numbers

    @property
    def strangers(self) -> float:
        """Pairs of different stories for each pair of one."""
        return float((1 - self.same).sum() / self.same.sum())

    def alike(self, share: float) -> Numbers:
        """Likeness of texts and headlines."""
        alike: Numbers = (1 - share) * self.text + share * self.title
        return alike

    def middle(self, share: float) -> float:
        """How alike half of the pairs of one story are at most."""
        return round(float(np.median(self.alike(share)[self.same == 1])), 2)

    def features(self, share: float, form: float) -> Numbers:
        """What speaks for one story, by column; the last is constant."""
        alike = self.alike(share)
        known = ~np.isnan(self.days)
        days = np.where(known, self.days, 0.0)
        formal = np.maximum(alike - form, 0) * np.clip((1 - alike) / COPIED, 0, 1)
        columns = (
            np.log(alike + _FLOOR), -np.log1p(days), -days, -1.0 * ~known,
            -np.log1p(days) * formal, np.ones(len(days)),
        )  # fmt: skip
        return np.column_stack(columns)


def learn(documents: Sequence[Document]) -> Weights:
    """The weights under which the documents' stories are most likely; the bar is left at 0."""
    with_days = pairs_of([dated(document) for document in documents])
    without = pairs_of([undated(document) for document in documents])
    return weights_of(_joined([_reweighed(with_days, with_days.strangers), _reweighed(without, 1)]))


def pairs_of(documents: Sequence[Document]) -> Pairs:
    """The pairs that assignment would compare."""
    found = list(compared(documents))
    days = [np.nan if p.comparison.days is None else p.comparison.days for p in found]
    same = np.array([float(pair.same) for pair in found])
    return Pairs(
        text=np.array([pair.comparison.text for pair in found]),
        title=np.array([pair.comparison.title for pair in found]),
        days=np.array(days, dtype=np.float64),
        same=same,
        weight=np.ones(len(found)),
    )


def weights_of(pairs: Pairs) -> Weights:
    """The weights under which these pairs are most likely."""
    share = min(_SHARES, key=lambda share: _regress(pairs.features(share, 1.0), pairs)[0])
    form = pairs.middle(share)
    _, found = _regress(pairs.features(share, form), pairs)
    alike, first, each, unknown, formal, _ = found
    return Weights(
        title=share,
        first_days=round(float(first / alike), 4),
        each_day=round(float(each / alike), 4),
        undated=round(float(unknown / alike), 4),
        form=form,
        form_days=round(float(formal / alike), 4),
        join=0.0,
    )


def _reweighed(pairs: Pairs, strangers: float) -> Pairs:
    """With so many pairs of different stories for each pair of one; all together weigh 1."""
    weight = np.where(pairs.same == 1, 1.0, strangers / pairs.strangers)
    return replace(pairs, weight=weight / weight.sum())


def _joined(parts: Sequence[Pairs]) -> Pairs:
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("text", "title", "days", "same", "weight")
    }
    return Pairs(**columns)


def _regress(features: Numbers, pairs: Pairs) -> tuple[float, Numbers]:
    """Loss and weights; a column that would weigh less than nothing is left out (active set)."""
    used = np.ones(features.shape[1], dtype=bool)
    while True:
        weights = np.zeros(len(used))
        weights[used] = _newton(features[:, used], pairs)
        against = used & (weights < 0)
        against[-1] = False
        if not against.any():
            return _loss(features @ weights, pairs), weights
        used &= ~against


def _newton(features: Numbers, pairs: Pairs) -> Numbers:
    weights = np.zeros(features.shape[1])
    total = pairs.weight.sum()
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (pairs.weight * (likely - pairs.same)) / total + _RIDGE * weights
        bend = (features.T * (pairs.weight * likely * (1 - likely) / total)) @ features
        step = np.linalg.solve(bend + _RIDGE * np.eye(len(weights)), slope)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def _loss(odds: Numbers, pairs: Pairs) -> float:
    surprise = np.logaddexp(0.0, odds) - pairs.same * odds
    return float((pairs.weight * surprise).sum() / pairs.weight.sum())
