"""Spans, ids and the fixed words of every table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

OutletId = NewType("OutletId", str)
FeedId = NewType("FeedId", str)
ReportId = NewType("ReportId", str)
"""(outlet, canonical URL | guid | content) as 16 hexadecimal digits."""
RevisionId = NewType("RevisionId", str)
"""(report, text) as 16 hexadecimal digits: a changed text is a new revision."""
StoryId = NewType("StoryId", str)
EventId = NewType("EventId", str)
EntityId = NewType("EntityId", str)
"""An entity across reports, for example `country:RUS`, `place:112931`, `person:<folded name>`."""


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
