"""Names across spellings: a fold that survives transliteration, and how alike two names are."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler, Levenshtein

_PARTICLES = frozenset(
    "al el ul bin ibn ben abu von van der den de da di dos del la le of the mr mrs ms dr sir".split()
)
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"sch|sh|sz", "S"), (r"shch", "S"), (r"tsch|tch|ch|cz", "C"), (r"zh|dj|dzh", "j"), (r"kh", "h"),
    (r"gh", "g"), (r"ph", "f"), (r"th|dh", "t"), (r"ck|q", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"),
    (r"x", "ks"), (r"ts|tz", "z"), (r"w", "v"), (r"ff\b|f\b", "v"),
    (r"ou|oo", "u"), (r"ee|ie|ei|ey|ay|ai|yy|iy|ij|ii", "i"), (r"y|j(?=[aeou])", "i"),
    (r"io|yo|jo", "o"), (r"ie|ye|je", "e"), (r"ia|ya|ja", "a"), (r"iu|yu|ju", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def fold_person(name: str) -> str:
    """A person's name as it is compared: `Berdymukhammedov` and `Berdimuhamedow` are one."""
    words = [w for w in re.findall(r"[a-z]+", _plain(name)) if w not in _PARTICLES]
    return " ".join(fold_word(word) for word in words)


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """One word of a name by its sounds; vowels that spellings vary are evened out."""
    out = _plain(word)
    for pattern, sound in _SOUNDS:
        out = re.sub(pattern, sound, out)
    return _DOUBLED.sub(r"\1", out).lower()


def _plain(text: str) -> str:
    return anyascii(text).lower().replace("'", "").replace("`", "")


def same_name(a: str, b: str) -> float:
    """How likely two spellings name one person or organisation, 0 to 1."""
    left, right = fold_person(a).split(), fold_person(b).split()
    if not left or not right:
        return 0.0
    if len(left) > len(right):
        left, right = right, left
    scores = []
    free = list(right)
    for word in left:
        best = max(free, key=lambda other: _alike(word, other))
        scores.append(_alike(word, best))
        free.remove(best)
    shared = sum(scores) / len(scores)
    missing = sum(len(word) > 1 for word in free)
    return shared * (1 - 0.12 * missing)


def _alike(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.8 if a[0] == b[0] else 0.0
    return 0.5 * float(Levenshtein.normalized_similarity(a, b)) + 0.5 * float(
        JaroWinkler.similarity(a, b)
    )
