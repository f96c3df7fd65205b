"""What linking a story costs as it grows: reports of one beat, and copies of one text.

`beat` are real reports taken for one story, whatever they tell: many events, figures and
quotations to compare. `copies` are one report again and again under other outlets' names.
`alone` is what a report costs that stays alone.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsflow.mentions import extract, with_anchor
from newsflow.stories import link
from newsflow.types import Grouping, Outlet, OutletId, Report, ReportId, RevisionId, StoryId
from newsflow.types import StoryReport as Member
from tests.quality.stories import read_lines, report_of

Row = tuple[str, str, str, str]
_SIZES = (10, 25, 50)
_REPEATS = 3


def bench(data: Path, _limit: int) -> Iterator[Row]:
    """CPU seconds of linking stories of different sizes."""
    texts = data / "stories" / "ecbplus" / "docs.jsonl"
    if not texts.is_file():
        return
    rows = sorted(read_lines(texts), key=lambda row: str(row["story"]))[: max(_SIZES)]
    reports = [_read(report_of(str(r["id"]), r["title"], r["text"], r["date"])) for r in rows]
    longest = max(reports, key=lambda report: len(report.article.text))
    copies = [_copy(longest, number) for number in range(max(_SIZES))]
    yield "alone", "linking", f"{1000 * _cost([longest]):.1f}", "CPU ms"
    for name, told in (("beat", reports), ("copies", copies)):
        for size in _SIZES:
            yield f"{name} of {size}", "linking", f"{_cost(told[:size]):.2f}", "CPU s"


def _read(report: Report) -> Report:
    return Report(article=report.article, mentions=extract(report.article))


def _copy(report: Report, number: int) -> Report:
    key = f"copy-{number:02}"
    ids = {"report_id": ReportId(key), "revision_id": RevisionId(key)}
    outlet = Outlet(outlet_id=OutletId(key), name=key)
    return Report(
        article=replace(report.article, outlet=outlet, **ids),
        mentions=replace(report.mentions, **ids),
    )


def _cost(reports: Sequence[Report]) -> float:
    """The least CPU seconds of some attempts: what is remembered between them is words only."""
    story = StoryId("bench")
    members = tuple(
        Member(
            story_id=story,
            report_id=report.article.report_id,
            revision_id=report.article.revision_id,
            score=1.0,
            why="bench",
            published=report.article.published,
        )
        for report in reports
    )
    spent = []
    for _ in range(_REPEATS):
        started = time.process_time()
        link(Grouping(story_id=story, reports=members), reports, redate=with_anchor)
        spent.append(time.process_time() - started)
    return min(spent)
