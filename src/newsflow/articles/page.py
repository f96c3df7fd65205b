"""One page, whatever it is written in: its article, or why there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from newsflow.articles.blocks import About
from newsflow.articles.charsets import Decoded, decode
from newsflow.articles.compose import compose
from newsflow.articles.html import read_html
from newsflow.articles.plain import read_plain
from newsflow.articles.refusals import find_plain_refusal, find_refusal
from newsflow.types import Article, Page, Refusal, RefusalReason

_TAG = re.compile(
    r"<(?:html|head|body|div|p|article|meta|script|span|table|h[1-6]|br|title|section|main|"
    r"a)[\s>/]|<!doctype\s+html|<!--",
    re.I,
)


def clean(
    page: bytes | str,
    *,
    url: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
    fetched_at: datetime | None = None,
) -> Article | Refusal:
    """Read the article on a page, or say why there is none.

    Raises `PageError` for bytes that are not a page. A text given as `str` is already decoded.
    """
    body = page.encode("utf-8", "replace") if isinstance(page, str) else page
    return clean_page(
        Page(
            ref=url or "",
            body=body,
            media_type=media_type or "",
            url=url,
            charset="utf-8" if isinstance(page, str) else charset,
            fetched_at=fetched_at,
        )
    )


def clean_page(page: Page) -> Article | Refusal:
    """Read the article on a page as it was fetched or loaded."""
    if not page.body.strip():
        return _refusal(page, RefusalReason.EMPTY, "the page is empty")
    decoded = decode(page.body, page.charset, ref=page.ref)
    if not decoded.text.strip():
        return _refusal(page, RefusalReason.EMPTY, "the page holds white space only")
    if _is_html(page.media_type, decoded.text):
        return _clean_html(page, decoded)
    return _clean_plain(page, decoded)


def _clean_plain(page: Page, decoded: Decoded) -> Article | Refusal:
    layout = read_plain(decoded.text)
    refusal = find_plain_refusal(page, layout)
    if refusal is not None:
        return refusal
    media_type = page.media_type or "text/plain"
    return compose(replace(page, media_type=media_type), layout, About(flags=_flags(decoded)))


def _clean_html(page: Page, decoded: Decoded) -> Article | Refusal:
    reading = read_html(decoded.text, page.url)
    about = replace(reading.about, flags=reading.about.flags + _flags(decoded))
    refusal = find_refusal(page, reading.layout, about, reading.scraps, reading.links)
    if refusal is not None:
        return refusal
    return compose(replace(page, media_type="text/html"), reading.layout, about)


def _flags(decoded: Decoded) -> tuple[str, ...]:
    return ("mojibake",) if decoded.mojibake else ()


def _is_html(media_type: str, text: str) -> bool:
    """By its own looks first: servers and file names mislabel both ways."""
    if media_type.startswith(("text/plain", "text/markdown")):
        return text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))
    return _TAG.search(text[:4096]) is not None


def _refusal(page: Page, reason: RefusalReason, detail: str, title: str | None = None) -> Refusal:
    return Refusal(reason=reason, detail=detail, url=page.url, title=title)
