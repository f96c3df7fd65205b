"""Names of places that their surroundings give away, and places inside longer names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsflow.mentions.headed_names import is_generic, runs
from newsflow.mentions.known import Known, Word, find_known, words_of
from newsflow.mentions.lexicon import table
from newsflow.mentions.name_span import NameSpan
from newsflow.mentions.places import is_town
from newsflow.mentions.whole_names import find_whole
from newsflow.types import EntityForm, EntityKind, Span

_PREPOSITION = re.compile(
    r"\b(?:in|at|from|near|to|of|outside|around|across|into|through|toward|towards|between|and|"
    r"over|north|south|east|west|for|leaving|visiting|downtown|central|nearby|northern|southern|"
    r"eastern|western)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LOOK = 32
"""Characters before a name that are looked at."""
_WEAK = re.compile(r"\b(?:and|for|of|to)\s+$", re.IGNORECASE)
_CAPITALS = re.compile(
    r"(?P<name>[A-Z][A-Z'-]+(?: [A-Z][A-Z'-]+){0,3})(?=,? (?:[A-Z][\w.]{1,12}(?: [A-Z][\w.]+)? )?"
    r"(?:\([A-Z][\w ]+\) )?(?:--|—|–|-) ?\S)"
)
"""`SOUTH BEND, Ind. --` where a dateline stands in running text."""


def find_located(text: str, words: tuple[Word, ...]) -> Iterator[NameSpan]:
    """Towns of the gazetteer that a preposition, a state behind or a noun of theirs gives away."""
    opening = _CAPITALS.match(text)
    if opening is not None and is_town(opening["name"]):
        yield _place(text, Span(*opening.span("name")), "<CAPITALS> at the opening")
    for first, last in runs(words, text):
        run = words[first:last]
        name = text[run[0].start : run[-1].end]
        before, after = text[: run[0].start][-_LOOK:], text[run[-1].end :]
        if not is_town(name):
            continue
        if find_within(text, run[-1].end) is not None:
            yield _place(text, Span(run[0].start, run[-1].end), "<town>, <state>")
        elif _PREPOSITION.search(before) and not _is_weak(name, before, after):
            yield _place(text, Span(run[0].start, run[-1].end), "<preposition> <town>")
        elif _owned().match(after) and len(name) > 3:
            yield _place(text, Span(run[0].start, run[-1].end), "<town> police")


def is_place_here(text: str, name: NameSpan) -> bool:
    """Whether what was taken for a person or organisation is used as a place: `in Tampere`."""
    words = " ".join(name.words)
    if name.known is not None or len(name.words) > 3 or is_generic(words) or not is_town(words):
        return False
    if words.isupper() and len(words) <= _ACRONYM:
        return False
    before, after = text[: name.span.start][-_LOOK:], text[name.span.end :]
    if find_within(text, name.span.end) is not None or _STRONG.search(before):
        return True
    if (
        name.span.start == 0
        and words.isupper()
        and re.match(r"(?:,? [\w. ]{2,12})? ?(?:--|—|–|-) ", after)
    ):
        return True
    return _owned().match(after) is not None and name.kind is EntityKind.ORGANIZATION


_ACRONYM = 4
"""Letters up to which capitals are an acronym rather than a town in a dateline."""
_STRONG = re.compile(
    r"(?:\b(?:in|at|near|outside|around|across|through|throughout|downtown|central|leaving|northern|"
    r"southern|eastern|western|nearby)|\b(?:north|south|east|west|northeast|northwest|southeast|"
    r"southwest|miles|outskirts|city|town|village|university|suburb|cities|towns) (?:of|from)|"
    r"\d,? of|[ (][RD]-|DFL-)\s*$",
    re.IGNORECASE,
)
"""What stands before places and hardly ever before persons."""


def find_within(text: str, end: int) -> Known | None:
    """The state or country that stands behind a name, as in `, Tenn`."""
    match = re.match(r", (?=[A-Z])", text[end:])
    if match is None:
        return None
    words = words_of(text[end : end + 40])
    found = find_known(words, 0, text[end : end + 40]) if words else None
    if found is None or found[0].form is EntityForm.DEMONYM or found[0].geo is None:
        return None
    return found[0] if found[0].kind in {EntityKind.COUNTRY, EntityKind.PLACE} else None


def find_again(text: str, names: frozenset[str], taken: list[Span]) -> Iterator[NameSpan]:
    """Names of places that the report has named elsewhere."""
    if not names:
        return
    for span in find_whole(text, spellings(names)):
        if not any(span.overlaps(other) for other in taken):
            yield _place(text, span, "place named elsewhere")


def find_inside(text: str, name: NameSpan) -> Iterator[NameSpan]:
    """Places in the name of an organisation: `Tampere Fire Department`."""
    if name.kind is not EntityKind.ORGANIZATION or name.known is not None or len(name.words) < 2:
        return
    words = [w for w in words_of(text) if name.span.start <= w.start and w.end <= name.span.end]
    for at, word in enumerate(words):
        if not word.capital or (at and words[at - 1].text.lower() != "of"):
            continue
        found = _longest(text, tuple(words), at, whole=at == 0)
        if found is not None:
            yield found
            return


def _longest(text: str, words: tuple[Word, ...], at: int, *, whole: bool) -> NameSpan | None:
    known = find_known(words, at, text)
    wide = known is not None and known[0].country is None
    if known is not None and not wide and known[0].kind in {EntityKind.COUNTRY, EntityKind.PLACE}:
        run = words[at : at + known[1]]
        end = run[-1].end + (text[run[-1].end : run[-1].end + 1] == "." and "." in run[-1].text)
        return NameSpan(
            Span(run[0].start, end), tuple(w.text for w in run), known[0].kind, known[0].form,
            "<place> in a name", known=known[0],
        )  # fmt: skip
    last = min(len(words) - whole, at + 3)
    for end in range(last, at, -1):
        span = Span(words[at].start, words[end - 1].end)
        if end - at == 1 and is_generic(words[at].text):
            continue
        if words[end - 1].capital and is_town(span.of(text)):
            return _place(text, span, "<place> in a name")
    return None


def _place(text: str, span: Span, rule: str) -> NameSpan:
    return NameSpan(span, tuple(span.of(text).split()), EntityKind.PLACE, EntityForm.NAME, rule)


def _is_weak(name: str, before: str, after: str) -> bool:
    """`of Jackson`, `and Henderson said`: as likely a surname."""
    verb = re.match(r"(?:'s|,? (?:said|says|told|was|is|had|has|who|and his|and her)\b)", after)
    return _WEAK.search(before) is not None and (
        verb is not None or (" " not in name and len(name) < 4)
    )


@lru_cache(maxsize=1)
def _owned() -> re.Pattern[str]:
    words = "|".join(table("titles")["places"]["owned"])
    return re.compile(rf"(?:-based|-area|[- ](?:{words}))\b")


@lru_cache(maxsize=256)
def spellings(names: frozenset[str]) -> tuple[str, ...]:
    """Names as written, and the longer ones in capitals."""
    return tuple({*names, *(name.upper() for name in names if len(name) > _ACRONYM)})
