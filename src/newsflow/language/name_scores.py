"""The scores that the name finder's weights give to words, from tables of sums.

What `name_features.py` says of a word falls into parts that depend on little: on the word alone,
on its neighbour, on three tags. Words and tags have numbers here, the sum of weights of a part is
a row of a table, and the scores of all words of a text are a few sums of such rows. A feature that
a part gains there needs no change here; a new part needs one line in `NameScores.of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsflow.language import name_features as say
from newsflow.language.clusters import FINE
from newsflow.language.crf import Crf, Numbers
from newsflow.language.gazetteer import Gazetteer, Listed, Marks, marked
from newsflow.language.name_features import Words
from newsflow.language.name_parts import Few, KnownWords, Many, Numbered

Rows = NDArray[np.intp]
_GAP = 2
"""Places of no word before, between and after sentences: as far as a word sees."""
_ROOM = 1 << 10
"""Room for one of several numbers in one: there are some fifty tags and labels."""


class Scored(NamedTuple):
    """What is known of the words of some sentences."""

    scores: Numbers
    """A row for each word, a column for each tag."""
    listed: list[list[Listed]]
    """The names of lists in each sentence."""


class _Places(NamedTuple):
    """Where words stand in a row of sentences with gaps between them."""

    words: Rows
    """The place of each word."""
    sentence: Rows
    """The sentence of each word."""
    starts: Rows
    """Which word is the first of each sentence."""
    lengths: list[int]

    @classmethod
    def of(cls, lengths: list[int]) -> _Places:
        """For sentences of these lengths."""
        sentence = np.repeat(np.arange(len(lengths)), lengths)
        words = np.arange(len(sentence)) + _GAP * (sentence + 1)
        return cls(words, sentence, _array([0, *accumulate(lengths[:-1])]), lengths)

    def spread(self, numbers: Sequence[int] | Rows, none: int = 0) -> Rows:
        """Numbers of words at their places, and `none` in the gaps."""
        spread = np.full(self.words[-1] + _GAP + 1, none, dtype=np.intp)
        spread[self.words] = numbers
        return spread

    def grouped(self, chosen: NDArray[np.bool_]) -> Iterator[tuple[int, list[int]]]:
        """Sentences with chosen words, and the places of those in them."""
        at = np.flatnonzero(chosen)
        sentences = self.sentence[at]
        places = (at - self.starts[sentences]).tolist()
        for sentence, group in groupby(zip(sentences.tolist(), places, strict=True), itemgetter(0)):
            yield sentence, [place for _, place in group]


class NameScores:
    """Tables of sums, filled as words and tags are met."""

    def __init__(self, crf: Crf, gazetteer: Gazetteer) -> None:
        """Work out the parts of which there are few, and index what names several words."""
        self._gazetteer = gazetteer
        self._words = KnownWords(crf, gazetteer)
        self._common = Few(crf, say.COMMON)
        self._seen = Few(crf, [(), say.SEEN])
        self._tagged, self._labelled, self._listed = Many(crf), Many(crf), Many(crf)
        self._tags, self._labels = Numbered([say.EDGE]), Numbered([say.EDGE])

    def of(self, sentences: Sequence[Words]) -> Scored:
        """Score the words of some sentences, none of them empty."""
        at = _Places.of([len(words.texts) for words in sentences])
        keys = at.spread(self._words.rows(chain.from_iterable(w.texts for w in sentences)))
        known = self._words
        scores = known.own[keys[at.words]]
        for offset, sums in known.beside.items():
            scores += sums[keys[at.words + offset]]
        heads = keys[at.words[at.starts[at.sentence] + _flat(w.heads for w in sentences)]]
        scores += known.head[heads]
        self._common.add(scores, self._headlines(keys, at)[at.sentence])
        self._seen.add(scores, self._seen_capitalised(keys, at))
        self._add_tags(scores, sentences, at)
        self._add_labels(scores, sentences, known.cluster[heads])
        known.add_joined(scores, keys, at.words)
        listed = self._names(sentences, keys, at)
        self._add_listed(scores, listed, at)
        self._add_careless(scores, sentences, keys, at)
        return Scored(scores, listed)

    def _headlines(self, keys: Rows, at: _Places) -> Rows:
        """For each sentence its place in `COMMON`."""
        known = self._words
        own = keys[at.words]
        longer = known.is_longer[own]
        counts = [
            np.add.reduceat((of & longer).astype(np.intp), at.starts)
            for of in (longer, known.is_upper[own], known.has_capital[own])
        ]
        total, upper, capitals = counts
        kind = np.where(capitals > say.MOSTLY * total, 2, 0)
        kind[upper == total] = 1
        kind[total == 0] = 0
        return kind

    def _seen_capitalised(self, keys: Rows, at: _Places) -> Rows:
        """1 for words that have a capital somewhere in their sentence where none opens."""
        known = self._words
        own = keys[at.words]
        lower = known.lower[own] + at.sentence * known.most_lower
        named = known.has_capital[own] & ~known.opens_sentence[keys[at.words - 1]]
        return np.isin(lower, lower[named]).astype(np.intp)

    def _add_tags(self, scores: Numbers, sentences: Sequence[Words], at: _Places) -> None:
        numbers = at.spread(self._tags.of(chain.from_iterable(w.tags for w in sentences)))
        before, own, after = (numbers[at.words + offset] for offset in (-1, 0, 1))
        names = self._tags.names
        self._tagged.add(
            scores,
            (before * _ROOM + own) * _ROOM + after,
            lambda code: say.tagged_features(
                names[code // _ROOM // _ROOM], names[code // _ROOM % _ROOM], names[code % _ROOM]
            ),
        )

    def _add_labels(self, scores: Numbers, sentences: Sequence[Words], clusters: Rows) -> None:
        numbers = _array(self._labels.of(chain.from_iterable(w.labels for w in sentences)))
        names = self._labels.names
        self._labelled.add(
            scores,
            numbers * (FINE + 1) + clusters,
            lambda code: say.label_features(names[code // (FINE + 1)], code % (FINE + 1)),
        )

    def _names(self, sentences: Sequence[Words], keys: Rows, at: _Places) -> list[list[Listed]]:
        """The names of lists in each sentence."""
        listed: list[list[Listed]] = [[] for _ in sentences]
        starts = self._words.opens_name[keys[at.words]]
        for sentence, places in at.grouped(starts):
            listed[sentence] = [*self._gazetteer.names(sentences[sentence].texts, places)]
        return listed

    def _add_listed(self, scores: Numbers, listed: list[list[Listed]], at: _Places) -> None:
        """What lists say of a word is also said to the words beside it."""
        for start, length, names in zip(at.starts.tolist(), at.lengths, listed, strict=True):
            marks: dict[int, Marks] = {}
            for place, mark in marked(names):
                marks[place] = marks.get(place, ()) + mark
            for place, mark in marks.items():
                for prefix, to in (("g=", place), ("g-=", place + 1), ("g+=", place - 1)):
                    if 0 <= to < length:
                        scores[start + to] += self._listed.one(say.marked_features(prefix, mark))

    def _add_careless(
        self, scores: Numbers, sentences: Sequence[Words], keys: Rows, at: _Places
    ) -> None:
        known, own = self._words, keys[at.words]
        careless = {
            sentence
            for sentence, places in at.grouped(known.opens_careless[own])
            if any(not sentences[sentence].tags[i].startswith(say.NO_NAMES) for i in places)
        }
        for sentence, starts in at.grouped(known.opens_careless[own] | known.opens_name[own]):
            if sentence not in careless:
                continue
            words, first = sentences[sentence], at.starts[sentence]
            for place, group in say.in_small_letters(words, self._gazetteer, starts).items():
                scores[first + place] += self._listed.one(tuple(group))


def _array(numbers: Sequence[int]) -> Rows:
    return np.array(numbers, dtype=np.intp)


def _flat(numbers: Iterable[Sequence[int]]) -> Rows:
    return _array([*chain.from_iterable(numbers)])
