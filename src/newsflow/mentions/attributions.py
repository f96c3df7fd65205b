"""Who a sentence says it has something from: `according to the ministry`."""

from __future__ import annotations

import re

from newsflow.types import Span

_ACCORDING = re.compile(
    r"\b(?:according to|as reported by|citing|as stated by) (?:[^,.;:\"]|(?<=[A-Z])\.(?= [a-z]))+",
    re.IGNORECASE,
)


def find_attribution(text: str) -> Span | None:
    """The phrase that names where a sentence has its content from."""
    match = _ACCORDING.search(text)
    if match is None:
        return None
    return Span(match.start(), match.start() + len(match.group(0).rstrip()))
