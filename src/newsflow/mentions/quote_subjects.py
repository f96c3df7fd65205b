"""Who is the subject of a verb of saying: by the tree, else by the words around the verb.

The surface rules are there because a parser is at its worst around quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsflow.language.roles import Clause, Phrase, Role
from newsflow.language.tree import Token, Tree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that stand in a main clause."""
_NOUN_TAGS = ("NN", "PRP", "CD", "DT", "JJ", "POS", "VBG", "WP", "WDT")
_NAME_TAGS = ("NN", "PRP", "DT", "JJ", "POS")
_LEFT_STOPS = frozenset(
    {",", ";", ":", "-", "–", "—", '"', "''", "``", "(", ")", "but", "and", "that"}
)
_RELATIVES = frozenset({"who", "which", "that"})


def find_subject(
    token: Token,
    clause: Clause | None,
    inside: tuple[bool, ...],
    earlier: Sequence[int],
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


def _own_subject(doc: Tree, clause: Clause | None, inside: tuple[bool, ...]) -> Phrase | None:
    if clause is None or clause.passive:
        return None
    subjects = [a for a in clause.arguments if a.role is Role.SUBJECT and not inside[a.phrase.head]]
    if subjects and subjects[0].inherited and clause.relation == "relative":
        return _relative(doc, clause, subjects[0].phrase)
    own = [_trimmed(doc, a.phrase, inside) for a in subjects if not a.inherited]
    # `The dam, Lund said, would hold`: the subject of `hold` comes first.
    apart = len(own) > 1 and own[-1].start and doc[own[-1].start - 1].text == ","
    return (own[-1] if apart else own[0]) if own else None


def _relative(doc: Tree, clause: Clause, phrase: Phrase) -> Phrase:
    """`who` names the speaker where it stands, with the noun before it as its head."""
    for i in range(phrase.end, clause.verb):
        if doc[i].lower_ in _RELATIVES:
            return Phrase(phrase.head, i, i + 1)
    return phrase


def _trimmed(doc: Tree, phrase: Phrase, inside: tuple[bool, ...]) -> Phrase:
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
    while end < len(doc) and not inside[end] and in_name(doc, start, end):
        end += 1
    # `Ake Berg, the mayor, said the bridge was closed` is the common order.
    quoted = inside[before.i] or before.text in {'"', "''", "”"}
    if end < len(doc) and (doc[end].tag_ in FINITE or not (quoted or doc[end].is_punct)):
        return None
    return Phrase(max(start, end - 1), start, end) if end > start else None


def in_name(doc: Tree, start: int, end: int) -> bool:
    """Whether a token goes on with the name that starts at `start`."""
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


def _shared(token: Token, clause: Clause | None, earlier: Sequence[int]) -> int | None:
    """`He stressed that …, and added that …`: the verb of the cue whose speaker this one shares."""
    if not earlier or (clause is not None and clause.relation == "relative"):
        return None
    if token.tag_ == "VBG":
        return earlier[-1]
    before = verb_start(token) - 1
    while before > 0 and token.doc[before].tag_ == "RB":
        before -= 1
    if before < 0 or token.doc[before].lower_ not in {"and", "but", "then", ","}:
        return None
    same = [verb for verb in earlier if token.doc[verb].tag_ == token.tag_]
    return same[-1] if same else None


def verb_start(token: Token) -> int:
    """First token of a verb with its auxiliaries and adverbs."""
    start = token.i
    while start and _belongs_to_verb(token.doc[start - 1]):
        start -= 1
    return start


def _belongs_to_verb(token: Token) -> bool:
    adverb = token.tag_ in {"RB", "RBR", "MD"} and not token.text[0].isupper()
    return adverb or token.lower_ in _AUXILIARIES


_AUXILIARIES = frozenset(
    {"have", "has", "had", "will", "would", "did", "does", "do", "is", "was", "were", "are", "been",
     "'s", "'ve", "may", "might", "could", "to", "’s"}
)  # fmt: skip


def _before_verb(token: Token, inside: tuple[bool, ...]) -> Phrase | None:
    """`…,” the harbour master said`: the words between the last mark and the verb."""
    doc, end = token.doc, verb_start(token)
    while end > 1 and (_is_weekday(doc[end - 1]) or doc[end - 1].lower_ == "on"):
        end -= 1
    start = end
    while start and not inside[start - 1] and doc[start - 1].lower_ not in _LEFT_STOPS:
        if doc[start - 1].tag_.startswith("VB") and doc[start - 1].tag_ not in {"VBG", "VBN"}:
            break
        start -= 1
    # A tagger takes rare surnames for anything: a capital letter counts as a noun.
    nouns = [
        i
        for i in range(start, end)
        if doc[i].tag_.startswith(("NN", "PRP", "DT", "CD")) or doc[i].text[0].isupper()
    ]
    if not nouns or doc[nouns[-1]].lower_ in _RELATIVES or _is_weekday(doc[nouns[-1]]):
        return None
    return Phrase(nouns[-1], start, end)


def _opening(token: Token, inside: tuple[bool, ...]) -> Phrase | None:
    """`Ake Berg, a historian who was there, recalled`: what the sentence opens with."""
    doc, end = token.doc, 0
    if token.i < 2 or doc[verb_start(token) - 1].text not in {",", ")"}:
        return None
    while end < token.i and not inside[end] and doc[end].text not in {",", "("}:
        if doc[end].tag_ in {"VBD", "VBZ", "VBP", "MD", "TO"}:
            return None
        end += 1
    nouns = [i for i in range(end) if doc[i].tag_.startswith(("NN", "PRP"))]
    if not nouns or doc[0].tag_ in {"IN", "RB", "VBG", "VBN", "WRB"}:
        return None
    return Phrase(nouns[-1], 0, end)
