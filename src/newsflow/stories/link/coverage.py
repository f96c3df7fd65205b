"""Whether a report says something anywhere, in whatever words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from newsflow.stories.link.told import Told
from newsflow.stories.link.words import Word, meanings, read_words
from newsflow.stories.terms import COMMON_IDF
from newsflow.types import Zone

_TOLD = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY})


class Vocabulary:
    """What the sentences of a report can mean: terms, synonyms and kin of each."""

    def __init__(self, report: Told) -> None:
        """Keep the report; its sentences are read when first asked for."""
        self._report = report

    @cached_property
    def _sentences(self) -> dict[int, frozenset[str]]:
        """What each sentence that tells something can mean."""
        told = (s for s in self._report.mentions.sentences if s.zone in _TOLD)
        return {s.ordinal: _meanings(read_words(s.text)) for s in told}

    def holds(self, words: Sequence[Word], *, but: Collection[int] = ()) -> float:
        """The greatest share of the words' weight that one sentence holds, 0–1.

        `but` are ordinals of sentences that are known to tell something else.
        """
        telling = [
            (word.weight, meanings(word.term)) for word in words if word.weight >= COMMON_IDF
        ]
        whole = sum(weight for weight, _ in telling)
        if not whole:
            return 0.0
        kept = (held for ordinal, held in self._sentences.items() if ordinal not in but)
        return max((_share(telling, held) for held in kept), default=0.0) / whole


def _meanings(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(key for word in words for key in meanings(word.term))


def _share(telling: Sequence[tuple[float, frozenset[str]]], held: frozenset[str]) -> float:
    return sum(weight for weight, keys in telling if not keys.isdisjoint(held))
