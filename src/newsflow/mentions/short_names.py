"""Short forms that a report introduces itself: `the Northern Harbour Union (NHU)`, then `the NHU`.

The capitals of the short form are read against the words before the bracket, from the right, after
Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003); stricter than theirs, since in news each capital begins a word of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsflow.mentions.found import Found
from newsflow.mentions.known import words_of
from newsflow.mentions.reading import PARSED_ZONES, Reading
from newsflow.mentions.whole_names import find_whole
from newsflow.text import slug
from newsflow.types import EntityForm, EntityKind, Sentence, Span

_BRACKET = re.compile(r" \((?P<short>[A-Z][A-Za-z&.-]{0,8}[A-Z])\.?\)")
_SMALL = frozenset(
    "a an and at da das de del der des di do dos du et for in la le of on the to von y".split()
)
_BETWEEN = re.compile(r"(?:'s?)?[ -]|, ")
_RULE = "<name> (<short form>)"


@dataclass(frozen=True, slots=True)
class _Introduced:
    """A name, and the short form that stands in brackets behind it."""

    sentence: Sentence
    name: Span
    """In the report's text."""
    short: str


def with_short_names(reading: Reading, found: list[Found]) -> list[Found]:
    """The mentions, with every short form as a mention of what it was introduced for."""
    for introduced in _introductions(reading):
        found = _with_short_name(reading, introduced, found)
    return found


def _with_short_name(reading: Reading, introduced: _Introduced, found: list[Found]) -> list[Found]:
    shorts = list(_occurrences(reading, introduced.short))
    spans = [span for _, span in shorts]
    whole = _whole(reading, introduced, found)
    listed = next((f for f in found if f.span in spans and _is_listed(f)), None)
    if listed is not None and not _is_listed(whole):
        whole = _as(whole, listed)
    former = {f.key for f in found if f.span.end == whole.span.end and not _is_listed(f)}
    kept = [_as(f, whole) if f.key in former else f for f in found]
    kept = [f for f in kept if not any(f.span.overlaps(span) for span in [whole.span, *spans])]
    return [*kept, whole, *(_short(reading, whole, at, span) for at, span in shorts)]


def _introductions(reading: Reading) -> Iterator[_Introduced]:
    seen: set[str] = set()
    for sentence in reading.sentences:
        if sentence.zone not in PARSED_ZONES or "(" not in sentence.text:
            continue
        text = reading.texts[sentence.ordinal]
        for match in _BRACKET.finditer(text):
            name = name_before(text[: match.start()], match["short"])
            if name is not None and match["short"] not in seen:
                seen.add(match["short"])
                base = sentence.span.start
                span = Span(base + name.start, base + name.end)
                yield _Introduced(sentence, span, match["short"])


def name_before(before: str, short: str) -> Span | None:
    """The words at the end of `before` that the capitals of a short form begin; none if not all."""
    letters = [letter for letter in short if letter.isupper()]
    end = len(before)
    for word in reversed(words_of(before)):
        if before[word.end : end] and not _BETWEEN.fullmatch(before[word.end : end]):
            return None
        if word.text[0].upper() == letters[-1] and (word.capital or word.text in _SMALL):
            letters.pop()
        elif word.text not in _SMALL:
            return None
        if not letters:
            return Span(word.start, len(before)) if word.capital else None
        end = word.start
    return None


def _whole(reading: Reading, introduced: _Introduced, found: list[Found]) -> Found:
    """The mention of the full name: as it was found, or as long as the short form says it is."""
    name = introduced.name
    inside = [f for f in found if f.span.overlaps(name)]
    for f in inside:
        if f.span.end == name.end and f.span.start <= name.start and f.kind in _NAMED:
            return f
    text = name.of(reading.article.text)
    country = next((f.country for f in inside if f.country is not None), None)
    return Found(
        sentence=introduced.sentence.ordinal, span=name, text=text, rule=_RULE,
        key=f"organization:{slug(text)}", kind=EntityKind.ORGANIZATION, form=EntityForm.NAME,
        name=text, country=country,
    )  # fmt: skip


_NAMED = frozenset(EntityKind) - {EntityKind.PERSON}
"""No person has a short form in brackets: what looks like one is an organisation."""


def _is_listed(found: Found) -> bool:
    """Whether a table says what the name stands for."""
    return found.key.startswith(("country:", "place:")) or found.rule.startswith("table")


def _as(found: Found, other: Found) -> Found:
    """The mention as one of the other's entity."""
    return replace(
        found, key=other.key, kind=other.kind, name=other.name, country=other.country,
        sector=other.sector, geo=other.geo, basis=other.basis,
    )  # fmt: skip


def _occurrences(reading: Reading, short: str) -> Iterator[tuple[int, Span]]:
    """Every place where the short form stands as a word, with the ordinal of its sentence."""
    for sentence in reading.sentences:
        if sentence.zone in PARSED_ZONES and short in sentence.text:
            base = sentence.span.start
            for local in find_whole(reading.texts[sentence.ordinal], {short: short}):
                yield sentence.ordinal, Span(base + local.start, base + local.end)


def _short(reading: Reading, whole: Found, sentence: int, span: Span) -> Found:
    return replace(
        whole, sentence=sentence, span=span, text=span.of(reading.article.text), rule=_RULE,
        form=EntityForm.NAME, titles=(), confidence=1.0,
    )  # fmt: skip
