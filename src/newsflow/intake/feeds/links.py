"""Which of a listing's links is the address of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b\ufeff]+")
"""Browsers drop line ends within an address, so that `java\\nscript:` is a script."""
_LONGEST = 2_000


def find_link(candidates: Iterable[str], *, bases: Iterable[str | None]) -> str | None:
    """The first candidate that is, or resolves to, an address of the web; none without one."""
    found = tuple(base for base in bases if base)
    for candidate in candidates:
        link = _resolved(candidate, found)
        if link is not None:
            return link
    return None


def _resolved(candidate: str, bases: tuple[str, ...]) -> str | None:
    text = _UNSEEN.sub("", candidate).strip()
    if not text or len(text) > _LONGEST:
        return None
    text = text.replace(" ", "%20")
    if text.startswith("//") or "://" not in text.split("?", 1)[0]:
        if _has_scheme(text):
            return None  # javascript:, data:, mailto:, tag:, urn:
        return next((link for base in bases if (link := _checked(_join(base, text)))), None)
    return _checked(text)


def _has_scheme(text: str) -> bool:
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d+(?:/|$))", text) is not None


def _join(base: str, text: str) -> str:
    try:
        return urljoin(base, text)
    except ValueError:
        return ""


def _checked(link: str) -> str | None:
    """An http(s) address with a host and without a password; none for anything else."""
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or port == 0:
        return None
    if parts.username is not None or parts.password is not None:
        return None
    return link
