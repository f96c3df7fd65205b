"""Finding names: a conditional random field over word shapes and word clusters."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pycrfsuite
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

_NO_CLUSTER = ("_",) * 4
_SENTENCE_OPENERS = (".", '"', "?", "!", ":", "``", "“")


class NameFinder:
    """Names of persons, organisations and places in parsed sentences."""

    def __init__(self, weights: Path) -> None:
        """Open the model and its clusters under `weights`."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(weights / "names.crf"))
        raw = json.loads(gzip.decompress((weights / "clusters.json.gz").read_bytes()))
        self._clusters = {
            word: (str(c & 15), str(c & 63), str(c & 1023), str(c)) for word, c in raw.items()
        }

    def find(self, doc: Doc) -> list[DocSpan]:
        """Names in one sentence, labelled `PERSON`, `ORG` or `LOC`."""
        labels = self._tagger.tag(self._features([token.text for token in doc]))
        found, i = [], 0
        while i < len(labels):
            j = i + 1
            if labels[i] != "O":
                while j < len(labels) and labels[j] == "I-" + labels[i][2:]:
                    j += 1
                found.append(DocSpan(doc, i, j, label=labels[i][2:]))
            i = j
        return found

    def _features(self, words: list[str]) -> list[list[str]]:
        lower = [w.lower() for w in words]
        shapes = [_shape(w) for w in words]
        get = self._clusters.get
        clusters = [get(w) or get(w.lower()) or _NO_CLUSTER for w in words]
        seen = {
            lower[i]
            for i, w in enumerate(words)
            if i and w[:1].isupper() and words[i - 1] not in _SENTENCE_OPENERS
        }
        n, rows = len(words), []

        def at(values: list[str], i: int) -> str:
            return values[i] if 0 <= i < n else "_"

        for i, word in enumerate(words):
            low = lower[i]
            row = [
                "w=" + low, "W=" + word, "s4=" + low[-4:], "s3=" + low[-3:], "s2=" + low[-2:],
                "p3=" + low[:3], "p4=" + low[:4], "sh=" + shapes[i],
                "w-1=" + at(lower, i - 1), "w+1=" + at(lower, i + 1),
                "w-2=" + at(lower, i - 2), "w+2=" + at(lower, i + 2),
                "sh-1=" + at(shapes, i - 1), "sh+1=" + at(shapes, i + 1),
                "w-1w=" + at(lower, i - 1) + "|" + low, "ww+1=" + low + "|" + at(lower, i + 1),
                "sh3=" + at(shapes, i - 1) + shapes[i] + at(shapes, i + 1), "cap=" + str(low in seen),
            ]  # fmt: skip
            for k in (-2, -1, 0, 1, 2):
                c = clusters[i + k] if 0 <= i + k < n else _NO_CLUSTER
                row += [f"c{k}a={c[0]}", f"c{k}b={c[1]}", f"c{k}c={c[2]}"]
                if k == 0:
                    row += [f"c{k}d={c[3]}", "csh=" + c[1] + shapes[i]]
            rows.append(row)
        return rows


def _shape(word: str) -> str:
    kinds = (
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word
    )
    return re.sub(r"(.)\1+", r"\1", "".join(kinds))
