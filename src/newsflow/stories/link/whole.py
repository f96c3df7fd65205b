"""One story, linked as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from newsflow.stories.link.claims import link_claims
from newsflow.stories.link.copies import link_copies
from newsflow.stories.link.coverage import Vocabulary
from newsflow.stories.link.entities import Cast, link_entities
from newsflow.stories.link.event_differences import event_differences
from newsflow.stories.link.events import Linked, link_events
from newsflow.stories.link.framing import framing_differences
from newsflow.stories.link.intra_report import intra_report_differences
from newsflow.stories.link.origins import link_origins
from newsflow.stories.link.quote_differences import (
    attribution_differences,
    quote_differences,
    quote_omissions,
)
from newsflow.stories.link.speaker_conflicts import speaker_conflicts
from newsflow.stories.link.spellings import spelling_differences
from newsflow.stories.link.term_differences import term_differences
from newsflow.stories.link.told import Redate, Told, dated_times, tell
from newsflow.stories.link.tolls import fuse_tolls
from newsflow.stories.link.utterances import Segment, Utterance, link_utterances, segments
from newsflow.types import Copy, Difference, Grouping, Report, Story


def link(grouping: Grouping, reports: Sequence[Report], redate: Redate | None = None) -> Story:
    """What the reports of a story say together, and where they differ.

    `redate` resolves the times of a report again once the story has given it a year
    (`newsflow.mentions.with_anchor`). The order of `reports` makes no difference.
    """
    told = tell(grouping, reports, redate)
    cast = link_entities(told)
    events = link_events(told, cast)
    every = [segments(report, cast) for report in told]
    copies = link_copies(told)
    utterances = link_utterances(every, _copying(told, copies))
    return Story(
        story_id=grouping.story_id,
        label=_label(told),
        reports=tuple(report.membership for report in told),
        entities=cast.entities,
        events=tuple(linked.event for linked in events),
        times=dated_times(told),
        quote_pairs=tuple(utterance.pair for utterance in utterances),
        origins=link_origins(told, cast),
        copies=copies,
        claims=link_claims(every, utterances, events, cast),
        differences=tuple(_differences(told, cast, events, every, utterances)),
        toll=fuse_tolls([report.mentions for report in told]),
    )


def _copying(told: Sequence[Told], copies: Sequence[Copy]) -> frozenset[int]:
    """The places of the reports that copy another, in whole or in part."""
    copying = {copy.report_b for copy in copies if copy.verdict != "independent"}
    return frozenset(n for n, t in enumerate(told) if t.article.report_id in copying)


def _differences(
    told: Sequence[Told],
    cast: Cast,
    events: Sequence[Linked],
    every: Sequence[Sequence[Segment]],
    utterances: Sequence[Utterance],
) -> list[Difference]:
    """All differences, each once, ordered by id."""
    vocabularies = {report.revision: Vocabulary(report) for report in told}
    found = {
        each.difference_id: each
        for each in (
            *quote_differences(utterances),
            *attribution_differences(utterances),
            *quote_omissions(told, every, utterances, vocabularies),
            *event_differences(told, events, vocabularies),
            *spelling_differences(told, cast),
            *term_differences(told, cast, events),
            *framing_differences(told, cast),
            *intra_report_differences(every),
            *speaker_conflicts(events, cast),
        )
    }
    return [found[key] for key in sorted(found)]


def _label(told: Sequence[Told]) -> str:
    """The headline of the earliest report that has one."""
    return next((t.article.headline for t in told if t.article.headline), "")
