"""Make `background.json.gz`: how rare the words of English are.

    python -m newsflow.stories.train.background en_lexeme_prob.json.gz background.json.gz

The input is a file of the package spacy-lookups-data 1.0.5 (MIT licence): natural logarithms of the
probabilities of a million word forms. A word's weight is minus the natural logarithm of the chance
that a text of 300 words holds it; forms that `terms.words` makes one are added up first.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from newsflow.stories.terms import words

_TEXT_WORDS = 300
_KEPT = 60_000
"""Rarer words all weigh `terms.UNSEEN_IDF`."""


def background(log_probabilities: Mapping[str, float]) -> dict[str, float]:
    """Weights of the commonest terms, the least telling first."""
    shares: dict[str, float] = defaultdict(float)
    for form, logarithm in log_probabilities.items():
        terms = list(words(form))
        if len(terms) == 1:
            shares[terms[0]] += math.exp(logarithm)
    weights = {term: -math.log(1 - math.exp(-p * _TEXT_WORDS)) for term, p in shares.items()}
    kept = sorted(weights.items(), key=lambda pair: (pair[1], pair[0]))[:_KEPT]
    return {term: round(weight, 2) for term, weight in kept}


def main(source: Path, target: Path) -> None:
    """Read the probabilities, write the weights; the same input gives the same bytes."""
    table = background(json.loads(gzip.decompress(source.read_bytes())))
    packed = json.dumps(table, separators=(",", ":")).encode()
    target.write_bytes(gzip.compress(packed, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
