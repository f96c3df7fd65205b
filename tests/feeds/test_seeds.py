"""Lists of feeds: what they say, what is wrong with them, and OPML."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.errors import SeedError
from newsflow.intake import feed_id, read_seeds
from newsflow.intake.opml import read_opml, write_opml
from newsflow.intake.seed_text import with_feeds
from newsflow.intake.seeds import Seeds, outlet_id, parse_seeds
from newsflow.types import Feed, FeedKind, Outlet

SHIPPED = Path(__file__).resolve().parents[2] / "seeds" / "feeds.toml"
GOZO = Outlet(
    outlet_id=outlet_id("gozocourier.example"),
    name="The Gozo Courier",
    domain="gozocourier.example",
    country="MT",
    language="en",
)
TEXT = """
# Ours first.
[[outlet]]
domain = "gozocourier.example"
name = "The Gozo Courier"
country = "MT"
language = "en"

[[feed]]
outlet = "gozocourier.example"
url = "https://gozocourier.example/rss"
section = "World"

[[feed]]  # asks too often
outlet = "gozocourier.example"
url = "https://gozocourier.example/news.xml"
kind = "sitemap"
active = false
"""


def feed(url: str, section: str | None = None, **more: object) -> Feed:
    kind = FeedKind(str(more.get("kind", "feed")))
    outlet = more.get("outlet", GOZO)
    assert isinstance(outlet, Outlet)
    return Feed(feed_id=feed_id(url), outlet=outlet, url=url, section=section, kind=kind)


WORLD = feed("https://gozocourier.example/rss", "World")
NEWS = feed("https://gozocourier.example/news.xml", kind="sitemap")


def test_a_list_gives_its_outlets_and_feeds_and_those_that_rest():
    assert parse_seeds(TEXT) == Seeds(outlets=(GOZO,), feeds=(WORLD,), resting=(NEWS,))


def test_an_outlet_that_rests_lets_its_feeds_rest():
    resting = TEXT.replace('language = "en"', 'language = "en"\nactive = false')

    assert parse_seeds(resting) == Seeds(outlets=(GOZO,), feeds=(), resting=(WORLD, NEWS))


OUTLET = '[[outlet]]\ndomain = "a.example"\nname = "A"\n'
WRONG = {
    "no TOML": ("[[outlet]]\ndomain = x", r"no TOML .*line 2"),
    "single brackets": ('[feed]\nurl = "x"', r"write \[\[feed\]\] in double brackets"),
    "an unknown table": ("[[feeds]]\nx = 1", r"'feeds' is neither \[\[outlet\]\] nor \[\[feed\]\]"),
    "a missing name": ('\n[[outlet]]\ndomain = "a.example"', r"line 2: 'name' is missing"),
    "an unknown key": (
        OUTLET + 'lang = "en"',
        r"line 1: 'lang' is unknown; there are domain, name",
    ),
    "a number": ('[[outlet]]\ndomain = "a.example"\nname = 7', r"'name' is a text: put it in quot"),
    "a URL for a domain": (
        '[[outlet]]\ndomain = "https://a.example/"\nname = "A"',
        r"line 1: domain 'https://a.example/' is none: write it like",
    ),
    "a country in words": (OUTLET + 'country = "Malta"', r"country 'Malta' is none: two capital"),
    "a language in words": (OUTLET + 'language = "English"', r"language 'English' is none"),
    "an outlet twice": (OUTLET + OUTLET, r"line 4: outlet 'a.example' is 'a.example', described"),
    "an outlet under two domains": (
        '[[outlet]]\ndomain = "bbc.co.uk"\nname = "BBC"\n'
        '[[outlet]]\ndomain = "bbc.com"\nname = "BBC"',
        r"line 4: outlet 'bbc.com' is 'bbc.co.uk', described above",
    ),
    "a feed of no outlet": (
        '[[feed]]\noutlet = "b.example"\nurl = "https://b.example/rss"',
        r"line 1: outlet 'b.example' is not described: add an \[\[outlet\]\]",
    ),
    "a feed without URL": (OUTLET + '[[feed]]\noutlet = "a.example"', r"line 4: 'url' is missing"),
    "a script for a URL": (
        OUTLET + '[[feed]]\noutlet = "a.example"\nurl = "javascript:alert(1)"',
        r"line 4: url 'javascript:alert\(1\)' is no address of the web",
    ),
    "an unknown kind": (
        OUTLET + '[[feed]]\noutlet = "a.example"\nurl = "https://a.example/"\nkind = "atom"',
        r"line 4: kind 'atom' is unknown; there are feed, sitemap",
    ),
    "a feed twice": (
        OUTLET + 2 * '[[feed]]\noutlet = "a.example"\nurl = "https://a.example/rss"\n',
        r"line 7: the feed of line 4 once more",
    ),
    "active in quotation marks": (OUTLET + 'active = "no"', r"'active' is true or false, without"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_told_with_its_line_and_what_to_write_instead(text, said):
    with pytest.raises(SeedError, match=said) as refused:
        parse_seeds(text, name="mine.toml")

    assert refused.value.key == "mine.toml"


def test_all_mistakes_are_told_at_once():
    with pytest.raises(SeedError, match=r"line 1: 'domain' is missing; line 1: 'name' is missing;"):
        parse_seeds("[[outlet]]\n[[feed]]\n")


@pytest.mark.parametrize("body", [None, b"\xff\xfe\x00"])
def test_a_list_that_is_not_there_or_no_text_is_refused_with_what_to_do(tmp_path, body):
    path = tmp_path / "feeds.toml"
    if body is not None:
        path.write_bytes(body)

    with pytest.raises(SeedError) as refused:
        read_seeds(path)

    assert refused.value.advice


@given(st.text(max_size=200))
def test_any_text_is_a_list_or_refused(text):
    with suppress(SeedError):
        parse_seeds(text)


def test_two_addresses_that_differ_in_a_parameter_are_two_feeds():
    assert feed_id("https://a.example/?feed=rss") != feed_id("https://a.example/")
    assert feed_id("https://A.example/rss") == feed_id("https://a.example/rss")


def test_the_shipped_list_has_many_outlets_of_several_regions_and_both_kinds_of_feeds():
    seeds = read_seeds(SHIPPED)
    countries = {outlet.country for outlet in seeds.outlets}

    assert len(seeds.feeds) >= 40
    assert len({feed.outlet.outlet_id for feed in seeds.feeds}) >= 25
    assert countries >= {"US", "GB", "QA", "IN", "SG", "AU", "ZA", "RU", "CA", "NG"}
    assert {feed.kind for feed in seeds.feeds} == {FeedKind.FEED, FeedKind.SITEMAP}
    assert all(str(outlet.language).startswith("en") for outlet in seeds.outlets)


# ------------------------------------------------------------------ adding


def test_added_feeds_stand_behind_what_was_there_with_its_comments():
    sport = feed("https://gozocourier.example/sport", 'Sport "live" \\ now')

    extended = with_feeds(TEXT, [WORLD, sport], name="feeds.toml")

    assert extended.text == (
        TEXT
        + '\n[[feed]]\noutlet = "gozocourier.example"\nurl = "https://gozocourier.example/sport"\n'
        'section = "Sport \\"live\\" \\\\ now"\n'
    )
    assert (extended.added, extended.known) == ((sport,), (WORLD,))
    assert parse_seeds(extended.text).feeds == (WORLD, sport)


def test_adding_what_is_there_changes_nothing():
    assert with_feeds(TEXT, [WORLD, NEWS], name="feeds.toml").text == TEXT


def test_a_new_list_begins_with_the_outlet():
    extended = with_feeds("", [WORLD, NEWS], name="feeds.toml")

    assert parse_seeds(extended.text) == Seeds(outlets=(GOZO,), feeds=(WORLD, NEWS))


def test_a_feed_under_another_domain_of_an_outlet_joins_it():
    bbc = Outlet(outlet_id=outlet_id("bbc.co.uk"), name="BBC", domain="bbc.co.uk")
    com = Outlet(outlet_id=outlet_id("bbc.com"), name="BBC News", domain="bbc.com")
    there = with_feeds("", [feed("https://bbc.co.uk/a", outlet=bbc)], name="x").text

    extended = with_feeds(there, [feed("https://bbc.com/b", outlet=com)], name="x")

    assert [f.outlet for f in parse_seeds(extended.text).feeds] == [bbc, bbc]


# ------------------------------------------------------------------ OPML


def test_what_is_written_as_opml_is_read_back_whole():
    seeds = read_seeds(SHIPPED)

    assert read_opml(write_opml(seeds.feeds), name="x").feeds == seeds.feeds


_TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1)


@given(_TEXTS, _TEXTS)
def test_names_and_sections_survive_opml_whatever_their_letters(name, section):
    outlet = Outlet(outlet_id=outlet_id("a.example"), name=name, domain="a.example")
    feeds = (feed("https://a.example/rss?a=1&b=2", section, outlet=outlet),)

    assert read_opml(write_opml(feeds), name="x").feeds == feeds


def test_the_opml_of_another_reader_gives_outlets_by_their_sites_and_sections_by_folders():
    body = b"""<?xml version="1.0"?><opml version="1.0"><head><title>mine</title></head><body>
        <outline text="World" title="World">
            <outline type="rss" text="BBC News - World" htmlUrl="https://www.bbc.com/news"
                     xmlUrl="https://feeds.bbci.co.uk/news/world/rss.xml"/>
            <outline type="rss" text="Gozo Courier" xmlUrl="https://gozocourier.example/rss"/>
        </outline>
        <outline type="rss" text="again" xmlUrl="https://gozocourier.example/rss"/>
        <outline type="rss" text="local" xmlUrl="javascript:alert(1)"/>
        <outline type="rss" text="host" xmlUrl="http://localhost/rss"/>
        <outline text="a note"/>
    </body></opml>"""

    reading = read_opml(body, name="x")

    assert [(f.outlet.outlet_id, f.outlet.name, f.section, f.url) for f in reading.feeds] == [
        ("bbc.co.uk", "BBC", "World", "https://feeds.bbci.co.uk/news/world/rss.xml"),
        ("gozocourier.example", "Gozo Courier", "World", "https://gozocourier.example/rss"),
    ]
    assert reading.unread == ("javascript:alert(1)", "http://localhost/rss")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no XML"),
        (b"no xml", "no OPML"),
        (b"<rss/>", "no OPML"),
        (b"<opml><body/></opml>", "lists no feed"),
        (b"<opml>" + b" " * 17_000_000 + b"</opml>", "larger than"),
    ],
    ids=range(5),
)
def test_what_is_no_opml_is_refused_in_words(body, said):
    with pytest.raises(SeedError, match=said):
        read_opml(body, name="x")


def test_entities_of_an_opml_document_are_not_expanded_and_no_file_is_read(tmp_path: Path):
    (tmp_path / "secret").write_text("a secret")
    body = (
        f'<!DOCTYPE opml [<!ENTITY f SYSTEM "file://{tmp_path}/secret"><!ENTITY a "boom">]>'
        '<opml><body><outline text="&a;&f;" xmlUrl="https://a.example/rss"/></body></opml>'
    )

    names = [f.outlet.name for f in read_opml(body.encode(), name="x").feeds]

    assert "secret" not in str(names)
