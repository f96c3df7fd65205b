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


class Vocabulary:
    """What the sentences of a report can mean: terms, synonyms and kin of each."""

    def __init__(self, report: Told) -> None:
        """Keep the report; its sentences are read when first asked for."""
        self._report = report
        self._holding: dict[str, frozenset[int]] = {}

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[int]]:
        """The sentences that hold each meaning, of those that tell something."""
        holders: defaultdict[str, set[int]] = defaultdict(set)
        for sentence in self._report.mentions.sentences:
            if sentence.zone in _TOLD:
                for term in set(read_terms(sentence.text)):
                    for key in meanings(term):
                        holders[key].add(sentence.ordinal)
        return {key: frozenset(sentences) for key, sentences in holders.items()}

    def holds(self, words: Sequence[Word], *, but: Collection[int] = ()) -> float:
        """The greatest share of the words' weight that one sentence holds, 0–1.

        `but` are ordinals of sentences that are known to tell something else.
        """
        telling = [word for word in words if word.weight >= COMMON_IDF]
        whole = sum(word.weight for word in telling)
        if not whole:
            return 0.0
        held: defaultdict[int, float] = defaultdict(float)
        for word in telling:
            for sentence in self._holders_of(word.term):
                held[sentence] += word.weight
        return max((total for s, total in held.items() if s not in but), default=0.0) / whole

    def _holders_of(self, term: str) -> frozenset[int]:
        """The sentences that hold a meaning of a term; stories ask for the same terms again."""
        if term not in self._holding:
            found = (self._holders.get(key) for key in meanings(term))
            self._holding[term] = frozenset[int]().union(*(each for each in found if each))
        return self._holding[term]
