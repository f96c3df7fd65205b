"""What the words around an expression say: is it a time at all, and which way does it point?"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from newsflow.mentions.time_rule import Rule
from newsflow.types import Direction, Span

_FUTURE_BEFORE = re.compile(
    r"\b(?:by|until|till|before|due|scheduled|planned|slated|set|expected|starting|beginning|"
    r"effective|upcoming|maturing|expires?|through|next)\s+(?:on\s+|for\s+|in\s+|at\s+)?$",
    re.IGNORECASE,
)
_FUTURE_VERB = re.compile(
    r"\b(?:will|'ll|shall|won't|going to|plans? to|expects? to|expected to|scheduled|slated|due to|"
    r"is to|are to|set to|intends? to|hopes? to|aims? to|upcoming)\b",
    re.IGNORECASE,
)
_AMBIGUOUS = {"may", "march", "second", "fall", "spring", "sun", "sat", "mar", "dec", "jan"}


def is_time(rule: Rule, match: re.Match[str], text: str, doc: Doc | None) -> bool:
    """Whether a match means a time here."""
    words = match.group(0)
    low = words.lower()
    if low in _AMBIGUOUS and not words[0].isupper():
        return False
    if low == "may" or (low == "march" and words != "March"):
        return words == "May" and _is_noun(doc, match.start(), match.end())
    if rule.name == "<year>" and words.isdigit():
        return _is_year(text, match.start(), match.end())
    if rule.name == "<clock>" and re.fullmatch(r"\d?\d[:.]\d\d", words):
        return _is_clock(text, match.start())
    return not _is_age(text, match.end())


def direction_at(text: str, span: Span, doc: Doc | None) -> Direction:
    """Past unless a cue or the tense of the nearest verb looks ahead."""
    before = text[max(0, span.start - 40) : span.start]
    if _FUTURE_BEFORE.search(before) and not re.search(r"\bset\s+$", before):
        return Direction.FUTURE
    verb = _nearest_verb(doc, span)
    if verb is None:
        return Direction.FUTURE if _FUTURE_VERB.search(before) else Direction.NONE
    return verb


def _nearest_verb(doc: Doc | None, span: Span) -> Direction | None:
    if doc is None:
        return None
    verbs = [t for t in doc if t.tag_.startswith(("VB", "MD")) and not _is_auxiliary(t)]
    if not verbs:
        return None

    def distance(token: Token) -> int:
        behind = token.idx > span.start
        return abs(token.idx - span.start) + (25 if behind else 0)

    return _tense(min(verbs, key=distance))


def _is_auxiliary(token: Token) -> bool:
    return token.dep_ in {"aux", "auxpass"}


def _tense(verb: Token) -> Direction:
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & {"will", "'ll", "shall", "wo"} or (verb.lower_ in {"will", "'ll"}):
        return Direction.FUTURE
    if "to" in helpers and verb.head is not verb and verb.head.lemma_.lower() in _AHEAD:
        return Direction.FUTURE
    if verb.tag_ in {"VBD", "VBN"} or helpers & {"was", "were", "had", "did", "has", "have"}:
        return Direction.PAST
    return Direction.NONE


_AHEAD = {"plan", "expect", "schedule", "slate", "set", "intend", "hope", "aim", "due", "go",
          "likely", "prepare", "agree", "vow", "promise", "want"}  # fmt: skip


def _is_noun(doc: Doc | None, start: int, end: int) -> bool:
    if doc is None:
        return True
    return all(t.tag_ != "MD" for t in doc if start <= t.idx < end)


def _is_year(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start]
    if re.search(
        r"(?:[$£€#]|\bNo\.?|\bflight|\bRoom|\bChannel|\bHighway|\bRoute)\s*$", before, re.I
    ):
        return False
    after = text[end : end + 24]
    return not re.match(
        r"\s+(?:[a-z]+s\b(?<!was)(?<!has)(?<!is)(?<!its)|miles|feet|people|percent)|-\w", after
    )


def _is_clock(text: str, start: int) -> bool:
    """`at 14:30`, not the score or the verse 3:16."""
    return (
        re.search(
            r"\b(?:at|by|from|until|till|since|before|after|around|about)\s+$",
            text[max(0, start - 10) : start],
            re.IGNORECASE,
        )
        is not None
    )


def _is_age(text: str, end: int) -> bool:
    return re.match(r"[- ]old\b|\s+of\s+age\b|['’]? old\b", text[end : end + 10]) is not None
