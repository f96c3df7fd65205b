"""Tense, voice, negation and kin of a verb, from its auxiliaries."""

from __future__ import annotations

from typing import NamedTuple

from newsflow.language.grammar import Tense
from newsflow.language.phrases import is_verb
from newsflow.language.tables import words
from newsflow.language.tree import AnyDoc, AnyToken, Token

_MODALS = {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}
_BE = words("be am is are was were been being 's 're 'm")
_HAVE = words("have has had having 've 's 'd")
_NEGATIONS = words("not n't never nor neither")
_NOBODY = words("nobody none nothing neither")
_AUXILIARY = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PASSIVE = frozenset({"nsubjpass", "auxpass", "csubjpass"})
_FINITE = frozenset({"ROOT", "conj", "ccomp", "relcl", "parataxis"})
_HEADLINED = frozenset({"ROOT", "ccomp", "xcomp"})
_REDUCED = frozenset({"acl", "advcl", "amod", "pcomp", "relcl"})
_MODAL_TENSES = {
    "will": Tense.FUTURE, "shall": Tense.FUTURE,
    "may": Tense.PRESENT, "can": Tense.PRESENT, "must": Tense.PRESENT,
}  # fmt: skip
"""`would`, `could`, `should` and `might` leave the time open."""


class Group(NamedTuple):
    """What the words around a verb say of it."""

    passive: bool
    negated: bool
    modal: str | None
    tense: Tense
    progressive: bool
    perfect: bool


def labels_of(verb: Token) -> frozenset[str]:
    """Labels of what hangs on a verb, which its group and its arguments ask for again and again."""
    return frozenset([child.dep_ for child in verb.children])


def group_of(verb: Token, labels: frozenset[str], head: Group | None = None) -> Group:
    """Read a verb's auxiliaries; `head` is the group of the verb it is coordinated with.

    `was arrested and charged`: the second verb has no auxiliary of its own and shares the first's.
    """
    if labels.isdisjoint(_AUXILIARY):
        auxiliaries, helpers = [], []
    else:
        auxiliaries = [c for c in verb.children if c.dep_ in _AUXILIARY]
        helpers = [a for a in auxiliaries if a.lower_ != "to"]
    negated = _is_negated(verb, labels)
    if head is not None and not helpers and _shares(verb, labels, head):
        return Group(
            passive=head.passive and verb.tag_ in {"VBN", "VBD"} and "dobj" not in labels,
            negated=negated,
            modal=head.modal,
            tense=head.tense,
            progressive=head.progressive,
            perfect=head.perfect,
        )
    modal = next((_modal(a) for a in helpers if a.tag_ == "MD"), None)
    be = [a for a in helpers if a.lower_ in _BE]
    have = [a for a in helpers if a.lower_ in _HAVE and _is_perfect(a, verb)]
    return Group(
        passive=_is_passive(verb, labels, auxiliaries),
        negated=negated,
        modal=modal,
        tense=_tense(verb, helpers, modal, infinitive=len(helpers) < len(auxiliaries)),
        progressive=(verb.tag_ == "VBG" and bool(be)) or any(a.lower_ == "being" for a in be),
        perfect=bool(have),
    )


def _shares(verb: Token, labels: frozenset[str], head: Group) -> bool:
    if not labels.isdisjoint(_SUBJECTS):
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


def _is_passive(verb: Token, labels: frozenset[str], auxiliaries: list[Token]) -> bool:
    if not labels.isdisjoint(_PASSIVE):
        return True
    if verb.tag_ not in {"VBN", "VBD"} or "dobj" in labels:
        return False
    if "agent" in labels:
        return True
    if verb.tag_ != "VBN" or any(a.lower_ in _HAVE and a.lower_ != "'s" for a in auxiliaries):
        return False
    if verb.dep_ == "conj":  # `40 had been killed and hundreds injured`
        return any(c.dep_ == "auxpass" for c in verb.head.children)
    # Reduced: `rockets launched from a ship`, `Struck by shells, it sank`, `20 killed in blast`.
    return verb.dep_ in _HEADLINED or (verb.dep_ in _REDUCED and "nsubj" not in labels)


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


def _is_negated(verb: Token, labels: frozenset[str]) -> bool:
    if "neg" in labels:
        return True
    for child in verb.children:
        label = child.dep_
        if label in {"nsubj", "nsubjpass", "dobj", "attr"}:
            if _is_nobody(child):
                return True
        elif label in {"advmod", "cc"} and (child.lower_ in _NEGATIONS or _is_no_longer(child)):
            return True
    return verb.dep_ == "conj" and _has_nor(verb.head)


def _is_no_longer(word: Token) -> bool:
    return word.lower_ == "longer" and word.dep_ == "advmod" and "no" in _words(word)


def _is_nobody(noun: Token) -> bool:
    if noun.lower_ in _NOBODY:
        return True
    negations = [c for c in noun.lefts if c.lower_ in {"no", "neither"} and c.dep_ != "poss"]
    return bool(negations)


def _has_nor(verb: Token) -> bool:
    return is_verb(verb) and any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.children)


def _words(token: Token) -> set[str]:
    return {child.lower_ for child in token.children}
