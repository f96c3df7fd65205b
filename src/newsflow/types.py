"""The nouns of newsflow, in the order of the flow.

Every value is frozen: a step takes one noun and returns the next (see the eight lines in README.md).
Words are used as CONTRIBUTING.md, "Vocabulary", fixes them.
Spans are half-open Unicode code-point offsets into `Article.text`;
`article.text[span.start:span.end] == mention.text` holds for every mention.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

OutletId = NewType("OutletId", str)
FeedId = NewType("FeedId", str)
ReportId = NewType("ReportId", str)
"""(outlet, canonical URL | guid | content) as 16 hexadecimal digits; see `newsflow.text.content_id`."""
RevisionId = NewType("RevisionId", str)
"""(report, text) as 16 hexadecimal digits: a changed text is a new revision."""
StoryId = NewType("StoryId", str)
EventId = NewType("EventId", str)
EntityId = NewType("EntityId", str)
"""An entity across reports, for example `country:RUS`, `place:112931`, `person:<folded name>`."""


# ------------------------------------------------------------------ spans and fixed words


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether at least one character is shared."""
        return self.start < other.end and other.start < self.end


class Zone(StrEnum):
    """The part of an article a run of text belongs to (DESIGN.md §3.1)."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE_LINE = "date_line"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    ORIGIN_URL = "origin_url"


class Precision(StrEnum):
    """How exactly a day is known. `NOT_AFTER`: only `date_to` is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    NOT_AFTER = "not_after"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """Whether the outlet says that an event happened."""

    ACTUAL = "actual"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CLAIMED = "claimed"
    DENIED = "denied"
    ALLUSION = "allusion"


class QuoteKind(StrEnum):
    """Words in quotation marks, a few of them inside a sentence, or reported speech."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"
    EVENT_NAME = "event_name"
    OTHER = "other"


class EntityForm(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    TITLE = "title"
    DEMONYM = "demonym"
    METONYM = "metonym"
    PRONOUN = "pronoun"
    INFERRED = "inferred"


class Bound(StrEnum):
    """How a figure limits its value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class TimeKind(StrEnum):
    """TIMEX3's four types."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Direction(StrEnum):
    """Which way from the anchor an unanchored time expression points."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


class RefusalReason(StrEnum):
    """Why a page is not an article."""

    CONSENT_WALL = "consent_wall"
    PAYWALL = "paywall"
    VIDEO = "video"
    GALLERY = "gallery"
    LISTING = "listing"
    ERROR_PAGE = "error_page"
    TOO_SHORT = "too_short"
    NOT_TEXT = "not_text"
    EMPTY = "empty"


# ------------------------------------------------------------------ where news comes from


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An organisation that publishes."""

    outlet_id: OutletId
    """The registered domain where one is known (`tass.com`), else a slug of the name."""
    name: str
    domain: str | None = None
    country: str | None = None
    """ISO 3166 alpha-2."""
    language: str | None = None
    """BCP 47."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An RSS, Atom or JSON document that lists recent entries."""

    feed_id: FeedId
    outlet: Outlet
    url: str
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """One answer to a request for a feed."""

    feed: Feed
    body: bytes
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One listing in a feed."""

    feed: Feed
    guid: str
    url: str
    title: str
    summary: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer, or one file, as bytes."""

    ref: str
    """Where it came from, for messages and `rejects`: a URL or a file's name as the user typed it."""
    body: bytes
    media_type: str
    """`text/html`, `text/plain` or `text/markdown`."""
    url: str | None = None
    """The address it was answered from; none for a saved file that names none."""
    charset: str | None = None
    fetched_at: datetime | None = None
    outlet: Outlet | None = None
    guid: str | None = None
    raw_ref: str | None = None
    """Where the raw page is kept."""


# ------------------------------------------------------------------ what a page says


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSpan:
    """One block of the kept text. Blocks cover every character that is not white space between them."""

    zone: Zone
    span: Span
    paragraph: int | None = None
    """Ordinal of the body paragraph, from 1; none outside the body (a dateline has its paragraph's)."""


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


# ------------------------------------------------------------------ what its sentences mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of one zone. A dateline is a sentence of its own."""

    ordinal: int
    """From 0, in the order of the text, over all zones."""
    zone: Zone
    span: Span
    text: str
    paragraph: int | None = None
    repeats: int | None = None
    """Ordinal of the sentence whose assertion this one repeats (standfirst or caption of the body)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Something one sentence says, where, and which rule found it."""

    ordinal: int
    """From 0, within its kind, in the order of the text."""
    sentence: int
    """Ordinal of the sentence; of the first one when it runs over several."""
    span: Span
    text: str
    rule: str
    """Name of the rule that found it."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Geo:
    """Where a place is, from the gazetteer."""

    country: str | None
    """ISO 3166 alpha-3."""
    province: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoname_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organisation or place of one report, over all its mentions."""

    ordinal: int
    entity_id: EntityId
    """Equal across reports only where name or gazetteer make it certain; linking joins the rest."""
    kind: EntityKind
    name: str
    """The fullest name this report uses, or the gazetteer's."""
    country: str | None = None
    """ISO 3166 alpha-3 of the country it belongs to, where the text or the gazetteer says so."""
    sector: str | None = None
    """`government`, `military`, `rebel`, `civilian`, `business`, `media`, `international`."""
    geo: Geo | None = None
    titles: tuple[str, ...] = ()
    """Titles and offices used of it: `president`."""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention(Mention):
    """Words that name an entity."""

    entity: int
    form: EntityForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day a report's relative times count from: dateline, else publication."""

    on: PartialDate
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Mention):
    """Words that name a time, and the time they name."""

    kind: TimeKind
    value: str
    """TIMEX3 value; unknown parts are X: `XXXX-11-20`."""
    direction: Direction
    """Which way it points, from tense and cue words: kept so that it can be resolved again."""
    anchor: date | None
    """The day it was resolved against; none when it needs none or none is known."""
    date_from: date | None
    date_to: date | None
    precision: Precision
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention(Mention):
    """A number with its unit and what it counts. The span is number and unit (`18 cruise missiles`)."""

    number_span: Span
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    """Singular head noun or measure, lower case: `missile`, `percent`, `dollar`."""
    object: str | None = None
    """The thing counted, with its modifiers: `cruise missile`."""
    measure: str | None = None
    """For casualties: `killed`, `injured`, `missing`, `arrested`, `displaced`."""
    event: int | None = None
    """Ordinal of the event mention it belongs to."""
    attribution: str | None = None
    attribution_span: Span | None = None
    repeats: int | None = None
    """Ordinal of the figure this one repeats (standfirst of body)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSegment:
    """One sentence, or piece of one, of a quotation, without its quotation marks."""

    sentence: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMention(Mention):
    """Words said by somebody. The span runs from the first segment's start to the last one's end."""

    kind: QuoteKind
    segments: tuple[QuoteSegment, ...]
    speaker: int | None = None
    """Ordinal of the speaking entity; none when unknown."""
    speaker_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    addressee: int | None = None
    attribution: str | None = None
    """Who the outlet says it has the words from: `according to a transcript released by …`."""
    attribution_span: Span | None = None
    unbalanced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventArgument:
    """One participant or circumstance of an event."""

    role: str
    """`actor`, `target`, `recipient`, `instrument`, `place`, `origin`, `topic`, `occasion`."""
    span: Span
    text: str
    entity: int | None = None
    """Ordinal of the entity; none for words that name none (`seven targets`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Mention):
    """A happening as one sentence tells it. The span is the trigger."""

    type: str
    """PLOVER root (`CONSULT`, `ASSAULT`, …) or a type of our own (DESIGN.md §4.1)."""
    mode: str | None = None
    cameo_root: str | None = None
    lemma: str = ""
    """The trigger's lemma, with its particle: `launch`, `carry out`."""
    arguments: tuple[EventArgument, ...] = ()
    modality: Modality = Modality.ACTUAL
    time: int | None = None
    """Ordinal of the time mention that dates it."""
    date_from: date | None = None
    date_to: date | None = None
    precision: Precision = Precision.UNKNOWN
    date_basis: str = "no time in the sentence"
    dated_like: int | None = None
    """Ordinal of the event mention whose date it takes over (`They delivered …` of the sentence before)."""
    date_rule: str = ""
    """How the date was found, so that it can be found again with another anchor."""
    same_as: int | None = None
    """Ordinal of the report's first mention of the same happening."""
    attribution: str | None = None
    attribution_span: Span | None = None
    speaker: int | None = None
    """Ordinal of the entity that asserts it, when not the outlet."""
    main: bool = False
    """Whether it is the report's main event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that one extractor found in one revision."""

    report_id: ReportId
    revision_id: RevisionId
    extractor: str
    version: str
    anchor: Anchor | None
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    entity_mentions: tuple[EntityMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    events: tuple[EventMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article with its mentions, in its role as one account of a story."""

    article: Article
    mentions: Mentions


# ------------------------------------------------------------------ how reports gather into stories


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
    """When this text was modified, else published, in ISO 8601; of two revisions the later is current."""


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


# ------------------------------------------------------------------ what a run leaves behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One input that gave no article, where it failed and why."""

    stage: str
    """`load`, `fetch`, `clean`, `extract`."""
    ref: str
    reason: str
    """A short fixed word: `not_found`, `binary`, `too_short`, `encoding` …"""
    detail: str
    """A sentence for people: what failed and what to do next."""
    payload_hash: str | None = None
    """SHA-256 of the bytes, so that the same reject is one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a flow or a command."""

    run_id: str
    command: str
    """`newsflow load`, `ingest-files` …"""
    started_at: datetime
    prefect_run_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One request for a feed, and how it ended."""

    feed: Feed
    fetched_at: datetime
    outcome: str
    """`ok`, `not_modified` or `error`."""
    status: int | None = None
    """HTTP status; none when there was no answer."""
    size: int | None = None
    """Bytes of the body."""
    entries: int | None = None
    new_entries: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None
    """A sentence for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one step of a run appends, in one transaction."""

    run: Run
    reports: tuple[Report, ...] = ()
    rejects: tuple[Reject, ...] = ()
    fetches: tuple[Fetch, ...] = ()
