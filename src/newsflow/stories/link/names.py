"""Whether two spellings name one person or organisation."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from newsflow.text import fold

_SOUNDS = (
    ("kh", "h"), ("ph", "f"), ("ck", "k"), ("ow", "ov"), ("w", "v"), ("ei", "i"), ("ey", "i"),
    ("yu", "u"), ("iu", "u"), ("ie", "e"), ("ye", "e"), ("ts", "z"), ("tz", "z"), ("dj", "j"),
    ("dzh", "j"), ("q", "k"), ("c", "k"), ("y", "i"), ("ee", "i"), ("oo", "u"), ("ou", "u"),
)  # fmt: skip
"""Spellings that romanisations of one sound alternate between."""

_HISS = re.compile(r"s?ch")
_SAME_WORD = 0.93
_NEAR_WORD = 0.84
_ONE_EDIT, _TWO_EDITS = 6, 11
"""Letters from which another word may be alike that differs by one edit, by two."""
_END = 3
_REMEMBERED = 1 << 13
"""Names, words and pairs of words that are kept: those of the last thousands of reports."""
_ARTICLES = frozenset({"the", "a", "an", "al", "el", "of", "de", "von", "van", "and", "for", "s"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister", "general", "gen", "gov",
     "governor", "senator", "sen", "rep", "king", "queen", "pope", "judge", "col", "colonel",
     "lord", "lady", "prof", "professor", "sheikh", "jr", "sr"}
)  # fmt: skip


def same_person(a: str, b: str) -> bool:
    """Whether two names of persons agree: the family name, and what both give of the rest."""
    left, right = name_words(a), name_words(b)
    if not left or not right:
        return False
    given = list(zip(left[:-1], right[:-1], strict=False))
    if not spelled_alike(left[-1], right[-1]):
        return _hissed_alike(left, right)
    return all(_given_alike(x, y) for x, y in given[:1])


def same_organization(a: str, b: str) -> bool:
    """Whether two names of organisations agree: the same words, or initials of one another."""
    left, right = name_words(a), name_words(b)
    if not left or not right:
        return False
    if _stand_for(left, right) or _stand_for(right, left):
        return True
    short, long = sorted((left, right), key=len)
    found = [any(spelled_alike(word, other) for other in long) for word in short]
    return all(found) and (len(short) > 1 or len(long) == 1)


@lru_cache(maxsize=_REMEMBERED)
def person_keys(name: str) -> frozenset[str]:
    """Keys of which two names of one person share one: of the family name."""
    words = name_words(name)
    return _word_keys(words[-1]) | {f"~{_hiss(words[-1])}"} if words else frozenset()


@lru_cache(maxsize=_REMEMBERED)
def organization_keys(name: str) -> frozenset[str]:
    """Keys of which two names of one organisation share one: of each word, and initials."""
    words = name_words(name)
    initials = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)
    return frozenset({f"@{initials}"}).union(*map(_word_keys, words)) if words else frozenset()


def spelled_apart(a: str, b: str) -> bool:
    """Whether two spellings of one name differ in a word, not only in which words they give."""
    left, right = set(name_words(a)), set(name_words(b))
    only_left, only_right = left - right, right - left
    return any(
        spelled_alike(x, y) and not (x.startswith(y) or y.startswith(x))
        for x in only_left
        for y in only_right
        if min(len(x), len(y)) > 3
    )


@lru_cache(maxsize=_REMEMBERED)
def spelled_alike(a: str, b: str) -> bool:
    """Whether two folded words may be one name in two romanisations."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    if sound(a) == sound(b):
        return True
    near = JaroWinkler.similarity(a, b) >= _SAME_WORD and a[0] == b[0]
    edits = Levenshtein.normalized_similarity(sound(a), sound(b))
    return edits >= _NEAR_WORD and (near or len(a) > 7)


@lru_cache(maxsize=_REMEMBERED)
def _word_keys(word: str) -> frozenset[str]:
    """Keys of which two words spelled alike share one.

    By `_NEAR_WORD` sounds of up to six letters must be equal, and those of up to twelve may differ
    by one edit, which leaves the first letters or the last; longer ones may differ by more.
    """
    heard = sound(word)
    keys = {f"={heard}"}
    if len(heard) >= _ONE_EDIT:
        keys |= {f"<{heard[:_END]}", f">{heard[-_END:]}"}
    return frozenset(keys | {"long"} if len(heard) >= _TWO_EDITS else keys)


@lru_cache(maxsize=_REMEMBERED)
def sound(word: str) -> str:
    """A word with the variants of romanisation made one, doubled letters single."""
    for spelled, plain in _SOUNDS:
        word = word.replace(spelled, plain)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=_REMEMBERED)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell it from others."""
    words = [word for word in fold(name).split() if word not in _TITLES]
    kept = tuple(word for word in words if word not in _ARTICLES)
    return kept or tuple(words)


def _hissed_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """`Cherif`, `Scherif` and `Sherif`, of persons with the same given names, written out."""
    same_given = a[:-1] == b[:-1] and any(len(word) > 3 for word in a[:-1])
    return same_given and _hiss(a[-1]) == _hiss(b[-1])


def _hiss(word: str) -> str:
    """A word with French and German spellings of one sound made English."""
    return sound(_HISS.sub("sh", word))


def _given_alike(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return spelled_alike(a, b) or a.startswith(b) or b.startswith(a)


def _stand_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """`un` for `united nations`."""
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
