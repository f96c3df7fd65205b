"""The duplicates suite: pairs of texts that share half of their runs of five words.

The pairs come from `wire.jsonl`, the texts from the sets of the stories suite that it names.
Every two texts of a set are compared; a pair that we find and the file does not list is false.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsflow.stories.shingles import (
    COPY,
    containment,
    shared_shingles,
    shingle_words,
    shingles,
)
from tests.quality.core import Metric
from tests.quality.stories import read_lines


def measure(folder: Path) -> Iterator[Metric]:
    """Recall and precision at containment 0.5."""
    for path in sorted(folder.glob("*.jsonl")):
        rows = list(read_lines(path))
        sets = sorted({str(row["set"]) for row in rows})
        gold = {_key(row) for row in rows if row["containment5"] >= COPY}
        found = {pair for name in sets for pair in _copies(folder.parent / "stories" / name)}
        right = len(gold & found)
        yield Metric(f"{path.stem}.recall", 100 * right / len(gold) if gold else 100.0)
        yield Metric(f"{path.stem}.precision", 100 * right / len(found) if found else 100.0)


def _key(row: Mapping[str, Any]) -> frozenset[str]:
    return frozenset({str(row["a"]), str(row["b"])})


def _copies(folder: Path) -> Iterator[frozenset[str]]:
    docs = list(read_lines(folder / "docs.jsonl"))
    texts = [shingles(shingle_words(doc["text"])) for doc in docs]
    for (i, j), shared in shared_shingles(texts).items():
        if containment(shared, texts[i], texts[j]) >= COPY:
            yield frozenset({str(docs[i]["id"]), str(docs[j]["id"])})
