"""Who a sentence says it has something from: `according to the ministry`."""

from __future__ import annotations

import re

from newsflow.types import Span

_OPENERS = ("according to", "as reported by", "citing", "as stated by")
_ACCORDING = re.compile(
    rf"\b(?i:{'|'.join(_OPENERS)}) "
    r"(?:\b[A-Z][a-z]{0,3}\.(?=[ \w])|[^,.;:\"“”])+"
)
"""A full stop within a sentence after a short capitalised word is one of an abbreviation."""


def find_attribution(text: str) -> Span | None:
    """The phrase that names where a sentence has its content from."""
    low = text.lower()
    if not any(opener in low for opener in _OPENERS):
        return None
    match = _ACCORDING.search(text)
    if match is None:
        return None
    return Span(match.start(), match.start() + len(match.group(0).rstrip()))
