"""Who does what in a sentence that tells the news: its subject, and all that is said of it."""

from __future__ import annotations

import re

from newsflow.language.roles import Clause, Role
from newsflow.language.tree import Token, Tree
from newsflow.mentions.event_lexicon import lexicon
from newsflow.mentions.reading import Reading
from newsflow.types import EventMention, Span, Zone

_LABEL = re.compile(r"[^:]{1,24}:\s+(?=\S)|(?:\S+ ){0,2}\S+ [|–—-] (?=\S+ \S+ \S+)")
"""`UPDATE: …`, `Deputies: …`, `Sport – …`: not part of what a headline tells."""
_DATELINE = re.compile(
    r"[A-Z][\w.’']+(?:,? [A-Z][\w.’']+){0,4}\s*(?:,?\s*\([^)]{2,30}\)\s*)?(?:--+|[–—:-])\s+"
)
"""`CHICAGO (AP) — …` before the first sentence of a text that has not been cleaned."""
_SITE = re.compile(r"\s+(?:[|»]|[-–—](?= [A-Z]))\s*[^|]{2,60}$")
"""`… - Channel 8 News` after a headline."""
_SOURCED = re.compile(
    r",?\s+(?:according to|(?:[\w.'’-]+\s+){1,4}(?:said|says|reported|reports|announced|told))\b.*$"
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMED = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_TELLING = frozenset({"root", "conj", "other", "parataxis", "complement"})
_ASIDES = frozenset("as after while when because amid if before whatever that who which".split())
_SHORT = 7
"""Words before the verb of a headline that are all of its subject: `Berg, Finnish envoy meet`."""
_SAYING = frozenset(
    "say report announce add tell state hear find reveal show claim suggest warn".split()
)
_GOES_ON = _NAMED | {"DT", "JJ", "PRP$", "TO", "RP"}
_PARTICLES = frozenset("off out up down into back away against".split())
_QUESTION = frozenset("why how what when where".split())
_LONG = 14
"""Words from which what is told of a subject is cut at the next comma."""


def subject_and_rest(
    reading: Reading, sentence: int, main: tuple[EventMention, ...]
) -> tuple[Span | None, Span | None]:
    """The subject of what a sentence tells, and all that is said of it."""
    tree = reading.trees[sentence]
    if tree is None or not len(tree):
        return None, None
    start, end = _told(reading, sentence, tree)
    deeds = {e.span.start - reading.sentences[sentence].span.start for e in main}
    clause = _teller(reading.clauses[sentence], tree, start, deeds)
    subject = None if clause is None else _subject(clause)
    headline = reading.sentences[sentence].zone is Zone.HEADLINE
    early = _headline_verb(tree, start, end) if headline else end
    if clause is not None and subject is not None and start <= subject.start < clause.verb:
        verb = _group_start(tree, clause.verb, subject.end)
        short = headline and verb - start <= _SHORT
        who = (start, verb) if short else (subject.start, subject.end)
    else:
        verb, who = early, (start, early)
    if early < verb:
        verb, who = early, (start, early)
    if not start < verb < end:
        return None, None
    end = end if headline else _cut(tree, verb, end)
    return _span(reading, sentence, *_bare(tree, *who)), _span(reading, sentence, verb, end)


def _bare(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """Without quotation marks, commas and adverbs at the ends."""
    while start < end and tree[start].is_punct:
        start += 1
    while start < end and (tree[end - 1].is_punct or tree[end - 1].tag_ == "RB"):
        end -= 1
    return start, end


def _cut(tree: Tree, verb: int, end: int) -> int:
    """Where something long is told far enough: at a comma or dash."""
    for token in tree[verb + _LONG // 2 : end]:
        if token.text in {",", "–", "—", ";", ":"} and end - verb > _LONG:
            return token.i
    return end


def _told(reading: Reading, sentence: int, tree: Tree) -> tuple[int, int]:
    """Tokens from which and up to which a sentence tells, without label, site and source."""
    text = reading.sentences[sentence].text
    headline = reading.sentences[sentence].zone is Zone.HEADLINE
    label = (_LABEL if headline else _DATELINE).match(text)
    cut = (_SITE if headline else _SOURCED).search(text)
    first = label.end() if label is not None else 0
    last = cut.start() if cut is not None and cut.start() > first + 20 else len(text)
    inside = [t.i for t in tree if first <= t.idx < last]
    if len(inside) > 1 and tree[inside[0]].lower_ in _QUESTION:
        inside = inside[1:]
    if not inside:
        return 0, len(tree)
    end = inside[-1] + 1
    while end > inside[0] + 1 and not any(c.isalnum() for c in tree[end - 1].text):
        end -= 1
    return inside[0], end


def _teller(clauses: tuple[Clause, ...], tree: Tree, start: int, deeds: set[int]) -> Clause | None:
    """The main event's clause where it is no aside, else the one on top of the sentence.

    Of something said the clause is what is said rather than the saying where that comes last.
    """
    finite = [c for c in clauses if c.verb >= start and tree[c.verb].tag_ in _FINITE | {"VBN"}]
    told = [c for c in finite if tree[c.verb].idx in deeds and c.relation in _TELLING]
    if told and _subject(told[0]) is not None:
        return told[0]
    tops = [c for c in clauses if c.relation == "root" and c.verb >= start]
    top = tops[0] if tops else None
    if top is not None and top.lemma in _SAYING:
        said = [
            c for c in clauses
            if c.governor == top.verb and c.relation == "complement" and start <= c.verb < top.verb
        ]  # fmt: skip
        return said[0] if said else top
    if top is not None:
        return top
    loose = [c for c in finite if c.relation in {"other", "parataxis", "conj"}]
    return next((c for c in loose if _subject(c) is not None), None)


def _subject(clause: Clause) -> Span | None:
    """Tokens of the grammatical subject."""
    surface = Role.OBJECT if clause.passive else Role.SUBJECT
    found = [a for a in clause.arguments if a.role is surface]
    own = [a for a in found if a.phrase.end <= clause.verb]
    if not own:
        return None
    return Span(min(a.phrase.start for a in own), max(a.phrase.end for a in own))


def _group_start(tree: Tree, verb: int, least: int) -> int:
    """The first auxiliary or adverb of a verb's group."""
    while verb - 1 >= least and _is_helper(tree[verb - 1]):
        verb -= 1
    return verb


def _is_helper(token: Token) -> bool:
    return token.dep_ in {"aux", "auxpass", "neg"} or token.tag_ in {"MD", "RB", "TO"}


def _headline_verb(tree: Tree, start: int, end: int) -> int:
    """Where a headline goes from names to deeds: `Train | hits wagons`; the end when nowhere."""
    verbs = lexicon().verbs
    for token in tree[start + 1 : end - 1]:
        before, after = tree[token.i - 1], tree[token.i + 1]
        if token.lower_ in _ASIDES:
            return end
        if token.lower_ == "to" and before.tag_ in _NAMED and after.tag_ == "VB":
            return token.i
        deed = token.tag_ in _FINITE or (token.tag_ == "VBN" and before.tag_ in _NAMED)
        shown = token.tag_ == "NNS" and (token.lemma_ or token.lower_) in verbs
        goes_on = after.tag_ in _GOES_ON or after.lower_ in _PARTICLES
        if (deed or (shown and goes_on)) and before.tag_ in _NAMED | {"JJ", "RB"}:
            return token.i
    return end


def _span(reading: Reading, sentence: int, start: int, end: int) -> Span | None:
    return reading.span(sentence, start, end) if start < end else None
