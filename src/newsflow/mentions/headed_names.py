"""Names that a word of theirs gives away: `Lakeside Housing Council`, `Orange River`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsflow.language.tree import Tree
from newsflow.mentions.known import Word, find_known
from newsflow.mentions.lexicon import table
from newsflow.mentions.name_span import NameSpan
from newsflow.mentions.places import is_town
from newsflow.types import EntityForm, EntityKind, Span

OPENERS = frozenset(
    "The A An In On At But And For As By After When While That This His Her Its Their Our If "
    "To From With Meanwhile Former Last Some Only Members Officials Residents Three Two Four "
    "Five Most Many All Both Several Every No Also Then Now Here There What Who How Why Where "
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday".split()
)
"""Words that open a sentence or phrase with a capital and belong to no name."""
_LINKS = frozenset({"of", "and", "for", "the", "de", "la", "on", "in"})
_APART = frozenset({"in", "on"})
"""After these another name begins."""
_APART_IN_PLACES = _APART | {"of", "and", "for"}
_NUMBERED = frozenset({"highway", "route", "road"})
_SHORT_ROADS = frozenset({"st", "ave", "rd", "blvd"})


def find_headed(words: tuple[Word, ...], text: str, doc: Tree | None) -> Iterator[NameSpan]:
    """Runs of capitalised words that end in a word for an organisation, event or place."""
    for first, last in runs(words, text):
        body = _body_of(words[first:last])
        if body and words[last - 1].text.lower() not in last_words():
            yield _name(text, body, body[_head_of(body)].text.lower())
            continue
        end = last
        while end > first and words[end - 1].text.lower() not in last_words():
            end -= 1
        if end - first < 2:
            continue
        head = words[end - 1].text.lower()
        run = _trimmed(words[first:end], text, head, doc)
        if len(run) < 2 or (head not in _place_heads() and _is_person(doc, run)):
            continue
        known = find_known(words, words.index(run[0]), text)
        if known is None or known[1] != len(run):
            yield _name(text, run, head)


def _body_of(run: tuple[Word, ...]) -> tuple[Word, ...]:
    """`Ministry of Foreign Affairs` in a run that may begin with other words."""
    at = _head_of(run)
    if not at and (not run or run[0].text.lower() not in _HEADS_OF):
        return ()
    while at and run[at - 1].capital and run[at - 1].text not in OPENERS:
        at -= 1
    return run[at:]


def _head_of(run: tuple[Word, ...]) -> int:
    """The word before `of` that names a body; 0 when there is none."""
    for at in range(len(run) - 2):
        if run[at].text.lower() in _HEADS_OF and run[at + 1].text == "of":
            return at
    return 0


_HEADS_OF = frozenset(
    "ministry department university bank bureau institute academy council court house office "
    "federation association union league church party front army chamber board college agency "
    "organization organisation confederation society museum".split()
)
"""Words for bodies that `of` and a field follow."""


def _trimmed(run: tuple[Word, ...], text: str, head: str, doc: Tree | None) -> tuple[Word, ...]:
    """The run without what stands before the name itself."""
    place = head in _place_heads()
    apart = _APART_IN_PLACES if place else _APART
    for at in range(len(run) - 2, 0, -1):
        low = run[at].text
        if low in apart or (low == "the" and (place or run[at - 1].text != "of")):
            run = run[at + 1 :]
            break
    for ent in doc.ents if doc is not None else ():
        cut = [w for w in run if w.start >= ent.end_char]
        if ent.label_ == "PERSON" and ent.start_char <= run[0].start and len(cut) > 1 and not place:
            run = tuple(cut)
    while run and (run[0].text in OPENERS or run[0].text in _LINKS):
        run = run[1:]
    return _known_end(run, text) if place else run


def _known_end(run: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """`Three Tulare County` → what of it the gazetteer has."""
    for at in range(1, len(run) - 1):
        if is_town(text[run[at].start : run[-1].end]):
            return run[at:]
    return run


def _name(text: str, run: tuple[Word, ...], head: str) -> NameSpan:
    end = run[-1].end
    if head in _place_heads():
        kind, rule = EntityKind.PLACE, "<capitals> <kind of place>"
        numbered = re.match(r" \d+[A-Z]?\b", text[end:]) if head in _NUMBERED else None
        end += len(numbered.group(0)) if numbered else 0
        end += head in _SHORT_ROADS and text[end : end + 1] == "."
    elif head in _event_heads():
        kind, rule = EntityKind.EVENT_NAME, "<capitals> <event>"
    else:
        kind, rule = EntityKind.ORGANIZATION, "<capitals> <organisation>"
    span = Span(run[0].start, end)
    return NameSpan(
        span, tuple(span.of(text).split()), kind, EntityForm.NAME, rule, sector=_heads().get(head)
    )


def runs(words: tuple[Word, ...], text: str) -> Iterator[tuple[int, int]]:
    """Ranges of words that are capitalised, with small words between them."""
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        end = at + 1
        while end < len(words) and _joins(words, end, text):
            end += 1
        while not words[end - 1].capital:
            end -= 1
        yield at, end
        at = end


def _joins(words: tuple[Word, ...], at: int, text: str) -> bool:
    between = text[words[at - 1].end : words[at].start]
    if between not in {" ", "-", " & ", ". "} or (between == ". " and len(words[at - 1].text) > 3):
        return False
    if words[at].capital:
        return True
    after = next((w for w in words[at + 1 : at + 3] if w.text not in _LINKS), None)
    return words[at].text in _LINKS and after is not None and after.capital


def _is_person(doc: Tree | None, run: tuple[Word, ...]) -> bool:
    ents = doc.ents if doc is not None else ()
    return any(
        e.label_ == "PERSON" and e.start_char == run[0].start and e.end_char >= run[-1].end
        for e in ents
    )


def is_generic(word: str) -> bool:
    """Whether a word only says what kind of thing a name is for: `University`, `Bank`."""
    return word.lower() in last_words()


@lru_cache(maxsize=1)
def last_words() -> frozenset[str]:
    """All words that give a name away."""
    return _event_heads() | _place_heads() | frozenset(_heads())


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    return {head: sector for sector, heads in table("titles")["heads"].items() for head in heads}


@lru_cache(maxsize=1)
def _event_heads() -> frozenset[str]:
    return frozenset(table("titles")["events"]["heads"])


@lru_cache(maxsize=1)
def _place_heads() -> frozenset[str]:
    places = table("titles")["places"]
    return frozenset([*places["heads"], *places["roads"]])
