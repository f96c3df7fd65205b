"""PLOVER coding of sentences: which party does what to which.

Events as our rules find them have the roles of their verbs (`declined a request from Lund`);
researchers' coding asks for two parties and a root (Lund is the target). A linear model ranks the
pairs of parties a sentence offers, another tells the root; both are trained on sentences coded
by hand (`event_coding_training`).
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from newsflow.errors import LanguageError
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
from newsflow.mentions.reading import Reading
from newsflow.types import Entity, EntityMention, EventMention, Span

WEIGHTS = "coding.json.gz"
SCALE = 3.0
"""Length of a feature vector: how sharp the probabilities get."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Coding:
    """One event as researchers code it."""

    sentence: int
    source: Span
    source_text: str
    root: str
    """PLOVER root, `CONCEDE` and `RETREAT` together as `YIELD`."""
    target: Span
    target_text: str
    confidence: float
    """Probability of the pair among the sentence's, times that of the root."""


@dataclass(frozen=True)
class Coder:
    """The two models. Holds weights, nothing of the texts."""

    pairs: Floats
    roots: Floats
    rarity: Floats
    """How rare each feature of the root was in training; 0 for those seen once or never."""
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def load_coder() -> Coder:
    """The models that newsflow ships. Raises `LanguageError` when they are damaged."""
    path = resources.files("newsflow.mentions.lexicon").joinpath(WEIGHTS)
    try:
        loaded = json.loads(gzip.decompress(path.read_bytes()))
        names = tuple(loaded["names"])
        return Coder(
            _dense(loaded["pairs"], (1 << PAIR_BITS,)),
            _dense(loaded["roots"], (1 << ROOT_BITS, len(names))),
            _dense(loaded["rarity"], (1 << ROOT_BITS,)),
            names,
        )
    except (OSError, ValueError, KeyError) as error:
        raise LanguageError("the weights of the coder are damaged", key=WEIGHTS) from error


def _dense(packed: dict[str, Any], shape: tuple[int, ...]) -> Floats:
    flat = np.zeros(int(np.prod(shape)), np.float32)
    flat[np.cumsum(packed["steps"])] = np.array(packed["values"], np.float32) * packed["unit"]
    return flat.reshape(shape)


def code_sentence(
    reading: Reading,
    sentence: int,
    entities: tuple[Entity, ...],
    mentions: tuple[EntityMention, ...],
    events: tuple[EventMention, ...],
    *,
    most: int = 3,
) -> tuple[Coding, ...]:
    """The likeliest codings of a sentence, the best first; none where it offers no two parties."""
    coder = load_coder()
    parties = find_parties(reading, sentence, entities, mentions)
    here = [e for e in events if e.sentence == sentence]
    out = []
    for chance, source, target in rank_pairs(coder.pairs, parties)[:most]:
        features = root_features(reading, source.span, target.span, sentence, here)
        sure, root = root_of(coder, features)
        out.append(
            Coding(
                sentence=sentence,
                source=source.span,
                source_text=source.text,
                root=root,
                target=target.span,
                target_text=target.text,
                confidence=round(chance * sure, 3),
            )
        )
    return tuple(out)


def code_root(
    reading: Reading, source: Span, target: Span, events: tuple[EventMention, ...]
) -> str:
    """The root of what goes on between two given parties of one sentence."""
    sentence = reading.sentence_at(min(source.start, target.start)) or 0
    here = [e for e in events if e.sentence == sentence]
    return root_of(load_coder(), root_features(reading, source, target, sentence, here))[1]


def rank_pairs(weights: Floats, parties: list[Party]) -> list[tuple[float, Party, Party]]:
    """Pairs of parties with their probability, the likeliest first."""
    pairs = [(s, t) for s in parties for t in parties if s is not t and apart(s, t)]
    if not pairs:
        return []
    as_source = {id(p): _sum(weights, (f"S|{f}" for f in p.features)) for p in parties}
    as_target = {id(p): _sum(weights, (f"T|{f}" for f in p.features)) for p in parties}
    scores = np.array(
        [as_source[id(s)] + as_target[id(t)] + _sum(weights, pair_features(s, t)) for s, t in pairs]
    )
    chances = softmax(scores)
    order = np.argsort(-chances, kind="stable")
    return [(float(chances[i]), *pairs[i]) for i in order]


def _sum(weights: Floats, features: Iterable[str]) -> float:
    return float(weights[hashed(features, PAIR_BITS)].sum())


def root_of(coder: Coder, features: list[str]) -> tuple[float, str]:
    """The likeliest root, with its probability."""
    indices, values = root_vector(features, coder.rarity)
    chances = softmax(values @ coder.roots[indices])
    best = int(chances.argmax())
    return float(chances[best]), coder.names[best]


def root_vector(features: list[str], rarity: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    """Where features lie in the table, and their values: log counts by rarity, of fixed length."""
    counts = Counter(hashed(features, ROOT_BITS))
    indices = np.array(sorted(i for i in counts if rarity[i]), np.int64)
    logs = 1 + np.log(np.array([counts[i] for i in indices.tolist()], np.float32))
    values = logs * rarity[indices]
    return indices, (SCALE * values / (np.linalg.norm(values) + 1e-6)).astype(np.float32)


def softmax(scores: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Scores as probabilities."""
    shifted: npt.NDArray[Any] = np.exp(scores - scores.max())
    total: npt.NDArray[Any] = shifted / shifted.sum()
    return total
