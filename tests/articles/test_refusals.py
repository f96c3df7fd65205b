"""Pages without an article, each refused with its reason."""

from __future__ import annotations

import pytest

from newsflow.articles import clean
from newsflow.errors import PageError
from newsflow.types import Article, Refusal, RefusalReason

LINKS = "".join(
    f'<li><a href="/{i}">Harbour story number {i} of the week</a></li>' for i in range(60)
)


def page(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", RefusalReason.EMPTY),
        (" \n\t ", RefusalReason.EMPTY),
        ("<html><body><script>draw()</script></body></html>", RefusalReason.EMPTY),
        (
            page("404 Not Found", "<p>The page you asked for could not be found.</p>"),
            RefusalReason.ERROR_PAGE,
        ),
        (page("Just a moment...", "<p>Checking your browser.</p>"), RefusalReason.ERROR_PAGE),
        (
            page(
                "Before you go on",
                "<p>We and our partners use cookies. Manage preferences or "
                "accept all. "
                "Our privacy policy explains how vendors use personal data with your consent.</p>",
            ),
            RefusalReason.CONSENT_WALL,
        ),
        (
            page(
                "Port strike",
                "<h1>Port strike</h1><p>Dockers stopped work on Monday.</p>"
                "<p>Subscribe to continue reading. Already a subscriber? Log in.</p>",
            ),
            RefusalReason.PAYWALL,
        ),
        (
            page(
                "Clip",
                "<h1>Clip of the ferry</h1><p>Watch it leave.</p>",
                '<meta property="og:type" content="video.other">',
            ),
            RefusalReason.VIDEO,
        ),
        (
            page(
                "Pictures",
                "<h1>Pictures of snow</h1>",
                '<script type="application/ld+json">'
                '{"@type":"ImageGallery","headline":"x"}</script><meta property="og:type" '
                'content="gallery">',
            ),
            RefusalReason.GALLERY,
        ),
        (page("News", f"<ul>{LINKS}</ul>"), RefusalReason.LISTING),
        (page("Short", "<h1>Short</h1><p>It rained in Faro.</p>"), RefusalReason.TOO_SHORT),
    ],
)
def test_a_page_without_an_article_is_refused_with_its_reason(source, reason):
    answer = clean(source)

    assert isinstance(answer, Refusal)
    assert answer.reason is reason
    assert answer.detail


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04zip",
        b"\x1f\x8b\x08gzip",
        bytes(range(32)) * 40,
    ],
)
def test_bytes_that_are_no_text_raise(body):
    with pytest.raises(PageError):
        clean(body)


def test_a_stub_with_a_paragraph_before_its_wall_is_still_an_article():
    told = "<p>Dockers in Porto stopped work on Monday over pay and said they would not return.</p>"
    rest = "<p>The port said that {n} ships waited off the harbour and that fruit was rotting.</p>"
    answer = clean(
        page(
            "Port strike",
            "<h1>Port strike</h1>"
            + told
            + rest.format(n=12)
            + rest.format(n=30)
            + rest.format(n=44)
            + "<p>Subscribe to continue reading.</p>",
        )
    )

    assert isinstance(answer, Article)
    assert answer.headline == "Port strike"


def test_a_foreign_text_is_kept_and_flagged():
    text = "<p>Die Fähre lief am Sonntag auf einen Felsen, wie der Hafenmeister sagte.</p>"
    more = (
        "<p>Niemand wurde verletzt, und zwei Schlepper sind noch in der Nacht zu ihr gefahren.</p>"
    )
    answer = clean(f'<html lang="de"><body><h1>Fähre auf Grund</h1>{text}{more}</body></html>')

    assert isinstance(answer, Article)
    assert (answer.language, answer.flags) == ("de", ("not_english",))
