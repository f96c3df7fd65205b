"""Which outlet a page of a feed belongs to."""

from __future__ import annotations

import pytest

from newsflow.intake.looks import _outlet
from newsflow.intake.seeds import parse_seeds
from newsflow.types import Feed


def _feed(domain: str) -> Feed:
    seeds = parse_seeds(
        f'[[outlet]]\ndomain = "{domain}"\nname = "Ours"\ncountry = "MT"\n'
        f'[[feed]]\noutlet = "{domain}"\nurl = "https://feeds.example/rss"\n'
    )
    return seeds.feeds[0]


@pytest.mark.parametrize(
    ("domain", "page"),
    [
        ("gozocourier.example", "https://gozocourier.example/1"),
        ("gozocourier.example", "https://www.gozocourier.example/1"),
        ("bbc.co.uk", "https://www.bbc.com/news/world-1"),
        ("news.sky.com", "https://news.sky.com/story/a-1"),
        ("timesofindia.indiatimes.com", "https://timesofindia.indiatimes.com/a.cms"),
    ],
)
def test_a_page_under_any_domain_of_the_outlet_is_its_own(domain, page):
    feed = _feed(domain)

    assert _outlet(feed, page) == feed.outlet


@pytest.mark.parametrize("page", ["https://agency.example/1", "https://10.0.0.1/1"])
def test_a_page_elsewhere_says_itself_whose_it_is(page):
    assert _outlet(_feed("gozocourier.example"), page) is None
