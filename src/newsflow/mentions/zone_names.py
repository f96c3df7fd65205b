"""Names in the zones that are not parsed: dateline, byline, credits."""

from __future__ import annotations

from collections.abc import Iterator

from newsflow.mentions.found import Found
from newsflow.mentions.known import find_known, words_of
from newsflow.mentions.name_spans import find_name_spans
from newsflow.mentions.naming import name_found
from newsflow.mentions.people import person_key
from newsflow.mentions.places import Setting, resolve_place
from newsflow.mentions.reading import Reading
from newsflow.text import slug
from newsflow.types import EntityForm, EntityKind, Span, Zone


def find_zone_names(reading: Reading, setting: Setting) -> Iterator[Found]:
    """The dateline's place and agency, the authors, and organisations in credits."""
    yield from _dateline(reading, setting)
    for author in reading.article.authors:
        sentence = reading.sentence_at(author.span.start) if author.span is not None else None
        if author.span is not None and sentence is not None and author.person:
            yield _named(
                reading, sentence, author.span, person_key(author.name), EntityKind.PERSON,
                author.name, "author in the byline",
            )  # fmt: skip
    for line in reading.sentences:
        if line.zone is Zone.CREDIT:
            for name in find_name_spans(reading.texts[line.ordinal], None):
                yield name_found(reading, line.ordinal, name, setting)


def _dateline(reading: Reading, setting: Setting) -> Iterator[Found]:
    line = reading.article.dateline
    sentence = reading.sentence_at(line.span.start) if line is not None else None
    if line is None or sentence is None:
        return
    if line.place and line.place_span is not None:
        name = line.place.title() if line.place.isupper() else line.place
        words = words_of(name)
        known = find_known(words, 0, name)
        if known is not None and known[1] == len(words):
            place = known[0]
            yield _named(reading, sentence, line.place_span, place.entity_id, place.kind,
                         place.name, "dateline", geo=place.geo)  # fmt: skip
        else:
            found = resolve_place(name.split(",")[0], setting)
            yield _named(reading, sentence, line.place_span, found.entity_id, EntityKind.PLACE,
                         found.name, "dateline", geo=found.geo)  # fmt: skip
    if line.agency and line.agency_span is not None:
        words = words_of(line.agency)
        known = find_known(words, 0, line.agency)
        key = known[0].entity_id if known is not None else f"organization:{slug(line.agency)}"
        yield _named(reading, sentence, line.agency_span, key, EntityKind.ORGANIZATION,
                     known[0].name if known else line.agency, "agency in the dateline",
                     sector="media")  # fmt: skip


def _named(  # noqa: PLR0913
    reading: Reading, sentence: int, span: Span, key: str, kind: EntityKind, name: str, rule: str,
    *, geo: object = None, sector: str | None = None,
) -> Found:  # fmt: skip
    return Found(
        sentence=sentence, span=span, text=span.of(reading.article.text), rule=rule, key=key,
        kind=kind, form=EntityForm.NAME, name=name, geo=geo, sector=sector,  # type: ignore[arg-type]
        country=getattr(geo, "country", None),
    )  # fmt: skip
