"""The eight lines without input or output: a page in, a report or the reason why not out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from newsflow.articles import clean_page
from newsflow.errors import PageError
from newsflow.language import Language
from newsflow.mentions import extract, extract_all
from newsflow.types import Article, Page, Refusal, Reject, Report


def read_page(page: Page, language: Language) -> Report | Reject:
    """Clean one page and extract its mentions; a reject, with its reason, without an article."""
    article = clean_or_reject(page)
    if isinstance(article, Reject):
        return article
    return Report(article=article, mentions=extract(article, language=language))


def read_pages(pages: Sequence[Page], language: Language) -> tuple[Report | Reject, ...]:
    """As `read_page`, a handful of pages at once, which takes less time than one by one."""
    cleaned = [clean_or_reject(page) for page in pages]
    articles = [article for article in cleaned if isinstance(article, Article)]
    mentions = extract_all(articles, language=language)
    return tuple(
        Report(article=article, mentions=next(mentions))
        if isinstance(article, Article)
        else article
        for article in cleaned
    )


def clean_or_reject(page: Page) -> Article | Reject:
    """Clean one page; a refusal and an unreadable page become rejects."""
    try:
        answer = clean_page(page)
    except PageError as error:
        return _reject(page, "not_text", str(error))
    if isinstance(answer, Refusal):
        return _reject(page, answer.reason.value, answer.detail)
    return answer


def _reject(page: Page, reason: str, detail: str) -> Reject:
    return Reject(
        stage="clean",
        ref=page.ref,
        reason=reason,
        detail=detail,
        payload_hash=hashlib.sha256(page.body).hexdigest(),
    )
