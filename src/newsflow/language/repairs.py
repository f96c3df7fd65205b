"""Trees mended where the parser is known to be wrong in the same way again and again.

Each repair needs a pattern that a right tree does not have, so that right trees stay as they are.
"""

from __future__ import annotations

from spacy.attrs import DEP
from spacy.tokens import Doc, Token

from newsflow.language.lemmas import lemma
from newsflow.language.tables import words
from newsflow.language.tree import AnyToken
from newsflow.language.verbs import has_finite_verb

REPORTING = words(
    "say tell add stress suggest warn state note claim argue insist report announce admit deny "
    "explain emphasize emphasise underline acknowledge believe think hope promise confirm declare"
)
"""Verbs that take what someone said as their object."""
_OBJECT_LIKE = frozenset({"dobj", "npadvmod", "oprd"})
_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month "
    "year day night morning evening afternoon hour hours days weeks months years times percent"
)


def mend(doc: Doc) -> None:
    """Mend the tree of one sentence in place."""
    strings = doc.vocab.strings
    wanted = {strings[label] for label in ("acl", "amod", "relcl", "ROOT")}
    for at, label in enumerate(doc.to_array(DEP).tolist()):
        if label in wanted:
            _mend_verb(doc[at])


def _mend_verb(token: Token) -> None:
    if token.dep_ == "relcl":
        _turn_into_complement(token)
    elif token.tag_ not in {"VBD", "VBN"}:
        return
    elif token.dep_ == "ROOT":
        _date_only_verb(token)
    elif token.dep_ == "amod":
        _raise_attribute(token)
    else:
        _raise_reported_clause(token)
        if token.dep_ == "acl":
            _raise_only_past_form(token)


def reports(verb: AnyToken) -> bool:
    """Whether a verb is one of saying."""
    return verb.tag_.startswith("VB") and lemma(verb.text, verb.tag_) in REPORTING


def _raise_reported_clause(verb: Token) -> None:
    """`Crowds clashed with police, witnesses said`: not crowds said, who had clashed.

    Of two subjects of a verb of saying the first, with a past form after it, is the subject of
    that form, and both together are what was said.
    """
    noun = verb.head
    report = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or not reports(report) or verb.i < noun.i:
        return
    others = [c for c in report.lefts if c.dep_ == "nsubj" and c.i > verb.i]
    if not others:
        return
    passive = any(c.dep_ in {"auxpass", "agent"} for c in verb.children)
    verb.head, verb.dep_ = report, "ccomp"
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    if not any(c.dep_ in {"aux", "auxpass"} for c in verb.children) and not passive:
        verb.tag_ = "VBD"


def _raise_only_past_form(verb: Token) -> None:
    """`A quake struck Izmir, killing four`: in a sentence without a verb, the past form is it.

    Only where something that looks like its object follows at once: a caption's `rockets fired
    from a ship` has none.
    """
    noun = verb.head
    follower = next((c for c in verb.rights if _is_like_an_object(c)), None)
    if (
        noun.dep_ != "ROOT"
        or noun.i > verb.i
        or follower is None
        or has_finite_verb(verb.doc, verb)
    ):
        return
    if follower.left_edge.i != verb.i + 1 or follower.lower_ in _TIMES:
        return
    if follower.dep_ == "advmod":
        follower.tag_ = "NNP"
    follower.dep_ = "dobj"
    for child in [c for c in noun.rights if c.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _is_like_an_object(child: Token) -> bool:
    """Whether a word after a past form may be its object; a capitalised adverb is a name.

    `A quake struck Izmir`: names that were never seen are taken for adverbs.
    """
    return child.dep_ in _OBJECT_LIKE or (
        child.dep_ == "advmod"
        and child.text[:1].isupper()
        and not child.head.text[:1].isupper()
        and child.n_lefts == 0
    )


def _raise_attribute(verb: Token) -> None:
    """`Togo accused Benin`: not a Benin that was accused; no attribute has a subject of its own."""
    noun = verb.head
    if (
        noun.dep_ != "ROOT"
        or noun.i < verb.i
        or not any(child.dep_ == "nsubj" for child in verb.lefts)
        or has_finite_verb(verb.doc, verb)
    ):
        return
    for child in [c for c in noun.children if c.i < verb.i or c.dep_ == "punct"]:
        child.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "dobj"


def _date_only_verb(verb: Token) -> None:
    """`Stocks crashed in Tokyo`: a participle without auxiliary that has a subject is a past form.

    The subject of a passive headline (`two killed`) has a label of its own.
    """
    labels = {child.dep_ for child in verb.children}
    if "nsubj" in labels and labels.isdisjoint({"aux", "auxpass", "nsubjpass", "agent"}):
        verb.tag_ = "VBD"


def _turn_into_complement(verb: Token) -> None:
    """`A letter that the road was unsafe`: `that` as a mark begins no relative clause."""
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    if mark is not None:
        verb.dep_, mark.tag_ = "acl", "IN"
