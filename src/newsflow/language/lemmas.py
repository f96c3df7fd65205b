"""Base forms of verbs and nouns, from their tag: `strikes` as a verb and as a noun.

The tables are WordNet's exceptions and word lists as spacy-lookups-data packs them (MIT;
WordNet 3.0 licence), the rules WordNet's detachments (`morphy`).
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, ORTH, TAG
from spacy.tokens import Doc

_TABLES = Path(__file__).parent / "weights" / "lemmas.json.gz"
_ENDINGS = {
    "verb": (("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""),
             ("ing", "e"), ("ing", "")),
    "noun": (("ies", "y"), ("ves", "f"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"),
             ("shes", "sh"), ("men", "man"), ("s", "")),
}  # fmt: skip
_AUXILIARIES = {
    "'s": "be", "'re": "be", "'m": "be", "is": "be", "are": "be", "am": "be", "was": "be",
    "were": "be", "been": "be", "being": "be", "'ve": "have", "has": "have", "had": "have",
    "'d": "have", "did": "do", "does": "do", "done": "do",
}  # fmt: skip
_OVERRIDES = {"found": "find", "left": "leave", "felt": "feel", "saw": "see", "lay": "lie",
              "fell": "fall", "bound": "bind", "wound": "wound", "wounded": "wound",
              "ground": "grind", "data": "data", "media": "media"}  # fmt: skip
"""Forms that are also base forms of rarer words; news means these."""


@dataclass(frozen=True, slots=True)
class _Table:
    forms: dict[str, str]
    words: frozenset[str]


class KnownLemmas:
    """Base forms by word and tag, as keys of one vocabulary."""

    def __init__(self) -> None:
        """Know none yet."""
        self._strings: Any = None
        self._known: dict[tuple[int, int], int] = {}

    def set(self, doc: Doc) -> None:
        """Set the base forms of verbs and nouns; a sentence of another vocabulary begins anew."""
        if self._strings is not doc.vocab.strings:
            self._strings, self._known = doc.vocab.strings, {}
        words, tags = doc.to_array([ORTH, TAG]).T.tolist()
        pairs = [*zip(words, tags, strict=True)]
        known = self._known
        for pair in pairs:
            if pair not in known:
                known[pair] = self._key(*pair)
        keys: Any = np.array([known[pair] for pair in pairs], dtype=np.uint64)
        doc.from_array([LEMMA], keys)

    def _key(self, word: int, tag: int) -> int:
        """The key of a base form; 0 for a word that has none."""
        name = self._strings[tag]
        if not name.startswith(("VB", "NN")):
            return 0
        key: int = self._strings.add(lemma(self._strings[word], name))
        return key


@lru_cache(maxsize=1 << 15)
def lemma(word: str, tag: str) -> str:
    """The base form of a word with a Penn Treebank tag; only `VB*`, `NN` and `NNS` change.

    Proper nouns stay as they are written; other words become lower case.
    """
    if tag.startswith("NNP"):
        return word
    low = word.lower()
    if tag.startswith("VB"):
        return _verb(low, tag)
    return _noun(low) if tag == "NNS" else low


def _verb(low: str, tag: str) -> str:
    if low in _AUXILIARIES:
        return _AUXILIARIES[low]
    if tag in {"VB", "VBP"} and low in _tables()["verb"].words:
        return low
    return _base(low, "verb")


def _noun(low: str) -> str:
    head, dash, last = low.rpartition("-")
    return head + dash + _base(last, "noun")


def _base(low: str, kind: str) -> str:
    table = _tables()[kind]
    known = _OVERRIDES.get(low) or table.forms.get(low)
    if known is not None:
        return known
    if kind == "verb" and low.endswith("nging") and low[:-3] in table.words:
        return low[:-3]  # `singing` is of `sing`: `singe` keeps its e, `singeing`
    guesses = [low[: -len(end)] + new for end, new in _ENDINGS[kind] if low.endswith(end)]
    guesses = [guess for guess in guesses if len(guess) > 1]
    for guess in guesses:
        if guess in table.words:
            return guess
    # A word outside the tables: the shortest change is the safest.
    return _undouble(guesses[-1]) if guesses and not low.endswith("ss") else low


def _undouble(stem: str) -> str:
    """`googl` stays, `blogg` becomes `blog`."""
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt"
    return stem[:-1] if doubled else stem


@lru_cache(maxsize=1)
def _tables() -> dict[str, _Table]:
    loaded = json.loads(gzip.decompress(_TABLES.read_bytes()))
    return {
        kind: _Table(table["forms"], frozenset(table["words"])) for kind, table in loaded.items()
    }
