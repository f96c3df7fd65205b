"""Kept texts read anew, when newsflow learned something since it read them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsflow import mentions
from newsflow.cli.ingest import Answer
from newsflow.language import Language
from newsflow.types import Article, Reject, Report
from newsflow.warehouse.connection import Connection, connect
from newsflow.warehouse.lake import find_lake, open_lake
from newsflow.warehouse.load import current_articles
from newsflow.warehouse.rows import reading_id
from newsflow.warehouse.tables import known

logger = logging.getLogger("newsflow.ingest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Days of publication, both included; reports without a day belong to no bounded range."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, article: Article) -> bool:
        """Whether an article was published within."""
        if self.first is None and self.last is None:
            return True
        day = article.published.on.whole if article.published is not None else None
        return (
            day is not None
            and (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
        )


def stale_articles(published: Path, language: Language, within: Range) -> Iterator[Article]:
    """Newest texts that the present extractor has not read, from the copy that readers open.

    A lake has no copy: each portion is read as it is at that moment.

    The writer's file is left alone, so that what is read anew can be appended meanwhile.
    """
    version = _version(language)
    with _opened(published) as con:
        for article in current_articles(con):
            key = reading_id(article, mentions.EXTRACTOR, version)
            if article in within and not known(con, "extractions", "extraction_id", [key]):
                yield article


def count_stale(published: Path, language: Language) -> int:
    """How many texts that are, whenever they were published."""
    with _opened(published) as con:
        found = con.execute(
            """
            select count(*) from current_readings where article_id not in (
                select article_id from kept.extractions
                where extractor = ? and extractor_version = ?
            )
            """,
            [mentions.EXTRACTOR, _version(language)],
        ).fetchone()
    return int(found[0]) if found else 0


@contextmanager
def _opened(published: Path) -> Iterator[Connection]:
    """What readers see, of a file or of a lake."""
    lake = find_lake(published)
    with (
        connect(published, read_only=True)
        if lake is None
        else open_lake(lake, read_only=True) as con
    ):
        yield con


def _version(language: Language) -> str:
    return f"{mentions.VERSION}+{language.version}"


def reread_or_reject(article: Article, language: Language) -> Answer:
    """Extract an article's mentions anew; whatever goes wrong with it is a reject."""
    try:
        return Report(article=article, mentions=mentions.extract(article, language=language))
    except Exception as error:
        logger.exception("article failed report_id=%s", article.report_id)
        return Reject(
            stage="extract",
            ref=article.ref or article.url or article.report_id,
            reason="failed",
            detail=f"newsflow failed on this text ({type(error).__name__}: {error}); "
            "report it together with the text",
            payload_hash=article.text_hash,
        )
