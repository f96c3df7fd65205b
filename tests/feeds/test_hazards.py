"""What documents of the wild do to readers of feeds, and what ours answers."""

from __future__ import annotations

import gzip
import socket
import time
from contextlib import suppress
from pathlib import Path

import feedparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsflow.errors import FeedError
from newsflow.intake import parse_feed, read_feed
from newsflow.intake.feeds import syndicated
from tests.feeds.documents import FEED, document, item, rss

BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def titles(body: bytes | str, **about: str) -> list[str]:
    return [entry.title for entry in parse_feed(document(body, **about))]


def links(body: bytes | str, **about: str) -> list[str]:
    return [entry.url for entry in parse_feed(document(body, **about))]


# ------------------------------------------------------------------ what is no feed


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "the document is empty"),
        (b" \n\xef\xbb\xbf", "the document is empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "the document is a web page"),
        (b"<foo><item><link>https://a.example/1</link></item></foo>", "no feed and no sitemap"),
        (b"<rss", "no feed and no sitemap"),
        (b"Service unavailable", "no feed and no sitemap"),
        (b'{"items": []}', "the document is JSON, but no JSON Feed"),
        (b"[" * 100_000, "cannot be read as such"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "no JSON Feed"),
        (b"\x1f\x8bnothing", "compressed, and damaged"),
        (gzip.compress(bytes(40_000_000)), "larger than 33,554,432 bytes"),
        (b"<rdf>", "no RSS, RDF or Atom feed"),
    ],
)
def test_what_is_no_feed_is_refused_in_words_with_its_address(body, said):
    with pytest.raises(FeedError, match=said) as refused:
        parse_feed(document(body))

    assert refused.value.key == FEED.url


def test_an_index_of_sitemaps_is_refused_with_the_ones_to_take():
    body = "".join(
        f"<sitemap><loc>https://a.example/{name}.xml</loc></sitemap>"
        for name in ("pages", "authors", "news", "tags")
    )

    with pytest.raises(
        FeedError, match=r"index of sitemaps: https://a.example/news.xml, .* 1 more"
    ):
        parse_feed(document(f"<sitemapindex>{body}</sitemapindex>"))


def test_a_body_that_is_a_path_opens_no_file_and_one_that_is_an_address_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    saved = tmp_path / "feed.xml"
    saved.write_text(rss(item()))
    monkeypatch.setattr(socket, "socket", None)

    for body in (str(saved), f"file://{saved}", "http://127.0.0.1:9/feed"):
        with pytest.raises(FeedError):
            parse_feed(document(body))


# ------------------------------------------------------------------ entities and size


def test_entities_of_a_dtd_are_never_expanded():
    body = rss(item(1, "<description>&i;&i;</description>"), item(2), prolog=BOMB)

    entries = parse_feed(document(body))

    assert [(e.title, e.summary) for e in entries] == [("Report 1", "&i;&i;"), ("Report 2", None)]


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY x "]>"><!-- \'"]> --><?p ]>?>]>',
        "<!-- <rss><item> --><?php echo 1 ?>",
        "Warning: <b>Notice</b>: undefined index on line 3\n",
    ],
)
def test_what_stands_before_the_feed_changes_nothing(prolog):
    assert titles(rss(item(1, "<description>&x;</description>"), prolog=prolog)) == ["Report 1"]


def test_entities_of_html_are_read():
    body = rss("<title>Caf&eacute; &#8220;Roma&#8221;</title><link>https://a.example/1</link>")

    assert titles(body) == ["Café “Roma”"]


def test_of_too_many_entries_the_first_are_read_and_the_rest_is_counted():
    reading = read_feed(document(rss(*map(item, range(5_000)))), max_entries=100)

    assert [e.title for e in reading.entries] == [f"Report {n}" for n in range(100)]
    assert reading.cut == 4_900


def test_of_a_document_that_lists_the_oldest_first_the_last_are_read():
    dated = [item(n, f"<pubDate>{n:02} Jan 2019 10:00:00 GMT</pubDate>") for n in range(1, 29)]

    assert titles(rss(*dated)) == [f"Report {n}" for n in range(1, 29)]
    assert [e.title for e in parse_feed(document(rss(*dated)), max_entries=2)] == [
        "Report 27",
        "Report 28",
    ]


def test_of_a_large_sitemap_the_newest_are_read():
    body = "".join(
        f"<url><loc>https://a.example/{n}</loc><lastmod>2019-01-{n:02}T10:00:00Z</lastmod></url>"
        for n in range(1, 29)
    )

    entries = parse_feed(document(f"<urlset>{body}</urlset>"), max_entries=2)

    assert [e.url for e in entries] == ["https://a.example/28", "https://a.example/27"]


def test_full_texts_of_a_large_feed_are_dropped_and_no_entry_is():
    text = "<content:encoded><![CDATA[" + "<p>words of it</p>" * 2_000 + "]]></content:encoded>"

    reading = read_feed(document(rss(*(item(n, text) for n in range(300)))))

    assert (len(reading.entries), reading.cut, reading.broken) == (300, 0, 0)


@pytest.mark.parametrize(
    "body",
    [
        "<" * 1_000_000,
        rss("<" * 1_000_000),
        rss("<a>" * 300_000),
        "<rss><channel>" + "<a>" * 300_000,
        rss("&" * 1_000_000),
        "<rss><channel><item " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">",
        rss("<!-- " * 300_000),
        "<!DOCTYPE x [" * 100_000,
        "<rss>" + "<item>" * 300_000,
        rss("<content:encoded>" * 100_000),
        '{"a":' * 300_000,
    ],
    ids=range(11),
)
def test_damaged_markup_takes_seconds_at_most(body):
    started = time.process_time()
    with suppress(FeedError):
        read_feed(document(body))

    assert time.process_time() - started < 10  # measured: below 2.6


# ------------------------------------------------------------------ parsers that fail


def test_a_listing_that_breaks_the_parser_is_left_out_alone(monkeypatch: pytest.MonkeyPatch):
    def breaking(source, **about):
        body = source.read()
        if b"poison" in body:
            raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
        return real(type(source)(body), **about)

    real = feedparser.parse
    monkeypatch.setattr(syndicated.feedparser, "parse", breaking)
    body = rss(*(item(n, "<x>poison</x>" if n == 3 else "") for n in range(8)))

    reading = read_feed(document(body))

    assert [e.title for e in reading.entries] == [f"Report {n}" for n in range(8) if n != 3]
    assert reading.broken == 1


def test_a_document_of_which_nothing_can_be_parsed_is_refused_with_the_cause(
    monkeypatch: pytest.MonkeyPatch,
):
    def failing(source, **about):
        raise RecursionError("too deep")

    monkeypatch.setattr(syndicated.feedparser, "parse", failing)

    with pytest.raises(FeedError, match=r"cannot be parsed .* because: too deep"):
        parse_feed(document(rss(item(1), item(2))))


@pytest.mark.parametrize(
    "text",
    [
        "&#xd800;",
        "&#1114112;",
        "&#99999999999;",
        "&#x;",
        "&bogus;",
        "&#0;",
        "\x00",
        "\ufffe",
        "]]>",
    ],
)
def test_entities_that_name_no_character_do_no_harm(text):
    body = rss(f"<title>A{text}b</title><link>https://a.example/1</link>", item(2))

    assert len(parse_feed(document(body))) == 2


# ------------------------------------------------------------------ links and guids


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/1", "",
     "mailto:a@a.example", " JavaScript:alert(1)", "java\nscript:alert(1)", "https://",
     "http://user:secret@a.example/1", "https://a.example:0/1", "http://[broken/1", "tag:a,2019:1"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_never_passes(link):
    reading = read_feed(document(rss(f"<title>A</title><link>{link}</link>", site="")))

    assert (reading.entries, reading.unlinked) == ((), 1)


@pytest.mark.parametrize(
    ("guid", "expected"),
    [
        ("<guid>1</guid>", []),
        ('<guid isPermaLink="true">abc</guid>', []),
        ('<guid isPermaLink="false">https://a.example/1</guid>', ["https://a.example/1"]),
        ("<guid>https://a.example/1</guid>", ["https://a.example/1"]),
        ("<guid>https://a.example/?a=1&amp;b=2</guid>", ["https://a.example/?a=1&b=2"]),
        ("<guid>urn:uuid:1</guid>", []),
    ],
)
def test_a_guid_is_a_link_only_where_it_is_an_address(guid, expected):
    assert links(rss(f"<title>A</title>{guid}")) == expected


def test_a_guid_1_is_no_link_even_where_the_document_names_a_base():
    body = rss("<title>A</title><guid>1</guid>").replace(
        "<rss ", '<rss xml:base="https://a.example/news/" '
    )

    assert links(body) == []


@pytest.mark.parametrize(
    ("link", "site", "asked", "expected"),
    [
        ("/a/1", "https://a.example/", None, "https://a.example/a/1"),
        ("a/1", "https://a.example/", None, "https://a.example/a/1"),
        ("//a.example/1", "https://a.example/", None, "https://a.example/1"),
        ("?p=1", "https://a.example/x", None, "https://a.example/x?p=1"),
        ("/a/1", "", None, "https://gozocourier.example/a/1"),
        ("/a/1", "", "https://moved.example/rss", "https://moved.example/a/1"),
        ("/a/1", "/", "https://moved.example/rss", "https://moved.example/a/1"),
        ("/a/1", "https://a.example/", "https://feeds.example/x", "https://a.example/a/1"),
        ("https://b.example/a b", "", None, "https://b.example/a%20b"),
        ("\n  https://b.example/1\n", "", None, "https://b.example/1"),
    ],
)
def test_relative_links_are_of_the_site_else_of_the_address_that_answered(
    link, site, asked, expected
):
    assert links(rss(f"<title>A</title><link>{link}</link>", site=site), url=asked) == [expected]


def test_the_original_behind_a_counting_link_is_the_link():
    body = rss(
        "<title>A</title><link>https://feedproxy.example/~r/1</link>"
        '<f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://a.example/1</f:origLink>'
    )

    assert links(body) == ["https://a.example/1"]


# ------------------------------------------------------------------ identity within a document


def listing(url: str, guid: str = "", title: str = "A") -> str:
    tag = f'<guid isPermaLink="false">{guid}</guid>' if guid else ""
    return f"<title>{title}</title><link>{url}</link>{tag}"


@pytest.mark.parametrize(
    ("items", "expected", "repeated"),
    [
        pytest.param(
            [("https://a.example/1", "g"), ("https://a.example/2", "g")],
            [("https://a.example/1", "https://a.example/1"), ("https://a.example/2", "https://a.example/2")],
            0,
            id="one guid on all listings names none of them",
        ),
        pytest.param(
            [("https://a.example/1", "g"), ("https://a.example/1", "h")],
            [("g", "https://a.example/1")],
            1,
            id="two guids for one page are one entry",
        ),
        pytest.param(
            [("https://a.example/1", "g"), ("http://www.a.example/1/?utm_source=rss", "g")],
            [("g", "https://a.example/1")],
            1,
            id="http and https twins are one entry",
        ),
        pytest.param(
            [("https://a.example/1", ""), ("https://a.example/2", "")],
            [("https://a.example/1", "https://a.example/1"), ("https://a.example/2", "https://a.example/2")],
            0,
            id="a missing guid is the address",
        ),
        pytest.param(
            [("https://a.example/s?id=1", "x"), ("https://a.example/s?id=2", "y")],
            [("x", "https://a.example/s?id=1"), ("y", "https://a.example/s?id=2")],
            0,
            id="addresses that differ in an identifier are two",
        ),
    ],
)  # fmt: skip
def test_each_page_is_one_entry(items, expected, repeated):
    reading = read_feed(document(rss(*(listing(url, guid) for url, guid in items))))

    assert [(entry.guid, entry.url) for entry in reading.entries] == expected
    assert reading.repeated == repeated


def test_a_changed_title_or_guid_leaves_the_address_that_identifies_the_page():
    before, after = (
        parse_feed(document(rss(listing("https://a.example/1", guid, title))))
        for guid, title in (("g1", "Ferry aground"), ("g2", "Ferry aground, three hurt"))
    )

    assert before[0].url == after[0].url


# ------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Plain words", "Plain words"),
        ("<![CDATA[<b>Bold</b> words]]>", "Bold words"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;", "One two"),
        ("AT&amp;amp;T", "AT&T"),
        ("5 &lt; 6 and 7 &gt; 6", "5 < 6 and 7 > 6"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Words", "Words"),
        ("&lt;img src=x onerror=alert(1)&gt;Words", "Words"),
        ("  many \n\t spaces ", "many spaces"),
        ("turned\u202eround\u202c", "turnedround"),
        ("soft\u00adhyphen", "softhyphen"),
        ("", ""),
    ],
)
def test_titles_are_words_without_markup(markup, expected):
    assert titles(rss(f"<title>{markup}</title><link>https://a.example/1</link>")) == [expected]


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", None, None),
        ("utf-8", "utf-8", "utf-8"),
        ("iso-8859-1", "iso-8859-1", None),
        ("windows-1252", "windows-1252", None),
        ("iso-8859-1", None, "iso-8859-1"),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", None),
        ("utf-32", "utf-32", None),
        ("utf-8", None, "no-such-charset"),
    ],
)
def test_letters_survive_whatever_the_charset(encoding, declared, charset):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    body = rss("<title>Café Zürich</title><link>https://a.example/1</link>")
    encoded = body.replace('<?xml version="1.0"?>', head).encode(encoding)

    assert titles(encoded, charset=charset, media_type="application/rss+xml") == ["Café Zürich"]


def test_a_packed_document_is_unpacked():
    assert titles(gzip.compress(rss(item()).encode())) == ["Report 1"]


# ------------------------------------------------------------------ anything

_PARTS = """
<rss>|<feed xmlns='http://www.w3.org/2005/Atom'>|<channel>|<item>|<entry>|</item>|<link>|<guid>
http://a.example/|<![CDATA[|]]>|<!DOCTYPE x [|]>|&#xd800;|&a;|<pubDate>|2019-02-09T99:00Z
<?xml version='1.0' encoding='x'?>|<urlset>|<url>|<loc>|{|"items":[|\x00|\ufeff|<!--
<content type='xhtml'>|xml:base='http://['|<title type='|<link href='|'>
""".strip().replace("\n", "|").split("|")  # fmt: skip


@given(st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(_PARTS)).map("".join)))
@example(b"<rss><channel><item><link>http://[</link></item></channel></rss>")
@example("<rss xml:base='http://['><item><link>a</link></item></rss>")
def test_any_bytes_give_a_reading_or_a_feed_error(body):
    try:
        reading = read_feed(document(body))
    except FeedError:
        return
    assert all(
        e.url.startswith(("http://", "https://", "HTTP")) and e.guid for e in reading.entries
    )
