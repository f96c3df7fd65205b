"""Page → article: charset, front end (HTML or plain text), zones, metadata, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsflow.lazy import lazily

if TYPE_CHECKING:
    from newsflow.articles.page import clean, clean_page

__all__ = ["clean", "clean_page"]

__getattr__ = lazily(__name__, {"page": ("clean", "clean_page")})
