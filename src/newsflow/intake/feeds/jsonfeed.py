"""JSON Feed (jsonfeed.org, 1 and 1.1)."""

from __future__ import annotations

import json
from typing import Any

from newsflow.errors import FeedError
from newsflow.intake.feeds.drafts import Draft, Drafts

_VERSION = "jsonfeed.org/version/"


def read_json_feed(body: bytes, *, max_entries: int) -> Drafts:
    """What a JSON Feed lists; raises FeedError when it is none."""
    about = _object(body)
    items = about.get("items")
    if _VERSION not in str(about.get("version")) or not isinstance(items, list):
        raise FeedError("the document is JSON, but no JSON Feed")
    kept = [item for item in items[:max_entries] if isinstance(item, dict)]
    return Drafts(
        drafts=tuple(_draft(item) for item in kept),
        base=_string(about.get("home_page_url")),
        title=_string(about.get("title")),
        broken=len(items[:max_entries]) - len(kept),
        cut=len(items) - len(items[:max_entries]),
    )


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body.decode(json.detect_encoding(body), "replace"))
    except (ValueError, RecursionError) as error:
        raise FeedError("the document begins like JSON and cannot be read as such") from error
    if not isinstance(found, dict):
        raise FeedError("the document is JSON, but no JSON Feed")
    return found


def _draft(item: dict[str, Any]) -> Draft:
    links = (_string(item.get("url")), _string(item.get("external_url")), _string(item.get("id")))
    texts = (item.get(key) for key in ("summary", "content_text", "content_html"))
    return Draft(
        guid=_string(item.get("id")),
        links=tuple(link for link in links if link and (link is not links[2] or "://" in link)),
        title=_string(item.get("title")),
        summary=next((text for text in map(_string, texts) if text), None),
        published=_string(item.get("date_published")),
        updated=_string(item.get("date_modified")),
    )


def _string(value: Any) -> str | None:
    """A text or a number as text: ids are often numbers."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
