"""False events: what is found in lines that tell of none.

Lines that stand word for word in reports of several incidents tell of none of them: menus,
appeals to subscribe, rights, addresses. An event that happened, found in one, is false.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsflow.mentions import extract
from newsflow.types import EventMention, Modality
from tests.quality.bare import bare_article, read_rows

_REPORTS = 4
"""Incidents whose reports must share a line."""
_LENGTHS = range(12, 220)
_MOST = 400
_HAPPENED = frozenset({Modality.ACTUAL, Modality.ONGOING, Modality.CLAIMED})


def negative_lines(docs: Path) -> list[str]:
    """Sentences that reports of many incidents share, in a fixed order."""
    seen: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(docs):
        for line in _sentences(row["text"]):
            seen[line].add(row["incident_id"])
    shared = [line for line, incidents in seen.items() if len(incidents) >= _REPORTS]
    return sorted(shared)[:_MOST]


def _sentences(text: str) -> Iterator[str]:
    for line in re.split(r"\n+|(?<=[.!?])\s+(?=[A-Z©])", text):
        if len(line.strip()) in _LENGTHS:
            yield line.strip()


def false_events(line: str) -> list[EventMention]:
    """The events that a line is said to tell as having happened."""
    return [e for e in extract(bare_article(line)).events if e.modality in _HAPPENED]
