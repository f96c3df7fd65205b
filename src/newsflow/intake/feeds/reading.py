"""A feed document → its entries, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsflow.articles.urls import address_key, canonical_url
from newsflow.errors import FeedError
from newsflow.intake.feeds.drafts import Draft, Drafts
from newsflow.intake.feeds.encoded import from_root, to_ascii_like, unpack
from newsflow.intake.feeds.jsonfeed import read_json_feed
from newsflow.intake.feeds.links import find_link
from newsflow.intake.feeds.moments import read_moment
from newsflow.intake.feeds.sitemaps import read_sitemap
from newsflow.intake.feeds.syndicated import read_syndicated
from newsflow.intake.feeds.words import plain_text
from newsflow.types import Entry, FeedDocument

MAX_BYTES = 32 * 1024 * 1024
"""A document above this is refused; the largest honest ones, sitemaps, may have 50 MB unpacked."""
MAX_ENTRIES = 1_000
"""Entries read of one document: as many as a news sitemap may list."""
_TITLE, _SUMMARY, _GUID = 500, 4_000, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReading:
    """What was read of one document; `entries` and the counts add up to what it lists."""

    entries: tuple[Entry, ...]
    title: str | None = None
    """What the feed calls itself."""
    repeated: int = 0
    """Listings of a page that an entry before them lists."""
    unlinked: int = 0
    """Listings without an address of the web."""
    broken: int = 0
    """Listings that could not be parsed."""
    cut: int = 0
    """Listings beyond what is read of one document."""


def parse_feed(document: FeedDocument, *, max_entries: int = MAX_ENTRIES) -> tuple[Entry, ...]:
    """The entries a document lists, in its order; raises FeedError when it is no feed."""
    return read_feed(document, max_entries=max_entries).entries


def read_feed(
    document: FeedDocument, *, max_entries: int = MAX_ENTRIES, max_bytes: int = MAX_BYTES
) -> FeedReading:
    """The entries a document lists, and what was left out; raises FeedError when it is no feed."""
    try:
        drafts = _drafts(document, max_entries, max_bytes)
    except FeedError as error:
        raise FeedError(
            error.message, key=document.feed.url, advice=error.advice
        ) from error.__cause__
    linked = [entry for draft in drafts.drafts if (entry := _entry(draft, drafts, document))]
    entries = tuple(_once(linked))
    return FeedReading(
        entries=entries,
        title=plain_text(drafts.title, longest=_TITLE),
        repeated=len(linked) - len(entries),
        unlinked=len(drafts.drafts) - len(linked),
        broken=drafts.broken,
        cut=drafts.cut,
    )


def _drafts(document: FeedDocument, max_entries: int, max_bytes: int) -> Drafts:
    """Choose the reader by what the document is, whatever its media type says."""
    body = unpack(document.body, max_bytes=max_bytes)
    start = body[:1024].lstrip(b"\xef\xbb\xbf\x00 \t\r\n")
    if not start:
        raise FeedError("the document is empty")
    if start[:1] in b"{[":
        return read_json_feed(body, max_entries=max_entries)
    body, charset = to_ascii_like(body)
    body, root = from_root(body)
    now = document.fetched_at
    if root in {"urlset", "sitemapindex"}:
        return read_sitemap(body, max_entries=max_entries, now=now)
    if root == "html":
        raise FeedError(
            "the document is a web page, not a feed",
            advice="look on that page for a link to its RSS or Atom feed",
        )
    if root is None:
        raise FeedError("the document is no feed and no sitemap")
    return read_syndicated(
        body,
        charset=charset or document.charset,
        media_type=document.media_type,
        max_entries=max_entries,
        now=now,
    )


def _entry(draft: Draft, drafts: Drafts, document: FeedDocument) -> Entry | None:
    """An entry, where the listing has an address."""
    asked = document.url or document.feed.url
    url = find_link(draft.links, bases=(_site(drafts.base, asked), asked))
    if url is None:
        return None
    now, country = document.fetched_at, document.feed.outlet.country
    published, updated = (
        read_moment(said, now=now, country=country) if said else None
        for said in (draft.published, draft.updated)
    )
    return Entry(
        feed=document.feed,
        guid=plain_text(draft.guid, longest=_GUID) or "",
        url=url,
        title=plain_text(draft.title, longest=_TITLE) or "",
        summary=plain_text(draft.summary, longest=_SUMMARY),
        published_at=published,
        updated_at=updated,
    )


def _site(base: str | None, asked: str) -> str | None:
    return find_link((base,), bases=(asked,)) if base else None


def _once(entries: list[Entry]) -> Iterator[Entry]:
    """One entry a page; a guid that is missing or shared by several pages gives way to the URL."""
    pages = [address_key(entry.url) for entry in entries]
    shared = Counter(guid for guid, _ in {(e.guid, p) for e, p in zip(entries, pages, strict=True)})
    seen: set[str] = set()
    for entry, page in zip(entries, pages, strict=True):
        if page in seen:
            continue
        seen.add(page)
        if entry.guid and shared[entry.guid] == 1:
            yield entry
        else:
            yield replace(entry, guid=canonical_url(entry.url) or entry.url)
