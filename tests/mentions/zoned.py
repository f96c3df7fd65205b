"""Articles of a few zones, put together for tests."""

from __future__ import annotations

from newsflow.types import (
    Article,
    Dateline,
    Outlet,
    OutletId,
    ReportId,
    RevisionId,
    Span,
    Zone,
    ZoneSpan,
)


def zoned_article(*blocks: tuple[Zone, str], dateline: Dateline | None = None) -> Article:
    """An article of these blocks, an empty line between two."""
    zones, text = [], ""
    for zone, words in blocks:
        start = len(text)
        text += words + "\n\n"
        zones.append(ZoneSpan(zone=zone, span=Span(start, start + len(words))))
    return Article(
        report_id=ReportId("r"),
        revision_id=RevisionId("v"),
        text_hash="",
        outlet=Outlet(outlet_id=OutletId("o"), name="O"),
        text=text,
        zones=tuple(zones),
        headline=next((words for zone, words in blocks if zone is Zone.HEADLINE), None),
        dateline=dateline,
    )
