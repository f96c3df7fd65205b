"""A story as a page: what it holds, what it never holds, how large it is."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from newsflow.show import CopyLine, Sheet, StoryLine, nearest_originals
from newsflow.show.graph import plot_origins
from newsflow.show.page import render_index, render_page, write_page, write_pages
from newsflow.show.plots import plot_figures, plot_timeline
from tests.show.sheets import HOSTILE, STORY, hostile, many

_SECTIONS = [
    *("reports", "timeline", "coverage", "words", "figures", "differences"),
    *("names", "origins", "about"),
]
_LISTED = StoryLine(
    story_id="00ff00ff00ff00ff",
    label=HOSTILE,
    reports=3,
    outlets=("Harbour Gazette", HOSTILE),
    first_on=date(2024, 3, 5),
    last_on=date(2024, 3, 6),
    events=3,
    open_differences=1,
)


def _words(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath(path)]


def test_a_page_has_all_its_sections_and_links_to_each() -> None:
    page = html.fromstring(render_page(STORY))

    assert page.xpath("//section/@id") == _SECTIONS
    assert page.xpath("//nav//a/@href") == [f"#{section}" for section in _SECTIONS]
    assert _words(page, "//h1") == ["Ferry runs aground near Lerwick"]


def test_each_link_into_the_page_leads_somewhere() -> None:
    page = html.fromstring(render_page(STORY))
    targets = {f"#{name}" for name in page.xpath("//@id")}

    assert {link for link in page.xpath("//a/@href") if link.startswith("#")} <= targets
    assert len(page.xpath("//@id")) == len(targets)


def test_the_words_that_differ_are_marked_on_both_sides() -> None:
    page = html.fromstring(render_page(STORY))

    pair = "//section[@id='words']/article[1]//blockquote"
    assert _words(page, pair) == ["We felt a blow", "We felt a knock"]
    assert _words(page, f"{pair}/mark") == ["blow", "knock"]
    assert _words(page, "//section[@id='words']/details/summary") == [
        "1 utterance word for word alike"
    ]


def test_a_difference_shows_both_sentences_and_what_a_person_decided() -> None:
    first = html.fromstring(render_page(STORY)).xpath("//section[@id='differences']/article")[0]

    assert _words(first, ".//header") == ["contradicts figure · high"]
    assert _words(first, ".//blockquote") == ["12 people were hurt.", "14 people were hurt."]
    assert _words(first, ".//p") == [
        "one event, two numbers · Reviewed: differs: counted a day later"
    ]


def test_an_event_opens_to_its_sentences_and_to_how_its_day_is_known() -> None:
    page = html.fromstring(render_page(STORY))

    assert _words(page, "//ul[@id='event-2']/li") == [
        "How the day is known: the weekday before publication",
        "1 independent outlet",
        "C Captain is arrested, said C. Northline",
    ]


def test_a_sentence_of_several_reports_stands_once_with_their_letters() -> None:
    told = (*STORY.events[0].evidence, replace(STORY.events[0].evidence[0], words="ran"))
    same = tuple(replace(each, sentence="It ran aground.") for each in told)
    page = html.fromstring(
        render_page(replace(STORY, events=(replace(STORY.events[0], evidence=same),)))
    )

    assert _words(page, "//ul[@id='event-1']/li")[2:] == [
        "A B C It ran aground. Harbour Gazette and 2 more"
    ]


def test_each_plot_has_a_title_and_its_marks_have_labels() -> None:
    page = html.fromstring(render_page(STORY))
    plots = page.xpath("//*[local-name()='svg']")

    assert [plot.get("aria-label") for plot in plots] == [
        "When it happened, and when it was reported",
        "injured, through time",
        "Who has it from whom",
    ]
    for plot in plots:
        links = plot.xpath(".//*[local-name()='a']")
        assert links
        assert all(link.get("aria-label") and link.get("href").startswith("#") for link in links)


def test_bounds_are_drawn_and_told() -> None:
    (plot,) = plot_figures(STORY)

    assert plot.caption == (
        "A Harbour Gazette, 5 Mar 2024: At least 12 injured — Ferry runs aground; "
        "C Northline, 6 Mar 2024: 14 to 16 injured — Ferry runs aground"
    )


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet(story_id="1", label="Ferry", reports=()),
        Sheet(story_id="1", label="Ferry", reports=STORY.reports),
        replace(STORY, reports=tuple(replace(r, published_on=None) for r in STORY.reports)),
    ],
)
def test_a_story_of_little_has_a_page_too(sheet: Sheet) -> None:
    page = html.fromstring(render_page(sheet))

    assert page.xpath("//section/@id") == _SECTIONS
    assert plot_timeline(sheet) is None


def test_background_of_long_ago_does_not_flatten_the_timeline() -> None:
    old = replace(STORY.events[0], date_from=date(1941, 6, 22), date_to=date(1941, 6, 22))
    plot = plot_timeline(replace(STORY, events=(*STORY.events, old)))

    assert plot is not None
    assert plot.caption.endswith("Not drawn: 2 events without a day, or long before.")


def test_hostile_words_stay_words() -> None:
    text = render_page(hostile(), index="index.html")
    page = html.fromstring(text)

    assert page.xpath("//script | //img | //iframe | //object | //@style[contains(., 'url')]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert {a.split(":")[0] for a in page.xpath("//@href") if not a.startswith("#")} == {
        *("index.html", "data")
    }
    assert len(page.xpath("//style")) == 1
    assert "<script>alert(1)</script>" in _words(page, "//h1")[0]
    assert "{{ 7 * 7 }}" in _words(page, "//h1")[0]
    assert not set(text) & {"\u202e", "\u2066", "\x1b", "\x00", "\ud800"}


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/ferry", ["https://a.example/ferry"]),
        ("http://a.example/", ["http://a.example/"]),
        ("javascript:alert(1)", []),
        ("java\nscript:alert(1)", []),
        ("data:text/html,x", []),
        ("//a.example/x", []),
        ("https://[", []),
        ("https:alert(1)", []),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str, linked: list[str]) -> None:
    sheet = replace(STORY, reports=(replace(STORY.reports[0], url=url),), copies=(), origins=())
    sheet = replace(sheet, events=(), pairs=(), figures=(), differences=(), names=())
    page = html.fromstring(render_page(sheet))

    assert page.xpath("//section[@id='reports']//a/@href") == linked


def test_an_outlet_that_names_itself_is_no_origin() -> None:
    own = replace(STORY.origins[0], origin="HARBOUR Gazette")

    assert plot_origins(replace(STORY, origins=(own,), copies=())) is None


def test_a_copy_of_a_copy_stands_a_column_further() -> None:
    second = replace(STORY.copies[0], original="B", copy="C", whole=False)
    plot = plot_origins(replace(STORY, copies=(*STORY.copies, second)))

    assert plot is not None
    drawn = html.fragment_fromstring(str(plot.svg))
    assert drawn.xpath(".//*[local-name()='a']/@aria-label") == [
        "origin: the coastguard",
        "A Harbour Gazette",
        "B Isle Post",
        "C Northline",
    ]
    assert str(plot.svg).count('stroke-dasharray="4,4"') == 1


def test_hostile_words_stay_words_in_the_index() -> None:
    page = html.fromstring(render_index([_LISTED]))

    assert page.xpath("//script | //img") == []
    assert page.xpath("//main//a/@href") == ["00ff00ff00ff00ff.html"]
    assert "<script>alert(1)</script>" in _words(page, "//main//a")[0]


def test_a_page_asks_the_network_for_nothing() -> None:
    page = html.fromstring(render_page(STORY))

    assert page.xpath("//@src | //link[@href!='data:,']") == []
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    ]


def test_the_same_story_is_the_same_page() -> None:
    assert render_page(STORY) == render_page(STORY)


def test_a_page_of_fifty_reports_is_small_and_soon_made() -> None:
    render_page(STORY)  # the drawing engine starts once in a process
    sheet = many(50)
    started = time.process_time()
    page = render_page(sheet)
    taken = time.process_time() - started

    assert len(page.encode()) <= 1_500_000
    assert taken <= 3


def test_of_many_copies_each_is_shown_with_the_report_it_shares_most_with() -> None:
    def copy(original: str, later: str, shared: float, *, whole: bool = True) -> CopyLine:
        return CopyLine(
            original=original, copy=later, whole=whole, shared=shared, longest_words=9, why=""
        )

    lines = [copy("A", "B", 0.9), copy("A", "C", 0.95, whole=False), copy("B", "C", 0.8)]
    assert nearest_originals(lines) == (lines[0], lines[2])


def test_a_folder_holds_a_page_for_each_story_and_an_index(tmp_path: Path) -> None:
    first = write_pages([_LISTED], lambda _: STORY, tmp_path)
    again = write_pages([_LISTED], lambda _: STORY, tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "00ff00ff00ff00ff.html",
        "index.html",
    ]
    assert (first.pages, first.changed, again.changed) == (1, 2, 0)


def test_pages_of_stories_that_are_gone_go_and_nothing_else(tmp_path: Path) -> None:
    write_pages([_LISTED], lambda _: STORY, tmp_path)
    for name in ("notes.html", "0123456789abcdef.html"):
        write_page("<p>mine</p>", tmp_path / name)
    write_pages([], lambda _: STORY, tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("0123456789abcdef.html", "index.html", "notes.html")
    ]
