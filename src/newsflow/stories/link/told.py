"""The reports of one story side by side, each with the day that the story gives it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import shorten

from newsflow.types import (
    UNKNOWN_OUTLET,
    Anchor,
    Article,
    DatedTime,
    Evidence,
    Grouping,
    Mentions,
    Precision,
    Report,
    RevisionId,
    Sentence,
    Span,
    Stamp,
    StoryReport,
    TimeMention,
)

_HEADLINE = 48
"""Characters of a headline that tell one report from another."""
Redate = Callable[[Mentions, Article, Anchor], Mentions]
"""Resolves a report's times and events again, counted from another day."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report within its story."""

    article: Article
    mentions: Mentions
    """Resolved against the day the story gives, where the report alone lacked its year."""
    original: Mentions
    membership: StoryReport
    """With the article's own stamp where that is whole."""
    name: str
    """What sentences to people call it: its outlet, or its headline where that says more."""

    @property
    def revision(self) -> RevisionId:
        """The text that was read."""
        return self.article.revision_id

    @property
    def day(self) -> date | None:
        """The day it was published, as far as known."""
        stamp = self.membership.published
        return stamp.on.whole if stamp is not None else None

    def sentence(self, ordinal: int) -> Sentence:
        """One of its sentences."""
        return self.mentions.sentences[ordinal]

    def sentence_at(self, offset: int) -> int:
        """Ordinal of the sentence that an offset lies in, or that begins next before it."""
        return max(bisect_right(self.mentions.sentences, offset, key=_start) - 1, 0)

    def evidence(self, sentence: int, span: Span) -> Evidence:
        """A place in this report."""
        return Evidence(
            report_id=self.article.report_id,
            revision_id=self.revision,
            sentence=sentence,
            span=span,
            text=span.of(self.article.text),
        )

    def whole_sentence(self, ordinal: int) -> Evidence:
        """A sentence as evidence."""
        return self.evidence(ordinal, self.sentence(ordinal).span)


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def tell(grouping: Grouping, reports: Sequence[Report], redate: Redate | None) -> tuple[Told, ...]:
    """The reports that the grouping names, the earliest first, dated by the story where needed."""
    memberships = {member.revision_id: member for member in grouping.reports}
    members = [report for report in reports if report.article.revision_id in memberships]
    names = _names([report.article for report in members])
    told = [
        _tell(report, name, memberships[report.article.revision_id], redate)
        for report, name in zip(members, names, strict=True)
    ]
    return tuple(sorted(told, key=_order))


def dated_times(told: Sequence[Told]) -> tuple[DatedTime, ...]:
    """The time expressions that the story's day resolved anew."""
    return tuple(
        DatedTime(
            revision_id=report.revision,
            time=new.ordinal,
            anchor=new.anchor,
            date_from=new.date_from,
            date_to=new.date_to,
            precision=new.precision,
            basis=new.basis,
        )
        for report in told
        for old, new in zip(report.original.times, report.mentions.times, strict=True)
        if _resolved(old) != _resolved(new)
    )


def _names(articles: Sequence[Article]) -> list[str]:
    """The outlets of reports; where one has several, or none is known, with their headlines."""
    reports = Counter(article.outlet.name for article in articles)
    return [_name(article, alone=reports[article.outlet.name] == 1) for article in articles]


def _name(article: Article, *, alone: bool) -> str:
    outlet, headline = article.outlet.name, article.headline
    known = article.outlet.outlet_id != UNKNOWN_OUTLET.outlet_id
    if not headline or (known and alone):
        return outlet
    quoted = f"“{shorten(headline, _HEADLINE, placeholder='…')}”"
    return f"{outlet} {quoted}" if known else quoted


def _tell(report: Report, name: str, membership: StoryReport, redate: Redate | None) -> Told:
    own = report.article.published
    stamp = own if own is not None and own.on.whole is not None else membership.published
    mentions = report.mentions
    dated = stamp is not None and stamp.precision is Precision.DAY
    if redate is not None and stamp is not None and dated and _lacks_year(mentions.anchor):
        anchor = Anchor(on=stamp.on, basis=stamp.basis)
        mentions = redate(mentions, report.article, anchor)
    return Told(report.article, mentions, report.mentions, _stamped(membership, stamp), name)


def _lacks_year(anchor: Anchor | None) -> bool:
    return anchor is None or anchor.on.whole is None


def _stamped(membership: StoryReport, stamp: Stamp | None) -> StoryReport:
    return replace(membership, published=stamp)


def _order(report: Told) -> tuple[date, str, str]:
    stamp = report.membership.published
    moment = stamp.at.isoformat() if stamp is not None and stamp.at is not None else ""
    return report.day or date.max, moment, report.article.report_id


def _resolved(time: TimeMention) -> tuple[date | None, date | None, date | None, Precision]:
    return time.anchor, time.date_from, time.date_to, time.precision
