"""Two versions of an utterance word by word: what stands in both, and what only in one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from newsflow.stories.link.names import spelled_alike
from newsflow.stories.terms import COMMON_IDF, idf, stem
from newsflow.text import fold, straighten
from newsflow.types import Span

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_BREAK = re.compile(r"[,;:.!?()\u2014\u2013\u2026]| -")
_REMEMBERED = 1 << 15
"""Words whose term and weight are kept."""
_TEXTS, _QUOTED = 1 << 14, 1 << 12
"""Texts whose terms are kept, and whose words: stories are linked again as reports join them."""
_NEAR = 1 << 16
"""Pairs of terms whose nearness is kept, some 12 MB: a writer that runs all day meets millions."""
_SYNONYM = 0.8
_KIN = 0.7
"""`Russia` and `Russian`, `terrorist` and `terrorism`."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, where it stands, and how much it weighs."""

    term: str
    span: Span
    weight: float
    opens: bool = False
    """Whether a comma, dash or the like stands before it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Words of two versions that stand in one place: between the words that both have."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    next_a: Word | None = None
    """The word that both have, after the slot; none where the slot is followed by a break."""
    next_b: Word | None = None


@lru_cache(maxsize=_QUOTED)
def read_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of a text, their spans counted from `offset`."""
    plain = straighten(text)
    out = []
    last = 0
    for match in _TOKEN.finditer(plain):
        if term := _term(match.group()):
            span = Span(offset + match.start(), offset + match.end())
            between = plain[last : match.start()]
            opens = between != " " and bool(_BREAK.search(between))
            out.append(Word(term, span, _weight(term), opens))
            last = match.end()
    return tuple(out)


@lru_cache(maxsize=_TEXTS)
def read_terms(text: str) -> tuple[str, ...]:
    """The words of a text, without where they stand."""
    return tuple(filter(None, map(_term, _TOKEN.findall(straighten(text)))))


@lru_cache(maxsize=_REMEMBERED)
def _weight(term: str) -> float:
    """How telling a term is; single letters (`a`, `i`) tell nothing."""
    return 0.05 if len(term) == 1 and term.isalpha() else max(idf(term), 0.05)


def mass(words: Sequence[Word]) -> float:
    """What the telling words of a version weigh."""
    return sum(word.weight for word in words if word.weight >= COMMON_IDF)


def shared_mass(a: Sequence[Word], b: Sequence[Word]) -> float:
    """What the telling words weigh that both versions have, word for word or by a synonym.

    The weightiest words choose first, the nearest word of the other version, of several the last.
    """
    left = {place: word for place, word in enumerate(b) if word.weight >= COMMON_IDF}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in left.items():
        places[word.term].append(place)
    telling = [word for word in a if word.weight >= COMMON_IDF]
    total = 0.0
    for word in sorted(telling, key=lambda word: -word.weight):
        if same := places.get(word.term):
            near, place = 1.0, same[-1]
        else:
            others = ((nearness(word.term, other.term), n) for n, other in left.items())
            near, place = max(others, default=(0.0, 0))
        if near > 0:
            best = left.pop(place)
            places[best.term].pop()
            total += near * min(word.weight, best.weight)
    return total


def slots(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Slot]:
    """The places where two versions differ, in order; cut where one side goes on after a comma."""
    i = j = 0
    for x, y in [*_aligned(a, b), (len(a), len(b))]:
        if i < x or j < y:
            following = (a[x], b[y]) if x < len(a) and y < len(b) else (None, None)
            yield from _cut(Slot(tuple(a[i:x]), tuple(b[j:y]), *following))
        i, j = x + 1, y + 1


def _cut(slot: Slot) -> Iterator[Slot]:
    """`no one, including us | anybody` is `no one | anybody` and `including us | –`."""
    cut_a, cut_b = _break_in(slot.a), _break_in(slot.b)
    if cut_a is not None and cut_b is None:
        yield Slot(slot.a[:cut_a], slot.b)
        yield Slot(slot.a[cut_a:], ())
    elif cut_b is not None and cut_a is None:
        yield Slot(slot.a, slot.b[:cut_b])
        yield Slot((), slot.b[cut_b:])
    else:
        yield slot


def _break_in(words: tuple[Word, ...]) -> int | None:
    return next((i for i, word in enumerate(words) if word.opens and i > 0), None)


@lru_cache(maxsize=_NEAR)
def nearness(a: str, b: str) -> float:
    """How near two terms are: 1 the same, less for synonyms, kin and spellings, else 0."""
    if a == b:
        return 1.0
    if _groups().get(a, frozenset()) & _groups().get(b, frozenset()):
        return _SYNONYM
    short, long = sorted((a, b), key=len)
    prefix = len(_common_prefix(short, long))
    if prefix >= 5 and prefix >= 0.6 * len(long):
        return _KIN
    return _KIN if len(short) > 5 and spelled_alike(a, b) else 0.0


@lru_cache(maxsize=_REMEMBERED)
def meanings(term: str) -> frozenset[str]:
    """Keys that a term shares with its synonyms and kin; a quick stand-in for `nearness`."""
    keys = {term, *(f"#{number}" for number in _groups().get(term, ()))}
    if len(term) > 5:
        keys.add(f"{term[:6]}-")
    return frozenset(keys)


def weighty_class(term: str) -> str | None:
    """The class of a word that carries a stance or a degree."""
    return _weighty().get(term)


@lru_cache(maxsize=_REMEMBERED)
def _term(word: str) -> str:
    if word.lower().endswith("n't"):
        return "not"
    return stem(fold(word.removesuffix("'s")).replace(" ", ""))


def _common_prefix(a: str, b: str) -> str:
    for i, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return a[:i]
    return a


def _aligned(a: Sequence[Word], b: Sequence[Word]) -> Sequence[tuple[int, int]]:
    """Pairs of positions in both, in order, with the greatest total weight (Needleman–Wunsch)."""
    return _aligned_terms(tuple(word.term for word in a), tuple(word.term for word in b))


@lru_cache(maxsize=_QUOTED)
def _aligned_terms(a: tuple[str, ...], b: tuple[str, ...]) -> Sequence[tuple[int, int]]:
    """The same of terms: the reports of a story are linked again with each that joins it."""
    gains = [_gains(x, b) for x in a]
    best = [[0.0] * (len(b) + 1)]
    for gained in reversed(gains):
        best.append(_row_above(best[-1], gained))
    best.reverse()
    pairs = []
    i = j = 0
    while i < len(a) and j < len(b):
        if j in gains[i] and best[i][j] == gains[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return tuple(pairs)


def _row_above(below: Sequence[float], gained: dict[int, float]) -> list[float]:
    """The greatest weights with one more word, from the weights without it and what it gains.

    Weights fall along a row: each gain raises the places before it up to the first that has more.
    """
    row = list(below)
    for j in reversed(gained):
        value = gained[j] + below[j + 1]
        place = j
        while place >= 0 and row[place] < value:
            row[place] = value
            place -= 1
    return row


@lru_cache(maxsize=_QUOTED)
def _gains(word: str, others: tuple[str, ...]) -> dict[int, float]:
    """What a word gains beside those of the others that are near to it, by their places.

    Versions of a quotation have most words in common: it is asked again and again.
    """
    return {
        j: near * (min(_weight(word), _weight(other)) + 0.3)
        for j, other in enumerate(others)
        if (near := nearness(word, other))
    }


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_lines("synonyms.txt")):
        for word in line.split():
            groups.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@cache
def _weighty() -> Mapping[str, str]:
    classes: dict[str, str] = {}
    for line in _lines("weighty.txt"):
        name, words = line.split(":")
        classes |= {_term(word): name for word in words.split()}
    return classes


def _lines(name: str) -> list[str]:
    text = resources.files("newsflow.stories.link.lexicon").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
