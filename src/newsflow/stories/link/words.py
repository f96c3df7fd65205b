"""Two versions of an utterance word by word: what stands in both, and what only in one."""

from __future__ import annotations

import re
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


def read_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of a text, their spans counted from `offset`."""
    plain = straighten(text)
    out = []
    last = 0
    for match in _TOKEN.finditer(plain):
        if term := _term(match.group()):
            span = Span(offset + match.start(), offset + match.end())
            opens = bool(_BREAK.search(plain, last, match.start()))
            out.append(Word(term, span, _weight(term), opens))
            last = match.end()
    return tuple(out)


def read_terms(text: str) -> Iterator[str]:
    """The words of a text, without where they stand."""
    found = (_term(match) for match in _TOKEN.findall(straighten(text)))
    return (term for term in found if term)


@lru_cache(maxsize=_REMEMBERED)
def _weight(term: str) -> float:
    """How telling a term is; single letters (`a`, `i`) tell nothing."""
    return 0.05 if len(term) == 1 and term.isalpha() else max(idf(term), 0.05)


def mass(words: Sequence[Word]) -> float:
    """What the telling words of a version weigh."""
    return sum(word.weight for word in words if word.weight >= COMMON_IDF)


def shared_mass(a: Sequence[Word], b: Sequence[Word]) -> float:
    """What the telling words weigh that both versions have, word for word or by a synonym."""
    total = 0.0
    left = [word for word in b if word.weight >= COMMON_IDF]
    for word in sorted(a, key=lambda w: (-w.weight, w.span)):
        if word.weight < COMMON_IDF:
            continue
        best = max(
            left, key=lambda other: (nearness(word.term, other.term), other.span), default=None
        )
        near = nearness(word.term, best.term) if best is not None else 0.0
        if best is not None and near > 0:
            total += near * min(word.weight, best.weight)
            left.remove(best)
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


@cache
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


@cache
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


@lru_cache(maxsize=1 << 13)
def _aligned_terms(a: tuple[str, ...], b: tuple[str, ...]) -> Sequence[tuple[int, int]]:
    """The same of terms: the reports of a story are linked again with each that joins it."""
    gains = [[_gain(x, y) for y in b] for x in a]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        row, below, gained, value = best[i], best[i + 1], gains[i], 0.0
        for j in range(len(b) - 1, -1, -1):
            # The greatest of three, without a call for each of thousands of cells.
            value = below[j] if below[j] > value else value
            if (through := gained[j] + below[j + 1]) > value:
                value = through
            row[j] = value
    pairs = []
    i = j = 0
    while i < len(a) and j < len(b):
        if gains[i][j] > 0 and best[i][j] == gains[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return tuple(pairs)


def _gain(a: str, b: str) -> float:
    return near * (min(_weight(a), _weight(b)) + 0.3) if (near := nearness(a, b)) else 0.0


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
