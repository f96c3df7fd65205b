"""Clauses of a sentence: each verb with its arguments, its own and those it shares.

What is shared: the subject of coordinated verbs, of infinitives and participles (control), the
noun that a relative or participial clause modifies, the object after coordinated verbs.
Labels after ClearNLP (Choi and Palmer 2012), as spaCy's English models have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsflow.language.arguments import attached
from newsflow.language.grammar import Argument, Clause, Role
from newsflow.language.lemmas import lemma
from newsflow.language.phrases import is_verb, phrase_of, verbs_of
from newsflow.language.repairs import reports
from newsflow.language.tables import words
from newsflow.language.tree import Token, Tree
from newsflow.language.verbs import Group, group_of, has_finite_verb, labels_of

_NOT_CLAUSES = frozenset({"aux", "auxpass", "amod", "compound", "case", "mark", "prep", "nmod"})
_RELATIONS = {
    "ROOT": "root", "conj": "conj", "ccomp": "complement", "csubj": "complement",
    "csubjpass": "complement", "xcomp": "open_complement", "advcl": "adverbial",
    "pcomp": "adverbial", "pobj": "adverbial", "relcl": "relative", "acl": "participial",
    "parataxis": "parataxis",
}  # fmt: skip
_CLAUSAL = frozenset({"ccomp", "xcomp", "acomp", "attr"})
"""Labels of what a verb may have in place of an object."""
_RELATIVE_TAGS = frozenset({"WDT", "WP"})
_TIMES_PLACES_REASONS = words(
    "day time year month week hour moment night morning place area reason way case point "
    "situation period"
)
_PROMISES = words("promise vow threaten pledge offer swear make take have use")
"""Verbs whose object does not do what the infinitive says (`makes efforts to end it`)."""
_ATTEMPTS = words("effort attempt bid move order try campaign drive plan push")
"""Nouns whose infinitive is done by who acts above: `raised rates in an effort to save it`."""
_DEPTH = 6
"""How far up a chain of verbs a shared argument is looked for."""


class _Draft(NamedTuple):
    """A verb with what it governs itself, before sharing."""

    verb: Token
    labels: frozenset[str]
    """Those of what hangs on the verb."""
    group: Group
    own: tuple[Argument, ...]

    @property
    def surface_subject(self) -> tuple[Argument, ...]:
        """Its grammatical subject: the object, in deep terms, of a passive."""
        deep = Role.OBJECT if self.group.passive else Role.SUBJECT
        return tuple(a for a in self.own if a.role is deep)

    def has(self, role: Role) -> bool:
        return any(a.role is role for a in self.own)


def clauses(doc: Tree) -> tuple[Clause, ...]:
    """Every verb that is not an auxiliary, in the order of the sentence."""
    drafts: dict[int, _Draft] = {}
    for verb in verbs_of(doc):
        if verb.dep_ not in _NOT_CLAUSES:
            _draft(verb, drafts)
    return tuple(_clause(drafts[i], drafts) for i in sorted(drafts))


def _draft(verb: Token, drafts: dict[int, _Draft], depth: int = _DEPTH) -> _Draft:
    if verb.i not in drafts:
        head = None
        if verb.dep_ == "conj" and is_verb(verb.head) and depth:
            head = _draft(verb.head, drafts, depth - 1).group
        labels = labels_of(verb)
        group = group_of(verb, labels, head)
        own = tuple(attached(verb, labels, passive=group.passive))
        drafts[verb.i] = _Draft(verb, labels, group, own)
    return drafts[verb.i]


def _clause(draft: _Draft, drafts: dict[int, _Draft]) -> Clause:
    verb, group = draft.verb, draft.group
    governor = _governor(verb)
    return Clause(
        verb=verb.i,
        lemma=lemma(verb.text, verb.tag_),
        particle=_particle(draft),
        arguments=_arguments(draft, drafts),
        passive=group.passive,
        negated=group.negated,
        modal=group.modal,
        tense=group.tense,
        progressive=group.progressive,
        perfect=group.perfect,
        governor=None if governor is None else governor.i,
        relation=_relation(verb),
        mark=_mark(verb),
    )


def _particle(draft: _Draft) -> str | None:
    if "prt" not in draft.labels:
        return None
    return next(c.lower_ for c in draft.verb.children if c.dep_ == "prt")


def _governor(verb: Token) -> Token | None:
    if verb.head.i == verb.i:
        return None
    if verb.dep_ in {"pcomp", "pobj"} and verb.head.head.i != verb.head.i:
        return verb.head.head
    return verb.head


def _relation(verb: Token) -> str:
    if verb.dep_ == "acl" and _has_to(verb):
        return "open_complement"
    if verb.dep_ == "acl" and not _is_bare_participle(verb):
        return "complement"
    return _RELATIONS.get(verb.dep_, "other")


def _is_bare_participle(verb: Token) -> bool:
    return verb.tag_ in {"VBG", "VBN"} and not any(
        c.dep_ in {"aux", "auxpass", "mark"} and c.lower_ not in {"being", "having"}
        for c in verb.lefts
    )


def _mark(verb: Token) -> str | None:
    if verb.dep_ == "pcomp":
        return str(verb.head.lower_)
    for child in verb.lefts:
        if child.dep_ == "mark" or child.tag_ == "WRB":
            return str(child.lower_)
    return "to" if _has_to(verb) else None


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


# ------------------------------------------------------------------ what is shared


def _arguments(draft: _Draft, drafts: dict[int, _Draft]) -> tuple[Argument, ...]:
    own = draft.own
    if draft.verb.dep_ == "relcl":
        own = _resolved(draft)
    if not _subjects(draft, own):
        deep = Role.OBJECT if draft.group.passive else Role.SUBJECT
        own += tuple(
            a._replace(role=deep, preposition=None, inherited=True)
            for a in _shared_subject(draft, drafts)
        )
    return own + tuple(_shared_object(draft, own, drafts))


def _subjects(draft: _Draft, arguments: tuple[Argument, ...]) -> list[Argument]:
    deep = Role.OBJECT if draft.group.passive else Role.SUBJECT
    return [a for a in arguments if a.role is deep]


def _surface(verb: Token, drafts: dict[int, _Draft], depth: int) -> list[Argument]:
    """The grammatical subject of a verb, its own or shared."""
    if not is_verb(verb):
        return _surface(verb.head, drafts, depth - 1) if depth and verb.head.i != verb.i else []
    draft = _draft(verb, drafts)
    own = _resolved(draft) if verb.dep_ == "relcl" else draft.own
    return _subjects(draft, own) or list(_shared_subject(draft, drafts, depth - 1))


def _shared_subject(
    draft: _Draft, drafts: dict[int, _Draft], depth: int = _DEPTH
) -> list[Argument]:
    """The subject a verb without one takes from the word it depends on."""
    verb = draft.verb
    if depth <= 0:
        return []
    return _governed_subject(draft, drafts, depth) or _headline_subject(verb)


def _governed_subject(draft: _Draft, drafts: dict[int, _Draft], depth: int) -> list[Argument]:
    verb, relation = draft.verb, _relation(draft.verb)
    if relation == "root":
        return []
    if relation == "conj":
        return _first_conjunct(draft, drafts, depth)
    if relation == "open_complement" or (relation == "complement" and _has_to(verb)):
        return _controller(verb, drafts, depth)
    if relation == "adverbial":
        return _subject_above(verb, drafts, depth)
    # A finite verb under a noun, without a subject: the noun is its subject.
    return [_noun(verb.head, Role.SUBJECT)] if verb.dep_ == "acl" else []


def _first_conjunct(draft: _Draft, drafts: dict[int, _Draft], depth: int) -> list[Argument]:
    """The subject of the verb that this one is coordinated with.

    `He said that it was over and added that …`: parsers hang `added` on `was`; a verb of saying
    with words of its own is coordinated with the verb of saying above.
    """
    verb, head = draft.verb, draft.verb.head
    if not is_verb(head):
        return []
    if _reports(verb):
        above = head
        for _ in range(depth):
            if _reports(above) and above.tag_ == verb.tag_:
                return _surface(above, drafts, depth)
            above = above.head
    return _surface(head, drafts, depth)


def _reports(verb: Token) -> bool:
    return reports(verb) and any(c.dep_ == "ccomp" for c in verb.children)


def _headline_subject(verb: Token) -> list[Argument]:
    """`Fisheries ministers to meet`: the noun before an infinitive that nothing governs."""
    to = next((c for c in verb.lefts if c.lower_ == "to" and c.dep_ == "aux"), None)
    if to is None or to.i == 0 or has_finite_verb(verb.doc):
        return []
    before = verb.doc[to.i - 1]
    return [_noun(before, Role.SUBJECT)] if before.tag_.startswith("NN") else []


def _subject_above(verb: Token, drafts: dict[int, _Draft], depth: int) -> list[Argument]:
    """`Struck by shells, it sank`; `to punish them, it struck`; `after meeting Lee, he left`."""
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"}
    governor = _governor(verb)
    if finite or governor is None or not is_verb(governor):
        return []
    return _surface(governor, drafts, depth)


def _controller(verb: Token, drafts: dict[int, _Draft], depth: int) -> list[Argument]:
    """Who does what an infinitive says: `ordered the army to leave`, `plans to leave`."""
    head = verb.head
    if not is_verb(head):
        return _nominal_controller(head, drafts, depth)
    if verb.tag_ == "VBG" and verb.left_edge.i > 0 and verb.nbor(-1).text == ",":
        return _surface(head, drafts, depth)  # `told reporters in Rome, adding that …`
    above = _draft(head, drafts)
    told = [a for a in above.own if a.role in {Role.OBJECT, Role.INDIRECT_OBJECT}]
    promised = lemma(head.text, head.tag_) in _PROMISES
    if told and not above.group.passive and not promised and _before(told, verb):
        return [a._replace(role=Role.SUBJECT) for a in told if a.role is told[-1].role]
    return _surface(head, drafts, depth)


def _before(arguments: list[Argument], verb: Token) -> bool:
    return all(a.phrase.head < verb.i for a in arguments)


def _nominal_controller(noun: Token, drafts: dict[int, _Draft], depth: int) -> list[Argument]:
    """`the army's plan to strike`, `announced a plan to strike`, `the first man to walk`."""
    owners = [c for c in noun.children if c.dep_ == "poss" and c.tag_ != "PRP$"]
    if owners:
        return [_noun(owners[0], Role.SUBJECT)]
    if any(c.lower_ in {"first", "last", "only", "next"} for c in noun.lefts):
        return [_noun(noun, Role.SUBJECT)]
    if noun.dep_ in {"dobj", "acomp", "attr", "oprd", "xcomp"} and is_verb(noun.head):
        return _surface(noun.head, drafts, depth)
    if noun.dep_ == "pobj" and is_verb(noun.head.head) and noun.lower_ in _ATTEMPTS:
        return _surface(noun.head.head, drafts, depth)
    return []


def _noun(token: Token, role: Role) -> Argument:
    return Argument(role, phrase_of(token), inherited=True)


def _resolved(draft: _Draft) -> tuple[Argument, ...]:
    """A relative clause's arguments with the noun it modifies for `who` or for the gap."""
    verb, noun = draft.verb, draft.verb.head
    out, found = [], False
    for argument in draft.own:
        if _is_relative(verb.doc[argument.phrase.head], verb):
            found = True
            out.append(_standing_for(argument, noun))
        else:
            out.append(argument)
    if found or any(_is_whose(verb.doc[a.phrase.head]) for a in draft.own):
        return tuple(out)
    return (*out, *_gap(draft, noun))


def _standing_for(argument: Argument, noun: Token) -> Argument:
    """`who` is the noun itself; `the day that they met` is when, not whom."""
    phrase = phrase_of(noun)
    if argument.role is Role.OBJECT and noun.lower_ in _TIMES_PLACES_REASONS:
        return Argument(Role.OBLIQUE, phrase, inherited=True)
    return argument._replace(phrase=phrase, inherited=True)


def _is_relative(token: Token, verb: Token) -> bool:
    return token.tag_ in _RELATIVE_TAGS or (
        token.lower_ == "that" and token.i < verb.i and token.tag_ in {"IN", "DT"}
        and token.n_lefts == 0
    )  # fmt: skip


def _is_whose(token: Token) -> bool:
    return any(c.tag_ == "WP$" for c in token.children)


def _gap(draft: _Draft, noun: Token) -> Iterator[Argument]:
    """Where the noun belongs when no relative word says so: `the efforts the army is making`."""
    verb = draft.verb
    phrase = phrase_of(noun)
    if any(c.tag_ == "WRB" for c in verb.children) or noun.lower_ in _TIMES_PLACES_REASONS:
        yield Argument(Role.OBLIQUE, phrase, inherited=True)
        return
    stranded = next((c for c in verb.rights if _is_stranded(c)), None)
    if stranded is not None:
        yield Argument(Role.OBLIQUE, phrase, stranded.lower_, inherited=True)
    elif not draft.surface_subject:
        deep = Role.OBJECT if draft.group.passive else Role.SUBJECT
        yield Argument(deep, phrase, inherited=True)
    elif not draft.has(Role.OBJECT) and draft.labels.isdisjoint(_CLAUSAL):
        yield Argument(Role.OBJECT, phrase, inherited=True)


def _is_stranded(token: Token) -> bool:
    return token.dep_ == "prep" and token.tag_ in {"IN", "TO"} and token.n_rights == 0


def _shared_object(
    draft: _Draft, arguments: tuple[Argument, ...], drafts: dict[int, _Draft]
) -> Iterator[Argument]:
    """`attacked and destroyed the base`: the base is the object of both."""
    verb = draft.verb
    if draft.group.passive or any(a.role is Role.OBJECT for a in arguments):
        return
    if verb.dep_ == "conj" and is_verb(verb.head) and draft.labels.isdisjoint(_CLAUSAL):
        for argument in _draft(verb.head, drafts).own:
            if argument.role is Role.OBJECT and argument.phrase.head > verb.i:
                yield argument._replace(inherited=True)
    elif verb.dep_ == "xcomp" and verb.head.dep_ == "relcl" and draft.labels.isdisjoint(_CLAUSAL):
        # `the men the army wanted to arrest`
        above = _draft(verb.head, drafts)
        asked = any(a.role is not Role.SUBJECT for a in _resolved(above))
        if above.surface_subject and not asked and draft.labels.isdisjoint({"prep", "prt"}):
            yield Argument(Role.OBJECT, phrase_of(verb.head.head), inherited=True)
