"""Which address a page may claim as its own.

`rel=canonical` and `og:url` are often right and sometimes the home page, the section, the outlet
that a text was taken from, or one address printed on every page. A wrong one merges different
articles into one report, so that all but one are lost: believed is only what fits the address that
was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from newsflow.articles.outlets import outlet_at
from newsflow.articles.urls import address_key, canonical_url

_DATE = re.compile(r"/(?:19|20)\d\d(?:[/-]?(?:\d{1,2}|[a-z]{3})(?:[/-]?\d{1,2})?)?(?=/|$)", re.I)
_NUMBER = re.compile(r"(?<!\d)\d{4,}(?!\d)|(?<![0-9a-f])(?=[a-f]*\d)[0-9a-f]{8,}(?![0-9a-f])", re.I)
_SLUG_WORDS = 3
"""Words from which a segment tells of an article rather than of a section."""
_SHARED_WORDS = 2
"""One word in common is a topic."""


def own_url(said: Iterable[str | None], asked: str | None) -> str | None:
    """The first address said that may be the page's own; none where none may be.

    Where the page's address is not known (a saved file) all but home pages are believed.
    """
    for claim in said:
        url = canonical_url(claim, asked) if claim else None
        if url is not None and may_be_own(url, asked):
            return url
    return None


def may_be_own(url: str, asked: str | None) -> bool:
    """Whether a page at `asked` may have `url` as its own address."""
    if asked is None or canonical_url(asked) is None:
        return not _is_home(url)
    if address_key(url) == address_key(asked):
        return True
    if _is_home(url) or not _same_outlet(url, asked):
        return False
    known = _marks(asked)
    return not known.tell or _agree(_marks(url), known)  # a short address leads to one that tells


def may_have_moved(first: str, now: str) -> bool:
    """Whether a report first known at one address may be the one that is now at another.

    Asked where a feed gives both the same guid, which alone proves nothing: some feeds use one for
    all that they ever list.
    """
    return _same_outlet(first, now) and _agree(_marks(first), _marks(now))


def _is_home(url: str) -> bool:
    """The front page of a site, of its mobile form or of one language."""
    parts = urlsplit(address_key(url).join(("//", "")))
    return (
        not parts.query
        and not parts.fragment
        and re.fullmatch(r"/?(?:[a-z]{2})?", parts.path) is not None
    )


def _same_outlet(a: str, b: str) -> bool:
    """One registered domain, or two that the table of outlets knows as one."""
    first, second = outlet_at(a), outlet_at(b)
    if first is None or second is None:  # a bare host, for example an IP address
        return urlsplit(a).hostname == urlsplit(b).hostname
    return first.outlet_id == second.outlet_id


@dataclass(frozen=True, slots=True)
class _Marks:
    """What tells an article from others in its address."""

    number: str | None
    """The last one, which is the article's own: those before it are of sections."""
    words: frozenset[str]
    """Of its slug."""

    @property
    def tell(self) -> bool:
        return self.number is not None or bool(self.words)


def _agree(a: _Marks, b: _Marks) -> bool:
    """One number, or half of the words of the shorter slug."""
    if a.number is not None and a.number == b.number:
        return True
    shared = len(a.words & b.words)
    return shared >= _SHARED_WORDS and 2 * shared >= min(len(a.words), len(b.words))


def _marks(url: str) -> _Marks:
    parts = urlsplit(canonical_url(url) or url)
    path = _DATE.sub("", parts.path.lower())
    numbers = _NUMBER.findall(path)
    numbers += [value for _, value in parse_qsl(parts.query) if any(map(str.isdigit, value))]
    words: set[str] = set()
    for segment in path.split("/"):
        told = [word for word in re.split(r"[-_.+]|%20", segment) if word]
        if len(told) >= _SLUG_WORDS:
            words.update(word for word in told if len(word) > 3 and word.isalpha())
    return _Marks(numbers[-1] if numbers else None, frozenset(words - _EXTENSIONS))


_EXTENSIONS = frozenset({"html", "shtml", "aspx"})
