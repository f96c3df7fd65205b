"""Where news comes from: outlets, feeds, entries, pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsflow.types.words import FeedId, OutletId


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


UNKNOWN_OUTLET = Outlet(outlet_id=OutletId("unknown"), name="unknown")
"""The outlet of a text that names none."""


class FeedKind(StrEnum):
    """What kind of document lists the entries."""

    FEED = "feed"
    """RSS, RDF, Atom or JSON Feed."""
    SITEMAP = "sitemap"
    """A news sitemap (sitemaps.org with the `news:` extension)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An RSS, Atom or JSON document, or a sitemap, that lists recent entries."""

    feed_id: FeedId
    outlet: Outlet
    url: str
    section: str | None = None
    kind: FeedKind = FeedKind.FEED


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """One answer to a request for a feed."""

    feed: Feed
    body: bytes
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    url: str | None = None
    """The address that answered, after redirects; relative links are resolved against it."""
    media_type: str | None = None
    charset: str | None = None
    """As the answer's headers state it."""


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
    """Where it came from, for messages and `rejects`: a URL or a file as the user named it."""
    body: bytes
    media_type: str
    """`text/html`, `text/plain` or `text/markdown`."""
    url: str | None = None
    """The address it was answered from; none for a saved file that names none."""
    charset: str | None = None
    fetched_at: datetime | None = None
    outlet: Outlet | None = None
    guid: str | None = None
    known_as: str | None = None
    """The address under which this report was first known, where its outlet has since moved it."""
    raw_ref: str | None = None
    """Where the raw page is kept."""
