"""Feed documents → entries: RSS, RDF and Atom by feedparser, JSON Feed and sitemaps by us.

    entries = parse_feed(document)         # what the document lists, each once
    reading = read_feed(document)          # the same, with what was left out and why

Nothing here asks the network, the disk or the clock; whatever the bytes are,
the answer is a reading or a `FeedError`.
"""

from newsflow.intake.feeds.reading import (
    MAX_BYTES,
    MAX_ENTRIES,
    FeedReading,
    parse_feed,
    read_feed,
)

__all__ = ["MAX_BYTES", "MAX_ENTRIES", "FeedReading", "parse_feed", "read_feed"]
