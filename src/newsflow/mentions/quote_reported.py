"""Reported speech: where the words after (or before, or around) a verb of saying begin and end."""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.language.tree import Token, Tree
from newsflow.mentions.quote_cues import Cue
from newsflow.mentions.quote_drafts import QuoteRule
from newsflow.mentions.quote_subjects import FINITE
from newsflow.mentions.quote_words import speech_words

_CIRCUMSTANCE = frozenset(
    {"on", "in", "at", "during", "via", "by", "through", "to", "after", "with", "as", "from"}
)
_MOMENTS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later last "
    "week month year weekend afternoon morning evening night again also this".split()
)
_OPENERS = frozenset({"whether", "if", "how", "what", "why", "who", "when", "where"})
_TO_DO = frozenset(
    "vow promise pledge swear propose ask demand urge claim recommend profess threaten".split()
)
_REACH = 18
"""Tokens between a verb of saying and its `that`."""
_ASIDES = frozenset({"which", "who", "as", "while", "where"})
_MIN_TOKENS = 3


@dataclass(frozen=True, slots=True)
class Reported:
    """What a cue reports: token ranges of its sentence, half open."""

    pieces: tuple[tuple[int, int], ...]
    rule: QuoteRule
    confidence: float = 0.9


def find_reported(doc: Tree, cue: Cue, cues: tuple[Cue, ...]) -> Reported | None:
    """The words a cue reports; none when it reports none."""
    if cue.name == "according_to":
        return _beside_source(doc, cue)
    if _takes_no_words(doc, cue):
        return None
    end = _end(doc, cue, cues)
    if (that := _that(doc, cue, end)) is not None:
        return _piece(doc, that + 1, end, QuoteRule.THAT)
    start = _skip_circumstances(doc, cue.end, cue)
    nxt = doc[start] if start < len(doc) else None
    words = speech_words()
    if cue.name in words.urging and cue.name not in words.clause and start < end:
        return _piece(doc, cue.end, end, QuoteRule.URGING)
    if nxt is None or nxt.text in {".", "!", "?", ";", '"'} or start >= end:
        return _before(doc, cue, cues)
    if nxt.text in {",", "—", "–"}:
        return _after_comma(doc, cue, start, end) or _before(doc, cue, cues, rest=(start + 1, end))
    return _after(doc, cue, start, end)


def _beside_source(doc: Tree, cue: Cue) -> Reported | None:
    """Find the words beside a source: `…, according to Lund`."""
    ends = (cue.end, len(doc)) if cue.verb == 0 else (0, cue.verb)
    return _piece(doc, *ends, QuoteRule.SOURCE)


def _that(doc: Tree, cue: Cue, end: int) -> int | None:
    """The `that` which opens what is said, after hearer, time and place."""
    if cue.name not in speech_words().clause:
        return None
    for i in range(cue.end, min(cue.end + _REACH, end)):
        if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
            return i
        if doc[i].tag_ in FINITE or doc[i].text in {",", ":", ";"}:
            return None
    return None


def _takes_no_words(doc: Tree, cue: Cue) -> bool:
    """`claimed responsibility`, `was told`, `the reported attack`."""
    nxt = doc[cue.verb + 1] if cue.verb + 1 < len(doc) else None
    if (
        nxt is not None
        and nxt.lower_ in speech_words().not_said
        and nxt.tag_.startswith(("NN", "PRP"))
    ):
        return True
    token = doc[cue.verb]
    return token.tag_ == "VBN" and cue.clause is None


def _after(doc: Tree, cue: Cue, start: int, end: int) -> Reported | None:
    token = doc[start]
    words = speech_words()
    if token.text == ":":
        return _piece(doc, start + 1, end, QuoteRule.COLON)
    if token.lower_ in _OPENERS and cue.name in words.clause:
        return _piece(doc, start, end, QuoteRule.WHETHER)
    if token.lower_ == "to":
        if cue.name in _TO_DO or (cue.name in words.urging and start > cue.end):
            return _piece(doc, start, end, QuoteRule.PROMISE)
        return None
    if cue.name in words.clause and _has_clause(doc, start, end):
        return _piece(doc, start, end, QuoteRule.BARE)
    to_do = any(doc[i].lower_ == "to" and _is_verb_at(doc, i + 1) for i in range(start, end))
    if cue.name in words.urging and to_do:
        return _piece(doc, start, end, QuoteRule.URGING)
    if cue.name in words.objects | words.naming:
        return _object(doc, cue, start, end)
    return None


def _object(doc: Tree, cue: Cue, start: int, end: int) -> Reported | None:
    """`expressed concern about the bridge`: the noun phrase with all that hangs on it."""
    head = _object_head(cue)
    if head is not None:
        first, last = doc[head].left_edge.i, doc[head].right_edge.i + 1
        start, end = max(start, min(first, head)), min(end, last)
    for i in range(start, end):
        aside = doc[i].text == "," and i + 1 < end and doc[i + 1].lower_ in _ASIDES
        if doc[i].text in {"—", "–", ";"} or aside:
            end = i
            break
    return _piece(doc, start, end, QuoteRule.NOUN, 0.7)


def _object_head(cue: Cue) -> int | None:
    if cue.clause is None:
        return None
    later = [a for a in cue.clause.arguments if a.phrase.head > cue.verb and not a.inherited]
    return later[0].phrase.head if later else None


def _after_comma(doc: Tree, cue: Cue, start: int, end: int) -> Reported | None:
    """`said, however, that …`."""
    for i in range(start + 1, min(start + 8, end)):
        if doc[i].lower_ == "that" and cue.name in speech_words().clause:
            return _piece(doc, i + 1, end, QuoteRule.THAT)
    return None


def _before(
    doc: Tree, cue: Cue, cues: tuple[Cue, ...], rest: tuple[int, int] | None = None
) -> Reported | None:
    """`<reported speech>, <speaker> said`, and with the speaker amid the words."""
    last = cue.speaker_start - 1
    if last < 1 or doc[last].text not in {",", "—", "–", '"'}:
        return None
    if cue.name not in speech_words().clause or doc[cue.verb].tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    first = 0
    for other in cues:
        if other.verb < cue.verb and other.shares is None and other is not cue:
            first = max(first, 0)
    pieces = [(first, last)]
    rule = QuoteRule.POST
    if rest is not None and _goes_on(doc, *rest):
        pieces.append(rest)
        rule = QuoteRule.AMID
    elif not _has_clause(doc, first, last):
        return None
    return Reported(tuple(_stripped(doc, a, b) for a, b in pieces), rule)


def _goes_on(doc: Tree, start: int, end: int) -> bool:
    """Whether words after `, he said,` go on with what he said."""
    if start >= end or not _has_clause(doc, start, end):
        return False
    first = doc[start]
    return first.tag_ not in {"VBG", "WDT", "WP", "IN", "RB"} and first.lower_ not in {
        "and", "but", "who", "which", "a", "an", "adding", "according", "while", "as",
    }  # fmt: skip


def _end(doc: Tree, cue: Cue, cues: tuple[Cue, ...]) -> int:
    """The token after the last one that a cue can report."""
    end = len(doc)
    while end > cue.end and doc[end - 1].text in {".", '"', "''", "!", "”", "?", ";", ","}:
        end -= 1
    for other in cues:
        if other.verb <= cue.verb:
            continue
        joined = other.shares is not None or _closes(doc, other) or _contrasts(doc, other)
        if joined and other.speaker_start > cue.end:
            end = min(end, _connector(doc, other.speaker_start))
    for i in range(cue.end, end):
        if doc[i].text == ";":
            end = i
            break
    for i in range(cue.end, end - 1):
        if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to":
            end = _connector(doc, i)
            break
    return end


def _contrasts(doc: Tree, cue: Cue) -> bool:
    """`…, though she acknowledged …`: another speaker's words, or the same one's at a remove."""
    before = doc[cue.speaker_start - 1].lower_ if cue.speaker_start else ""
    return cue.speaker is not None and before in {"though", "although", "while", "but", "and"}


def _closes(doc: Tree, cue: Cue) -> bool:
    """Whether a cue ends its sentence: `…, the ministry said on Monday`."""
    if cue.speaker_start < 1 or doc[cue.speaker_start - 1].text not in {",", "—", "–", '"'}:
        return False
    start = _skip_circumstances(doc, cue.end, cue)
    return start >= len(doc) or doc[start].text in {".", ";"}


def _connector(doc: Tree, start: int) -> int:
    while start and doc[start - 1].lower_ in {
        ",",
        "and",
        "but",
        "while",
        "though",
        "although",
        "–",
        "—",
        "also",
        "then",
    }:
        start -= 1
    return start


def _skip_circumstances(doc: Tree, start: int, cue: Cue) -> int:
    """Step over hearer, time and place between a verb of saying and what is said."""
    if cue.addressee is not None and start < len(doc):
        base = cue.addressee
        sent = cue.span.start - doc[cue.verb].idx
        while start < len(doc) and sent + doc[start].idx < base.end:
            start += 1
    moved = True
    while moved and start < len(doc):
        moved = False
        token = doc[start]
        if token.lower_ in _MOMENTS:
            start, moved = start + 1, True
        elif token.lower_ in _CIRCUMSTANCE and not (
            token.lower_ == "to" and _is_verb_at(doc, start + 1)
        ):
            after = _phrase_end(doc, start + 1)
            if after > start + 1:
                start, moved = after, True
    return start


def _is_verb_at(doc: Tree, i: int) -> bool:
    return i < len(doc) and doc[i].tag_.startswith("VB")


def _phrase_end(doc: Tree, start: int) -> int:
    """Where a plain noun phrase that starts here ends."""
    end = start
    while end < len(doc) and _in_phrase(doc[end], first=end == start):
        end += 1
        if doc[end - 1].tag_.startswith("NN") and end < len(doc) and _starts_anew(doc, end):
            break
    return end


def _in_phrase(token: Token, *, first: bool) -> bool:
    if token.tag_ == "PRP":
        return first
    noun = token.tag_.startswith(("NN", "DT", "JJ", "CD", "POS", "PRP$", "HYPH"))
    return noun or token.lower_ in {"of", "with"}


def _starts_anew(doc: Tree, i: int) -> bool:
    return doc[i].tag_ in {"DT", "PRP$", "PRP"} or doc[i].lower_ == "that"


def _has_clause(doc: Tree, start: int, end: int) -> bool:
    return any(doc[i].tag_ in FINITE for i in range(start, end))


def _piece(
    doc: Tree, start: int, end: int, rule: QuoteRule, confidence: float = 0.9
) -> Reported | None:
    start, end = _stripped(doc, start, end)
    if end - start < _MIN_TOKENS:
        return None
    return Reported(((start, end),), rule, confidence)


def _stripped(doc: Tree, start: int, end: int) -> tuple[int, int]:
    while start < end and doc[start].text in {",", ":", "—", "–", "-"}:
        start += 1
    while end > start and doc[end - 1].text in {",", ":", "—", "–", "."}:
        end -= 1
    return start, end
