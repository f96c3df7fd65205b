"""What the name finder sees of each word.

The word, its affixes, shape and clusters; its neighbours'; the lists it stands in; its tag, its
label and the word it depends on. Strings of one word are built once a process: most of the time
goes into building strings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsflow.language.clusters import COARSE, FINE, cluster_of
from newsflow.language.crf import Group
from newsflow.language.gazetteer import Gazetteer, marked
from newsflow.language.letters import ASCII_KINDS

IDENTITY = frozenset(["w", "W", "s4", "s3", "s2", "p3", "p4", "c", "cf", "w-1w", "ww+1"])
"""Features that say which word it is, by their names."""
EDGE = ""
"""Stands for what is before the first word and after the last."""
SENTENCE_OPENERS = frozenset((".", '"', "?", "!", ":", "``", "“"))
_COARSEST = 0xF
MOSTLY = 0.6
"""Share of longer words with a capital from which a sentence is taken for a headline."""
SHORT = 3
"""Letters up to which a word in small letters is not looked up as a name."""
NO_NAMES = ("V", "IN", "DT", "PRP", "CC", "MD", "TO", "R")
"""How the tags of words begin that are no name in small letters."""
_CARELESS_KINDS = frozenset(
    {"country", "capital", "state", "region", "large_city", "city", "org", "given"}
)
"""Lists whose names are looked for in small letters (`we drove to osaka`)."""
OWN = (
    "w=", "W=", "s4=", "s3=", "s2=", "p3=", "p4=", "sh=", "c=", "cf=", "cc=", "c4=", "csh="
)  # fmt: skip
"""Names of what a word says of itself."""
NEIGHBOUR = {
    offset: (f"w{offset}=", f"cf{offset}=", f"cc{offset}=", f"sh{offset}=")[: 5 - abs(offset)]
    for offset in (-2, -1, 1, 2)
}
"""Names of what a word says that stands so many places after another."""
HEAD = "h="
"""The word that another depends on."""
_REMEMBERED = 1 << 11
"""Words whose features are kept: the frequent ones. Reading keeps their sums (`name_parts.py`)."""
_RUN = re.compile(r"(.)\1+")
SEEN: Group = ("seen",)
COMMON: tuple[Group, ...] = (("bias",), ("bias", "upper"), ("bias", "titled"))
"""What all words of a sentence share: of a plain one, one in capitals, a headline."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the name finder takes it, one entry a word."""

    texts: Sequence[str]
    tags: Sequence[str]
    labels: Sequence[str]
    heads: Sequence[int]


def rows_of(sentence: Words, gazetteer: Gazetteer) -> list[list[str]]:
    """The features of each word, as they are trained on."""
    texts, tags = sentence.texts, sentence.tags
    marks = gazetteer.marks(texts)
    common = _common(texts)
    careless = in_small_letters(sentence, gazetteer)
    seen = _seen_capitalised(texts)
    last = len(texts) - 1
    rows = []
    for i, text in enumerate(texts):
        before, after = texts[i - 1] if i else EDGE, texts[i + 1] if i < last else EDGE
        groups = [
            own_features(text),
            common,
            neighbour_features(texts[i - 2] if i > 1 else EDGE, -2),
            neighbour_features(before, -1),
            neighbour_features(after, 1),
            neighbour_features(texts[i + 2] if i + 2 <= last else EDGE, 2),
            tagged_features(tags[i - 1] if i else EDGE, tags[i], tags[i + 1] if i < last else EDGE),
            head_features(head := texts[sentence.heads[i]]),
            label_features(sentence.labels[i], cluster_of(head) & FINE),
        ]
        if marks[i]:
            groups.append(marked_features("g=", marks[i]))
        if i and marks[i - 1]:
            groups.append(marked_features("g-=", marks[i - 1]))
        if i < last and marks[i + 1]:
            groups.append(marked_features("g+=", marks[i + 1]))
        if i in careless:
            groups.append(tuple(careless[i]))
        if text.lower() in seen:
            groups.append(SEEN)
        groups.append(_pair(before, text, after))
        rows.append([feature for group in groups for feature in group])
    return rows


@lru_cache(maxsize=1 << 12)
def marked_features(prefix: str, marks: tuple[str, ...]) -> Group:
    """What the lists say that a word, or one beside it, stands in."""
    return tuple(prefix + mark for mark in marks)


def _common(texts: Sequence[str]) -> Group:
    """Whether a sentence is a headline: there a capital says little."""
    longer = [text for text in texts if is_longer(text)]
    if not longer:
        return COMMON[0]
    if all(text.isupper() for text in longer):
        return COMMON[1]
    capitals = sum(text[0].isupper() for text in longer)
    return COMMON[2 if capitals > MOSTLY * len(longer) else 0]


def is_longer(text: str) -> bool:
    """Whether a word has so many letters that it has a capital in few places."""
    return len(text) > SHORT and text.isalpha()


def in_small_letters(
    sentence: Words, gazetteer: Gazetteer, starts: Sequence[int] | None = None
) -> dict[int, list[str]]:
    """Lists that words without a capital would stand in with one, and that a neighbour does.

    `starts` are the places of words that open a name, with a capital or without.
    """
    titled = {
        at: text.title()
        for at, text in enumerate(sentence.texts)
        if is_in_small_letters(text) and not sentence.tags[at].startswith(NO_NAMES)
    }
    found: dict[int, list[str]] = {}
    if not any(map(gazetteer.knows, titled.values())):
        return found
    texts = [titled.get(at, text) for at, text in enumerate(sentence.texts)]
    for at, marks in marked(gazetteer.names(texts, starts)):
        named = [f"gl={mark}" for mark in marks if mark.partition(":")[0] in _CARELESS_KINDS]
        if not named or at not in titled:
            continue
        found.setdefault(at, []).extend(named)
        for beside, mark in ((at - 1, "gl+"), (at + 1, "gl-")):
            if 0 <= beside < len(texts) and mark not in found.get(beside, ()):
                found.setdefault(beside, []).append(mark)
    return found


def is_in_small_letters(text: str) -> bool:
    """Whether a word may be a name without its capital (`osaka`), but for its tag."""
    return text.islower() and len(text) > SHORT


def _seen_capitalised(texts: Sequence[str]) -> set[str]:
    """Words that have a capital where no sentence opens."""
    return {
        text.lower()
        for before, text in pairwise(texts)
        if text[:1].isupper() and before not in SENTENCE_OPENERS
    }


class Traits(NamedTuple):
    """What is seen of a word by itself."""

    text: str
    low: str
    shape: str
    cluster: int
    fine: str
    coarse: str


@lru_cache(maxsize=_REMEMBERED)
def traits_of(text: str) -> Traits:
    """Look at a word."""
    cluster = cluster_of(text)
    fine, coarse = str(cluster & FINE), str(cluster & COARSE)
    return Traits(text, text.lower(), shape_of(text), cluster, fine, coarse)


def own_values(word: Traits) -> tuple[str, ...]:
    """What a word says of itself, under the names in `OWN`."""
    text, low, shape, cluster, fine, coarse = word
    return (
        low, text, low[-4:], low[-3:], low[-2:], low[:3], low[:4], shape, str(cluster), fine,
        coarse, str(cluster & _COARSEST), coarse + shape,
    )  # fmt: skip


def neighbour_values(word: Traits, offset: int) -> tuple[str, ...]:
    """What a word says to one so many places before it, under the names in `NEIGHBOUR`."""
    far = word.low, word.fine, word.coarse
    return far if abs(offset) > 1 else (*far, word.shape)


@lru_cache(maxsize=_REMEMBERED)
def own_features(text: str) -> Group:
    """What a word says of itself."""
    return _named(OWN, own_values(traits_of(text)))


@lru_cache(maxsize=_REMEMBERED)
def neighbour_features(text: str, offset: int) -> Group:
    """What a word says that stands so many places after another, or before it if below 0."""
    return _named(NEIGHBOUR[offset], neighbour_values(traits_of(text), offset))


def _named(names: Sequence[str], values: Sequence[str]) -> Group:
    return tuple(map(str.__add__, names, values))


def _pair(before: str, text: str, after: str) -> tuple[str, ...]:
    low = text.lower()
    shapes = f"sh3={shape_of(before)}|{shape_of(text)}|{shape_of(after)}"
    return f"w-1w={before.lower()}|{low}", f"ww+1={low}|{after.lower()}", shapes


@lru_cache(maxsize=_REMEMBERED)
def tagged_features(before: str, tag: str, after: str) -> Group:
    """What a word's tag says between those beside it."""
    return f"t={tag}", f"t-1={before}", f"t+1={after}", f"t2={before}|{tag}", f"t3={tag}|{after}"


@lru_cache(maxsize=_REMEMBERED)
def head_features(text: str) -> Group:
    """What the word says that another depends on."""
    return (f"{HEAD}{text.lower()}",)


@lru_cache(maxsize=_REMEMBERED)
def label_features(label: str, cluster: int) -> Group:
    """What a word's label says, and with it the cluster of the word it depends on."""
    return f"d={label}", f"dh={label}|{cluster}"


@lru_cache(maxsize=_REMEMBERED)
def shape_of(word: str) -> str:
    """`Xx` for Paris, `X.X.` for U.S., `d` for 23: runs count once."""
    if word.isascii():
        return _once(word.translate(ASCII_KINDS))
    kinds = (
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word
    )
    return _once("".join(kinds))


@lru_cache(maxsize=_REMEMBERED)
def _once(kinds: str) -> str:
    return _RUN.sub(r"\1", kinds)
