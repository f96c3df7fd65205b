"""What the words around an expression say: whether it is a time, and which way it points."""

from __future__ import annotations

import re

from newsflow.language.roles import Clause, Tense
from newsflow.language.tree import Tree
from newsflow.mentions.time_rule import Rule
from newsflow.types import Direction, Span

_FUTURE_BEFORE = re.compile(
    r"\b(?:due|scheduled|planned|slated|expected|starting|beginning|effective|upcoming|maturing|"
    r"expires?|as (?:early|soon) as)\s+(?:on\s+|for\s+|in\s+|at\s+|by\s+|until\s+)?$",
    re.IGNORECASE,
)
_BEFORE_THEN = re.compile(r"\b(?:by|until|till|before|through)\s+$", re.IGNORECASE)
"""These look ahead unless the verb is past."""
_NOUN_OF_A_DAY = re.compile(r"\b(?:an?|its|his|her|their)\s+$", re.IGNORECASE)
"""`a June agreement`: a day or month that tells which thing is meant."""
_VOTE_AFTER = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:elections?|midterms?|vote|referendum|primary|primaries|ballot|runoff|"
    r"deadline)\b"
)
"""`the November elections`: known long before and after, whatever tense it is spoken of in."""
_FIXING = frozenset({"schedule", "postpone", "delay", "slate", "extend"})
"""Verbs that set a day ahead of the telling."""
_AHEAD = frozenset(
    {"will", "'ll", "would", "could", "may", "might", "shall", "should", "can", "must"}
)
_PLANNING = frozenset({"plan", "expect", "schedule", "slate", "set", "intend", "hope", "aim", "due",
                       "go", "prepare", "agree", "vow", "promise", "want", "order",
                       "ask"})  # fmt: skip
_STATES = frozenset({"be", "have", "say", "remain", "know", "believe", "think", "show"})
"""Verbs whose present tense names no appointment."""
_PLANS = frozenset({"order", "plan", "decision", "proposal", "bill", "motion", "resolution",
                    "deadline", "promise", "pledge", "request", "offer", "recommendation",
                    "permission"})  # fmt: skip
"""Nouns of what is to come."""
_AMBIGUOUS = {"may", "march", "second", "fall", "spring", "sun", "sat", "mar", "dec", "jan"}


_NAME_BEFORE = re.compile(r"\b(?:Black|Bloody|Cyber)\s+$")
"""`Black Friday`: what it is called says which day it was no more than `Bloody Sunday` does."""
_NAME_AFTER = re.compile(
    r"\s(?:Times(?! Square)|Telegraph|Mail|Mirror|Express|Mercury|Post|Herald|Independent|"
    r"News(?! Corp)|Standard(?! (?:and|&))|Caller|Show|Agreement|Accords?)\b"
)
"""A day or an interval between two that begins the name of a paper, a programme, a treaty."""
_CERTAIN = re.compile(r"\b(?:Century Fox|Today [Ss]how|Night (?:Live|Football|Lights))\b")
"""Names of firms and programmes, whatever stands before them."""
_ON = re.compile(
    r"\b(?:on|last|this|next|late|early|by|until|till|since|before|after|from|of|and|to)\s+$",
    re.IGNORECASE,
)
"""`on Sunday Times reporters`: what follows one of these is a time all the same."""
_HER_TWENTIES = re.compile(r"\b(?:his|her|their|my|your)\s+$", re.IGNORECASE)


def is_time(rule: Rule, match: re.Match[str], text: str, doc: Tree | None) -> bool:
    """Whether a match means a time here."""
    words = match.group(0)
    low = words.lower()
    if low in _AMBIGUOUS and not words[0].isupper():
        return False
    if low == "may" or (low == "march" and words != "March"):
        return words == "May" and _is_noun(doc, match.start(), match.end())
    before, after = text[: match.start()], text[match.end() :]
    if re.match(r" (?:Avenue|Ave\b|Street|St\b)", after) or _is_of_name(match, text, doc):
        return False
    if rule.name == "the <decade>s" and _HER_TWENTIES.search(before[-20:]):
        return False
    if rule.name == "<year>" and words.isdigit():
        return _is_year(text, match.start(), match.end())
    if rule.name == "<clock>" and re.fullmatch(r"\d?\d[:.]\d\d", words):
        return _is_clock(text, match.start())
    return not _is_age(text, match.end())


def _is_of_name(match: re.Match[str], text: str, doc: Tree | None) -> bool:
    """Whether a time is part of a name: `The Sunday Times`, `20th Century Fox`, `Black Friday`."""
    start, end = match.span()
    if not text[end - 1].isalpha() or not match.group(0).split()[-1][0].isupper():
        return False
    if _NAME_BEFORE.search(text, max(0, start - 8), start):
        return True
    if _CERTAIN.match(text, text.rfind(" ", 0, end) + 1):
        return True
    if _ON.search(text, max(0, start - 8), start):
        return False
    if _NAME_AFTER.match(text, end):
        return True
    # An end is more often a time that the name finder took in: `Fox News Monday`.
    names = doc.ents if doc is not None else ()
    return any(
        name.label_ == "ORG" and name.start_char <= start and end < name.end_char for name in names
    )


def direction_at(text: str, span: Span, doc: Tree | None, clauses: tuple[Clause, ...]) -> Direction:
    """Past unless a cue or the tense of the verb it belongs to looks ahead."""
    before = text[max(0, span.start - 30) : span.start]
    possessive = text[span.end : span.end + 2] == "'s" or _NOUN_OF_A_DAY.search(before) is not None
    clause = _clause_of(span, doc, clauses)
    told = _tense(clause, clauses, 3) if clause is not None else Direction.NONE
    if clause is not None and doc is not None and _is_ordered(clause, doc):
        return Direction.FUTURE
    if _FUTURE_BEFORE.search(before) and (clause is None or not _was(clause, clauses)):
        return Direction.FUTURE
    if clause is not None and clause.lemma in _FIXING and not _was(clause, clauses):
        return Direction.FUTURE
    if possessive:
        modal = clause is not None and clause.modal in {"will", "'ll", "shall"}
        return Direction.FUTURE if modal else Direction.PAST
    if _BEFORE_THEN.search(before):
        return Direction.FUTURE if told is not Direction.PAST else Direction.NONE
    if told is Direction.PAST and _VOTE_AFTER.match(text, span.end):
        return Direction.NONE
    return told


def _clause_of(span: Span, doc: Tree | None, clauses: tuple[Clause, ...]) -> Clause | None:
    """The clause with the time among its arguments, the narrowest; else the nearest verb's."""
    if doc is None or not clauses:
        return None
    first = next((t.i for t in doc if t.idx + len(t.text) > span.start), 0)
    holding = [
        (argument.phrase.end - argument.phrase.start, clause.verb)
        for clause in clauses
        for argument in clause.arguments
        if not argument.inherited and argument.phrase.start <= first < argument.phrase.end
    ]
    if holding:
        verb = min(holding)[1]
        return next(clause for clause in clauses if clause.verb == verb)

    def distance(clause: Clause) -> int:
        at = doc[clause.verb].idx
        return at - span.start + 25 if at > span.start else span.start - at

    return min(clauses, key=distance)


def _tense(clause: Clause, clauses: tuple[Clause, ...], depth: int) -> Direction:
    if clause.tense is Tense.FUTURE or clause.modal in _AHEAD:
        return Direction.PAST if clause.perfect else Direction.FUTURE
    governor = next((c for c in clauses if c.verb == clause.governor), None)
    plans = governor is not None and not governor.perfect and governor.lemma in _PLANNING
    if clause.mark == "to" and plans:
        return Direction.FUTURE
    if clause.tense is Tense.PAST or clause.perfect:
        return Direction.PAST
    if clause.tense is Tense.PRESENT:
        planned = clause.lemma not in _STATES and not clause.perfect
        return Direction.FUTURE if planned else Direction.NONE
    if governor is None or not depth:
        return Direction.NONE
    return _tense(governor, clauses, depth - 1)


def _is_ordered(clause: Clause, doc: Tree) -> bool:
    """`an order to close beaches from Friday`: what a plan is to do lies ahead of its telling."""
    head = doc[clause.verb].head
    return clause.mark == "to" and head.i < clause.verb and head.lemma_.lower() in _PLANS


def _was(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether the plan itself is past: `had been due to expire`."""
    governor = next((c for c in clauses if c.verb == clause.governor), None)
    return any(c is not None and c.perfect and c.tense is Tense.PAST for c in (clause, governor))


def _is_noun(doc: Tree | None, start: int, end: int) -> bool:
    if doc is None:
        return True
    return all(t.tag_ != "MD" for t in doc if start <= t.idx < end)


def _is_year(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start]
    if re.search(
        r"(?:[$£€#]|\bNo\.?|\bflight|\bRoom|\bChannel|\bHighway|\bRoute)\s*$", before, re.I
    ):
        return False
    if int(text[end - 4 : end]) < 1600 and not re.search(
        r"\b(?:in|since|of|from|year)\s+$", before
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
