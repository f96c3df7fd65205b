"""What became of the people a figure counts: killed, injured, missing, arrested, displaced …."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsflow.language.lemmas import lemma
from newsflow.language.tree import Token, Tree
from newsflow.mentions.figure_numbers import Number
from newsflow.mentions.figure_units import Unit
from newsflow.mentions.lexicon import table

_REACH = 12
"""Words between a figure and the verb that says what became of them."""
_NEAR = 8
"""Words between what happened to people and the word for their injuries."""
_AUXILIARIES = frozenset("be is are was were been being 's 're have has had get got".split())
_BOUNDS = frozenset(
    "at least most more than up to as many much no fewer less about around some nearly almost an "
    "estimated over roughly approximately another the".split()
)
_AT = r"(?: (?:has |had |have |now |also |already )*(?:at|to|of|was|is|stands? at|stood at|rose to|"
_AT += r"climbed to|reached|reaches|passed|hit|rises to|from|above|near|past|over|:))*"


@dataclass(frozen=True, slots=True)
class _Words:
    done: dict[str, str]
    suffered: dict[str, str]
    state: dict[str, str]
    counted: dict[str, str]
    toll: re.Pattern[str]
    tolls: dict[str, str]
    carriers: frozenset[str]
    bearers: frozenset[str]
    treated: frozenset[str]
    harms: frozenset[str]


def find_measure(text: str, number: Number, unit: Unit, doc: Tree | None) -> str | None:
    """What became of them; none for other figures."""
    if number.currency or unit.measured:
        return None
    words = _words()
    if unit.name in words.counted:
        return words.counted[unit.name]
    toll = words.toll.search(text[: number.span.start])
    if toll is not None:
        return words.tolls[toll["toll"].lower()]
    if doc is None:
        return None
    end = max(number.span.end, unit.end)
    before = [t for t in doc if t.idx + len(t.text) <= number.span.start]
    after = [t for t in doc if t.idx >= end]
    if after and after[0].lower_ in _AUXILIARIES:  # it is a subject: `and nine are missing`
        return _by_words_after(after)
    behind = _right_behind(after[0]) if after else None
    return behind or _by_verb_before(before, after) or _by_words_after(after)


def _by_verb_before(before: list[Token], after: list[Token]) -> str | None:
    """`killing four`, `killed a woman and her two children`, `left two dead`."""
    while before and before[-1].lower_ in _BOUNDS:
        before = before[:-1]
    for token in reversed(before[-_REACH:]):
        apart = token.tag_ in {"IN", "TO", "WP", "WDT"} and token.lower_ != "of"
        if apart or token.text in {".", ";", ":", "(", ")"}:
            return None
        if not token.tag_.startswith("VB"):
            continue
        verb = lemma(token.text, token.tag_)
        if verb in _words().done:
            passive = token.i > 0 and token.nbor(-1).lower_ in _AUXILIARIES - {"have", "has", "had"}
            return None if passive else _words().done[verb]
        return _state(after) if verb in {"leave", "find", "make"} else None
    return None


def _state(after: list[Token]) -> str | None:
    """The adjective or participle that follows: `two dead`, `12 people missing`."""
    for token in after[:3]:
        if token.lower_ in _words().state:
            return _words().state[token.lower_]
    return None


def _by_words_after(after: list[Token]) -> str | None:
    """`were killed`, `died`, `are feared dead`, and the participle right behind: `50 injured`."""
    passive, words = False, _words()
    for place, token in enumerate(after[:_REACH]):
        low = token.lower_
        if token.text in {".", ";", ":"} or low in {"but", "while", "who", "that", "which"}:
            return None
        passive = passive or low in _AUXILIARIES
        if place == 0 and (behind := _right_behind(token)) is not None:
            return behind
        if low in words.state and (
            passive or place <= 1 or after[place - 1].lower_ in {"and", "feared"}
        ):
            return words.state[low]
        if not token.tag_.startswith("VB"):
            continue
        verb = lemma(token.text, token.tag_)
        if verb in words.suffered:
            return words.suffered[verb]
        near = after[place + 1 : place + 1 + _NEAR]
        if verb in words.treated and passive:
            return _harmed(near)
        bears = verb in words.bearers and not token.dep_.startswith("aux")
        if bears and (harmed := _harmed(near)) is not None:
            return harmed
        if verb in words.done and passive:
            return words.done[verb]
        if verb not in words.carriers and low not in _AUXILIARIES and verb not in {"shoot"}:
            return None
    return None


def _harmed(after: list[Token]) -> str | None:
    """What is suffered or treated: `serious injuries`, `to a hospital with gunshot wounds`."""
    for token in after:
        if token.text in {".", ";", ":"} or token.lower_ in {"but", "while", "that", "which"}:
            return None
        if token.lower_ in _words().harms:
            return "injured"
    return None


def _right_behind(word: Token) -> str | None:
    """The participle right behind, unless it has an object: `a 5.9-magnitude quake killed 12`."""
    if word.tag_ in {"JJ", "VBN"} and word.lower_ in _words().state:
        return _words().state[word.lower_]
    if word.tag_ not in {"VBN", "VBD"} or any(child.dep_ == "dobj" for child in word.children):
        return None
    return _words().done.get(lemma(word.text, word.tag_))


@lru_cache(maxsize=1)
def _words() -> _Words:
    loaded = table("casualties")
    measures = [name for name in loaded if name != "words"]

    def by_word(kind: str) -> dict[str, str]:
        return {word: measure for measure in measures for word in loaded[measure][kind]}

    tolls = by_word("toll")
    joined = "|".join(re.escape(t) for t in sorted(tolls, key=len, reverse=True))
    bounds = r"(?:at least |more than |about |some |nearly |up to |the |as many as |an estimated )?"
    return _Words(
        by_word("done"), by_word("suffered"), by_word("state"), by_word("counted"),
        re.compile(rf"\b(?P<toll>{joined})\b{_AT}\s*{bounds}$", re.IGNORECASE), tolls,
        frozenset(loaded["words"]["carriers"]), frozenset(loaded["words"]["bearers"]),
        frozenset(loaded["words"]["treated"]), frozenset(loaded["words"]["harms"]),
    )  # fmt: skip
