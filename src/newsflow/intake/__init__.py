"""Where pages come from: files and folders, rows and archives; and what feeds list.

    for page in load_pages([Path("seeds/reports")]):   # a Page, or a Reject with its reason
        ...

Nothing vanishes: each file, row and record ends as a page or as a reject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsflow.lazy import lazily

if TYPE_CHECKING:
    from newsflow.intake.feeds import MAX_ENTRIES, FeedReading, parse_feed, read_feed
    from newsflow.intake.files import list_files, load_files, load_pages
    from newsflow.intake.polling import Pace, PollState, next_poll
    from newsflow.intake.rejects import NOT_FOUND, SKIPPED
    from newsflow.intake.seeds import Seeds, feed_id, read_feeds, read_seeds
    from newsflow.intake.single import fetch_feed, fetch_page

__all__ = [
    "MAX_ENTRIES",
    "NOT_FOUND",
    "SKIPPED",
    "FeedReading",
    "Pace",
    "PollState",
    "Seeds",
    "feed_id",
    "fetch_feed",
    "fetch_page",
    "list_files",
    "load_files",
    "load_pages",
    "next_poll",
    "parse_feed",
    "read_feed",
    "read_feeds",
    "read_seeds",
]

_PLACES = {
    "feeds": ("MAX_ENTRIES", "FeedReading", "parse_feed", "read_feed"),
    "files": ("list_files", "load_files", "load_pages"),
    "polling": ("Pace", "PollState", "next_poll"),
    "rejects": ("NOT_FOUND", "SKIPPED"),
    "seeds": ("Seeds", "feed_id", "read_feeds", "read_seeds"),
    "single": ("fetch_feed", "fetch_page"),
}
"""Which module has which names: one is imported when a name of it is first asked for."""

__getattr__ = lazily(__name__, _PLACES)
