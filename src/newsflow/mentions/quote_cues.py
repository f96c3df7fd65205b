"""Cues: verbs that attribute words, each with who says them and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from newsflow.language.roles import Argument, Clause, Phrase, Role
from newsflow.mentions.quote_words import speech_words
from newsflow.mentions.reading import Reading
from newsflow.types import Span

_NOUN_TAGS = ("NN", "PRP", "CD", "DT", "JJ", "POS", "VBG", "WP", "WDT")
_NAME_TAGS = ("NN", "PRP", "DT", "JJ", "POS")
_LEFT_STOPS = frozenset(
    {",", ";", ":", "-", "–", "—", '"', "''", "``", "(", ")", "but", "and", "that"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVES = frozenset({"who", "which", "that"})


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
    doc = reading.docs[sentence]
    if doc is None:
        return ()
    clauses = {c.verb: c for c in reading.clauses[sentence]}
    inside = _inside(reading, sentence, doc, quoted)
    out: list[Cue] = []
    for token in doc:
        if inside[token.i]:
            continue
        if (source := _according(reading, sentence, token, inside)) is not None:
            out.append(source)
        if not token.tag_.startswith("VB"):
            continue
        name = _name(token, clauses.get(token.i)) or _before_mark(token, inside)
        if name is not None and not _is_mere_form(token, name, clauses.get(token.i)):
            out.append(_cue(reading, sentence, token, name, clauses, inside, out))
    return tuple(out)


def _before_mark(token: Token, inside: tuple[bool, ...]) -> str | None:
    """Any finite verb with a comma or colon and a quotation after it: `Lund shrugged: “No.”`."""
    after = token.i + 2
    if token.tag_ not in {"VBD", "VBZ"} or after >= len(inside) or not inside[after]:
        return None
    return token.lemma_.lower() if token.doc[token.i + 1].text in {",", ":"} else None


def _according(
    reading: Reading, sentence: int, token: Token, inside: tuple[bool, ...]
) -> Cue | None:
    """`according to Lund` in a sentence with quoted words."""
    doc, start = token.doc, token.i + 2
    if token.lower_ != "according" or start >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    end = start
    while end < len(doc) and not inside[end] and _in_name(doc, start, end):
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
    before = doc[_group_start(token)] if token.tag_ == "VBN" else None
    if before is not None and before.i == token.i:
        return True
    return clause is not None and clause.passive and clause.first(Role.AGENT) is None


def _inside(
    reading: Reading, sentence: int, doc: Doc, quoted: tuple[Span, ...]
) -> tuple[bool, ...]:
    base = reading.sentences[sentence].span.start
    return tuple(any(q.start <= base + t.idx < q.end for q in quoted) for t in doc)


def _name(token: Token, clause: Clause | None) -> str | None:
    """The lexicon's name of a verb, the longest that fits."""
    verbs = speech_words().verbs
    lemma = token.lemma_.lower()
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
    phrase, shares = _speaker(token, clause, inside, earlier)
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
            speaker_start=_group_start(token),
        )
    return cue


def _speaker(
    token: Token,
    clause: Clause | None,
    inside: tuple[bool, ...],
    earlier: list[Cue],
) -> tuple[Phrase | None, int | None]:
    """The phrase that names the speaker, or the verb of the cue that shares its speaker."""
    if (inverted := _after_verb(token, inside)) is not None:
        return inverted, None
    if (near := _before_participle(token, inside)) is not None:
        return near, None
    own = _own_subject(token.doc, clause, inside)
    if own is not None:
        return own, None
    if (shared := _shared(token, clause, earlier)) is not None:
        return None, shared
    if (left := _before_verb(token, inside)) is not None:
        return left, None
    inherited = None if clause is None else clause.first(Role.SUBJECT)
    if inherited is not None and not inside[inherited.phrase.head]:
        return inherited.phrase, None
    if (opening := _opening(token, inside)) is not None:
        return opening, None
    if clause is not None and clause.passive and (agent := clause.first(Role.AGENT)) is not None:
        return agent.phrase, None
    return None, None


def _before_participle(token: Token, inside: tuple[bool, ...]) -> Phrase | None:
    """`ends with Lund saying`: the words right before a participle."""
    end = token.i
    if token.tag_ != "VBG" or not end or inside[end - 1]:
        return None
    start = end
    while start and not inside[start - 1] and token.doc[start - 1].tag_.startswith(_NAME_TAGS):
        start -= 1
    return Phrase(end - 1, start, end) if start < end else None


def _own_subject(doc: Doc, clause: Clause | None, inside: tuple[bool, ...]) -> Phrase | None:
    if clause is None or clause.passive:
        return None
    for argument in clause.arguments:
        head = argument.phrase.head
        resolved = argument.inherited and clause.relation == "relative"
        if (
            argument.role is Role.SUBJECT
            and not inside[head]
            and (not argument.inherited or resolved)
        ):
            return _trimmed(doc, argument.phrase, inside)
    return None


def _relative(doc: Doc, clause: Clause, phrase: Phrase) -> Phrase:
    """`who` names the speaker where it stands, with the noun before it as its head."""
    for i in range(phrase.end, clause.verb):
        if doc[i].lower_ in _RELATIVES:
            return Phrase(phrase.head, i, i + 1)
    return phrase


def _trimmed(doc: Doc, phrase: Phrase, inside: tuple[bool, ...]) -> Phrase:
    """The part of a phrase outside quotations, without marks at its edges."""
    start, end = phrase.start, phrase.end
    while start < phrase.head and (inside[start] or doc[start].is_punct):
        start += 1
    while end > phrase.head + 1 and (inside[end - 1] or doc[end - 1].is_punct):
        end -= 1
    return Phrase(phrase.head, start, end)


def _after_verb(token: Token, inside: tuple[bool, ...]) -> Phrase | None:
    """`,” said Maria Lund, the mayor.`: right after a quotation, the speaker follows the verb."""
    doc, start = token.doc, token.i + 1
    before = doc[token.i - 1] if token.i else None
    if before is None or not (inside[before.i] or before.text in {",", '"', "''", "”", "—", "–"}):
        return None
    if token.tag_ not in {"VBD", "VBZ", "VBP"} or start >= len(doc) or inside[start]:
        return None
    if doc[start].tag_ in {"IN", "TO", "RB"} or doc[start].is_punct or _is_weekday(doc[start]):
        return None
    end = start
    while end < len(doc) and not inside[end] and _in_name(doc, start, end):
        end += 1
    # `Ake Berg, the mayor, said the bridge was closed` is the common order.
    quoted = inside[before.i] or before.text in {'"', "''", "”"}
    if end < len(doc) and (doc[end].tag_ in _FINITE or not (quoted or doc[end].is_punct)):
        return None
    return Phrase(max(start, end - 1), start, end) if end > start else None


def _in_name(doc: Doc, start: int, end: int) -> bool:
    token = doc[end]
    if token.lower_ in {"of", "for", "at", "in", "from", "&"} and end > start:
        following = doc[end + 1] if end + 1 < len(doc) else None
        return (
            following is not None
            and following.tag_.startswith(("NN", "DT", "PRP$"))
            and not (_is_weekday(following))
        )
    return token.tag_.startswith(_NOUN_TAGS) and not _is_weekday(token) and token.lower_ != "that"


def _is_weekday(token: Token) -> bool:
    return token.lower_.rstrip("s") in {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
        "yesterday", "last", "earlier", "later",
    }  # fmt: skip


def _shared(token: Token, clause: Clause | None, earlier: list[Cue]) -> int | None:
    """`He stressed that …, and added that …`: the verb of the cue whose speaker this one shares."""
    if not earlier or (clause is not None and clause.relation == "relative"):
        return None
    if token.tag_ == "VBG":
        return _of_speaker(earlier[-1])
    before = _group_start(token) - 1
    while before > 0 and token.doc[before].tag_ == "RB":
        before -= 1
    if before < 0 or token.doc[before].lower_ not in {"and", "but", "then", ","}:
        return None
    same = [c for c in earlier if token.doc[c.verb].tag_ == token.tag_ and c.speaker is not None]
    return _of_speaker(same[-1]) if same else None


def _of_speaker(cue: Cue) -> int | None:
    return cue.verb if cue.speaker is not None else None


def _group_start(token: Token) -> int:
    """First token of a verb with its auxiliaries and adverbs."""
    start = token.i
    while start and _belongs_to_verb(token.doc[start - 1]):
        start -= 1
    return start


def _belongs_to_verb(token: Token) -> bool:
    return token.tag_ in {"RB", "RBR", "MD"} or token.lower_ in _AUXILIARIES


_AUXILIARIES = frozenset(
    {"have", "has", "had", "will", "would", "did", "does", "do", "is", "was", "were", "are", "been",
     "'s", "'ve", "may", "might", "could", "to", "’s"}
)  # fmt: skip


def _before_verb(token: Token, inside: tuple[bool, ...]) -> Phrase | None:
    """`…,” the harbour master said`: the words between the last mark and the verb."""
    doc, end = token.doc, _group_start(token)
    while end > 1 and (_is_weekday(doc[end - 1]) or doc[end - 1].lower_ == "on"):
        end -= 1
    start = end
    while start and not inside[start - 1] and doc[start - 1].lower_ not in _LEFT_STOPS:
        if doc[start - 1].tag_.startswith("VB") and doc[start - 1].tag_ not in {"VBG", "VBN"}:
            break
        start -= 1
    nouns = [i for i in range(start, end) if doc[i].tag_.startswith(("NN", "PRP", "DT", "CD"))]
    if not nouns or doc[nouns[-1]].lower_ in _RELATIVES or _is_weekday(doc[nouns[-1]]):
        return None
    return Phrase(nouns[-1], start, end)


def _opening(token: Token, inside: tuple[bool, ...]) -> Phrase | None:
    """`Ake Berg, a historian who was there, recalled`: what the sentence opens with."""
    doc, end = token.doc, 0
    if token.i < 2 or doc[_group_start(token) - 1].text not in {",", ")"}:
        return None
    while end < token.i and not inside[end] and doc[end].text not in {",", "("}:
        if doc[end].tag_ in {"VBD", "VBZ", "VBP", "MD", "TO"}:
            return None
        end += 1
    nouns = [i for i in range(end) if doc[i].tag_.startswith(("NN", "PRP"))]
    if not nouns or doc[0].tag_ in {"IN", "RB", "VBG", "VBN", "WRB"}:
        return None
    return Phrase(nouns[-1], 0, end)


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
