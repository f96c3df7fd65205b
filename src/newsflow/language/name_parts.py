"""Tables of sums of weights, one for each part of what is said of a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, combinations, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsflow.language import name_features as say
from newsflow.language.clusters import FINE
from newsflow.language.crf import Crf, Group, Numbers
from newsflow.language.gazetteer import Gazetteer
from newsflow.language.known import Known

Rows = NDArray[np.intp]
_REMEMBERED = 25_000
"""Words whose sums are kept: half a kilobyte each."""
_OPENERS = say.SENTENCE_OPENERS | {say.EDGE}


class Few:
    """A part of which all groups of features are known beforehand."""

    def __init__(self, crf: Crf, groups: Sequence[Group]) -> None:
        """Add up the weights of each group."""
        self._sums = crf.sums(groups)

    def add(self, scores: Numbers, codes: Rows) -> None:
        """Add to each word the sum of the group of its number."""
        scores += self._sums[codes]


class Many:
    """A part whose groups are added up when they are met."""

    def __init__(self, crf: Crf) -> None:
        """Keep the weights."""
        self._crf = crf
        self._rows: dict[int, Numbers] = {}
        self._ones: dict[Group, Numbers] = {}

    def add(self, scores: Numbers, codes: Rows, said: Callable[[int], Group]) -> None:
        """Add to each word the sum of what is `said` for its number."""
        met, which = np.unique(codes, return_inverse=True)
        numbers, rows = met.tolist(), self._rows
        fresh = [number for number in numbers if number not in rows]
        if fresh:
            rows.update(zip(fresh, self._crf.sums([said(n) for n in fresh]), strict=True))
        scores += np.array([rows[number] for number in numbers])[which]

    def one(self, group: Group) -> Numbers:
        """The sum of one group."""
        known = self._ones.get(group)
        if known is None:
            known = self._ones[group] = self._crf.sums([group])[0]
        return known


class Numbered:
    """Numbers for strings, in the order they are met."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Number the first ones."""
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}
        self.of(names)

    def of(self, names: Iterable[str]) -> list[int]:
        """The number of each string."""
        numbers, wanted = self._numbers, [*names]
        for name in wanted:
            if name not in numbers:
                numbers[name] = len(self.names)
                self.names.append(name)
        return [numbers[name] for name in wanted]

    def forget(self, kept: int) -> None:
        """Forget all but the first ones."""
        for name in self.names[kept:]:
            del self._numbers[name]
        del self.names[kept:]


class Joined:
    """Features that name neighbouring words together: `w-1w=new|york`."""

    def __init__(self, crf: Crf, name: str, offsets: Sequence[int], numbers: Numbered) -> None:
        """Index the features of this name; `numbers` are of the words or shapes they name."""
        self._offsets = offsets
        self._base = 1 << (62 // len(offsets))
        named, weights = crf.named(name)
        split = [_splits(feature, len(offsets)) for feature in named]
        rows = np.repeat(np.arange(len(named)), [len(ways) for ways in split])
        parts = numbers.of(chain.from_iterable(chain.from_iterable(split)))
        columns = np.array(parts, dtype=np.int64).reshape(-1, len(offsets)).T
        keys = self._key([*columns])
        order = np.argsort(keys)
        self._keys = keys[order]
        self._weights = weights[rows[order]]

    def add(self, scores: Numbers, numbers: Rows, at: Rows) -> None:
        """Add the weights of features that hold for the words at some places."""
        if not len(self._keys):
            return
        keys = self._key([numbers[at + offset] for offset in self._offsets])
        rows = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        held = np.flatnonzero(self._keys[rows] == keys)
        scores[held] += self._weights[rows[held]]

    def _key(self, numbers: Sequence[Any]) -> Any:
        """One number for several: of one word, or of many words at once."""
        key = numbers[0]
        for number in numbers[1:]:
            key = key * self._base + number
        return key


def _splits(joined: str, parts: int) -> list[list[str]]:
    """All ways to part a string at its bars: words may hold bars too."""
    pieces = joined.split("|")
    if len(pieces) == parts:
        return [pieces]
    bars = [at for at, character in enumerate(joined) if character == "|"]
    edges = ([-1, *chosen, len(joined)] for chosen in combinations(bars, parts - 1))
    return [[joined[start + 1 : end] for start, end in pairwise(ways)] for ways in edges]


class KnownWords(Known[str]):
    """What words say by themselves, a row each. Row 0 is of no word."""

    def __init__(self, crf: Crf, gazetteer: Gazetteer) -> None:
        """Index the features that name several words."""
        self._crf = crf
        self._gazetteer = gazetteer
        self._lower, self._shapes = Numbered([say.EDGE]), Numbered([say.EDGE])
        self._pairs = [
            Joined(crf, "w-1w", (-1, 0), self._lower),
            Joined(crf, "ww+1", (0, 1), self._lower),
        ]
        self._triples = Joined(crf, "sh3", (-1, 0, 1), self._shapes)
        self._kept = len(self._lower.names), len(self._shapes.names)
        super().__init__(_REMEMBERED, first=1)

    @property
    def most_lower(self) -> int:
        """More than any number in `lower`."""
        return len(self._lower.names)

    def add_joined(self, scores: Numbers, keys: Rows, at: Rows) -> None:
        """Add what words say together with their neighbours."""
        lower, shapes = self.lower[keys], self._shape[keys]
        for pairs in self._pairs:
            pairs.add(scores, lower, at)
        self._triples.add(scores, shapes, at)

    def learn(self, fresh: list[str], here: slice) -> None:
        """Add up what words say."""
        words = [*map(say.traits_of, fresh)]
        sums_of = self._crf.sums_of
        self.own[here] = sums_of(say.OWN, [*map(say.own_values, words)])
        self.head[here] = sums_of([say.HEAD], [(word.low,) for word in words])
        for offset, sums in self.beside.items():
            said = [say.neighbour_values(word, offset) for word in words]
            sums[here] = sums_of(say.NEIGHBOUR[offset], said)
        self.lower[here] = self._lower.of(word.low for word in words)
        self._shape[here] = self._shapes.of(word.shape for word in words)
        self.cluster[here] = [word.cluster & FINE for word in words]
        self.is_longer[here] = [*map(say.is_longer, fresh)]
        self.is_upper[here] = [text.isupper() for text in fresh]
        self.has_capital[here] = [text[:1].isupper() for text in fresh]
        self.opens_sentence[here] = [text in _OPENERS for text in fresh]
        self.opens_name[here] = [*map(self._gazetteer.opens, fresh)]
        self.opens_careless[here] = [
            say.is_in_small_letters(text) and self._gazetteer.knows(text.title()) for text in fresh
        ]

    def begin(self, room: int) -> None:
        """Forget the strings too."""
        self._lower.forget(self._kept[0])
        self._shapes.forget(self._kept[1])
        super().begin(room)

    def make_room(self, rows: int) -> None:
        """Begin all tables."""
        labels = len(self._crf.labels)
        self.own, self.head = np.zeros((rows, labels)), np.zeros((rows, labels))
        self.beside = {offset: np.zeros((rows, labels)) for offset in say.NEIGHBOUR}
        self.lower, self._shape, self.cluster = np.zeros((3, rows), dtype=np.intp)
        flags = np.zeros((6, rows), dtype=np.bool_)
        self.is_longer, self.is_upper, self.has_capital = flags[:3]
        self.opens_sentence, self.opens_name, self.opens_careless = flags[3:]
        self.learn([say.EDGE], slice(0, 1))
