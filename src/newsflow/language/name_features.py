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

from newsflow.language.clusters import COARSE, FINE, cluster_of
from newsflow.language.crf import Group, Row
from newsflow.language.gazetteer import Gazetteer

IDENTITY = frozenset(["w", "W", "s4", "s3", "s2", "p3", "p4", "c", "cf", "w-1w", "ww+1"])
"""Features that say which word it is, by their names."""
_EDGE = ""
"""Stands for what is before the first word and after the last."""
_SENTENCE_OPENERS = frozenset((".", '"', "?", "!", ":", "``", "“"))
_COARSEST = 0xF
_MOSTLY = 0.6
"""Share of longer words with a capital from which a sentence is taken for a headline."""
_SHORT = 3
"""Letters up to which a word in small letters is not looked up as a name."""
_NO_NAMES = ("V", "IN", "DT", "PRP", "CC", "MD", "TO", "R")
"""How the tags of words begin that are no name in small letters."""
_CARELESS_KINDS = frozenset(
    {"country", "capital", "state", "region", "large_city", "city", "org", "given"}
)
"""Lists whose names are looked for in small letters (`we drove to osaka`)."""
_SEEN = ("seen",)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as the name finder takes it, one entry a word."""

    texts: Sequence[str]
    tags: Sequence[str]
    labels: Sequence[str]
    heads: Sequence[int]


def rows_of(sentence: Words, gazetteer: Gazetteer, senses: Sequence[Group]) -> list[Row]:
    """The features of each word; `senses` are what the vectors say of it."""
    texts, tags = sentence.texts, sentence.tags
    marks = gazetteer.marks(list(texts))
    common = _common(texts)
    careless = _in_small_letters(sentence, gazetteer)
    seen = _seen_capitalised(texts)
    last = len(texts) - 1
    rows = []
    for i, text in enumerate(texts):
        before, after = texts[i - 1] if i else _EDGE, texts[i + 1] if i < last else _EDGE
        groups = [
            _own(text),
            common,
            _neighbour(texts[i - 2] if i > 1 else _EDGE, -2),
            _neighbour(before, -1),
            _neighbour(after, 1),
            _neighbour(texts[i + 2] if i + 2 <= last else _EDGE, 2),
            _tagged(tags[i - 1] if i else _EDGE, tags[i], tags[i + 1] if i < last else _EDGE),
            _governed(sentence.labels[i], texts[sentence.heads[i]]),
            senses[i],
        ]
        if marks[i]:
            groups.append(_marked("g=", marks[i]))
        if i and marks[i - 1]:
            groups.append(_marked("g-=", marks[i - 1]))
        if i < last and marks[i + 1]:
            groups.append(_marked("g+=", marks[i + 1]))
        if careless[i]:
            groups.append(tuple(careless[i]))
        if text.lower() in seen:
            groups.append(_SEEN)
        rows.append(Row(groups, _pair(before, text, after)))
    return rows


def features(row: Row) -> list[str]:
    """All features of a word, as they are trained on."""
    return [feature for group in (*row.groups, row.loose) for feature in group]


@lru_cache(maxsize=1 << 12)
def _marked(prefix: str, marks: tuple[str, ...]) -> Group:
    return tuple(prefix + mark for mark in marks)


def _common(texts: Sequence[str]) -> Group:
    """Whether a sentence is a headline: there a capital says little."""
    longer = [text for text in texts if len(text) > 3 and text.isalpha()]
    if not longer:
        return ("bias",)
    if all(text.isupper() for text in longer):
        return "bias", "upper"
    capitals = sum(text[0].isupper() for text in longer)
    return ("bias", "titled") if capitals > _MOSTLY * len(longer) else ("bias",)


def _in_small_letters(sentence: Words, gazetteer: Gazetteer) -> list[list[str]]:
    """Lists that words without a capital would stand in with one, and that a neighbour does."""
    texts = sentence.texts
    titled = [_titled(text, tag) for text, tag in zip(texts, sentence.tags, strict=True)]
    found: list[list[str]] = [[] for _ in texts]
    if not any(map(gazetteer.knows, titled)):
        return found
    marks = gazetteer.marks([new or text for new, text in zip(titled, texts, strict=True)])
    for i, new in enumerate(titled):
        named = [mark for mark in marks[i] if new and mark.partition(":")[0] in _CARELESS_KINDS]
        if not named:
            continue
        found[i] += [f"gl={mark}" for mark in named]
        if i:
            found[i - 1].append("gl+")
        if i + 1 < len(texts):
            found[i + 1].append("gl-")
    return found


@lru_cache(maxsize=1 << 14)
def _titled(text: str, tag: str) -> str:
    """`osaka` as `Osaka`; empty for words with a capital and those that are no names."""
    looked_up = text.islower() and len(text) > _SHORT and not tag.startswith(_NO_NAMES)
    return text.title() if looked_up else ""


def _seen_capitalised(texts: Sequence[str]) -> set[str]:
    """Words that have a capital where no sentence opens."""
    return {
        text.lower()
        for before, text in pairwise(texts)
        if text[:1].isupper() and before not in _SENTENCE_OPENERS
    }


@lru_cache(maxsize=1 << 14)
def _own(text: str) -> tuple[str, ...]:
    low, cluster, shape = text.lower(), cluster_of(text), shape_of(text)
    return (
        f"w={low}", f"W={text}", f"s4={low[-4:]}", f"s3={low[-3:]}", f"s2={low[-2:]}",
        f"p3={low[:3]}", f"p4={low[:4]}", f"sh={shape}", f"c={cluster}", f"cf={cluster & FINE}",
        f"cc={cluster & COARSE}", f"c4={cluster & _COARSEST}", f"csh={cluster & COARSE}{shape}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 15)
def _neighbour(text: str, offset: int) -> tuple[str, ...]:
    low, cluster = text.lower(), cluster_of(text)
    far = (f"w{offset}={low}", f"cf{offset}={cluster & FINE}", f"cc{offset}={cluster & COARSE}")
    return far if abs(offset) > 1 else (*far, f"sh{offset}={shape_of(text)}")


def _pair(before: str, text: str, after: str) -> tuple[str, ...]:
    low = text.lower()
    shapes = f"sh3={shape_of(before)}|{shape_of(text)}|{shape_of(after)}"
    return f"w-1w={before.lower()}|{low}", f"ww+1={low}|{after.lower()}", shapes


@lru_cache(maxsize=1 << 14)
def _tagged(before: str, tag: str, after: str) -> tuple[str, ...]:
    return f"t={tag}", f"t-1={before}", f"t+1={after}", f"t2={before}|{tag}", f"t3={tag}|{after}"


@lru_cache(maxsize=1 << 14)
def _governed(label: str, head: str) -> tuple[str, ...]:
    return f"d={label}", f"h={head.lower()}", f"dh={label}|{cluster_of(head) & FINE}"


@lru_cache(maxsize=1 << 14)
def shape_of(word: str) -> str:
    """`Xx` for Paris, `X.X.` for U.S., `d` for 23: runs count once."""
    kinds = (
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word
    )
    return re.sub(r"(.)\1+", r"\1", "".join(kinds))
