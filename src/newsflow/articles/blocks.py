"""Blocks: the model that both front ends, HTML and plain text, hand to the same composer."""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.types import Author, Correction, Outlet, Span, Stamp, Zone


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the kept text with its zone: a paragraph, a heading, a caption, a link list."""

    zone: Zone
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """The kept text and its blocks in order; what lies between blocks is white space or markup."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    """The headline as the text prints it."""
    flags: tuple[str, ...] = ()

    def first(self, zone: Zone) -> Block | None:
        """The first block of a zone."""
        return next((block for block in self.blocks if block.zone is zone), None)

    def words_of(self, *zones: Zone) -> list[str]:
        """The texts of these zones' blocks, in order."""
        return [block.span.of(self.text) for block in self.blocks if block.zone in zones]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a page says of itself outside the running text: head, JSON-LD, address."""

    title: str | None = None
    authors: tuple[Author, ...] | None = None
    """None when nothing is said; empty when it says that nobody in particular wrote it."""
    published: Stamp | None = None
    modified: Stamp | None = None
    language: str | None = None
    section: str | None = None
    url: str | None = None
    site_name: str | None = None
    outlet: Outlet | None = None
    paywalled: bool | None = None
    live_blog: bool = False
    corrections: tuple[Correction, ...] = ()
    kind: str | None = None
    """The schema.org or Open Graph type."""
    description: str | None = None
    article_body: str | None = None
    flags: tuple[str, ...] = ()
