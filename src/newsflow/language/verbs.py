"""Tense, voice, negation and kin of a verb, from its auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.language.grammar import Tense
from newsflow.language.phrases import is_verb
from newsflow.language.tables import words
from newsflow.language.tree import AnyDoc, AnyToken, Token

_MODALS = {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}
_BE = words("be am is are was were been being 's 're 'm")
_HAVE = words("have has had having 've 's 'd")
_NEGATIONS = words("not n't never nor neither")
_NOBODY = words("nobody none nothing neither")
_FINITE = frozenset({"ROOT", "conj", "ccomp", "relcl", "parataxis"})
_HEADLINED = frozenset({"ROOT", "ccomp", "xcomp"})
_REDUCED = frozenset({"acl", "advcl", "amod", "pcomp", "relcl"})
_MODAL_TENSES = {
    "will": Tense.FUTURE, "shall": Tense.FUTURE,
    "may": Tense.PRESENT, "can": Tense.PRESENT, "must": Tense.PRESENT,
}  # fmt: skip
"""`would`, `could`, `should` and `might` leave the time open."""


@dataclass(frozen=True, slots=True)
class Group:
    """What the words around a verb say of it."""

    passive: bool
    negated: bool
    modal: str | None
    tense: Tense
    progressive: bool
    perfect: bool


def group_of(verb: Token, head: Group | None = None) -> Group:
    """Read a verb's auxiliaries; `head` is the group of the verb it is coordinated with.

    `was arrested and charged`: the second verb has no auxiliary of its own and shares the first's.
    """
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    helpers = [a for a in auxiliaries if a.lower_ != "to"]
    negated = _is_negated(verb)
    if head is not None and not helpers and _shares(verb, head):
        return Group(
            passive=head.passive and verb.tag_ in {"VBN", "VBD"} and not _has(verb, "dobj"),
            negated=negated,
            modal=head.modal,
            tense=head.tense,
            progressive=head.progressive,
            perfect=head.perfect,
        )
    modal = next((_modal(a) for a in helpers if a.tag_ == "MD"), None)
    be = [a for a in helpers if a.lower_ in _BE]
    have = any(a.lower_ in _HAVE and _is_perfect(a, verb) for a in helpers)
    return Group(
        passive=_is_passive(verb, auxiliaries),
        negated=negated,
        modal=modal,
        tense=_tense(verb, helpers, modal, infinitive=len(helpers) < len(auxiliaries)),
        progressive=(verb.tag_ == "VBG" and bool(be)) or any(a.lower_ == "being" for a in be),
        perfect=have,
    )


def _shares(verb: Token, head: Group) -> bool:
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return False
    if verb.tag_ == "VBN":
        return head.passive or head.perfect
    if verb.tag_ == "VB":
        return head.modal is not None
    return verb.tag_ == "VBG" and head.progressive


def _modal(auxiliary: Token) -> str:
    return _MODALS.get(auxiliary.lower_, auxiliary.lower_)


def _is_perfect(auxiliary: Token, verb: Token) -> bool:
    if auxiliary.lower_ not in {"'s", "'d"}:
        return verb.tag_ in {"VBN", "VBD"} or any(c.lower_ == "been" for c in verb.children)
    return auxiliary.tag_ != "MD" and any(c.lower_ == "been" for c in verb.children)


def _is_passive(verb: Token, auxiliaries: list[Token]) -> bool:
    if any(c.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for c in verb.children):
        return True
    if verb.tag_ not in {"VBN", "VBD"} or _has(verb, "dobj"):
        return False
    if any(c.dep_ == "agent" for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(a.lower_ in _HAVE and a.lower_ != "'s" for a in auxiliaries):
        return False
    if verb.dep_ == "conj":  # `40 had been killed and hundreds injured`
        return any(c.dep_ == "auxpass" for c in verb.head.children)
    # Reduced: `rockets launched from a ship`, `Struck by shells, it sank`, `20 killed in blast`.
    return verb.dep_ in _HEADLINED or (verb.dep_ in _REDUCED and not _has(verb, "nsubj"))


def _tense(verb: Token, helpers: list[Token], modal: str | None, *, infinitive: bool) -> Tense:
    if modal is not None:
        return _MODAL_TENSES.get(modal, Tense.NONE)
    if infinitive:
        return Tense.FUTURE if _is_future_infinitive(verb) else Tense.NONE
    first = helpers[0] if helpers else verb
    # A headline's `20 killed in blast`, or a past form that the tagger took for a participle.
    stands_alone = first.tag_ == "VBN" and first.dep_ in _FINITE
    if first.tag_ == "VBD" or first.lower_ in {"was", "were", "had", "did"} or stands_alone:
        return Tense.PAST
    return Tense.PRESENT if first.tag_ in {"VBZ", "VBP"} else Tense.NONE


def _is_future_infinitive(verb: Token) -> bool:
    """`is going to strike`, and a headline's `army to remain in valley`."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going":
        return any(c.lower_ in _BE for c in verb.head.children)
    subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    ruling = verb.dep_ in {"ROOT", "ccomp", "parataxis"} and subject
    return ruling or not has_finite_verb(verb.doc)


def has_finite_verb(doc: AnyDoc, but: AnyToken | None = None) -> bool:
    """Whether a sentence has a verb with a tense, other than `but`; headlines often have none."""
    return any(
        token.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for token in doc
        if but is None or token.i != but.i
    )


def _is_negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in _NEGATIONS and child.dep_ in {"advmod", "cc"}):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and _is_nobody(child):
            return True
        if child.dep_ == "advmod" and child.lower_ == "longer" and "no" in _words(child):
            return True
    return verb.dep_ == "conj" and _has_nor(verb.head)


def _is_nobody(noun: Token) -> bool:
    return noun.lower_ in _NOBODY or any(
        c.lower_ in {"no", "neither"} and c.dep_ != "poss" for c in noun.lefts
    )


def _has_nor(verb: Token) -> bool:
    return is_verb(verb) and any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.children)


def _words(token: Token) -> set[str]:
    return {child.lower_ for child in token.children}


def _has(verb: Token, label: str) -> bool:
    return any(c.dep_ == label for c in verb.children)
