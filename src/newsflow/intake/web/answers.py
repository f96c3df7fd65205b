"""What is asked of the web, and the three ways in which it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One address, with what is known of its last answer."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    """SHA-256 of the body we have: the same body again is no news, whatever the server says."""
    accept: str = "*/*"
    media_types: frozenset[str] | None = None
    """Types worth reading; the body of others is not even fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its answer as they went over the wire, for the archive."""

    url: str
    method: str
    request_headers: Headers
    http_version: str
    status: int
    phrase: str
    headers: Headers
    body: bytes = field(repr=False)
    """Still in its content encodings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A body that is new to us."""

    url: str
    """The address that answered, after redirects."""
    status: int
    body: bytes = field(repr=False)
    """Without content encodings."""
    body_hash: str
    media_type: str
    """In lower case, without parameters; empty when none is stated."""
    charset: str | None
    etag: str | None
    last_modified: str | None
    at: datetime
    requests: int
    exchange: Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """What we have is what there is."""

    url: str
    status: int
    """304; 200 when the server sent the same body again."""
    etag: str | None
    last_modified: str | None
    at: datetime
    requests: int
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """No usable answer."""

    url: str
    reason: str
    """A fixed word: `dns`, `timeout`, `robots`, `forbidden_address`, `missing`, `too_large` …"""
    detail: str
    """A sentence for people."""
    transient: bool
    """Whether asking again later may help."""
    at: datetime
    requests: int
    status: int | None = None
    retry_after: float | None = None
    """Seconds that the server wants us to stay away."""


Answer = Answered | Unchanged | Failed
