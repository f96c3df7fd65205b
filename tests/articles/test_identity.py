"""Which addresses are one page, and which page may claim which address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsflow
from newsflow.articles.identity import may_have_moved, own_url
from newsflow.articles.urls import address_key, canonical_url
from newsflow.types import Article

ARTICLE = "https://example.org/world/2019/02/09/ferry-runs-aground-88412"
ONE_PAGE = {
    "scheme": "http://example.org/world/2019/02/09/ferry-runs-aground-88412",
    "www": "https://www.example.org/world/2019/02/09/ferry-runs-aground-88412",
    "case of the host": "HTTPS://EXAMPLE.ORG/world/2019/02/09/ferry-runs-aground-88412",
    "default port": "http://example.org:80/world/2019/02/09/ferry-runs-aground-88412",
    "dot behind the host": "https://example.org./world/2019/02/09/ferry-runs-aground-88412",
    "trailing slash": ARTICLE + "/",
    "index page": ARTICLE + "/index.html",
    "fragment": ARTICLE + "#comments",
    "campaign": ARTICLE + "?utm_source=rss&utm_medium=feed&UTM_Campaign=x",
    "click id": ARTICLE + "?fbclid=IwAR0",
    "an outlet's own campaign": ARTICLE + "?at_medium=RSS&at_campaign=world",
    "by which feed": ARTICLE + "?source=rss",
    "print": ARTICLE + "?print=true",
    "print form": ARTICLE + "/print",
    "session": ARTICLE + ";jsessionid=0A1B",
    "dots": "https://example.org/sport/../world/./2019/02/09/ferry-runs-aground-88412",
    "needless encoding": "https://example.org/world/2019/02/09/ferry%2Druns%2daground-88412",
    "mobile host": "https://m.example.org/world/2019/02/09/ferry-runs-aground-88412",
    "second mobile host": "https://mobile.example.org/world/2019/02/09/ferry-runs-aground-88412",
    "AMP host": "https://amp.example.org/world/2019/02/09/ferry-runs-aground-88412",
    "AMP behind": ARTICLE + "/amp/",
    "AMP before": "https://example.org/amp/world/2019/02/09/ferry-runs-aground-88412",
    "AMP within": "https://example.org/world/amp/2019/02/09/ferry-runs-aground-88412",
    "AMP ending": ARTICLE + ".amp",
    "AMP parameter": ARTICLE + "?outputType=amp",
    "AMP alone": ARTICLE + "?amp",
    "AMP cache": "https://example-org.cdn.ampproject.org/c/s/example.org/world/2019/02/09/"
    "ferry-runs-aground-88412",
    "AMP viewer": "https://www.google.com/amp/s/amp.example.org/world/2019/02/09/"
    "ferry-runs-aground-88412",
    "archived copy": "https://web.archive.org/web/20190210093000/"
    "http://example.org/world/2019/02/09/ferry-runs-aground-88412",
}
DIFFERENT = [
    ("https://example.org/article?id=1", "https://example.org/article?id=2"),
    ("https://example.org/article?id=1", "https://example.org/article"),
    ("https://example.org/?p=17", "https://example.org/?p=18"),
    ("https://example.org/a?page=2&id=1", "https://example.org/a?id=1"),
    ("https://example.org/index.php?id=7", "https://example.org/index.php?id=8"),
    ("https://example.org/a?source=42", "https://example.org/a?source=43"),
    ("https://example.org/a?art_id=4", "https://example.org/a?art_id=5"),
    ("https://example.org/a?attachment=4", "https://example.org/a?attachment=5"),
    ("https://example.org/a?society=4", "https://example.org/a?society=5"),
    ("https://example.org/a?feed=1", "https://example.org/a?feed=2"),
    ("https://example.org/A1b", "https://example.org/a1B"),
    ("https://example.org/#!/a", "https://example.org/#!/b"),
    ("https://sport.example.org/1", "https://example.org/1"),
    ("https://example.org:8443/1", "https://example.org/1"),
    ("https://mobile.de/news", "https://de/news"),
    ("https://m.example/1", "https://example/1"),
    ("https://example.org/music/amp/", "https://example.org/music/"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
]
NO_ADDRESS = ["", "javascript:alert(1)", "data:text/html,x", "file:///etc/hosts", "//example.org/a",
              "http://[broken", "https:///a", "mailto:a@example.org", "http:// /", "http://a b/",
              "ftp://example.org/a", "https://example.org:port/"]  # fmt: skip


@pytest.mark.parametrize("form", ONE_PAGE.values(), ids=ONE_PAGE.keys())
def test_the_forms_of_one_page_have_one_key(form):
    assert address_key(form) == address_key(ARTICLE)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_what_may_tell_articles_apart_stays_in_the_key(a, b):
    assert address_key(a) != address_key(b)


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_is_no_address_of_the_web_has_no_canonical_form(text):
    assert canonical_url(text) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://Example.org:80/b/../a?z=1&utm_source=x&a=2#top", "http://example.org/a?a=2&z=1"),
        ("https://m.example.org/a/amp/", "https://m.example.org/a/amp/"),
        ("https://example.org/caf\u00e9 noir", "https://example.org/caf%C3%A9%20noir"),
        ("https://ex\u00e4mple.org/", "https://xn--exmple-cua.org/"),
        ("https://example.org/%7Ea?q=%2520", "https://example.org/~a?q=%2520"),
    ],
)
def test_the_canonical_form_can_still_be_asked_for(url, expected):
    assert canonical_url(url) == expected


_PIECES = st.text(alphabet="ab1/.-_~%&?=#;:@!+ \u00e92F5cC'\"[]()\\|", max_size=40)
_ADDRESSES = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "https://example.org/",
            "http://m.example.org:80",
            "https://cdn.ampproject.org/c/s/",
            "http://",
        ]
    ).flatmap(lambda start: _PIECES.map(start.__add__)),
)


@given(_ADDRESSES)
def test_canonicalising_twice_changes_nothing_whatever_the_text(text):
    once = canonical_url(text)

    assert once is None or canonical_url(once) == once


@given(_ADDRESSES)
def test_the_key_of_a_key_is_the_key(text):
    once = canonical_url(text)

    assert once is None or address_key(f"https://{address_key(text)}") == address_key(text)


ASKED = "https://www.example.org/world/ferry-runs-aground-off-gozo"
CLAIMS = [
    # What the page claims, what it was asked at, what is believed.
    ("itself", ASKED, ASKED, ASKED),
    ("its https twin", ASKED, ASKED.replace("https:", "http:"), ASKED),
    ("its desktop form", ASKED, "https://m.example.org/world/ferry-runs-aground-off-gozo", ASKED),
    ("a longer form of a short address", ASKED, "https://example.org/x1", ASKED),
    ("the same number", "https://example.org/w/new-words-here-4711", "https://example.org/4711.html",
     "https://example.org/w/new-words-here-4711"),
    ("a changed slug", "https://www.example.org/world/ferry-aground-at-gozo", ASKED,
     "https://www.example.org/world/ferry-aground-at-gozo"),
    ("a relative address", "/world/ferry-runs-aground-off-gozo", ASKED, ASKED),
    ("another domain of one outlet", "https://www.bbc.com/news/world-88412",
     "https://www.bbc.co.uk/news/world-88412", "https://www.bbc.com/news/world-88412"),
    ("the home page", "https://www.example.org/", ASKED, None),
    ("the home page of a language", "https://www.example.org/en/", ASKED, None),
    ("its section", "https://www.example.org/world/", ASKED, None),
    ("another outlet", "https://agency.example/world/ferry-runs-aground-off-gozo", ASKED, None),
    ("one address on every page", "https://www.example.org/world/dockers-end-their-strike", ASKED,
     None),
    ("one number on every page", "https://example.org/story?id=1", "https://example.org/story?id=2",
     None),
    ("only the same day", "https://example.org/2019/02/09/dockers-end-their-strike",
     "https://example.org/2019/02/09/ferry-runs-aground-off-gozo", None),
    ("one word in common", "https://example.org/ferry-crews-end-their-strike", ASKED, None),
    ("only the section's number", "https://example.org/1234/dockers-end-strike-5551",
     "https://example.org/1234/ferry-runs-aground-5552", None),
    ("no address", "javascript:void(0)", ASKED, None),
    ("any page, of a saved file", ASKED, None, ASKED),
    ("the home page, of a saved file", "https://www.example.org/", None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "asked", "believed"), [row[1:] for row in CLAIMS], ids=[row[0] for row in CLAIMS]
)
def test_a_page_may_claim_only_what_fits_the_address_asked_for(claim, asked, believed):
    assert own_url((claim,), asked) == believed


@pytest.mark.parametrize(
    ("first", "now", "moved"),
    [
        ("https://a.example/fire-at-mill-4795", "https://a.example/great-fire-at-mill-4795", True),
        (
            "https://a.example/fire-at-old-mill",
            "https://a.example/great-fire-at-the-old-mill",
            True,
        ),
        ("https://a.example/4795", "https://a.example/world/fire-at-mill-4795", True),
        ("https://a.example/a", "https://a.example/b", False),
        ("https://a.example/?p=1", "https://a.example/?p=2", False),
        ("https://a.example/fire-at-old-mill", "https://a.example/strike-at-old-port", False),
        ("https://a.example/fire-at-mill-4795", "https://b.example/fire-at-mill-4795", False),
    ],
)
def test_a_guid_at_two_addresses_is_one_report_only_where_they_agree(first, now, moved):
    assert may_have_moved(first, now) is moved


def test_the_second_claim_is_believed_where_the_first_is_not():
    assert own_url(("https://www.example.org/", ASKED), ASKED) == ASKED


def _page(claim: str, title: str) -> str:
    body = "".join(
        f"<p>{title}, said the harbour master on {n} May at some length.</p>" for n in (7, 8, 9)
    )
    return (
        f'<html lang="en"><head><link rel="canonical" href="{claim}"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def _clean(claim: str, url: str | None, title: str) -> Article:
    article = newsflow.clean(_page(claim, title), url=url)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    "claim", ["https://example.org/", "https://example.org/world", "https://agency.example/a-b-c-1"]
)
def test_a_claim_that_all_pages_share_merges_no_articles(claim):
    a = _clean(claim, "https://example.org/world/ferry-runs-aground", "The ferry runs aground")
    b = _clean(
        claim, "https://example.org/world/dockers-end-strike", "The dockers end their strike"
    )

    assert a.report_id != b.report_id
    assert (a.url, b.url) == (
        "https://example.org/world/ferry-runs-aground",
        "https://example.org/world/dockers-end-strike",
    )


def test_the_http_https_mobile_and_amp_forms_of_a_page_are_one_report():
    forms = (ARTICLE, ONE_PAGE["scheme"], ONE_PAGE["mobile host"], ONE_PAGE["AMP cache"])

    ids = {_clean(form, form, "The ferry runs aground").report_id for form in forms}

    assert len(ids) == 1


def test_a_copy_under_the_address_of_its_original_is_a_report_of_its_own_outlet():
    original = _clean(ARTICLE, ARTICLE, "The ferry runs aground")
    copy = _clean(
        ARTICLE, "https://copies.example/ferry-runs-aground-88412", "The ferry runs aground"
    )

    assert copy.report_id != original.report_id
    assert (copy.outlet.outlet_id, copy.url) == (
        "copies.example",
        "https://copies.example/ferry-runs-aground-88412",
    )


def test_a_saved_page_that_claims_its_home_page_keeps_its_outlet_and_its_text_as_identity():
    a = _clean("https://example.org/", None, "The ferry runs aground")
    b = _clean("https://example.org/", None, "The dockers end their strike")

    assert a.report_id != b.report_id
    assert (a.outlet.outlet_id, a.url) == ("example.org", None)
