"""Which address a page may claim as its own.

`rel=canonical` and `og:url` are often right and sometimes the home page, the section, the outlet
that a text was taken from, or one address printed on every page. A wrong one merges different
articles into one report, so that all but one are lost: believed is only what fits the address that
was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from newsflow.articles.outlets import outlet_at
from newsflow.articles.urls import address_key, canonical_url

_DATE = re.compile(r"/(?:19|20)\d\d(?:[/-]?(?:\d{1,2}|[a-z]{3})(?:[/-]?\d{1,2})?)?(?=/|$)", re.I)
_NUMBER = re.compile(r"(?<!\d)\d{4,}(?!\d)|(?<![0-9a-f])(?=[a-f]*\d)[0-9a-f]{8,}(?![0-9a-f])", re.I)
_SLUG_WORDS = 3
"""Words from which a segment tells of an article rather than of a section."""


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
    told, known = _marks(url), _marks(asked)
    if not known:
        return True  # a short address: whatever it leads to says more
    return bool(told & known)


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


def _marks(url: str) -> frozenset[str]:
    """What tells an article from others in its address: numbers, and the words of a slug."""
    parts = urlsplit(canonical_url(url) or url)
    path = _DATE.sub("", parts.path.lower())
    found = set(_NUMBER.findall(path))
    for segment in path.split("/"):
        words = [word for word in re.split(r"[-_.+]|%20", segment) if word]
        if len(words) >= _SLUG_WORDS:
            found.update(word for word in words if len(word) > 3 and word not in _EXTENSIONS)
    found.update(
        value.lower() for _, value in parse_qsl(parts.query) if any(map(str.isdigit, value))
    )
    return frozenset(found)


_EXTENSIONS = frozenset({"html", "shtml", "aspx"})
