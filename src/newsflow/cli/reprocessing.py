"""`newsflow reprocess`: an older reading is made anew, from the page where that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from newsflow import language as languages
from newsflow.cli.ingest import Answer, Loaded, ingest, make_run, read_or_reject
from newsflow.cli.rereading import Range, count_stale, reread_or_reject, stale_articles
from newsflow.config import Settings
from newsflow.intake.raw import read_raw
from newsflow.language import Language
from newsflow.show import counted
from newsflow.types import Article, Page, Report
from newsflow.warehouse import Ingested, Placing, open_warehouse
from newsflow.warehouse.lake import folder_beside


def stale_texts(path: Path, settings: Settings) -> list[tuple[str, str | None]]:
    """Report and headline of every text that the present extractor has not read."""
    language = languages.load(settings.language)
    return [(each.report_id, each.headline) for each in stale_articles(path, language, Range())]


def reread(
    path: Path, settings: Settings, *, now: datetime, on_step: Callable[[str], object]
) -> Loaded:
    """Read anew all that is stale, link its stories and publish."""
    language = languages.load(settings.language)
    run = make_run("newsflow reprocess", now)
    folder = settings.raw_pages or folder_beside(path) / ".raw"
    placing = Placing()

    def append(answers: tuple[Answer, ...]) -> Ingested:
        with open_warehouse(path, placing=placing) as warehouse:
            return warehouse.ingest(answers, run=run)

    with open_warehouse(path) as warehouse:
        warehouse.publish()
    on_step(f"reading {counted(count_stale(path, language), 'text')} anew")
    loaded = ingest(
        _read(stale_articles(path, language, Range()), folder, language),
        append=append,
        batch_pages=settings.batch_pages,
    )
    on_step("publishing")
    with open_warehouse(path) as warehouse:
        warehouse.publish()
    return loaded


def _read(articles: Iterator[Article], folder: Path, language: Language) -> Iterator[Answer]:
    for article in articles:
        yield read_anew(article, folder, language)


def read_anew(article: Article, folder: Path, language: Language) -> Answer:
    """Read the kept page of an article, or its text where there is none in `folder`."""
    return _from_page(article, folder, language) or reread_or_reject(article, language)


def _from_page(article: Article, folder: Path, language: Language) -> Report | None:
    """The report on the kept page; none where the page is gone or no longer tells this report."""
    page = read_raw(folder, article.raw_ref) if article.raw_ref else None
    if not isinstance(page, Page):
        return None
    answer = read_or_reject(page, language)
    if isinstance(answer, Report) and answer.article.report_id == article.report_id:
        return answer
    return None
