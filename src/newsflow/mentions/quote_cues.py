"""Cues: verbs that attribute words, each with who says them and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsflow.language.phrases import is_verb
from newsflow.language.roles import Argument, Clause, Role
from newsflow.language.tree import Token, Tree
from newsflow.mentions.quote_subjects import FINITE, find_subject, in_name, verb_start
from newsflow.mentions.quote_words import speech_words
from newsflow.mentions.reading import Reading
from newsflow.types import Span

_TO_MARK = 5
"""Tokens from a verb to the colon that opens a quotation."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in one sentence. Token indices are of the sentence's `Doc`."""

    sentence: int
    verb: int
    name: str
    """Its lemma with particle or preposition, as the lexicon has it: `call for`."""
    span: Span
    clause: Clause | None
    speaker: Span | None
    speaker_head: int | None
    """Offset of the speaker's head noun in the article."""
    speaker_start: int
    """First token of speaker or verb, whichever is earlier."""
    end: int
    """Token after the verb, its particle and an inverted speaker."""
    addressee: Span | None
    shares: int | None
    """Verb of the cue whose speaker it shares: `said …, adding that`."""


def find_cues(reading: Reading, sentence: int, quoted: tuple[Span, ...]) -> tuple[Cue, ...]:
    """The cues of a sentence that lie outside its quotations, in order."""
    doc = reading.trees[sentence]
    if doc is None:
        return ()
    clauses = {c.verb: c for c in reading.clauses[sentence]}
    inside = _inside(reading, sentence, doc, quoted)
    out: list[Cue] = []
    for token in [t for t in doc if is_verb(t) or t.lower_ == "according"]:
        if inside[token.i]:
            continue
        if token.lower_ == "according":
            source = _according(reading, sentence, token, inside)
            out += [] if source is None else [source]
        if not token.tag_.startswith("VB"):
            continue
        name = _name(token, clauses.get(token.i)) or _before_mark(token, inside)
        if name is not None and not _is_mere_form(token, name, clauses.get(token.i)):
            out.append(_cue(reading, sentence, token, name, clauses, inside, out))
    return tuple(out)


def _before_mark(token: Token, inside: tuple[bool, ...]) -> str | None:
    """Any finite verb with a comma or colon and a quotation after it: `Lund shrugged: “No.”`."""
    if token.tag_ not in {"VBD", "VBZ"} or not any(inside):
        return None
    for i in range(token.i + 1, min(token.i + _TO_MARK, len(inside) - 1)):
        mark = token.doc[i].text
        if (mark == ":" or (mark == "," and i == token.i + 1)) and inside[i + 1]:
            return str(token.lemma_).lower()
        if token.doc[i].tag_.startswith("VB") or inside[i]:
            return None
    return None


def _according(
    reading: Reading, sentence: int, token: Token, inside: tuple[bool, ...]
) -> Cue | None:
    """`according to Lund` in a sentence with quoted words."""
    doc, start = token.doc, token.i + 2
    if start >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    end = start
    while end < len(doc) and not inside[end] and in_name(doc, start, end):
        end += 1
    if end == start or not any(inside):
        return None
    return Cue(
        sentence=sentence,
        verb=token.i,
        name="according_to",
        span=reading.span(sentence, token.i, start),
        clause=None,
        speaker=reading.span(sentence, start, end),
        speaker_head=reading.span(sentence, end - 1, end).start,
        speaker_start=token.i,
        end=end,
        addressee=None,
        shares=None,
    )


def _is_mere_form(token: Token, name: str, clause: Clause | None) -> bool:
    """`a refusal to answer`, `asked about it, …`, `the reported attack`, `was told`."""
    doc = token.doc
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else "."
    if following in {"that", ":", ",", '"', "``", "''"}:
        return False
    if token.tag_ == "VB" and name in speech_words().weak:
        return True
    before = doc[verb_start(token)] if token.tag_ == "VBN" else None
    if before is not None and before.i == token.i and not _has_own_subject(clause):
        # The only verb of its sentence is a past form that the tagger took for a participle.
        return any(t.tag_ in FINITE for t in doc)
    return clause is not None and clause.passive and clause.first(Role.AGENT) is None


def _has_own_subject(clause: Clause | None) -> bool:
    if clause is None or clause.passive:
        return False
    return any(a.role is Role.SUBJECT and not a.inherited for a in clause.arguments)


def _inside(
    reading: Reading, sentence: int, doc: Tree, quoted: tuple[Span, ...]
) -> tuple[bool, ...]:
    base = reading.sentences[sentence].span.start
    near = [q for q in quoted if q.overlaps(reading.sentences[sentence].span)]
    if not near:
        return (False,) * len(doc)
    return tuple(any(q.start <= base + t.idx < q.end for q in near) for t in doc)


def _name(token: Token, clause: Clause | None) -> str | None:
    """The lexicon's name of a verb, the longest that fits."""
    verbs = speech_words().verbs
    lemma = token.lemma_.lower()
    if lemma not in speech_words().first:
        return None
    following = [token.doc[i].lower_ for i in range(token.i + 1, min(token.i + 4, len(token.doc)))]
    if following:
        for name in ("_".join([lemma, *following[:2]]), f"{lemma}_{following[0]}"):
            if name in verbs:
                return name
    if clause is not None and clause.particle and f"{lemma}_{clause.particle}" in verbs:
        return f"{lemma}_{clause.particle}"
    return lemma if lemma in verbs else None


def _cue(
    reading: Reading,
    sentence: int,
    token: Token,
    name: str,
    clauses: dict[int, Clause],
    inside: tuple[bool, ...],
    earlier: list[Cue],
) -> Cue:
    clause = clauses.get(token.i)
    end = token.i + 1 + name.count("_")
    phrase, shares = find_subject(
        token, clause, inside, [c.verb for c in earlier if c.speaker is not None]
    )
    if phrase is not None and phrase.start >= end:
        end = phrase.end
    cue = Cue(
        sentence=sentence,
        verb=token.i,
        name=name,
        span=reading.span(sentence, token.i, token.i + 1 + name.count("_")),
        clause=clause,
        speaker=None if phrase is None else reading.phrase_span(sentence, phrase),
        speaker_head=None
        if phrase is None
        else reading.span(sentence, phrase.head, phrase.head + 1).start,
        speaker_start=token.i if phrase is None else min(phrase.start, token.i),
        end=end,
        addressee=_addressee(reading, sentence, clause, inside),
        shares=shares,
    )
    if shares is not None:
        before = next(c for c in earlier if c.verb == shares)
        cue = replace(
            cue,
            speaker=before.speaker,
            speaker_head=before.speaker_head,
            speaker_start=verb_start(token),
        )
    return cue


def _addressee(
    reading: Reading, sentence: int, clause: Clause | None, inside: tuple[bool, ...]
) -> Span | None:
    if clause is None:
        return None
    for argument in _hearers(clause):
        if argument.phrase.head > clause.verb and not inside[argument.phrase.head]:
            return reading.phrase_span(sentence, argument.phrase)
    return None


def _hearers(clause: Clause) -> Iterator[Argument]:
    for argument in clause.arguments:
        if argument.inherited:
            continue
        told = argument.role is Role.OBJECT and clause.lemma in {"tell", "ask", "urge", "inform"}
        if argument.role is Role.INDIRECT_OBJECT or told:
            yield argument
