"""Blocks and what the page says of itself → the article."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from newsflow.articles import lines as told
from newsflow.articles.blocks import About, Layout
from newsflow.articles.bylines import read_byline, unique
from newsflow.articles.dateline import find_dateline
from newsflow.articles.dates import find_moment, stamp
from newsflow.articles.languages import find_language
from newsflow.articles.lines import count_words
from newsflow.articles.notes import find_note
from newsflow.articles.outlets import find_agency, find_known, outlet_at, outlet_named
from newsflow.articles.urls import address_key, canonical_url, day_in_url
from newsflow.text import fold, report_id, revision_id, text_hash
from newsflow.types import (
    UNKNOWN_OUTLET,
    Article,
    Author,
    Correction,
    Dateline,
    Outlet,
    Page,
    PartialDate,
    Precision,
    Span,
    Stamp,
    Zone,
    ZoneSpan,
)

_UPDATED = re.compile(r"\W*(?:last )?(?:updated?|modified|aktualisiert|mis à jour)\b", re.I)
_CLOCKS = (timedelta(hours=-12), timedelta(), timedelta(hours=14))
"""What the clocks of the world are ahead of UTC: the extremes, and UTC itself."""
_TOGETHER = 3
"""Blocks within which a second byline goes with the first."""


def compose(page: Page, layout: Layout, about: About) -> Article:
    """Put an article together; every field with the best that page and text say."""
    dateline = _dateline(layout)
    url = (
        page.known_as
        or about.url
        or (canonical_url(page.url) if page.url else None)
        or _origin(layout)
    )
    outlet = page.outlet or _outlet(layout, about, dateline, url)
    key = address_key(url) if url else None
    report = report_id(outlet.outlet_id, url=key, guid=page.guid, text=layout.text)
    body = "\n".join(layout.words_of(Zone.BODY))
    language = find_language(body or layout.text, about.language)
    return Article(
        report_id=report,
        revision_id=revision_id(report, layout.text),
        text_hash=text_hash(layout.text),
        outlet=outlet,
        text=layout.text,
        zones=_zone_spans(layout, dateline),
        headline=layout.title or about.title,
        standfirst="\n".join(layout.words_of(Zone.STANDFIRST)) or None,
        authors=_authors(layout, about),
        dateline=dateline,
        published=_stamped(layout, about, dateline, url),
        modified=about.modified or _updated(layout),
        language=language,
        section=about.section,
        url=url,
        guid=page.guid,
        media_type=page.media_type,
        paywalled=about.paywalled,
        live_blog=about.live_blog,
        corrections=about.corrections + _corrections(layout),
        flags=_flags(layout, about, language),
        fetched_at=page.fetched_at,
        ref=page.ref or None,
        raw_ref=page.raw_ref,
    )


def _flags(layout: Layout, about: About, language: str | None) -> tuple[str, ...]:
    foreign = ("not_english",) if language is not None and language.split("-")[0] != "en" else ()
    return tuple(dict.fromkeys(layout.flags + about.flags + foreign))


def _corrections(layout: Layout) -> tuple[Correction, ...]:
    """What the text itself says was corrected or updated."""
    out = []
    for block in layout.blocks:
        text = block.span.of(layout.text) if block.zone is Zone.BOILERPLATE else ""
        note = find_note(text, count_words(text), last=True) if text else None
        if note is not None and note.name == "correction":
            out.append(Correction(text=text, kind=_kind(text), span=block.span))
    return tuple(out)


def _kind(text: str) -> str:
    low = text.lower()
    if "clarif" in low:
        return "clarification"
    return "update" if "updat" in low and "correct" not in low else "correction"


# ------------------------------------------------------------------ zones


def _dateline(layout: Layout) -> Dateline | None:
    """The dateline of the first body paragraph (or of the next two, after an editor's note)."""
    body = [block for block in layout.blocks if block.zone is Zone.BODY]
    for block in body[:3]:
        found = find_dateline(layout.text, block.span)
        if found is not None and found.span.end < block.span.end:
            return found
    return None


def _zone_spans(layout: Layout, dateline: Dateline | None) -> tuple[ZoneSpan, ...]:
    """Number the body's paragraphs and give the dateline a block of its own."""
    out: list[ZoneSpan] = []
    paragraph = 0
    for block in layout.blocks:
        if block.zone is not Zone.BODY:
            out.append(ZoneSpan(zone=block.zone, span=block.span))
            continue
        paragraph += 1
        span = block.span
        if dateline is not None and span.covers(dateline.span):
            out.append(ZoneSpan(zone=Zone.DATELINE, span=dateline.span, paragraph=paragraph))
            rest = dateline.span.end
            rest += len(layout.text[rest : span.end]) - len(layout.text[rest : span.end].lstrip())
            span = Span(rest, span.end)
        out.append(ZoneSpan(zone=Zone.BODY, span=span, paragraph=paragraph))
    return tuple(out)


# ------------------------------------------------------------------ who and when


def _authors(layout: Layout, about: About) -> tuple[Author, ...]:
    """Metadata's names with the spans of the printed ones.

    The printed ones stand where metadata is silent, names organisations only, or forgets some.
    """
    printed = _printed_authors(layout)
    said = about.authors or ()
    people = {fold(a.name): a for a in printed if a.person}
    told = {fold(a.name) for a in said if a.person}
    if people and (not told or told < set(people)):
        return tuple(people.values())
    if not said:
        return printed
    spans = {fold(author.name): author.span for author in printed}
    return tuple(replace(a, span=spans.get(fold(a.name))) for a in said)


def _printed_authors(layout: Layout) -> tuple[Author, ...]:
    """The names of the first byline, and of those that follow it before the text begins."""
    out: list[Author] = []
    since, begun = 0, False
    for block in layout.blocks:
        begun = begun or block.zone is Zone.BODY
        since += 1
        if block.zone is not Zone.BYLINE or (out and (begun or since > _TOGETHER)):
            continue
        found = read_byline(block.span.of(layout.text), block.span.start)
        if found and (not out or any(a.person for a in found)):
            out += found
            since = 0
    return unique(out)


def _stamped(
    layout: Layout, about: About, dateline: Dateline | None, url: str | None
) -> Stamp | None:
    """Metadata's moment, on the day that the page prints where both can be true.

    A page prints its own day beside a moment in UTC, and the day of its latest version, unlabelled,
    once that has replaced the first (measured on 600 pages: readers note the printed day).
    """
    said, printed, revised = about.published, _published(layout, dateline, url), about.modified
    if said is None:
        return printed or (_as_revised(revised) if revised is not None else None)
    if printed is None or printed.found != "date_line" or printed.on == said.on:
        return said
    if revised is not None and revised.on == printed.on:
        basis = f"{printed.basis}; {said.basis} gives {said.on.whole}"
        return replace(printed, at=revised.at, basis=basis, confidence=0.7)
    shown = printed.on.whole
    if said.at is not None and shown in {(said.at + hours).date() for hours in _CLOCKS}:
        return replace(said, on=printed.on, basis=f"{said.basis}; day as printed")
    return said


def _as_revised(revised: Stamp) -> Stamp:
    """The day of the latest version, where a page tells no other."""
    return replace(revised, basis=f"{revised.basis}; no other day told", confidence=0.5)


def _published(layout: Layout, dateline: Dateline | None, url: str | None) -> Stamp | None:
    """What the text says: a date line, else the dateline, with the year only where one is told."""
    in_url = day_in_url(url) if url else None
    for words in layout.words_of(Zone.DATE_LINE, Zone.BYLINE):
        moment = find_moment(words)
        if moment is not None and moment.on.year is not None and not _UPDATED.match(words):
            if in_url not in {None, moment.on} and not told.is_date_line(words):
                continue  # a day that the line merely mentions
            agrees = in_url is not None and in_url == moment.on
            basis = f"date line '{words.strip()}'" + (" and the address" if agrees else "")
            return stamp(moment, basis=basis, found="date_line", confidence=0.95 if agrees else 0.9)
    on = dateline.on if dateline is not None else None
    if on is not None and on.whole is not None:
        basis = "dateline with its year"
        return Stamp(on=on, precision=Precision.DAY, basis=basis, found="dateline", confidence=0.9)
    if in_url is not None:
        basis = "day in the address"
        return Stamp(on=in_url, precision=Precision.DAY, basis=basis, found="url", confidence=0.8)
    return _yearless(on) if on is not None else None


def _updated(layout: Layout) -> Stamp | None:
    """The day of a date line that says it is an update's."""
    for words in layout.words_of(Zone.DATE_LINE):
        moment = find_moment(words) if _UPDATED.match(words) else None
        if moment is not None and moment.on.whole is not None:
            basis = f"date line '{words.strip()}'"
            return stamp(moment, basis=basis, found="date_line", confidence=0.8)
    return None


def _yearless(on: PartialDate) -> Stamp:
    basis = "dateline (month, day); year not in the text"
    return Stamp(on=on, precision=Precision.UNKNOWN, basis=basis, found="dateline", confidence=0.5)


# ------------------------------------------------------------------ where


def _origin(layout: Layout) -> str | None:
    """The address that the text names as its origin."""
    for words in layout.words_of(Zone.ORIGIN_URL):
        url = told.find_url_line(words)
        if url is not None:
            return canonical_url(url)
    return None


def _outlet(layout: Layout, about: About, dateline: Dateline | None, url: str | None) -> Outlet:
    """From the page's outlet, its address or site name, the dateline's agency, or a credit."""
    found = about.outlet or outlet_at(url, about.site_name)
    if found is not None:
        return found
    if dateline is not None and dateline.agency is not None:
        agency = find_agency(dateline.agency)
        if agency is not None:
            return agency.outlet
    credited = _credited(layout)
    if credited is None and dateline is not None and dateline.agency is not None:
        return outlet_named(dateline.agency)
    return credited or UNKNOWN_OUTLET


def _credited(layout: Layout) -> Outlet | None:
    """The agency that a photo credit ends with: weak, so only where nothing else is known."""
    for words in layout.words_of(Zone.CREDIT):
        for piece in reversed(words.replace("(", "/").replace(",", "/").split("/")):
            known = find_known(piece.strip(" )."))
            if known is not None and known.kind != "photo":
                return known.outlet
    return None
