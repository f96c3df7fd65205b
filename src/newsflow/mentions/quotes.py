"""Quotations: words in quotation marks and reported speech, with who said them.

Content first (quotation marks, or a verb of saying and its clause), then the speaker, by the
cue's subject; what is left without a cue goes on with the quotation before it or is said by the
subject of the sentence before (after O'Keefe et al. 2012, whose rules beat learning on news).
"""

from __future__ import annotations

from collections.abc import Iterator

from newsflow.mentions.attributions import find_attribution
from newsflow.mentions.quote_cues import Cue, find_cues
from newsflow.mentions.quote_direct import Page, Partial, find_direct
from newsflow.mentions.quote_drafts import Draft, QuoteRule
from newsflow.mentions.quote_marks import find_quoted, paragraphs
from newsflow.mentions.quote_reported import find_reported
from newsflow.mentions.quote_speakers import entity_of, speaker_of_draft
from newsflow.mentions.quote_words import speech_words
from newsflow.mentions.reading import PARSED_ZONES, Reading
from newsflow.types import Entity, EntityMention, QuoteKind, QuoteMention, QuoteSegment, Span


def find_quotes(
    reading: Reading, entities: tuple[Entity, ...], entity_mentions: tuple[EntityMention, ...]
) -> tuple[QuoteMention, ...]:
    """Find what a report quotes, in order; a standfirst that repeats the body quotes nothing."""
    page = _page(reading)
    direct, partials = find_direct(page)
    used = {d.cue.span for d in direct if d.cue is not None}
    drafts = [*direct, *_reported(page, partials, used)]
    drafts.sort(key=lambda d: (d.start, d.kind))
    return tuple(
        _mention(page, draft, number, entities, entity_mentions)
        for number, draft in enumerate(drafts)
    )


def _page(reading: Reading) -> Page:
    speaking = [s for s in reading.sentences if s.zone in PARSED_ZONES and s.repeats is None]
    ordinals = {s.ordinal for s in speaking}
    text = reading.article.text
    blocks = tuple(
        paragraph
        for block in reading.article.zones
        if any(
            s.ordinal in ordinals and block.span.covers(s.span)
            for s in reading.sentences_in(block.span)
        )
        for paragraph in paragraphs(text, block.span)
    )
    quoted = find_quoted(text, blocks)
    outers = tuple(q.outer for q in quoted)
    cues = {s.ordinal: find_cues(reading, s.ordinal, outers) for s in speaking}
    return Page(reading, blocks, quoted, cues)


# ------------------------------------------------------------------ reported speech


def _reported(page: Page, partials: list[Partial], used: set[Span]) -> Iterator[Draft]:
    for ordinal, cues in page.cues.items():
        for cue in cues:
            mine = [p for p in partials if p.cue.span == cue.span]
            if cue.span in used:
                yield from (_partial(p) for p in mine)
            else:
                yield from _of_cue(page, ordinal, cue, cues, mine)


def _of_cue(
    page: Page, ordinal: int, cue: Cue, cues: tuple[Cue, ...], partials: list[Partial]
) -> Iterator[Draft]:
    yield from (_partial(p) for p in partials)
    if _is_origin(page, cue, cues):
        return
    doc = page.reading.trees[ordinal]
    found = None if doc is None else find_reported(doc, cue, cues)
    if found is not None and (partials or _reports_alone(cue, found.rule)):
        spans = [page.reading.span(ordinal, a, b) for a, b in found.pieces if b > a]
        yield from _indirect(cue, _without(page, spans, partials), found.rule)
    elif partials:
        whole = _up_to(page, cue, partials)
        yield from _indirect(cue, whole, QuoteRule.PARTIAL)


_MIN_REST = 4
"""Words outside the quotation marks that make reported speech of their own."""


def _indirect(cue: Cue, spans: list[Span], rule: QuoteRule) -> Iterator[Draft]:
    if spans:
        yield Draft(
            kind=QuoteKind.INDIRECT,
            spans=tuple(spans),
            rule=rule,
            cue=cue,
            speaker=cue.speaker,
            speaker_head=cue.speaker_head,
            confidence=0.7 if rule is QuoteRule.NOUN else 0.9,
        )


def _up_to(page: Page, cue: Cue, partials: list[Partial]) -> list[Span]:
    """`called the vote “a farce”`: all from the verb to the last quoted words."""
    last = partials[-1].quoted.outer.end
    doc = page.reading.trees[cue.sentence]
    if doc is None or last <= cue.span.end:
        return []
    base = page.reading.sentences[cue.sentence].span.start
    tokens = [t for t in doc if t.i >= cue.end and base + t.idx < last]
    if len(tokens) < _MIN_REST:
        return []
    return [_trimmed(page, Span(base + tokens[0].idx, last))]


def _partial(partial: Partial) -> Draft:
    cue = partial.cue
    return Draft(
        kind=QuoteKind.PARTIAL,
        spans=(partial.quoted.inner,),
        rule=QuoteRule.PARTIAL,
        cue=cue,
        speaker=cue.speaker,
        speaker_head=cue.speaker_head,
        unbalanced=not partial.quoted.closed,
        outer_end=partial.quoted.outer.end,
    )


def _reports_alone(cue: Cue, rule: QuoteRule) -> bool:
    words = speech_words()
    if cue.clause is not None and cue.clause.negated and cue.name != "deny":
        return False
    return cue.name in words.clause | words.reporting or rule is QuoteRule.URGING


def _without(page: Page, spans: list[Span], partials: list[Partial]) -> list[Span]:
    """Reported words up to a quotation that ends them; a quotation amid the words stays in."""
    if not spans:
        return []
    last = spans[-1]
    for quoted in (p.quoted for p in partials):
        if not last.overlaps(quoted.outer):
            continue
        closing = page.text(quoted.outer.end - 2, quoted.outer.end)
        ends = closing.startswith(",") or quoted.outer.end >= last.end
        lead = Span(last.start, max(last.start, quoted.outer.start))
        if ends and len(page.text(lead.start, lead.end).split()) >= _MIN_REST:
            last = lead
        elif ends:
            last = Span(last.start, quoted.outer.end)
    trimmed = [_trimmed(page, s) for s in [*spans[:-1], last]]
    return [s for s in trimmed if len(page.text(s.start, s.end).split()) > 1]


def _trimmed(page: Page, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and page.text(start, start + 1) in " ,.;:\n":
        start += 1
    while end > start and page.text(end - 1, end) in " ,.;:\n":
        end -= 1
    return Span(start, end)


def _is_origin(page: Page, cue: Cue, cues: tuple[Cue, ...]) -> bool:
    """`Lund said …, the ministry reported`: where the report has it from, no utterance."""
    return _origin_span(page, cue, cues) is not None


def _origin_span(page: Page, cue: Cue, cues: tuple[Cue, ...]) -> Span | None:
    doc = page.reading.trees[cue.sentence]
    if doc is None or cue.speaker is None or cue.shares is not None:
        return None
    first = cues[0]
    if first is cue or first.speaker is None or cue.speaker.start < first.span.end:
        return None
    if doc[cue.speaker_start - 1].text not in {",", '"', "”", "''"}:
        return None
    if cue.name not in speech_words().clause or _says_more(page, cue):
        return None
    sentence = page.reading.sentences[cue.sentence]
    end = sentence.span.end
    while page.text(end - 1, end) in '."”':
        end -= 1
    return Span(cue.speaker.start, end)


def _says_more(page: Page, cue: Cue) -> bool:
    """Whether a finite verb follows a cue: then it opens speech of its own."""
    doc = page.reading.trees[cue.sentence]
    return doc is not None and any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc[cue.end :])


# ------------------------------------------------------------------ the mention


def _mention(
    page: Page,
    draft: Draft,
    number: int,
    entities: tuple[Entity, ...],
    mentions: tuple[EntityMention, ...],
) -> QuoteMention:
    segments = tuple(_segments(page, draft))
    speaker = speaker_of_draft(draft, entities, mentions)
    cue = draft.cue
    span = Span(segments[0].span.start, segments[-1].span.end)
    attribution = _attribution(page, draft)
    hearer = cue.addressee if cue is not None else None
    return QuoteMention(
        ordinal=number,
        sentence=segments[0].sentence,
        span=span,
        text=page.text(span.start, span.end),
        rule=draft.rule.value,
        confidence=draft.confidence,
        kind=draft.kind,
        segments=segments,
        speaker=speaker,
        speaker_span=draft.speaker,
        cue=None if cue is None else page.text(cue.span.start, cue.span.end),
        cue_span=None if cue is None else cue.span,
        addressee=None if hearer is None else entity_of(hearer, entities, mentions),
        attribution=None if attribution is None else page.text(attribution.start, attribution.end),
        attribution_span=attribution,
        unbalanced=draft.unbalanced,
    )


def _segments(page: Page, draft: Draft) -> Iterator[QuoteSegment]:
    for whole in draft.spans:
        for sentence in page.reading.sentences_in(whole):
            start = max(whole.start, sentence.span.start)
            end = min(whole.end, sentence.span.end)
            if start >= end:
                continue
            span = _bare(page, start, end)
            if span is not None:
                yield QuoteSegment(
                    sentence=sentence.ordinal, span=span, text=page.text(span.start, span.end)
                )


def _bare(page: Page, start: int, end: int) -> Span | None:
    while start < end and page.text(start, start + 1).isspace():
        start += 1
    while end > start and page.text(end - 1, end).isspace():
        end -= 1
    if not any(c.isalnum() for c in page.text(start, end)):
        return None
    return Span(start, end)


def _attribution(page: Page, draft: Draft) -> Span | None:
    """Who the outlet says it has the words from, in the sentence of the cue."""
    if draft.cue is None:
        return None
    sentence = page.reading.sentences[draft.cue.sentence]
    cues = page.cues.get(draft.cue.sentence, ())
    for cue in cues:
        if cue is not draft.cue and (origin := _origin_span(page, cue, cues)) is not None:
            return origin
    found = find_attribution(sentence.text)
    if found is None or not _outside(page, sentence.span.start + found.start):
        return None
    return Span(sentence.span.start + found.start, sentence.span.start + found.end)


def _outside(page: Page, offset: int) -> bool:
    return not any(q.outer.start <= offset < q.outer.end for q in page.quoted)
