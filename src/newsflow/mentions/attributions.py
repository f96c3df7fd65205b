"""Who a sentence says it has something from: `according to the ministry`."""

from __future__ import annotations

import re

from newsflow.types import Span

_ACCORDING = re.compile(
    r"\b(?i:according to|as reported by|citing|as stated by) "
    r"(?:\b[A-Z][a-z]{0,3}\.(?=[ \w])|[^,.;:\"“”])+"
)
"""A full stop within a sentence after a short capitalised word is one of an abbreviation."""


def find_attribution(text: str) -> Span | None:
    """The phrase that names where a sentence has its content from."""
    match = _ACCORDING.search(text)
    if match is None:
        return None
    return Span(match.start(), match.start() + len(match.group(0).rstrip()))
