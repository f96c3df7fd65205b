"""A story for people.

    sheet = Sheet(label=…, reports=…, …)        # plain values, read by the caller
    console.print(render_sheet(sheet))          # in a terminal
    page.render_page(sheet)                     # as a page; imported on its own: it draws

What reports and databases say is never trusted: control characters are taken out,
and nothing is read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsflow.lazy import lazily

if TYPE_CHECKING:
    from newsflow.show.report import render_report
    from newsflow.show.sheet import (
        CopyLine,
        DifferenceLine,
        EventLine,
        Evidence,
        FigureLine,
        NameLine,
        OriginLine,
        PairLine,
        ReportLine,
        Sheet,
        StoryLine,
        merge_lines,
        nearest_originals,
        without_sentences,
    )
    from newsflow.show.terminal import render_questions, render_sheet, render_stories
    from newsflow.show.words import counted, mark_differences, plain, when

__all__ = [
    "CopyLine",
    "DifferenceLine",
    "EventLine",
    "Evidence",
    "FigureLine",
    "NameLine",
    "OriginLine",
    "PairLine",
    "ReportLine",
    "Sheet",
    "StoryLine",
    "counted",
    "mark_differences",
    "merge_lines",
    "nearest_originals",
    "plain",
    "render_questions",
    "render_report",
    "render_sheet",
    "render_stories",
    "when",
    "without_sentences",
]

_PLACES = {
    "report": ("render_report",),
    "sheet": (
        "CopyLine",
        "DifferenceLine",
        "EventLine",
        "Evidence",
        "FigureLine",
        "NameLine",
        "OriginLine",
        "PairLine",
        "ReportLine",
        "Sheet",
        "StoryLine",
        "merge_lines",
        "nearest_originals",
        "without_sentences",
    ),
    "terminal": (
        "render_questions",
        "render_sheet",
        "render_stories",
    ),
    "words": (
        "counted",
        "mark_differences",
        "plain",
        "when",
    ),
}
"""Which module has which names: one is imported when a name of it is first asked for."""

__getattr__ = lazily(__name__, _PLACES)
