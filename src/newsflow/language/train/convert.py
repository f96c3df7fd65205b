"""Universal Dependencies to the labels of spaCy's English models (ClearNLP style).

Verb and argument pairs read from converted gold trees agree with those read from the originals
at F1 .994. The steps follow one another on one mutable draft:

    copula      `She is a doctor`: the copula becomes the head, the predicate its `attr`
    adposition  `in Rome`: the preposition becomes the head, the noun its `pobj`
    flat names  `Ana Maria Ruiz`: the last part becomes the head, the others `compound`
    labels      one table, and what depends on the word as well
"""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.language.tables import words
from newsflow.language.train.treebanks import Word

ROOT = "ROOT"
_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSAL = words(
    "nsubj csubj expl aux mark advcl punct cc conj parataxis discourse vocative dislocated obl "
    "ccomp"
)
"""Dependents of a predicate noun that belong to its clause."""
_OF_THE_NOUN = frozenset(["det", "amod", "case", "nummod", "compound", "nmod", "flat", "fixed"])
_PREDICATE_WITH_PREPOSITION = "predicate:prep"
_KEPT_BY_PREPOSITION = frozenset(["advcl", "acl", "ccomp", "xcomp", "parataxis", "appos"])
_LABELS = {
    "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "aux:pass": "auxpass", "obj": "dobj",
    "iobj": "dative", "obl:agent": "agent", "obl:tmod": "npadvmod", "obl:npmod": "npadvmod",
    "obl:unmarked": "npadvmod", "nmod:unmarked": "npadvmod", "obl": "npadvmod",
    "nmod:poss": "poss", "nmod:tmod": "npadvmod", "nmod:npmod": "npadvmod",
    "compound:prt": "prt", "det:predet": "predet", "cc:preconj": "preconj",
    "acl:relcl": "relcl", "advcl:relcl": "relcl", "discourse": "intj", "vocative": "npadvmod",
    "flat": "compound", "fixed": "compound", "list": "dep", "orphan": "dep", "goeswith": "dep",
    "reparandum": "dep", "dislocated": "dep", "nsubj:outer": "nsubj", "csubj:outer": "csubj",
    "cop": "aux", _PREDICATE_WITH_PREPOSITION: "prep",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Converted:
    """Heads (-1 for the root) and labels, one a word."""

    heads: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    words: tuple[Word, ...]
    heads: list[int]
    labels: list[str]
    kinds: list[str]

    def children(self, head: int) -> list[int]:
        return [i for i, h in enumerate(self.heads) if h == head]

    def base(self, i: int) -> str:
        return self.labels[i].split(":")[0]


def to_clearnlp(tree: tuple[Word, ...]) -> Converted | None:
    """Convert one tree; none when the result would be no tree."""
    draft = _Draft(tree, [w.head for w in tree], [w.label for w in tree], [w.upos for w in tree])
    for i in range(len(tree)):
        if draft.labels[i] == "cop" and draft.heads[i] >= 0:
            _raise_copula(draft, i)
    for i, word in enumerate(tree):
        if draft.labels[i] == "case" and draft.heads[i] >= 0 and word.xpos != "POS":
            _raise_adposition(draft, i)
    for i in range(len(tree)):
        _end_on_last_name(draft, i)
    labels = [_label(draft, i) for i in range(len(tree))]
    if not _is_tree(draft.heads):
        return None
    labels = [ROOT if h < 0 else label for h, label in zip(draft.heads, labels, strict=True)]
    return Converted(tuple(draft.heads), tuple(labels))


def _raise_copula(draft: _Draft, copula: int) -> None:
    predicate = draft.heads[copula]
    siblings = draft.children(predicate)
    if next(k for k in siblings if draft.labels[k] == "cop") != copula:
        return
    has_preposition = any(draft.labels[k] == "case" for k in siblings)
    head, label = draft.heads[predicate], draft.labels[predicate]
    for k in siblings:
        if k != copula and _goes_with_copula(draft, k, predicate, copula):
            draft.heads[k] = copula
    draft.heads[copula], draft.labels[copula] = head, label
    draft.heads[predicate] = copula
    draft.labels[predicate] = _predicate_label(draft.kinds[predicate], has_preposition)
    draft.kinds[copula] = "AUX"


def _goes_with_copula(draft: _Draft, k: int, predicate: int, copula: int) -> bool:
    base = draft.base(k)
    if base == "conj":
        return draft.kinds[k] in _VERBAL or _has_own_clause(draft, k)
    if base == "cc":
        return _introduces_clause(draft, k, predicate, copula)
    if base in _CLAUSAL or (base == "advmod" and (k < copula or draft.kinds[k] == "PART")):
        return True
    return k < copula and base not in _OF_THE_NOUN


def _has_own_clause(draft: _Draft, k: int) -> bool:
    return any(draft.labels[m] in {"cop", "nsubj"} for m in draft.children(k))


def _introduces_clause(draft: _Draft, cc: int, predicate: int, copula: int) -> bool:
    """A conjunction stays with the predicate when what it adds does (`rich and famous`)."""
    if any(draft.labels[m].startswith("conj") for m in draft.children(copula)):
        return True
    later = [m for m in draft.children(predicate) if draft.labels[m].startswith("conj") and m > cc]
    return not later or draft.kinds[later[0]] in _VERBAL


def _predicate_label(kind: str, has_preposition: bool) -> str:
    if has_preposition:
        return _PREDICATE_WITH_PREPOSITION
    return {"ADJ": "acomp", "ADV": "advmod", "VERB": "ccomp"}.get(kind, "attr")


def _raise_adposition(draft: _Draft, adposition: int) -> None:
    noun = draft.heads[adposition]
    first = next(
        k
        for k in draft.children(noun)
        if draft.labels[k] == "case" and draft.words[k].xpos != "POS"
    )
    if adposition != first:
        draft.heads[adposition], draft.labels[adposition] = first, "prep"
        return
    role = draft.labels[noun]
    draft.heads[adposition] = draft.heads[noun]
    draft.labels[adposition] = _adposition_label(role)
    draft.heads[noun] = adposition
    draft.labels[noun] = "pcomp" if draft.kinds[noun] == "VERB" else "pobj"
    for k in draft.children(noun):
        opens = draft.labels[k] in {"advmod", "cc", "punct"}
        joins = role in {"conj", "root"} and draft.base(k) == "cc"
        if k < adposition and (opens or joins):
            draft.heads[k] = adposition


def _adposition_label(role: str) -> str:
    if role == "obl:agent":
        return "agent"
    base = role.partition(":")[0]
    return base if base in {"root", "conj"} or base in _KEPT_BY_PREPOSITION else "prep"


def _end_on_last_name(draft: _Draft, head: int) -> None:
    parts = [k for k in draft.children(head) if draft.labels[k].startswith("flat")]
    named = draft.kinds[head] == "PROPN" and parts and parts[-1] > head
    if not named and not (parts and draft.kinds[head] == "NOUN"):
        return
    last = parts[-1]
    above, label = draft.heads[head], draft.labels[head]
    for k in draft.children(head):
        if k != last:
            draft.heads[k] = last
    for k in parts[:-1]:
        draft.labels[k] = "compound"
    draft.heads[last], draft.labels[last] = above, label
    draft.heads[head], draft.labels[head] = last, "compound"


def _label(draft: _Draft, i: int) -> str:
    label, word = draft.labels[i], draft.words[i]
    if label == "mark" and word.xpos == "TO":
        return "aux"
    if label in {"advmod", "det"} and word.form.lower() in {"not", "n't", "n’t"}:
        return "neg"
    if label == "xcomp":
        return {"ADJ": "acomp", "NOUN": "oprd", "PROPN": "oprd"}.get(draft.kinds[i], "xcomp")
    if label.startswith("flat"):
        return "compound"
    return _LABELS.get(label) or label.split(":")[0]


def _is_tree(heads: list[int]) -> bool:
    if sum(head < 0 for head in heads) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while at >= 0:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return True
