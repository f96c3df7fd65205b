"""A report as rows of the tables: one function a table, values in the order of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from newsflow.text import content_id, fold
from newsflow.types import (
    Article,
    Dateline,
    EventArgument,
    Feed,
    Fetch,
    Geo,
    Mention,
    Mentions,
    Outlet,
    PartialDate,
    PredicateArgument,
    Report,
    Signature,
    Span,
    Stamp,
    Zone,
)
from newsflow.warehouse.connection import Row


def article_rows(article: Article) -> Iterator[tuple[str, Row]]:
    """Table and row for all that an article says."""
    key = article_id(article)
    yield "articles", _article(key, article)
    for ordinal, block in enumerate(article.zones):
        yield "zones", (key, ordinal, block.zone.value, block.paragraph, *span(block.span))
    for ordinal, author in enumerate(article.authors):
        yield "authors", (key, ordinal, author.name, author.person, *span(author.span))
    for ordinal, note in enumerate(article.corrections):
        yield "corrections", (key, ordinal, note.text, note.kind, *span(note.span))


def extraction_rows(report: Report) -> Iterator[tuple[str, Row]]:
    """Table and row for all that one extractor found in an article."""
    found = report.mentions
    key = extraction_id(report)
    head = (key, found.report_id, found.revision_id, found.version)
    yield "extractions", _extraction(key, report)
    for s in found.sentences:
        yield (
            "sentences",
            (
                *head,
                s.ordinal,
                s.zone.value,
                s.paragraph,
                *span(s.span),
                *_words(s.text),
                s.repeats,
            ),
        )
    yield from _entity_rows(head, found)
    yield from _time_and_figure_rows(head, found)
    yield from _quote_rows(head, found)
    yield from _event_rows(head, found)
    yield from _open_rows(head, found)


def said(sentence: Row) -> tuple[str, int, str]:
    """Reading, ordinal and folded words of a row of `sentences`."""
    return sentence[0], sentence[4], sentence[10]


def outlet_row(outlet: Outlet) -> Row:
    """An outlet as one article names it."""
    facts = (outlet.outlet_id, outlet.name, outlet.domain, outlet.country, outlet.language)
    return (content_id("outlet", *facts), *facts)


def page_row(article: Article) -> Row:
    """How an article was fetched."""
    facts = (article_id(article), utc(article.fetched_at), article.ref, article.raw_ref)
    return (content_id("page", *(_text(fact) for fact in facts)), *facts)


def feed_row(feed: Feed) -> Row:
    """A feed as one run knew it."""
    facts = (feed.feed_id, feed.outlet.outlet_id, feed.url, feed.section)
    return (content_id("feed", *facts), *facts)


def fetch_row(fetch: Fetch, run_id: str) -> Row:
    """One address that was asked for, and how it ended."""
    url = fetch.url or fetch.feed.url
    listing = fetch.listing
    moment = fetch.fetched_at.isoformat()
    interval = fetch.interval
    return (
        content_id("fetch", fetch.kind.value, fetch.feed.feed_id, url, moment),
        run_id,
        fetch.feed.feed_id,
        utc(fetch.fetched_at),
        fetch.outcome,
        fetch.status,
        fetch.size,
        *((None, None) if listing is None else (listing.entries, listing.new)),
        fetch.etag,
        fetch.last_modified,
        fetch.error,
        fetch.kind.value,
        url,
        fetch.page_key,
        fetch.guid,
        fetch.again,
        fetch.reason,
        fetch.requests,
        fetch.answered_by,
        fetch.body_hash,
        utc(fetch.next_at),
        fetch.failures,
        fetch.looks,
        fetch.raw_ref,
        fetch.report_id,
        fetch.reject,
        *((None,) * 3 if listing is None else (listing.known, listing.left, listing.unread)),
        fetch.lies,
        utc(fetch.read_at),
        utc(fetch.answered_at),
        utc(fetch.new_at),
        fetch.rate,
        None if interval is None else interval.total_seconds(),
    )


def signature_row(key: str, signature: Signature) -> Row:
    """What assignment compares, under the extraction it was made from."""
    return (
        key,
        signature.report_id,
        signature.revision_id,
        signature.outlet_id,
        signature.published_on,
        signature.month,
        signature.day,
        list(signature.weekdays),
        *(
            list(half)
            for terms in (signature.terms, signature.title_terms, signature.entities)
            for half in (terms.keys(), terms.values())
        ),
        list(signature.event_days),
        signature.headline,
        signature.moment,
    )


@lru_cache(maxsize=256)
def article_id(article: Article) -> str:
    """Identity of all that an article says, without how it was fetched.

    Two articles of one revision differ where the page gave another date, author or zone:
    both are kept, so that which one counts does not depend on which came first.
    """
    return content_id("article", repr(tuple(_identifying_rows(article))))


def extraction_id(report: Report) -> str:
    """Identity of a reading: the article, the extractor and its version."""
    return reading_id(report.article, report.mentions.extractor, report.mentions.version)


def reading_id(article: Article, extractor: str, version: str) -> str:
    """Identity of the reading of an article by a version of an extractor."""
    return content_id("extraction", article_id(article), extractor, version)


def span(of: Span | None) -> tuple[int | None, int | None]:
    """Start and end as two columns."""
    return (None, None) if of is None else (of.start, of.end)


def stamp(of: Stamp | None) -> Row:
    """The eight columns of a stamp."""
    if of is None:
        return (None,) * 8
    return (
        *_partial(of.on),
        utc(of.at),
        of.precision.value,
        of.basis,
        of.found,
        of.confidence,
    )


def utc(moment: datetime | None) -> datetime | None:
    """A moment as the tables keep it: in UTC, without saying so."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)


def _identifying_rows(article: Article) -> Iterator[tuple[str, Row]]:
    yield "articles", _article("", article)
    for ordinal, block in enumerate(article.zones):
        yield "zones", (ordinal, block.zone.value, block.paragraph, *span(block.span))
    for author in article.authors:
        yield "authors", (author.name, author.person, *span(author.span))
    for note in article.corrections:
        yield "corrections", (note.text, note.kind, *span(note.span))


def body_words(article: Article) -> int:
    """How many words the body of an article has."""
    return sum(len(block.span.of(article.text).split()) for block in article.spans(Zone.BODY))


def _article(key: str, article: Article) -> Row:
    return (
        key,
        article.report_id,
        article.revision_id,
        outlet_row(article.outlet)[0],
        article.text_hash,
        article.text,
        body_words(article),
        article.headline,
        None if article.headline is None else fold(article.headline),
        article.standfirst,
        *_dateline(article.dateline),
        *stamp(article.published),
        *stamp(article.modified),
        article.language,
        article.section,
        article.url,
        article.guid,
        article.media_type,
        article.paywalled,
        article.live_blog,
        list(article.flags),
    )


def _dateline(line: Dateline | None) -> Row:
    if line is None:
        return (None,) * 14
    return (
        *span(line.span),
        line.place,
        *span(line.place_span),
        line.on is not None,
        *_partial(line.on),
        *span(line.day_span),
        line.agency,
        *span(line.agency_span),
    )


def _partial(on: PartialDate | None) -> Row:
    return (None, None, None) if on is None else (on.year, on.month, on.day)


def _extraction(key: str, report: Report) -> Row:
    found = report.mentions
    anchor = found.anchor
    return (
        key,
        article_id(report.article),
        found.report_id,
        found.revision_id,
        found.extractor,
        found.version,
        *_partial(None if anchor is None else anchor.on),
        None if anchor is None else anchor.basis,
    )


def _words(text: str) -> tuple[str, str]:
    return (text, fold(text))


def _entity_rows(head: Row, found: Mentions) -> Iterator[tuple[str, Row]]:
    for entity in found.entities:
        yield (
            "entities",
            (
                *head,
                entity.ordinal,
                entity.entity_id,
                entity.kind.value,
                entity.name,
                entity.country,
                entity.sector,
                entity.geo is not None,
                *_geo(entity.geo),
                list(entity.titles),
                entity.basis,
            ),
        )
    for m in found.entity_mentions:
        yield "entity_mentions", (*head, *_mention(m), m.entity, m.form.value)


def _geo(geo: Geo | None) -> Row:
    if geo is None:
        return (None,) * 5
    return (geo.country, geo.province, geo.latitude, geo.longitude, geo.geoname_id)


def _time_and_figure_rows(head: Row, found: Mentions) -> Iterator[tuple[str, Row]]:
    for t in found.times:
        named = (t.kind.value, t.value, t.direction.value, t.anchor, t.date_from, t.date_to)
        yield "times", (*head, *_mention(t), *named, t.precision.value, t.basis)
    for f in found.figures:
        numbers = (*span(f.number_span), *_number(f.value), *_number(f.low), *_number(f.high))
        facts = (f.bound.value, f.unit, f.object, f.measure, f.event, f.attribution)
        yield (
            "figures",
            (*head, *_mention(f), *numbers, *facts, *span(f.attribution_span), f.repeats),
        )


def _number(value: Decimal | None) -> tuple[float | None, str | None]:
    return (None, None) if value is None else (float(value), str(value))


def _quote_rows(head: Row, found: Mentions) -> Iterator[tuple[str, Row]]:
    for q in found.quotes:
        speaking = (q.kind.value, q.speaker, *span(q.speaker_span), q.cue, *span(q.cue_span))
        source = (q.addressee, q.attribution, *span(q.attribution_span), q.unbalanced)
        yield "quotes", (*head, *_mention(q), *speaking, *source)
        for ordinal, s in enumerate(q.segments):
            yield "quote_segments", (*head, q.ordinal, ordinal, s.sentence, *span(s.span), s.text)


def _event_rows(head: Row, found: Mentions) -> Iterator[tuple[str, Row]]:
    for e in found.events:
        what = (e.type, e.mode, e.cameo_root, e.lemma, e.modality.value)
        when = (e.time, e.date_from, e.date_to, e.precision.value, e.date_basis, e.dated_like)
        rest = (e.date_rule, e.same_as, e.attribution, *span(e.attribution_span), e.speaker, e.main)
        yield "event_mentions", (*head, *_mention(e), *what, *when, *rest)
        for ordinal, a in enumerate(e.arguments):
            code = (a.country, a.sector, a.code_basis)
            yield "event_arguments", (*head, e.ordinal, *_argument(ordinal, a), *code)


def _open_rows(head: Row, found: Mentions) -> Iterator[tuple[str, Row]]:
    """What belongs to no event: clauses of no type, and what the whole report says."""
    for p in found.predicates:
        yield "predicates", (*head, *_mention(p), p.lemma, p.modality.value)
        for ordinal, a in enumerate(p.arguments):
            yield "predicate_arguments", (*head, p.ordinal, *_argument(ordinal, a))
    for answer in found.answers:
        yield "answers", (*head, *_mention(answer), answer.question, answer.entity, answer.time)
    if found.toll is not None:
        yield "tolls", (*head, found.toll.killed, found.toll.injured)


def _argument(ordinal: int, a: EventArgument | PredicateArgument) -> Row:
    return (ordinal, a.role, *span(a.span), a.text, a.entity)


def _mention(m: Mention) -> Row:
    return (m.ordinal, m.sentence, *span(m.span), m.text, m.rule, m.confidence)


def _text(value: object) -> str | None:
    """A value as part of an id: equal values give equal text."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return repr(value)
