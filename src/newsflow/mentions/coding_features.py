"""What the coder looks at: the parties a sentence offers, and the words around a pair of them.

Features are strings hashed to numbers, so that the weights need no vocabulary
(Weinberger et al. 2009). They are about roles, kinds and lemmas; names are left out.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from newsflow.language.clusters import COARSE, FINE, cluster_of
from newsflow.language.roles import Argument, Clause, Nominal, Phrase
from newsflow.language.tree import Token, Tree
from newsflow.mentions.reading import Reading
from newsflow.types import Entity, EntityMention, EventMention, Span

PAIR_BITS, ROOT_BITS = 16, 15
"""Sizes of the two weight tables, as powers of two."""
_NESTED = 2
"""How many noun phrases deep a party may hang on an argument."""
_LONG, _FAR = 8, 6


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase that may be source or target of an event."""

    sentence: int
    phrase: Phrase
    span: Span
    text: str
    role: str
    """How it stands to the first verb that has it: `subject`, `oblique:with`, `poss`."""
    kind: str
    """Kind and form of the entity at its head, or `none`."""
    verbs: frozenset[str]
    features: tuple[str, ...]


def find_parties(
    reading: Reading,
    sentence: int,
    entities: tuple[Entity, ...],
    mentions: tuple[EntityMention, ...],
) -> list[Party]:
    """Every argument of a verb, and what hangs on it, in the order of verbs."""
    doc = reading.trees[sentence]
    if doc is None:
        return []
    nominal_at = partial(reading.nominal, sentence)
    told: dict[tuple[int, int], tuple[Phrase, list[str]]] = {}
    for clause in reading.clauses[sentence]:
        for argument in clause.arguments:
            for phrase, features in _with_nested(clause, argument, nominal_at):
                told.setdefault((phrase.start, phrase.end), (phrase, []))[1].extend(features)
    here = [m for m in mentions if m.sentence == sentence]
    return [
        _party(reading, sentence, doc, phrase, features, entities, here)
        for phrase, features in told.values()
    ]


def _with_nested(
    clause: Clause, argument: Argument, nominal_at: Callable[[int], Nominal | None]
) -> Iterator[tuple[Phrase, list[str]]]:
    role = argument.role.value
    place = "" if argument.preposition is None else f":{argument.preposition}"
    relation = clause.relation
    yield (
        argument.phrase,
        [
            f"{role}{place}",
            f"{relation}|{role}",
            f"v={clause.lemma}",
            f"vr={clause.lemma}|{role}",
            "inherited" if argument.inherited else "own",
            "passive" if clause.passive else "active",
        ],
    )
    yield from _nested(argument.phrase, role, nominal_at, 0)


def _nested(
    phrase: Phrase, above: str, nominal_at: Callable[[int], Nominal | None], depth: int
) -> Iterator[tuple[Phrase, list[str]]]:
    nominal = nominal_at(phrase.head)
    if nominal is None or depth > _NESTED:
        return
    if nominal.possessor is not None:
        yield nominal.possessor, [f"poss<{above}", "poss"]
    for argument in nominal.complements:
        yield argument.phrase, [f"{argument.preposition}<{above}", f"n:{argument.preposition}"]
        yield from _nested(
            argument.phrase, f"n<{above}" if depth == 0 else "nn", nominal_at, depth + 1
        )


def _party(
    reading: Reading,
    sentence: int,
    doc: Tree,
    phrase: Phrase,
    features: list[str],
    entities: tuple[Entity, ...],
    mentions: list[EntityMention],
) -> Party:
    span = reading.phrase_span(sentence, phrase)
    text = span.of(reading.article.text)
    head = doc[phrase.head]
    offset = reading.sentences[sentence].span.start + head.idx
    named = next((m for m in mentions if m.span.start <= offset < m.span.end), None)
    kind = "none" if named is None else f"{entities[named.entity].kind}{named.form}"
    inside = any(m.span.overlaps(span) for m in mentions)
    more = [
        f"tag={head.tag_}",
        f"kind={kind}",
        f"any={inside}",
        f"capital={text[:1].isupper()}",
        f"length={min(_LONG, phrase.end - phrase.start)}",
        f"place={min(_FAR, phrase.start // 5)}",
        f"cluster={cluster_of(head.lower_) & 0xFF}",
    ]
    if not head.tag_.startswith("NNP"):
        more.append(f"head={_lemma(head)}")
    verbs = frozenset(f for f in features if f.startswith("v="))
    every = tuple(features + more)
    return Party(sentence, phrase, span, text, features[0], kind, verbs, every)


def apart(source: Party, target: Party) -> bool:
    """Whether two parties share no word."""
    a, b = source.phrase, target.phrase
    return a.end <= b.start or b.end <= a.start


def pair_features(source: Party, target: Party) -> list[str]:
    """What the pair says beyond each party."""
    gap = min(_FAR, abs(target.phrase.start - source.phrase.end) // 3)
    return [
        f"R|{source.role}|{target.role}",
        f"order|{source.phrase.start < target.phrase.start}",
        f"K|{source.kind}|{target.kind}",
        f"gap|{gap}",
        f"verb|{bool(source.verbs & target.verbs)}",
        f"RK|{source.role}|{target.role}|{target.kind}",
    ]


def root_features(
    reading: Reading,
    source: Span,
    target: Span,
    sentence: int,
    events: Iterable[EventMention],
) -> list[str]:
    """The words outside two parties, the clauses, and the types our own rules give."""
    out = list(_words(reading, source, target, sentence))
    for event in events:
        out += [
            f"t={event.type}",
            f"tm={event.type}|{event.modality}",
            f"tt={event.type}|{event.mode}",
        ]
        sides = [a.span for a in event.arguments]
        if any(s.overlaps(source) for s in sides) or any(s.overlaps(target) for s in sides):
            out += [
                f"near={event.type}",
                f"nearm={event.type}|{event.modality}",
                f"nearl={event.lemma}",
            ]
    for clause in reading.clauses[sentence]:
        out += _clause_features(clause)
    return out


def _words(reading: Reading, source: Span, target: Span, sentence: int) -> Iterator[str]:
    doc, base = reading.trees[sentence], reading.sentences[sentence].span.start
    first, second = sorted((source, target))
    before = "^"
    for token in doc if doc is not None else ():
        at = base + token.idx
        if source.start <= at < source.end or target.start <= at < target.end:
            before = "S" if source.start <= at < source.end else "T"
            continue
        word = _lemma(token)
        if not any(c.isalpha() for c in word):
            continue
        yield f"w={word}"
        yield f"2={before}_{word}"
        if first.end <= at < second.start:
            yield f"b={word}"
        if token.tag_[0] in "VN":
            cluster = cluster_of(word)
            yield f"c={cluster & FINE}"
            yield f"C={cluster & COARSE}"
        if token.tag_[0] == "V":
            yield f"v={word}"
        before = word


def _clause_features(clause: Clause) -> list[str]:
    out = []
    if clause.relation == "root":
        out += [
            f"R={clause.lemma}{clause.particle or ''}",
            f"Rn={clause.negated}",
            f"Rt={clause.tense}",
            f"Rm={clause.modal}",
            f"Rln={clause.lemma}|{clause.negated}",
        ]
    if clause.relation == "open_complement":
        out += [f"X={clause.lemma}", f"Xn={clause.negated}"]
    if clause.negated:
        out += [f"neg={clause.lemma}", "neg"]
    if clause.modal:
        out.append(f"modal={clause.modal}")
    return out


def _lemma(token: Token) -> str:
    verbal = token.tag_.startswith(("VB", "NN"))
    return str((token.lemma_ or token.lower_) if verbal else token.lower_).lower()


def hashed(features: Iterable[str], bits: int) -> list[int]:
    """The numbers of features in a table of `2 ** bits` weights."""
    mask = (1 << bits) - 1
    return [zlib.crc32(feature.encode()) & mask for feature in features]
