"""What a page's head says: JSON-LD, meta elements, title, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsflow.articles.blocks import About
from newsflow.articles.bylines import find_author, unique
from newsflow.articles.dates import find_moment, stamp
from newsflow.articles.urls import canonical_url
from newsflow.types import Author, Stamp

_LD = etree.XPath("//script[contains(@type,'ld+json')]")
_META = etree.XPath("//meta[@content]")
_ARTICLE = re.compile(r"Article|Posting|Report|Blog|Review|Opinion", re.I)


def read_metadata(root: etree._Element, url: str | None) -> About:
    """Read the head once: each field from the first place that has it."""
    meta = _metas(root)
    data = next(iter(_articles(root)), {})
    language = root.get("lang") or meta.get("og:locale")
    canonical = next(iter(root.xpath("//link[@rel='canonical']/@href")), None) or meta.get("og:url")
    return About(
        title=_title(root, meta, data),
        authors=_authors(meta, data),
        published=_published(meta, data),
        language=language,
        section=_text(data.get("articleSection")) or meta.get("article:section"),
        url=canonical_url(canonical, url) if canonical else None,
        site_name=meta.get("og:site_name"),
    )


def _metas(root: etree._Element) -> dict[str, str]:
    out: dict[str, str] = {}
    for element in _META(root):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content", "").strip():
            out.setdefault(name.lower(), element.get("content").strip())
    return out


def _articles(root: etree._Element) -> Iterator[dict[str, Any]]:
    for element in _LD(root):
        try:
            found = json.loads(element.text or "", strict=False)
        except ValueError:
            continue
        stack = [found]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                if _ARTICLE.search(str(item.get("@type"))) and (
                    "headline" in item or "datePublished" in item
                ):
                    yield item
                stack.extend(v for v in item.values() if isinstance(v, dict | list))


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def _title(root: etree._Element, meta: dict[str, str], data: dict[str, Any]) -> str | None:
    named = next(iter(root.xpath("//title/text()")), None)
    return _text(data.get("headline")) or _text(meta.get("og:title")) or _text(named)


def _authors(meta: dict[str, str], data: dict[str, Any]) -> tuple[Author, ...] | None:
    names: list[str] = []
    said = data.get("author")
    for item in said if isinstance(said, list) else [said]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name:
            names.append(name)
    if not names and "author" in meta:
        names = re.split(r",| and ", meta["author"])
    found = [find_author(name) for name in names]
    return unique(a for a in found if a is not None) or None


def _published(meta: dict[str, str], data: dict[str, Any]) -> Stamp | None:
    places = (
        (_text(data.get("datePublished")), "JSON-LD datePublished", "json_ld", 0.95),
        (meta.get("article:published_time"), "meta article:published_time", "meta", 0.95),
        (meta.get("date"), "meta date", "meta", 0.8),
    )
    for value, basis, found, confidence in places:
        moment = find_moment(value) if value else None
        if moment is not None:
            return stamp(moment, basis=basis, found=found, confidence=confidence)
    return None
