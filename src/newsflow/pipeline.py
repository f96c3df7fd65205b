"""The eight lines without input or output: a page in, a report or the reason why not out."""

from __future__ import annotations

import hashlib

from newsflow.articles import clean_page
from newsflow.errors import PageError
from newsflow.language import Language
from newsflow.mentions import extract
from newsflow.types import Article, Page, Refusal, Reject, Report


def read_page(page: Page, language: Language) -> Report | Reject:
    """Clean one page and extract its mentions; a reject, with its reason, without an article."""
    article = clean_or_reject(page)
    if isinstance(article, Reject):
        return article
    return Report(article=article, mentions=extract(article, language=language))


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
