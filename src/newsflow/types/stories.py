"""How reports gather into stories, and what linking says of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from newsflow.types.articles import Stamp
from newsflow.types.words import (
    EntityId,
    EntityKind,
    EventId,
    Modality,
    OutletId,
    Precision,
    ReportId,
    RevisionId,
    Span,
    StoryId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The little of a report that assignment compares. Made from content and fixed tables alone."""

    report_id: ReportId
    revision_id: RevisionId
    outlet_id: OutletId
    published_on: date | None
    """The whole day; none when the year is unknown."""
    month: int | None
    day: int | None
    """Month and day where only these are known."""
    weekdays: tuple[int, ...] = ()
    """Weekdays (Monday 0) the text gives to its own day; they vote on a missing year."""
    terms: Mapping[str, float] = field(default_factory=dict)
    """Weighted terms of the whole text (fixed background statistics, length one)."""
    title_terms: Mapping[str, float] = field(default_factory=dict)
    entities: Mapping[str, float] = field(default_factory=dict)
    event_days: tuple[str, ...] = ()
    """`TYPE|date` of its main events."""
    headline: str = ""
    """For the words in which a basis names this report."""
    moment: str = ""
    """When it was modified, else published, in ISO 8601: the later revision is current."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """That a report tells of a story, and why we think so."""

    story_id: StoryId
    report_id: ReportId
    revision_id: RevisionId
    score: float
    """Best similarity to another report of the story; 1 for a report that stands alone."""
    why: str
    published: Stamp | None
    """The report's day; a missing year is filled here from the story, and the basis says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Which reports make up a story, as assignment decided."""

    story_id: StoryId
    reports: tuple[StoryReport, ...]
    formerly: tuple[StoryId, ...] = ()
    """Stories whose reports are now here under another id: joins and splits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A place in a report that bears something out."""

    report_id: ReportId
    revision_id: RevisionId
    sentence: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntity:
    """One entity over all reports of a story."""

    entity_id: EntityId
    kind: EntityKind
    name: str
    members: tuple[tuple[RevisionId, int], ...]
    """(revision, ordinal of the report's entity)."""
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMember:
    """One report's mention of an event, with the date it has within the story."""

    revision_id: RevisionId
    event: int
    """Ordinal of the event mention."""
    aspect: str
    """Which side of the event it tells: `crash`, or `kill` where it tells of the dead."""
    confidence: float
    why: str
    date_from: date | None
    date_to: date | None
    precision: Precision
    date_basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """One happening over all reports of a story."""

    event_id: EventId
    type: str
    mode: str | None
    cameo_root: str | None
    label: str
    """Who did what to whom where, in a line."""
    modality: Modality
    date_from: date | None
    date_to: date | None
    precision: Precision
    date_basis: str
    members: tuple[EventMember, ...]
    actors: tuple[EntityId, ...] = ()
    targets: tuple[EntityId, ...] = ()
    places: tuple[EntityId, ...] = ()
    possibly_same_as: tuple[EventId, ...] = ()
    """Events that may be this one: shown, never merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedTime:
    """A time expression of an undated report, resolved against the day its story gave it."""

    revision_id: RevisionId
    time: int
    anchor: date | None
    date_from: date | None
    date_to: date | None
    precision: Precision
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRef:
    """One segment of one quotation."""

    revision_id: RevisionId
    quote: int
    segment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDifference:
    """Words in which two versions of an utterance differ."""

    kind: str
    """`wording`, `meaning`, `stance`, `only_in_a`, `only_in_b`."""
    a: Evidence | None
    b: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePair:
    """The same utterance in two reports. Side a is the report that was published first."""

    pair_id: str
    kind: str
    """`verbatim`, `translation_variant`, `excerpt`, `paraphrase`, `fragment`."""
    speaker: EntityId | None
    segments_a: tuple[SegmentRef, ...]
    segments_b: tuple[SegmentRef, ...]
    text_a: str
    text_b: str
    similarity: float
    differences: tuple[QuoteDifference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a report says it has something from."""

    origin: str
    """Name of the document or body: `Kremlin press office`."""
    entity_id: EntityId | None
    what: str
    """`quotations`, `figures`, `events`, `photo`, `report` (the whole text is an agency's)."""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """How much text two reports share."""

    report_a: ReportId
    """The earlier one, the likely original."""
    report_b: ReportId
    shared_shingles: int
    """5-word shingles in both."""
    of_a: int
    of_b: int
    containment: float
    """Share of the smaller set that is in the other."""
    longest_words: int
    longest_text: str
    verdict: str
    """`copy`, `partial_copy`, `independent`."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody asserts, over all reports that carry it."""

    claim_id: str
    speaker: EntityId | None
    """None: the outlets assert it themselves."""
    proposition: str
    event_id: EventId | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where two reports (or two places of one) do not say the same, and what that means."""

    difference_id: str
    kind: str
    verdict: str
    severity: str
    """`high`, `medium`, `low`, `info`."""
    about: str
    """What it is about: `event:<id>`, `pair:<id>`, `claim:<id>`, `entity:<id>`."""
    a: Evidence | None
    b: Evidence | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fused:
    """One number that several reports give, with how many of them do."""

    value: int
    reports: int
    """Reports that have it."""
    in_words: int
    """Those of them that give it in their headline or opening, not summed up from what they say."""
    among: int
    """Reports that say anything of what is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryToll:
    """How many people were killed and injured in what a story is about."""

    killed: Fused
    injured: Fused


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything that linking says of one story."""

    story_id: StoryId
    label: str
    reports: tuple[StoryReport, ...]
    entities: tuple[StoryEntity, ...] = ()
    events: tuple[StoryEvent, ...] = ()
    times: tuple[DatedTime, ...] = ()
    quote_pairs: tuple[QuotePair, ...] = ()
    origins: tuple[Origin, ...] = ()
    copies: tuple[Copy, ...] = ()
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    toll: StoryToll | None = None
    """None where no report speaks of dead or injured."""
