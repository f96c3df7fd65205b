"""Saved texts: every line has its zone, and spans point into the file itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsflow.articles import clean
from newsflow.types import (
    Article,
    Author,
    PartialDate,
    Precision,
    Refusal,
    RefusalReason,
    Span,
    Zone,
)

REPORT = """Top stories

Ferry runs aground off Horta as storm closes the harbour

On Sunday the Santa Clara hit rocks with 61 people on board
The ferry Santa Clara on the rocks  Ana Lopes/Lusa
The ferry Santa Clara on the rocks
© Ana Lopes/Lusa

HORTA, February 9. /Lusa/. The ferry Santa Clara ran aground on Sunday with 61 people on board.

"We heard a blow and then silence," passenger Rui Matos said.

The harbour master said that nobody had been hurt and that tugs would arrive at night.

On Sunday the Santa Clara hit rocks near the lighthouse with 61 people on board, he added.
"""

MARKDOWN = """
# Vale do Norte votes to keep its night train

By [Inês Duarte](#)

March 4, 2019

**Voters in nine villages want the line to stay.**

Voters in nine villages of the valley decided on Sunday to keep the night train to Porto.

The railway had planned to close the line in June, saying that too few people used it.

“It is the only way to the hospital after dark,” the mayor of Vilar said.

Contact the author at [ines@example.org](mailto:ines@example.org)

Original url:

<https://www.example.org/2019/03/04/night-train>
"""


def zones_of(article: Article) -> list[tuple[str, int | None, str]]:
    return [(z.zone.value, z.paragraph, z.span.of(article.text)[:34]) for z in article.zones]


def test_a_wire_report_is_laid_out_by_zones():
    article = clean(REPORT, media_type="text/plain")

    assert isinstance(article, Article)
    assert article.text == REPORT
    assert zones_of(article) == [
        ("boilerplate", None, "Top stories"),
        ("headline", None, "Ferry runs aground off Horta as st"),
        ("standfirst", None, "On Sunday the Santa Clara hit rock"),
        ("caption", None, "The ferry Santa Clara on the rocks"),
        ("credit", None, "Ana Lopes/Lusa"),
        ("caption", None, "The ferry Santa Clara on the rocks"),
        ("credit", None, "© Ana Lopes/Lusa"),
        ("dateline", 1, "HORTA, February 9. /Lusa/."),
        ("body", 1, "The ferry Santa Clara ran aground "),
        ("body", 2, '"We heard a blow and then silence,'),
        ("body", 3, "The harbour master said that nobod"),
        ("body", 4, "On Sunday the Santa Clara hit rock"),
    ]


def test_a_dateline_without_its_year_leaves_the_year_unknown():
    article = clean(REPORT, media_type="text/plain")

    assert isinstance(article, Article)
    assert article.published is not None
    assert article.published.on == PartialDate(month=2, day=9)
    assert article.published.precision is Precision.UNKNOWN
    assert article.outlet.outlet_id == "lusa.pt"


def test_markdown_marks_are_not_text():
    article = clean(MARKDOWN, media_type="text/markdown")

    assert isinstance(article, Article)
    assert zones_of(article) == [
        ("headline", None, "Vale do Norte votes to keep its ni"),
        ("byline", None, "By [Inês Duarte](#)"),
        ("date_line", None, "March 4, 2019"),
        ("standfirst", None, "Voters in nine villages want the l"),
        ("body", 1, "Voters in nine villages of the val"),
        ("body", 2, "The railway had planned to close t"),
        ("body", 3, "“It is the only way to the hospita"),
        ("boilerplate", None, "Contact the author at [ines@exampl"),
        ("boilerplate", None, "Original url:"),
        ("origin_url", None, "<https://www.example.org/2019/03/0"),
    ]
    start = MARKDOWN.index("Inês Duarte")
    assert article.authors == (Author(name="Inês Duarte", span=Span(start, start + 11)),)
    assert article.url == "https://www.example.org/2019/03/04/night-train"
    assert article.outlet.outlet_id == "example.org"


def test_a_date_line_that_the_address_confirms_is_trusted_more():
    article = clean(MARKDOWN, media_type="text/markdown")

    assert isinstance(article, Article)
    assert article.published is not None
    assert article.published.on == PartialDate(year=2019, month=3, day=4)
    assert article.published.basis == "date line 'March 4, 2019' and the address"
    assert article.published.confidence == 0.95


def test_wrapped_lines_are_one_paragraph():
    text = (
        "Bridge at Vilar closed after flood\n\n"
        "The council closed the old bridge at Vilar on Tuesday after the river rose\n"
        "by two metres in a single night, officials of the town said in a statement\n"
        "that was read out on the radio.\n\n"
        "The road through the valley stays open for buses and for ambulances, while\n"
        "cars have to take the longer way over the hills until the water is down in\n"
        "the course of the coming week.\n"
    )
    article = clean(text, media_type="text/plain")

    assert isinstance(article, Article)
    assert [z.paragraph for z in article.spans(Zone.BODY)] == [1, 2]
    assert article.headline == "Bridge at Vilar closed after flood"


def test_a_text_without_sentences_is_too_short():
    answer = clean("Two words", media_type="text/plain")

    assert isinstance(answer, Refusal)
    assert answer.reason is RefusalReason.TOO_SHORT


def test_the_same_text_twice_gives_the_same_article():
    assert clean(REPORT) == clean(REPORT)


def test_both_founding_reports_have_the_zones_of_the_gold_file(shared: Path):
    gold = json.loads((shared / "gold" / "seeds" / "gold.json").read_text("utf-8"))
    ours = {"deck": "standfirst", "publish_date": "date_line", "source_url": "origin_url"}
    for report in gold["reports"]:
        article = clean((shared / "seeds" / report["file"]).read_bytes(), media_type="text/plain")
        assert isinstance(article, Article)
        assert article.headline == report["title"]
        for sentence in gold["sentences"]:
            if sentence["report"] != report["report"]:
                continue
            span = Span(sentence["start"], sentence["end"])
            found = [(z.zone.value, z.paragraph) for z in article.zones if z.span.covers(span)]
            zone = ours.get(sentence["zone"], sentence["zone"])
            assert found == [(zone, sentence["paragraph"])], sentence["sentence_id"]


FERRIES = """Ferries of the Azores get new names

By Ana Lopes

The harbour office gave three ferries of the islands new names on Monday, it said in a letter.

The three boats will be called, from the oldest to the youngest of them, as follows:

Santa Clara the Younger
Vila do Porto
{item}
Pico and Faial

The old names had been in use since 1961, and the crews had asked to keep them, the office said.
"""


@pytest.mark.parametrize(
    ("item", "kept"),
    [("Ilha Azul", True), ("Related stories", False)],  # a label of the page ends the list
)
def test_a_list_that_a_colon_announces_belongs_to_the_text(item, kept):
    article = clean(FERRIES.format(item=item), media_type="text/plain")

    assert isinstance(article, Article)
    body = [z.span.of(article.text) for z in article.zones if z.zone is Zone.BODY]
    assert "Santa Clara the Younger" in body
    assert (item in body) is kept


def test_numbered_lines_are_a_list_and_labels_are_not():
    text = FERRIES.format(item="Ilha Azul").replace("as follows:", "as the crews had wished.")
    listed = text.replace("Santa Clara", "1. Santa Clara").replace("Vila", "2. Vila")
    listed = listed.replace("Ilha", "3. Ilha").replace("Pico", "4. Pico")

    for page, kept in ((text, False), (listed, True)):
        article = clean(page, media_type="text/plain")
        assert isinstance(article, Article)
        body = "\n".join(z.span.of(article.text) for z in article.zones if z.zone is Zone.BODY)
        assert ("Vila do Porto" in body) is kept


def test_the_headline_printed_again_is_no_standfirst_and_a_late_byline_no_text():
    page = FERRIES.format(item="Ilha Azul").replace(
        "By Ana Lopes", "Ferries of the Azores get new names"
    )
    page = page.replace("\n\nThe three", "\n\nBy Ana Lopes\n\nThe three")

    article = clean(page, media_type="text/plain")

    assert isinstance(article, Article)
    assert article.standfirst is None
    assert article.authors == (
        Author(name="Ana Lopes", person=True, span=Span(start=173, end=182)),
    )


def test_what_stands_between_two_sentences_of_an_appeal_is_of_the_appeal():
    appeal = """
Help keep our paper free for the islands with a gift today.

This year brings elections to all nine islands, and much will be said that is not true.

Give as little as $2 a month.
"""
    plea = "This year brings elections to all nine islands, and much will be said that is not true."

    for page, kept in (
        (FERRIES.format(item="Ilha Azul") + appeal, False),
        (FERRIES.format(item="Ilha Azul") + "\n" + plea + "\n", True),
    ):
        article = clean(page, media_type="text/plain")
        assert isinstance(article, Article)
        body = [z.span.of(article.text) for z in article.zones if z.zone is Zone.BODY]
        assert (plea in body) is kept


def test_a_short_label_is_no_headline_though_the_text_says_all_its_words():
    page = FERRIES.format(item="Ilha Azul").replace(
        "By Ana Lopes", "Three ferries\n\nThe harbour\n\nShare"
    )

    article = clean(page, media_type="text/plain")

    assert isinstance(article, Article)
    assert article.headline == "Ferries of the Azores get new names"


TOLD = [
    "Nine lighthouses of the islands open their doors to visitors this summer, the navy said.",
    "Ponta do Arnel was the first of them, lit in 1876 above the fishing port of Nordeste, and its "
    "lamp, made by a smith of Horta, burned whale oil for thirty years before it was changed.",
    "Albarnaz stands in the west of Flores and is the last light of Europe for many ships, as the "
    "keepers there like to say to anyone who has come all the way up the road to see it.",
    "Children pay nothing, and a keeper shows the lamp at five in the afternoon, it added, while "
    "those who want to climb to the gallery have to be twelve years old and not afraid of heights.",
]
OTHER = [
    "A bakery in Horta has baked the same bread since 1911, its owner told the local radio.",
    "The oven is heated with wood from the hills, and the dough rests for a day and a night.",
]


def body_of(lines: list[str]) -> list[str]:
    article = clean("\n".join(lines), media_type="text/plain")

    assert isinstance(article, Article)
    return [z.span.of(article.text) for z in article.zones if z.zone is Zone.BODY]


@pytest.mark.parametrize(
    "below",
    [
        ["12 Comments", "sailor_61", *OTHER, "Reply", "harbourcat", *OTHER],
        [
            "More from the islands:",
            "The oldest bakery of Horta",
            "By Rui Matos",
            "March 5, 2019",
            *OTHER,
        ],
        ["Leave a comment", *OTHER],
    ],
)
def test_a_text_ends_where_comments_or_another_story_begin(below: list[str]):
    assert body_of(["Nine lights open", "March 4, 2019", *TOLD, *below]) == TOLD


def test_a_list_of_other_stories_within_a_text_does_not_end_it():
    teasers = ["Most popular", "The oldest bakery of Horta", "By Rui Matos"]

    later = [f"Again in {year}: {text}" for year in (1911, 1951) for text in TOLD[1:]]
    early = [f"Back in {year}: {text}" for year in (1876, 1899) for text in TOLD[1:]]
    lines = [*early, *teasers, *later, *teasers]
    found = body_of(["Nine lights open", "March 4, 2019", *lines])

    assert {early[1], early[-1], later[0]} <= set(found)


@pytest.mark.parametrize(
    "inserted",
    [
        ["The lamp of Arnel is lit by hand by its keeper.", "Ana Lopes/Harbour"],
        ["The lamp of Arnel (Ana Lopes/The Harbour Times)"],
        ["[Ana Lopes / Harbour]"],
        ["The fog comes in fast", "— Rui Matos (@ruim) March 4, 2019"],
        ["The fog comes in fast", "pic.twitter.com/a1", "— Rui Matos (@ruim) March 4, 2019"],
    ],
)
def test_captions_credits_and_posts_between_the_paragraphs_are_no_text(inserted: list[str]):
    assert body_of(["Nine lights open", *TOLD[:2], *inserted, *TOLD[2:]]) == TOLD


def test_a_paragraph_above_a_post_is_text_and_labels_that_come_again_are_none():
    lines = [TOLD[0], "View offer", *TOLD[1:3], "View offer", "A post shared by Ana", TOLD[3]]

    assert body_of(["Nine lights open", *lines]) == TOLD


@pytest.mark.parametrize(
    ("above", "standfirst"),
    [
        ([], "A summer of lights begins on all nine islands"),
        (["Home", "News", "Islands", "Sport", "Weather"], None),
    ],
)
def test_a_line_without_the_end_of_a_sentence_is_a_standfirst_in_a_tidy_file_only(
    above: list[str], standfirst: str | None
):
    title = "Nine lighthouses of the islands open to visitors"
    lines = [*above, title, "By Ana Lopes", "A summer of lights begins on all nine islands", *TOLD]
    article = clean("\n".join(lines), media_type="text/plain")

    assert isinstance(article, Article)
    assert (article.headline, article.standfirst) == (title, standfirst)
