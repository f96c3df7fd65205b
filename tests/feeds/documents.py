"""Feed documents for tests, made in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from newsflow.types import Feed, FeedDocument, FeedId, Outlet, OutletId

NOW = datetime(2019, 2, 10, 12, 0, tzinfo=UTC)
OUTLET = Outlet(
    outlet_id=OutletId("gozocourier.example"),
    name="The Gozo Courier",
    domain="gozocourier.example",
    country="MT",
    language="en",
)
FEED = Feed(feed_id=FeedId("f"), outlet=OUTLET, url="https://gozocourier.example/rss/world.xml")


def document(
    body: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
    media_type: str | None = None,
    country: str | None = "MT",
) -> FeedDocument:
    """An answer with this body to a request for `FEED`."""
    return FeedDocument(
        feed=replace(FEED, outlet=replace(OUTLET, country=country)),
        body=body if isinstance(body, bytes) else body.encode("utf-8"),
        fetched_at=NOW,
        url=url,
        charset=charset,
        media_type=media_type,
    )


def rss(*items: str, site: str = "https://gozocourier.example/", prolog: str = "") -> str:
    """An RSS document of these items, each the inside of its element."""
    listed = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?>{prolog}<rss version="2.0"><channel><title>Gozo Courier</title>'
        f"<link>{site}</link>{listed}</channel></rss>"
    )


def item(number: int = 1, more: str = "") -> str:
    """The inside of an item with a title and a link of its own."""
    return f"<title>Report {number}</title><link>https://gozocourier.example/report-{number}</link>{more}"
