"""Pages without end for the soak: new reports, edits, copies, the same again, and broken ones.

Half are synthetic, half are real reports where there are some; in each pass over the real ones
names and days are others, so that vocabulary grows as it does in a stream of news.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress, count
from operator import not_
from pathlib import Path

from newsflow.articles import clean_page
from newsflow.types import Article, Page
from tests.benchmarks.synthetic import plots, reports_of

_REPORTS = 60
"""New synthetic reports of a round, and as many real ones."""
_CAPITALS = "BDFGHKLMNPRSTV"
_PASS_DAYS = 40
"""From one pass over the real reports to the next: no story spans two."""
_MORE = "\n\nThe harbour office said on Friday that the count was not final.\n"

Row = dict[str, str]


@dataclass(slots=True)
class Expected:
    """What must be in the warehouse when all pages that were taken are stored."""

    pages: int = 0
    reports: int = 0
    revisions: int = 0
    rejects: int = 0


def real_rows(data: Path) -> list[Row]:
    """The incidents stream, without its repeats; none where it is not."""
    path = data / "incidents" / "docs.jsonl"
    lines = path.read_text("utf-8").split("\n") if path.is_file() else []
    rows = map(json.loads, filter(None, lines))
    return list({row["doc_id"]: row for row in rows}.values())


def rounds(real: Sequence[Row], expected: Expected) -> Iterator[list[Page]]:
    """The pages of one round after another; what each adds to what is expected is added to it."""
    stories, earlier = 0, list[Page]()
    for number in count():
        told = list(plots(_REPORTS, first=stories))
        stories += len(told)
        made = [_page(r.article.url or "", r.article.text) for p in told for r in reports_of(p)]
        readable, refused = _from_stream(real, number)
        fresh = [*made, *readable]
        copied = [_copy(page, number) for page in fresh[::7]]
        edited = [_page(page.url or "", page.body.decode() + _MORE) for page in earlier[::5]]
        broken = [_broken(number, kind) for kind in range(2)]
        given = [*fresh, *copied, *edited, *broken, *refused, *earlier[1::5]]
        expected.pages += len(given)
        expected.reports += len(fresh) + len(copied)
        expected.revisions += len(fresh) + len(copied) + len(edited)
        expected.rejects += len(broken) + len(refused)
        yield given
        earlier = fresh


def _from_stream(real: Sequence[Row], number: int) -> tuple[list[Page], list[Page]]:
    """The real reports of a round: those that hold an article, and the others."""
    if not real:
        return [], []
    stream = [_real(real, at) for at in range(number * _REPORTS, (number + 1) * _REPORTS)]
    holds = [isinstance(clean_page(page), Article) for page in stream]
    return [*compress(stream, holds)], [*compress(stream, map(not_, holds))]


def _real(rows: Sequence[Row], at: int) -> Page:
    """A real report with the capitals of its pass, so that its names are others."""
    turned, row = at // len(rows), rows[at % len(rows)]
    by = turned % len(_CAPITALS)
    other = str.maketrans(_CAPITALS, _CAPITALS[by:] + _CAPITALS[:by])
    day = date.fromisoformat(row["dct"]) + timedelta(days=turned * _PASS_DAYS)
    text = f"{row['title']}\n\n{day}\n\n{row['text']}".translate(other)
    return _page(f"https://stream-{at % 40}.example/{turned}/{row['doc_id']}", text)


def _page(url: str, text: str) -> Page:
    return Page(ref=url, url=url, body=text.encode(), media_type="text/plain")


def _copy(page: Page, number: int) -> Page:
    url = f"https://copies-{number % 9}.example/{(page.url or '').removeprefix('https://')}"
    return _page(url, page.body.decode())


def _broken(number: int, kind: int) -> Page:
    body = f"{number} too short" if kind else f"\0\1\2 {number}"
    return Page(ref=f"broken/{number}/{kind}", body=body.encode(), media_type="text/plain")
