"""An entry as its document has it, before links, dates and texts are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One listing, in the document's own words."""

    guid: str | None = None
    links: tuple[str, ...] = ()
    """Candidates for the address of its page, the likeliest first; they may be relative."""
    title: str | None = None
    summary: str | None = None
    published: str | None = None
    """As written; nothing is read of it yet."""
    updated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """What one document lists."""

    drafts: tuple[Draft, ...]
    base: str | None = None
    """What relative links are resolved against, where the document names it."""
    title: str | None = None
    broken: int = 0
    """Listings that could not be read at all."""
    cut: int = 0
    """Listings beyond what is read of one document."""
