"""Whether a report says something anywhere, in whatever words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from newsflow.stories.link.told import Told
from newsflow.stories.link.words import Word, meanings, read_terms
from newsflow.stories.terms import COMMON_IDF
from newsflow.types import Zone

_TOLD = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY})
_ROUNDED = 1e-9
"""More than sums of weights differ by the order in which they are added up."""


class Vocabulary:
    """What the sentences of a report can mean: terms, synonyms and kin of each."""

    def __init__(self, report: Told) -> None:
        """Keep the report; its sentences are read when first asked for."""
        self._report = report
        self._holding: dict[str, frozenset[int]] = {}

    @cached_property
    def _holders(self) -> Mapping[str, Collection[int]]:
        """The sentences that hold each meaning, of those that tell something."""
        having: defaultdict[str, set[int]] = defaultdict(set)
        for sentence in self._report.mentions.sentences:
            if sentence.zone in _TOLD:
                for term in read_terms(sentence.text):
                    having[term].add(sentence.ordinal)
        holders: defaultdict[str, set[int]] = defaultdict(set)
        for term, sentences in having.items():
            for key in meanings(term):
                holders[key] |= sentences
        return holders

    def holds(self, words: Sequence[Word], least: float, *, but: Collection[int] = ()) -> bool:
        """Whether one sentence holds so great a share of the words' weight.

        `but` are ordinals of sentences that are known to tell something else.
        """
        telling = [word for word in words if word.weight >= COMMON_IDF]
        whole = sum(word.weight for word in telling)
        holders = [(word.weight, self._holders_of(word.term)) for word in telling]
        if not whole or sum(weight for weight, of in holders if of) < (least - _ROUNDED) * whole:
            return False  # not even all sentences together
        held: defaultdict[int, float] = defaultdict(float)
        for weight, sentences in holders:
            for sentence in sentences:
                held[sentence] += weight
        return any(total / whole >= least for s, total in held.items() if s not in but)

    def _holders_of(self, term: str) -> frozenset[int]:
        """The sentences that hold a meaning of a term; stories ask for the same terms again."""
        if term not in self._holding:
            found = (self._holders.get(key) for key in meanings(term))
            self._holding[term] = frozenset[int]().union(*(each for each in found if each))
        return self._holding[term]
