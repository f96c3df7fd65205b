"""Where a sentence has names, and what they may be, before entities are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from newsflow.language.tree import Tree
from newsflow.mentions.gazetteer import towns
from newsflow.mentions.headed_names import OPENERS, find_headed
from newsflow.mentions.known import Known, Word, find_known, short_forms, words_of
from newsflow.mentions.lexicon import table
from newsflow.mentions.name_span import NameSpan
from newsflow.types import EntityForm, EntityKind, Span

_ENTS = {"PERSON": EntityKind.PERSON, "ORG": EntityKind.ORGANIZATION, "LOC": EntityKind.PLACE,
         "GPE": EntityKind.PLACE, "FAC": EntityKind.PLACE, "NORP": EntityKind.GROUP}  # fmt: skip


def find_name_spans(text: str, doc: Tree | None, *, title_case: bool = False) -> list[NameSpan]:
    """All names of a straightened sentence, in order, none overlapping another.

    In a `title_case` headline capitals say nothing, so only known and learned names count.
    """
    words = words_of(text)
    taken: list[NameSpan] = []
    finders = [find_headed(words, text, doc)] if not title_case else []
    finders += [_acronyms(words, text), _learned(words, text, doc), _tabled(words, text)]
    for found in finders:
        for name in found:
            if not any(name.span.overlaps(other.span) for other in taken):
                taken.append(name)
    out: list[NameSpan] = []
    for name in sorted((_with_tail(name, text) for name in taken), key=lambda name: name.span):
        if not out or not out[-1].span.covers(name.span):
            out.append(name)
    return out


def _learned(words: tuple[Word, ...], text: str, doc: Tree | None) -> Iterator[NameSpan]:
    """Names the language pipeline found, without titles and demonyms before them."""
    for ent in doc.ents if doc is not None else ():
        kind = _ENTS.get(ent.label_)
        inside = [w for w in words if ent.start_char <= w.start and w.end <= ent.end_char]
        if kind is None or not inside or not any(w.capital for w in inside):
            continue
        inside = _without_titles(words, _before_comma(inside, text), text)
        while inside and not inside[-1].capital:
            inside = inside[:-1]
        if (
            not inside
            or inside[0].text == "Soviet"
            or (not inside[0].capital and "-" not in ent.text)
            or _is_tabled(words, inside, text)
        ):
            continue
        if kind is EntityKind.PERSON and _is_listed_place(text, inside, doc):
            kind = EntityKind.PLACE
        span = Span(inside[0].start, inside[-1].end)
        yield NameSpan(
            span, tuple(w.text for w in inside), kind, EntityForm.NAME, f"<{ent.label_.lower()}>",
            before=text[max(0, span.start - 40) : span.start],
        )  # fmt: skip


def _before_comma(inside: list[Word], text: str) -> list[Word]:
    """`Salem, Ore` is two names; `D-Oregon` is a party and a state."""
    if len(inside) > 1 and len(inside[0].text) == 1 and text[inside[0].end] == "-":
        inside = inside[1:]
    for at in range(1, len(inside)):
        if text[inside[at - 1].end] == ",":
            return inside[:at]
    return inside


def _is_listed_place(text: str, inside: list[Word], doc: Tree | None) -> bool:
    """A town of the gazetteer in one list with places: `Raqqa, Idlib and Aleppo`."""
    if doc is None or len(inside) > 1 or not towns(inside[0].text):
        return False
    for ent in doc.ents:
        if ent.label_ in {"LOC", "GPE"} and ent.text != inside[0].text:
            first, last = sorted([(ent.start_char, ent.end_char), (inside[0].start, inside[0].end)])
            if re.fullmatch(r",? (?:and |or )?|, ", text[first[1] : last[0]]):
                return True
    return False


@lru_cache(maxsize=1)
def title_words() -> frozenset[str]:
    """All single words of offices."""
    offices = table("titles")["offices"]
    return frozenset(
        word for titles in offices.values() for title in titles for word in title.split()
    )


def _without_titles(words: tuple[Word, ...], inside: list[Word], text: str) -> list[Word]:
    while len(inside) > 1:
        found = find_known(words, words.index(inside[0]), text)
        demonym = (
            found is not None and found[0].form is EntityForm.DEMONYM and found[1] < len(inside)
        )
        if demonym and found is not None:
            inside = inside[found[1] :]
        elif inside[0].text.lower() in title_words() or inside[0].text in OPENERS:
            inside = inside[1:]
        else:
            break
    return [] if len(inside) == 1 and inside[0].text.lower() in title_words() else inside


def _is_tabled(words: tuple[Word, ...], inside: list[Word], text: str) -> bool:
    found = find_known(words, words.index(inside[0]), text)
    return found is not None and found[1] >= len(inside)


def _tabled(words: tuple[Word, ...], text: str) -> Iterator[NameSpan]:
    """Names of the word tables."""
    at = 0
    while at < len(words):
        small = not words[at].capital and words[at].key not in _SMALL
        found = None if small else find_known(words, at, text)
        if found is None:
            at += 1
            continue
        known, size = found
        yield _tabled_name(words[at : at + size], known, text)
        at += size


_SMALL = frozenset({"al", "sub", "mainland", "dpa"})
"""First words of known names that are written small."""


def _tabled_name(run: tuple[Word, ...], known: Known, text: str) -> NameSpan:
    end = run[-1].end
    if text[end : end + 1] == "." and (known.dotted or "." in run[-1].text):
        end += 1
    noun = None
    if known.form is EntityForm.DEMONYM:
        match = _PEOPLE.match(text, end)
        if match is not None:
            noun, end = match["noun"].lower(), match.end()
    if noun in _ARMIES and known.country is not None:
        return NameSpan(
            Span(run[0].start, end), tuple(w.text for w in run), EntityKind.ORGANIZATION,
            EntityForm.NAME, "<demonym> army", known=_army(known, noun), noun=noun,
        )  # fmt: skip
    return NameSpan(
        Span(run[0].start, end), tuple(w.text for w in run), known.kind, known.form,
        f"table of {known.kind} names" if noun is None else "<demonym> <people>", known=known,
        noun=noun,
    )  # fmt: skip


def _army(known: Known, noun: str) -> Known:
    sector = {"parliament": "government", "police": "police"}.get(noun, "military")
    return Known(
        f"organization:{known.country}:{noun.replace(' ', '-')}", EntityKind.ORGANIZATION,
        f"{known.name} {noun}", country=known.country, sector=sector,
    )  # fmt: skip


def _people_pattern() -> re.Pattern[str]:
    people = table("titles")["people"]
    nouns = sorted([*people["state"], *people["military"]], key=len, reverse=True)
    words = "|".join(nouns)
    return re.compile(rf"(?: (?:national|armed|ground|naval|regular))? (?P<noun>{words})\b(?!-)")


_PEOPLE = _people_pattern()
_ARMIES = {"army": "army", "military": "military", "navy": "navy", "air force": "air force",
           "parliament": "parliament", "police": "police"}  # fmt: skip
"""Institutions that every state has one of: after a demonym they are its own."""


def _acronyms(words: tuple[Word, ...], text: str) -> Iterator[NameSpan]:
    """`IS` and its like, in a text that is not all capitals."""
    if text.isupper():
        return
    for word in words:
        known = short_forms().get(word.text)
        if known is not None:
            yield NameSpan(
                Span(word.start, word.end), (word.text,), known.kind, EntityForm.NAME,
                "<short form>", known=known,
            )  # fmt: skip


def _with_tail(name: NameSpan, text: str) -> NameSpan:
    """The span with lower-case words that still belong: `Islamic State terrorist group`."""
    kind = {EntityKind.ORGANIZATION: "organization", EntityKind.PLACE: "place"}.get(name.kind)
    if kind is None or name.form is not EntityForm.NAME:
        return name
    match = _tails(kind).match(text, name.span.end)
    doubted = _SO_CALLED.search(text[: name.span.start])
    start = doubted.start() if doubted else name.span.start
    return replace(name, span=Span(start, match.end() if match else name.span.end))


_SO_CALLED = re.compile(r"\b(?:so-called|self-proclaimed|self-styled) $", re.IGNORECASE)


@lru_cache(maxsize=2)
def _tails(kind: str) -> re.Pattern[str]:
    words = sorted(table("titles")["tails"][kind], key=len, reverse=True)
    unit = r"'s (?:[A-Z][\w-]+ (?:and )?)*(?:Department|Service|Office|Directorate|Bureau)\b"
    return re.compile(rf" (?:{'|'.join(words)})\b|{unit}")
