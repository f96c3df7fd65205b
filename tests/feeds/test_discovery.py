"""The feeds that a page names."""

from __future__ import annotations

import pytest

from newsflow.intake.feeds.discovery import FeedLink, find_feeds

RSS = 'rel="alternate" type="application/rss+xml"'
AT = "https://gozocourier.example/world/"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f'<link {RSS} title=" World  news" href="rss">', [FeedLink(AT + "rss", "World news")]),
        (f'<link {RSS} href="/rss">', [FeedLink("https://gozocourier.example/rss")]),
        (f'<base href="/x/"><link {RSS} href="rss">', [FeedLink("https://gozocourier.example/x/rss")]),
        (f'<link {RSS} href="//b.example/rss">', [FeedLink("https://b.example/rss")]),
        ('<LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="a">',
         [FeedLink(AT + "a")]),
        ('<link rel="feed" href="a">', [FeedLink(AT + "a")]),
        ('<link rel="alternate" type="application/feed+json" href="a">', [FeedLink(AT + "a")]),
        (f'<link {RSS} href="a"><link {RSS} href="a">', [FeedLink(AT + "a")]),
        (f'<link {RSS} href="javascript:alert(1)"><link {RSS}>', []),
        ('<link rel="alternate" hreflang="mt" href="/mt">', []),
        ('<link rel="stylesheet" type="text/css" href="a">', []),
        ("", []),
    ],
)  # fmt: skip
def test_a_page_names_its_feeds_in_its_head(head, expected):
    page = f"<html><head>{head}</head><body>Words</body></html>".encode()

    assert list(find_feeds(page, url=AT)) == expected


@pytest.mark.parametrize("body", [b"", b"\x00\xff", b"<", b"<!--" * 100_000, b"<link " * 100_000])
def test_what_is_no_page_names_none(body):
    assert find_feeds(body, url=AT) == ()
