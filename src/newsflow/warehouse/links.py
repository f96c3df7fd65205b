"""What linking says of a story, as rows, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from newsflow.text import fold
from newsflow.types import (
    Article,
    EntityForm,
    Evidence,
    Modality,
    Report,
    RevisionId,
    Story,
    StoryReport,
)
from newsflow.warehouse.connection import Row
from newsflow.warehouse.rows import body_words, extraction_id, span, stamp
from newsflow.warehouse.tables import id_number
from newsflow.warehouse.witnesses import Witnesses
from newsflow.warehouse.words import word_number

Readings = Mapping[RevisionId, str]
"""The extraction that was linked, by revision."""

_SPELLED = (EntityForm.NAME, EntityForm.TITLE)
"""Forms that count as a spelling of a name."""

STORY_TABLES = (
    *("stories", "linked_stories", "story_words", "story_ids", "story_entities"),
    *("story_entity_members", "story_names", "story_name_words"),
    *("events", "event_members", "event_participants", "event_lookalikes", "dated_times"),
    *("quote_pairs", "quote_pair_segments", "quote_differences", "origins", "copies"),
    *("claims", "claim_evidence", "differences", "corroborations", "story_tolls"),
)
"""Tables whose rows of a story are replaced as a whole; `story_reports` besides."""


def story_rows(story: Story, told: Mapping[RevisionId, Report]) -> Iterator[tuple[str, Row]]:
    """Table and row for all that linking says of a story that these reports tell."""
    key = story.story_id
    revisions = [member.revision_id for member in story.reports]
    readings = {revision: extraction_id(told[revision]) for revision in revisions}
    yield from _summary_rows(story, told)
    yield "linked_stories", (key,)
    for ordinal, report in enumerate(story.reports):
        article = told[report.revision_id].article
        yield "story_reports", story_report_row(report, ordinal, readings, article)
    yield from _id_rows(story)
    yield from _entity_rows(story, readings)
    yield from _name_rows(story, told)
    yield from _event_rows(story, readings)
    yield from _corroboration_rows(story, told)
    yield from _toll_rows(story)
    for ordinal, time in enumerate(story.times):
        dates = (time.date_from, time.date_to, time.precision.value, time.basis)
        reading = (time.revision_id, readings[time.revision_id])
        yield "dated_times", (key, ordinal, *reading, time.time, time.anchor, *dates)
    yield from _quote_rows(story, readings)
    yield from _source_rows(story)
    yield from _claim_rows(story)
    for ordinal, d in enumerate(story.differences):
        verdict = (d.kind, d.verdict, d.severity, d.about)
        sides = (*_evidence(d.a), *_evidence(d.b))
        outlets = (_find_outlet(d.a, told), _find_outlet(d.b, told))
        yield "differences", (key, ordinal, d.difference_id, *verdict, *sides, d.why, *outlets)


def story_report_row(
    report: StoryReport, ordinal: int, readings: Readings, article: Article | None = None
) -> Row:
    """That a report tells of a story; what its article tells follows when the story is linked."""
    return (
        report.story_id,
        ordinal,
        report.report_id,
        report.revision_id,
        readings[report.revision_id],
        report.score,
        report.why,
        *stamp(report.published),
        *_card(article),
    )


def _card(article: Article | None) -> Row:
    """What every list of reports tells of an article."""
    if article is None:
        return (None,) * 5
    published = article.published
    dated_on = None if published is None else published.on.whole
    outlet_id = article.outlet.outlet_id
    return (outlet_id, article.headline, body_words(article), article.url, dated_on)


def _id_rows(story: Story) -> Iterator[tuple[str, Row]]:
    """The ids by which the story is found."""
    ids = {
        *(report.report_id for report in story.reports),
        *(event.event_id for event in story.events),
        *(pair.pair_id for pair in story.quote_pairs),
        *(claim.claim_id for claim in story.claims),
        *(difference.difference_id for difference in story.differences),
    }
    for number in sorted(map(id_number, ids)):
        yield "story_ids", (story.story_id, number)


_DIFFERING = ("contradicts", "differs", "tension")
"""Verdicts that leave a question open."""


def _summary_rows(story: Story, told: Mapping[RevisionId, Report]) -> Iterator[tuple[str, Row]]:
    articles = [told[r.revision_id].article for r in story.reports]
    days = [r.published.on.whole for r in story.reports if r.published is not None]
    whole = [day for day in days if day is not None]
    words = " | ".join(sorted({fold(article.headline or "") for article in articles}))
    summary = (
        min(whole, default=None),
        _outlet_names(articles),
        len(story.events),
        sum(difference.verdict in _DIFFERING for difference in story.differences),
    )
    label = (story.label, fold(story.label))
    counts = (len(articles), max(whole, default=None), *summary)
    yield "stories", (story.story_id, *label, words, *counts)
    numbers = {word_number(word) for word in f"{label[1]} {words}".split() if word != "|"}
    for number in sorted(numbers):
        yield "story_words", (story.story_id, number)


def _outlet_names(articles: Sequence[Article]) -> list[str]:
    """One name for each outlet, where its reports give several."""
    named = sorted(((a.outlet.outlet_id, a.outlet.name) for a in articles), reverse=True)
    return sorted(dict(named).values())


def _entity_rows(story: Story, readings: Readings) -> Iterator[tuple[str, Row]]:
    for ordinal, entity in enumerate(story.entities):
        facts = (entity.kind.value, entity.name, entity.basis)
        yield "story_entities", (story.story_id, ordinal, entity.entity_id, *facts)
        for place, (revision, member) in enumerate(entity.members):
            of = (story.story_id, entity.entity_id, place)
            yield "story_entity_members", (*of, revision, readings[revision], member)


def _name_rows(story: Story, told: Mapping[RevisionId, Report]) -> Iterator[tuple[str, Row]]:
    """Each spelling of each entity, who uses it and how often; its name even where nobody does."""
    for entity in story.entities:
        outlets: dict[str, set[str]] = {entity.name: set()}
        mentions: Counter[str] = Counter()
        for revision, member in entity.members:
            report = told[revision]
            for mention in report.mentions.entity_mentions:
                if mention.entity == member and mention.form in _SPELLED:
                    mentions[mention.text] += 1
                    outlets.setdefault(mention.text, set()).add(report.article.outlet.outlet_id)
        of = (story.story_id, entity.entity_id, entity.name)
        numbers: set[int] = set()
        for spelling, users in outlets.items():
            words = (spelling, fold(spelling))
            numbers.update(map(word_number, words[1].split()))
            yield "story_names", (*of, *words, sorted(users), mentions[spelling])
        for number in sorted(numbers):
            yield "story_name_words", (story.story_id, entity.entity_id, number)


def _event_rows(story: Story, readings: Readings) -> Iterator[tuple[str, Row]]:
    for ordinal, event in enumerate(story.events):
        of = (story.story_id, event.event_id)
        what = (event.type, event.mode, event.cameo_root, event.label, event.modality.value)
        when = (event.date_from, event.date_to, event.precision.value, event.date_basis)
        yield "events", (story.story_id, ordinal, event.event_id, *what, *when)
        for place, m in enumerate(event.members):
            reading = (m.revision_id, readings[m.revision_id], m.event, m.confidence, m.why)
            dates = (m.date_from, m.date_to, m.precision.value, m.date_basis)
            yield "event_members", (*of, place, *reading, *dates, m.aspect)
        roles = {"actor": event.actors, "target": event.targets, "place": event.places}
        for role, entities in roles.items():
            for place, entity in enumerate(entities):
                yield "event_participants", (*of, role, place, entity)
        for place, other in enumerate(event.possibly_same_as):
            yield "event_lookalikes", (*of, place, other)


def _toll_rows(story: Story) -> Iterator[tuple[str, Row]]:
    if story.toll is not None:
        for measure, fused in (("killed", story.toll.killed), ("injured", story.toll.injured)):
            counts = (fused.reports, fused.in_words, fused.among)
            yield "story_tolls", (story.story_id, measure, fused.value, *counts)


def _corroboration_rows(
    story: Story, told: Mapping[RevisionId, Report]
) -> Iterator[tuple[str, Row]]:
    """How many outlets report each event, and how many of its witnesses are independent."""
    witnesses = Witnesses(story, told)
    for event in story.events:
        outlets = {
            report.article.report_id: report.article.outlet.outlet_id
            for report, mention in ((told[m.revision_id], m.event) for m in event.members)
            if report.mentions.events[mention].modality is not Modality.ALLUSION
        }
        every = sorted(set(outlets.values()))
        if every:
            counts = (len(outlets), len(every), len(witnesses.of(event)), every)
            yield "corroborations", (story.story_id, event.event_id, *counts)


def _quote_rows(story: Story, readings: Readings) -> Iterator[tuple[str, Row]]:
    for ordinal, pair in enumerate(story.quote_pairs):
        of = (story.story_id, pair.pair_id)
        words = (pair.kind, pair.speaker, pair.text_a, pair.text_b, pair.similarity)
        yield "quote_pairs", (story.story_id, ordinal, pair.pair_id, *words)
        sides = {"a": pair.segments_a, "b": pair.segments_b}
        for side, segments in sides.items():
            for place, s in enumerate(segments):
                reading = (s.revision_id, readings[s.revision_id], s.quote, s.segment)
                yield "quote_pair_segments", (*of, side, place, *reading)
        for place, d in enumerate(pair.differences):
            yield "quote_differences", (*of, place, d.kind, *_evidence(d.a), *_evidence(d.b))


def _source_rows(story: Story) -> Iterator[tuple[str, Row]]:
    for ordinal, origin in enumerate(story.origins):
        what = (origin.origin, origin.entity_id, origin.what)
        yield "origins", (story.story_id, ordinal, *what, *_evidence(origin.evidence))
    for ordinal, c in enumerate(story.copies):
        shared = (c.shared_shingles, c.of_a, c.of_b, c.containment, c.longest_words, c.longest_text)
        pair = (c.report_a, c.report_b)
        yield "copies", (story.story_id, ordinal, *pair, *shared, c.verdict, c.why)


def _claim_rows(story: Story) -> Iterator[tuple[str, Row]]:
    for ordinal, claim in enumerate(story.claims):
        words = (claim.proposition, claim.event_id, fold(claim.proposition))
        what = (claim.speaker, *words)
        yield "claims", (story.story_id, ordinal, claim.claim_id, *what)
        for place, evidence in enumerate(claim.evidence):
            of = (story.story_id, claim.claim_id, place)
            yield "claim_evidence", (*of, *_evidence(evidence))


def _evidence(of: Evidence | None) -> Row:
    if of is None:
        return (None,) * 6
    return (of.report_id, of.revision_id, of.sentence, *span(of.span), of.text)


def _find_outlet(of: Evidence | None, told: Mapping[RevisionId, Report]) -> str | None:
    return None if of is None else told[of.revision_id].article.outlet.outlet_id
