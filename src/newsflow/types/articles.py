"""What a page says: an article by zones, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from newsflow.types.sources import Outlet
from newsflow.types.words import Precision, RefusalReason, ReportId, RevisionId, Span, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSpan:
    """One block of the kept text; only white space lies between blocks."""

    zone: Zone
    span: Span
    paragraph: int | None = None
    """Ordinal of the body paragraph, from 1; a dateline has its paragraph's, other zones none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A day as far as the text gives it. `2015-11-23` is whole, `--11-23` lacks its year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def whole(self) -> date | None:
        """The calendar day, when year, month and day are known and exist."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When something was published or modified, and how we know."""

    on: PartialDate
    """The day in the outlet's own time zone."""
    at: datetime | None = None
    """The moment, aware and in UTC; none when only a day is given."""
    precision: Precision
    """`DAY` for a whole day, `UNKNOWN` when the year is missing."""
    basis: str
    """A sentence for people: `dateline (month, day); year not in the text`."""
    found: str
    """Where: `json_ld`, `meta`, `time_element`, `date_line`, `dateline`, `url`, `feed`."""
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Place, day and agency that open a text."""

    span: Span
    place: str | None = None
    place_span: Span | None = None
    on: PartialDate | None = None
    day_span: Span | None = None
    agency: str | None = None
    agency_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who it says wrote it: a person, or a desk or agency."""

    name: str
    person: bool = True
    span: Span | None = None
    """Where the byline prints the name; none when only metadata has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A note that the outlet changed or corrected this text."""

    text: str
    kind: str
    """`correction`, `clarification` or `update`."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text of a page by zones, with what is known of it.

    Two articles with one `report_id` are revisions of one report;
    with one `revision_id` they are the same text.
    """

    report_id: ReportId
    revision_id: RevisionId
    text_hash: str
    """SHA-256 of the kept text, in hexadecimal."""
    outlet: Outlet
    text: str
    """The kept text. For plain text and Markdown this is the decoded file itself."""
    zones: tuple[ZoneSpan, ...]
    headline: str | None
    standfirst: str | None = None
    authors: tuple[Author, ...] = ()
    dateline: Dateline | None = None
    published: Stamp | None = None
    modified: Stamp | None = None
    language: str | None = None
    """BCP 47; none when it could not be told."""
    section: str | None = None
    url: str | None = None
    """Canonical URL."""
    guid: str | None = None
    media_type: str = "text/plain"
    paywalled: bool | None = None
    live_blog: bool = False
    corrections: tuple[Correction, ...] = ()
    flags: tuple[str, ...] = ()
    """Remarks on the reading: `mojibake`, `multi_story`, `not_english`, `body_from_json_ld`."""
    fetched_at: datetime | None = None
    ref: str | None = None
    raw_ref: str | None = None

    def spans(self, *zones: Zone) -> tuple[ZoneSpan, ...]:
        """The blocks of these zones, in order."""
        return tuple(block for block in self.zones if block.zone in zones)

    def body(self) -> str:
        """The body's paragraphs, joined by an empty line."""
        return "\n\n".join(block.span.of(self.text) for block in self.spans(Zone.BODY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """The answer "there is no article here", with its reason."""

    reason: RefusalReason
    detail: str
    """A sentence for people."""
    url: str | None = None
    title: str | None = None
