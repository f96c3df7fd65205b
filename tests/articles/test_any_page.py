"""Whatever bytes come: an article, a refusal or `PageError`, soon, and no other exception."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsflow.articles import clean
from newsflow.errors import PageError
from newsflow.types import Article, Refusal

BOUND = 20.0
"""Seconds for a page of some megabytes on a slow and busy machine; it takes one or two."""
SOURCES = sorted((Path(__file__).parents[1] / "pages").glob("*/source.html"))
PROSE = "".join(
    f"<p>On day {n} the council of Vilar met again and voted {n} to {n + 3} to keep the bridge "
    f"open.</p>"
    for n in range(1, 9)
)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='caption'>",
        "</div>",
        "<a href='/x'>",
        "</a>",
        "<h1>",
        "<h2>",
        "<li>",
        "<br>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<table><tr><td>",
        "</table>",
        "<time datetime='2019-13-45'>",
        "<article>",
        "</article>",
        "<figure>",
        "<meta charset='x'>",
        "<html lang='x'>",
        "&nbsp;",
        "&#0;",
        "&bogus;",
        "<script "
        'type="application/ld+json">{"@type":"NewsArticle","author":[null,{"name":7}]'
        ',"datePublished":9}</script>',
        "<title>",
        "By Ana Lopes",
        "March 4, 2019",
        "LISBON (AP) — ",
        "© Lusa",
        "The mayor said on Monday that it rained. ",
        "\u202e",
        "\x00",
        "# ",
        "**",
        "[x](y)",
        "\r",
        "https://example.org/a",
    ]
)


def answer_to(page: bytes | str) -> Article | Refusal | None:
    try:
        return clean(page, url="https://example.org/2019/03/04/a")
    except PageError:
        return None


def assert_sound(answer: Article | Refusal | None) -> None:
    if not isinstance(answer, Article):
        return
    for zone in answer.zones:
        assert 0 <= zone.span.start < zone.span.end <= len(answer.text)
        assert (zone.zone.value in {"body", "dateline"}) == (zone.paragraph is not None)
    for before, after in pairwise(answer.zones):
        assert before.span.end <= after.span.start
    for author in answer.authors:
        assert author.span is None or author.span.of(answer.text) == author.name


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_answered(page: bytes):
    assert_sound(answer_to(page))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TAGS, max_size=60).map("".join))
def test_arbitrary_markup_is_answered_twice_alike(page: str):
    first = answer_to(page)

    assert_sound(first)
    assert first == answer_to(page)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_page_that_is_cut_or_spoilt_is_answered(data: st.DataObject):
    page = bytearray(data.draw(st.sampled_from(SOURCES)).read_bytes())
    for _ in range(data.draw(st.integers(0, 12))):
        page[data.draw(st.integers(0, len(page) - 1))] = data.draw(st.integers(0, 255))

    assert_sound(answer_to(bytes(page[: data.draw(st.integers(0, len(page)))])))


HOSTILE = {
    "unclosed comment": PROSE + "<!-- " + "x " * 500_000,
    "unclosed script": PROSE + "<script> " + "x " * 500_000,
    "20,000 nested elements": "<div>" * 20_000 + PROSE + "</div>" * 20_000,
    "300,000 tags": PROSE + "<div><b>x</b></div>" * 150_000,
    "100,000 attributes": "<p " + "a=b " * 100_000 + ">" + PROSE,
    "angles": "<" * 300_000,
    "brackets": "[" * 200_000,
    "stars": "*" * 200_000,
    "nested JSON-LD": '<script type="application/ld+json">'
    + '{"a":' * 50_000
    + "</script>"
    + PROSE,
    "a long title": "<title>" + " - x" * 200_000 + "</title>" + PROSE,
    "line breaks": "<p>" + "<br>" * 100_000 + PROSE,
    "links": "<ul>" + "<li><a href='/a'>A story of the week</a></li>" * 30_000 + "</ul>",
    "by by by": "By " * 100_000,
    "dates": "12/12/12 " * 100_000,
    "one long class": '<div class="' + "a-" * 100_000 + '">' + PROSE + "</div>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_answered_in_time(name: str):
    started = time.process_time()
    answer = answer_to(HOSTILE[name])

    assert time.process_time() - started < BOUND
    assert_sound(answer)
    if PROSE in HOSTILE[name] and not name.startswith("a long class"):
        assert isinstance(answer, Article)
        assert "voted 3 to 6" in answer.body()


def test_a_page_of_many_megabytes_is_read_without_its_code():
    code = "<script>" + "draw(1);" * 400_000 + "</script>"
    picture = '<img src="data:image/png;base64,' + "iVBO" * 300_000 + '">'
    said = (
        '<script type="application/ld+json">{"@type":"NewsArticle","author":"Ana Lopes"}</script>'
    )

    answer = answer_to(f"<h1>The bridge</h1>{code}{said}{picture}{PROSE}")

    assert isinstance(answer, Article)
    assert "voted 8 to 11" in answer.body()
    assert [author.name for author in answer.authors] == ["Ana Lopes"]


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_page_of_ten_megabytes_is_answered_in_time(kind: str):
    mark = ("<p>", "</p>") if kind == "text/html" else ("", "\n")
    paragraph = "On day {n} the council met again and voted {n} to 3 to keep the bridge open."
    page = "".join(mark[0] + paragraph.format(n=n) + mark[1] for n in range(125_000))
    started = time.process_time()
    answer = clean(page, media_type=kind)

    assert time.process_time() - started < BOUND
    assert isinstance(answer, Article)
    assert "On day 9 the council" in answer.body()
    assert_sound(answer)
