"""One page asked for: what is asked, and what its answer means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsflow.articles.identity import may_have_moved
from newsflow.articles.outlets import outlet_at, registered_domain
from newsflow.articles.urls import address_key, canonical_url
from newsflow.intake.schedule import PAGE_TYPES, PAGES, next_look, next_try
from newsflow.intake.web import Answered, Ask, Failed, Unchanged
from newsflow.types import Entry, Feed, Fetch, FetchKind, Known, Outlet, Page, Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A page that is to be asked for."""

    feed: Feed
    url: str
    key: str
    """Equal for all addresses of the page."""
    guid: str | None = None
    known_as: str | None = None
    published_at: datetime | None = None
    last: Fetch | None = None
    """The last time it was asked for; none for a new page."""

    @property
    def ask(self) -> Ask:
        """What is sent."""
        last = self.last
        return Ask(
            url=self.url,
            etag=None if last is None else last.etag,
            last_modified=None if last is None else last.last_modified,
            body_hash=None if last is None else last.body_hash,
            accept=PAGE_TYPES,
            media_types=PAGES,
        )


def look_at_entry(entry: Entry, known: Known) -> Look:
    """What to ask for an entry whose page is new."""
    guid = _own_guid(entry)
    return Look(
        feed=entry.feed,
        url=entry.url,
        key=address_key(entry.url),
        guid=guid,
        known_as=_first_address(entry, guid, known),
        published_at=entry.published_at,
    )


def look_again(last: Fetch) -> Look:
    """What to ask for a page that is due again."""
    url = last.url or last.feed.url
    return Look(
        feed=last.feed, url=url, key=last.page_key or address_key(url), guid=last.guid, last=last
    )


def page_of(look: Look, answer: Answered) -> Page:
    """The page, without its body: for the archive."""
    return Page(
        ref=look.url,
        body=b"",
        media_type=answer.media_type,
        url=answer.url,
        charset=answer.charset,
        fetched_at=answer.at,
        outlet=_outlet(look.feed, answer.url),
        guid=look.guid,
        known_as=look.known_as,
    )


def answered(look: Look, answer: Answered, *, raw_ref: str, watch: Sequence[timedelta]) -> Fetch:
    """A page with a new body."""
    looks = (look.last.looks if look.last else 0) + 1
    return replace(
        _fetch(look, answer.at, "ok"),
        status=answer.status,
        size=len(answer.body),
        requests=answer.requests,
        answered_by=_other(look.url, answer.url),
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=answer.body_hash,
        looks=looks,
        raw_ref=raw_ref,
        next_at=next_look(answer.at, looks=looks, published_at=look.published_at, watch=watch),
    )


def unchanged(look: Look, answer: Unchanged, *, watch: Sequence[timedelta]) -> Fetch:
    """A page that is as it was."""
    looks = (look.last.looks if look.last else 0) + 1
    return replace(
        _fetch(look, answer.at, "not_modified"),
        status=answer.status,
        size=answer.size,
        requests=answer.requests,
        answered_by=_other(look.url, answer.url),
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=None if look.last is None else look.last.body_hash,
        looks=looks,
        next_at=next_look(answer.at, looks=looks, watch=watch),
    )


def failed(look: Look, answer: Failed) -> tuple[Fetch, Reject | None]:
    """A page that could not be had; a reject only where it never could."""
    last = look.last
    failures = (last.failures if last else 0) + 1
    fetch = replace(
        _fetch(look, answer.at, "error"),
        reason=answer.reason,
        error=answer.detail,
        status=answer.status,
        requests=answer.requests,
        answered_by=_other(look.url, answer.url),
        failures=failures,
        next_at=next_try(answer.at, failures=failures, retry_after=answer.retry_after)
        if answer.transient
        else None,
    )
    if last is not None:
        fetch = replace(
            fetch,
            etag=last.etag,
            last_modified=last.last_modified,
            body_hash=last.body_hash,
            looks=last.looks,
        )
    return fetch, None if fetch.looks else reject_of(look.url, answer)


def reject_of(ref: str, answer: Failed) -> Reject:
    """The reject for an address that could not be had, with what comes next."""
    after = "it is asked again later" if answer.transient else _ADVICE.get(answer.reason, _FINAL)
    told = answer.detail.replace(f"{ref} ", "it ", 1)
    return Reject(stage="fetch", ref=ref, reason=answer.reason, detail=f"{told}; {after}")


_FINAL = "it is not asked again"
_ADVICE = {
    "forbidden_address": "name the host in NEWSFLOW_HOSTS if it is one of yours",
    "robots": "ask the outlet if you need it; it is not asked again",
    "tls": "name the authority in NEWSFLOW_CA_FILE if you trust it",
    "too_large": "raise NEWSFLOW_MAX_PAGE_BYTES if it really is a news page",
    "media_type": "only HTML and text are read",
}


def _fetch(look: Look, at: datetime, outcome: str) -> Fetch:
    return Fetch(
        feed=look.feed,
        kind=FetchKind.PAGE,
        url=look.url,
        fetched_at=at,
        outcome=outcome,
        page_key=look.key,
        guid=look.guid,
        again=look.last is not None,
    )


def _other(asked: str, answered_by: str) -> str | None:
    return None if answered_by == asked else answered_by


def _own_guid(entry: Entry) -> str | None:
    """What the feed calls the page, where it is not just its address."""
    return None if entry.guid in {"", entry.url, canonical_url(entry.url)} else entry.guid


def _first_address(entry: Entry, guid: str | None, known: Known) -> str | None:
    """Under which address the report is known, where its outlet gave it another since.

    A guid alone proves nothing (some feeds use one for all they ever list): the two addresses
    must also have a number or words of their slug in common.
    """
    first = None if guid is None else known.guids.get((entry.feed.outlet.outlet_id, guid))
    if first is None or not may_have_moved(first, entry.url):
        return None
    return canonical_url(first)


def _outlet(feed: Feed, url: str) -> Outlet | None:
    """The feed's outlet, unless the page lies elsewhere: then the page itself says whose it is."""
    if feed.outlet.domain is None or registered_domain(url) == feed.outlet.domain:
        return feed.outlet
    found = outlet_at(url)  # the domain may be one of several, or have more than two labels
    same = found is not None and found.outlet_id == feed.outlet.outlet_id
    return feed.outlet if same else None
