"""Articles made of measuring data that has nothing but a text and a day."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from newsflow.types import (
    Article,
    Outlet,
    OutletId,
    PartialDate,
    Precision,
    ReportId,
    RevisionId,
    Span,
    Stamp,
    Zone,
    ZoneSpan,
)


def bare_article(text: str, day: date | None = None) -> Article:
    """Every paragraph is body; the day, where one is given, is the day of publication."""
    paragraphs = [m.span() for m in re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", text, re.S)]
    return Article(
        report_id=ReportId("bare"),
        revision_id=RevisionId("bare"),
        text_hash="",
        outlet=Outlet(outlet_id=OutletId("bare"), name="bare"),
        text=text,
        zones=tuple(
            ZoneSpan(zone=Zone.BODY, span=Span(start, end), paragraph=number)
            for number, (start, end) in enumerate(paragraphs, start=1)
        ),
        headline=None,
        published=None if day is None else _stamp(day),
        language="en",
    )


def _stamp(day: date) -> Stamp:
    return Stamp(
        on=PartialDate(year=day.year, month=day.month, day=day.day),
        precision=Precision.DAY,
        basis="the set's own day",
        found="meta",
        confidence=1.0,
    )


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file; only a line feed ends one (texts may hold other separators)."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
