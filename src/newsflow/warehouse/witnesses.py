"""How many independent witnesses an event has: stated origins and texts of their own, not outlets.

A report has an event from itself; or from whom it says, if it never tells it in its own name;
or from the report that it copies, as a whole or in the sentences that tell of the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsflow.text import fold
from newsflow.types import (
    EventMention,
    Modality,
    Origin,
    Report,
    ReportId,
    RevisionId,
    Sentence,
    Span,
    Story,
    StoryEvent,
    Zone,
)

_TAKEN = 0.5
"""Share of a sentence's runs of five words from which it is taken from another text."""

Told = Mapping[RevisionId, Report]


class Witnesses:
    """The witnesses of a story."""

    def __init__(self, story: Story, told: Told) -> None:
        """Look at what reports copy, and whom they name as their origin."""
        self._told = told
        self._origins = {(o.evidence.report_id, o.evidence.span): o for o in story.origins}
        self._agencies = {o.evidence.report_id: o for o in story.origins if o.what == "report"}
        self._copied = {c.report_b: c.report_a for c in story.copies if c.verdict == "copy"}
        self._partly = [c for c in story.copies if c.verdict == "partial_copy"]
        self._reports = {
            told[member.revision_id].article.report_id: told[member.revision_id]
            for member in story.reports
        }
        self._shingles: dict[ReportId, frozenset[int]] = {}

    def of(self, event: StoryEvent) -> frozenset[str]:
        """Names of those who independently tell of an event; allusions tell nothing."""
        tellings: dict[ReportId, list[EventMention]] = {}
        for member in event.members:
            report = self._told[member.revision_id]
            mention = report.mentions.events[member.event]
            if mention.modality is not Modality.ALLUSION:
                tellings.setdefault(report.article.report_id, []).append(mention)
        sources = self._sources(tellings)
        return frozenset(self._root(key, mentions, sources) for key, mentions in tellings.items())

    def _sources(
        self, tellings: Mapping[ReportId, Sequence[EventMention]]
    ) -> Mapping[ReportId, ReportId]:
        """The report from which each has its text, or the sentences that tell of the event."""
        sources = dict(self._copied)
        for copy in self._partly:
            mentions = tellings.get(copy.report_b)
            if mentions and copy.report_a in tellings and copy.report_b not in sources:
                taken = (self._is_taken(copy.report_b, m.sentence, copy.report_a) for m in mentions)
                if all(taken):
                    sources[copy.report_b] = copy.report_a
        return sources

    def _root(
        self,
        key: ReportId,
        mentions: Sequence[EventMention],
        sources: Mapping[ReportId, ReportId],
    ) -> str:
        way = {key}
        while key in sources and sources[key] not in way:
            key = sources[key]
            way.add(key)
            mentions = ()
        origin = self._stated(key, mentions) or self._agencies.get(key)
        name = self._reports[key].article.outlet.name if origin is None else origin.origin
        return fold(name)

    def _stated(self, key: ReportId, mentions: Sequence[EventMention]) -> Origin | None:
        """Whom a report names wherever it tells of an event."""
        spans: list[Span | None] = [mention.attribution_span for mention in mentions]
        found = [self._origins.get((key, span)) if span else None for span in spans]
        named = {origin.origin for origin in found if origin is not None}
        return found[0] if len(named) == 1 and None not in found else None

    def _is_taken(self, copy: ReportId, ordinal: int, original: ReportId) -> bool:
        from newsflow.stories.shingles import containment, shingle_words, shingles  # noqa: PLC0415

        own = shingles(shingle_words(self._sentence(copy, ordinal).text))
        if original not in self._shingles:
            text = " ".join(_body(self._reports[original]))
            self._shingles[original] = shingles(shingle_words(text))
        other = self._shingles[original]
        return bool(own) and containment(len(own & other), own, other) >= _TAKEN

    def _sentence(self, key: ReportId, ordinal: int) -> Sentence:
        return self._reports[key].mentions.sentences[ordinal]


def _body(report: Report) -> Iterator[str]:
    blocks = report.article.spans(Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY)
    yield from (block.span.of(report.article.text) for block in blocks)
