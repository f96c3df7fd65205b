"""Where a sentence has names, and what they may be, before entities are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from newsflow.mentions.gazetteer import towns
from newsflow.mentions.known import Known, Word, find_known, short_forms, words_of
from newsflow.mentions.lexicon import table
from newsflow.types import EntityForm, EntityKind, Span


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a sentence. The span counts from the sentence's start."""

    span: Span
    words: tuple[str, ...]
    """The words of the name itself, without what the span adds (`terrorist group`)."""
    kind: EntityKind
    form: EntityForm
    rule: str
    known: Known | None = None
    before: str = ""
    """Words right before it that belong to it: `Russian President`."""
    sector: str | None = None
    noun: str | None = None
    """For a demonym, the noun it stands before: `friends`."""


_ENTS = {"PERSON": EntityKind.PERSON, "ORG": EntityKind.ORGANIZATION, "LOC": EntityKind.PLACE,
         "GPE": EntityKind.PLACE, "FAC": EntityKind.PLACE, "NORP": EntityKind.GROUP}  # fmt: skip
_LINKS = frozenset({"of", "and", "for", "the", "de", "la", "on", "in"})


def find_name_spans(text: str, doc: Doc | None, *, title_case: bool = False) -> list[NameSpan]:
    """All names of a straightened sentence, in order, none overlapping another.

    In a `title_case` headline capitals say nothing, so only known and learned names count.
    """
    words = words_of(text)
    taken: list[NameSpan] = []
    finders = [_headed(words, text, doc)] if not title_case else []
    finders += [_learned(words, text, doc), _tabled(words, text), _acronyms(words, text)]
    for found in finders:
        for name in found:
            if not any(name.span.overlaps(other.span) for other in taken):
                taken.append(name)
    out: list[NameSpan] = []
    for name in sorted((_with_tail(name, text) for name in taken), key=lambda name: name.span):
        if not out or not out[-1].span.covers(name.span):
            out.append(name)
    return out


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    return {head: sector for sector, heads in table("titles")["heads"].items() for head in heads}


@lru_cache(maxsize=1)
def _event_heads() -> frozenset[str]:
    return frozenset(table("titles")["events"]["heads"])


def _headed(words: tuple[Word, ...], text: str, doc: Doc | None) -> Iterator[NameSpan]:
    """Runs of capitalised words that end in a word for an organisation or event."""
    for first, last in runs(words, text):
        while last > first and words[last - 1].text.lower() not in _last_words():
            last -= 1
        run = words[first:last]
        if len(run) < 2:
            continue
        while run and (run[0].text in _OPENERS or run[0].text.lower() in _LINKS):
            run = run[1:]
        if len(run) < 2 or _is_person(doc, run):
            continue
        head = run[-1].text.lower()
        if head in {"st", "ave", "rd", "blvd"} and len(run) < 2:
            continue
        known = find_known(words, first, text)
        if known is not None and known[1] == len(run):
            continue
        yield _headed_name(text, run, head)


def _headed_name(text: str, run: tuple[Word, ...], head: str) -> NameSpan:
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
    words = tuple(text[run[0].start : end].split()) if kind is EntityKind.PLACE else tuple(
        w.text for w in run)  # fmt: skip
    return NameSpan(
        Span(run[0].start, end), words, kind, EntityForm.NAME, rule, sector=_heads().get(head)
    )


_NUMBERED = frozenset({"highway", "route", "road"})
_SHORT_ROADS = frozenset({"st", "ave", "rd", "blvd"})


@lru_cache(maxsize=1)
def _place_heads() -> frozenset[str]:
    places = table("titles")["places"]
    return frozenset([*places["heads"], *places["roads"]])


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return _event_heads() | _place_heads() | frozenset(_heads())


_OPENERS = frozenset({"The", "A", "An", "In", "On", "At", "But", "And", "For", "As", "By", "After",
                      "When", "While", "That", "This", "His", "Her", "Its", "Their", "Our", "If",
                      "To", "From", "With", "Meanwhile", "Former", "Last", "Some"})  # fmt: skip


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
    return words[at].text in _LINKS and at + 1 < len(words) and any(
        words[i].capital for i in range(at + 1, min(at + 3, len(words)))
        if all(words[j].text in _LINKS for j in range(at + 1, i))
    )  # fmt: skip


def _is_person(doc: Doc | None, run: tuple[Word, ...]) -> bool:
    ents = doc.ents if doc is not None else ()
    return any(
        e.label_ == "PERSON" and e.start_char == run[0].start and e.end_char >= run[-1].end
        for e in ents
    )


def _learned(words: tuple[Word, ...], text: str, doc: Doc | None) -> Iterator[NameSpan]:
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
            or not inside[0].capital
            and "-" not in ent.text
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


def _is_listed_place(text: str, inside: list[Word], doc: Doc | None) -> bool:
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
        elif inside[0].text.lower() in title_words() or inside[0].text in _OPENERS:
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
        found = find_known(words, at, text)
        if found is None:
            at += 1
            continue
        known, size = found
        yield _tabled_name(words[at : at + size], known, text)
        at += size


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
    if match is None:
        return name
    return NameSpan(
        Span(name.span.start, match.end()), name.words, name.kind, name.form, name.rule,
        name.known, name.before, name.sector, name.noun,
    )  # fmt: skip


@lru_cache(maxsize=2)
def _tails(kind: str) -> re.Pattern[str]:
    words = sorted(table("titles")["tails"][kind], key=len, reverse=True)
    unit = r"'s (?:[A-Z][\w-]+ (?:and )?)*(?:Department|Service|Office|Directorate|Bureau)\b"
    return re.compile(rf" (?:{'|'.join(words)})\b|{unit}")
