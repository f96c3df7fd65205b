"""What pages do with the parts of an article, and what is made of it."""

from __future__ import annotations

import pytest

from newsflow.articles import clean
from newsflow.types import Article, Zone

PARAGRAPHS = (
    "Nine lighthouses of the islands open their doors to visitors this summer, the navy said.",
    "Ponta do Arnel was the first of them, lit in 1876 above the fishing port of Nordeste.",
    "Albarnaz stands in the west of Flores and is the last light of Europe for many ships.",
    "Children pay nothing, and a keeper shows the lamp at five in the afternoon, it added.",
)


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body><main>{body}</main></body></html>"


def body_of(source: str) -> list[str]:
    article = clean(source, media_type="text/html")

    assert isinstance(article, Article)
    return [z.span.of(article.text) for z in article.zones if z.zone is Zone.BODY]


def test_a_heading_that_is_a_link_stays_among_the_paragraphs():
    first, arnel, albarnaz, last = (f"<p>{p}</p>" for p in PARAGRAPHS)
    links = [f'<h3><a href="/{name}">{name}</a></h3>' for name in ("Arnel", "Albarnaz", "Pico")]

    found = body_of(
        page(
            "Nine lighthouses open",
            f'<h1>Nine lighthouses open</h1><div class="text">{first}{links[0]}{arnel}{links[1]}'
            f"{albarnaz}{last}</div><div>{links[2]}</div>",
        )
    )

    assert found == [PARAGRAPHS[0], "Arnel", PARAGRAPHS[1], "Albarnaz", *PARAGRAPHS[2:]]


def test_paragraphs_that_are_hidden_one_by_one_are_the_article():
    hidden = "".join(
        f'<div class="for-readers" style="display:none"><p>{p}</p></div>' for p in PARAGRAPHS[1:]
    )
    shown = f"<p>{PARAGRAPHS[0]}</p>"
    menu = f'<div class="flap" style="display:none"><p>{PARAGRAPHS[3]}</p></div>'

    assert body_of(page("Lights", f"<h1>Lights</h1>{shown}{hidden}")) == list(PARAGRAPHS)
    assert (
        body_of(page("Lights", f"<h1>Lights</h1><p>{'</p><p>'.join(PARAGRAPHS[:3])}</p>{menu}"))[-1]
        == (PARAGRAPHS[2])
    )


def test_the_h1_is_the_headline_unless_another_heading_agrees_with_the_title():
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:2])
    more = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[2:])

    def headline(title: str) -> str | None:
        source = f"<h1>Our lights in summer</h1>{text}<h2>Nine lighthouses of the west</h2>{more}"
        article = clean(page(title, source), media_type="text/html")
        assert isinstance(article, Article)
        return article.headline

    assert headline("Nine new lighthouses in the far west to see") == "Our lights in summer"
    assert headline("Nine lighthouses of the west") == "Nine lighthouses of the west"


def test_control_characters_behind_what_is_cut_do_no_harm():
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)

    found = body_of(page("Lights", f"<h1>Lights</h1><nav>Home</nav>\x01 &#2;{text}"))

    assert found[-3:] == list(PARAGRAPHS[1:])


def test_the_headline_printed_once_more_is_no_text():
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)

    found = body_of(page("Lights", f"<h1>Nine lights</h1><p>Nine lights</p>{text}"))

    assert found == list(PARAGRAPHS)


def among(inserted: str, at: int = 2) -> list[str]:
    """The body of a page whose paragraphs have something between them."""
    text = [f"<p>{p}</p>" for p in PARAGRAPHS]
    text.insert(at, inserted)
    return body_of(
        page("Nine lights", f'<h1>Nine lights</h1><div class="text">{"".join(text)}</div>')
    )


@pytest.mark.parametrize(
    "inserted",
    [
        '<div class="lead-image"><p>The light of Arnel on a clear morning in June.</p></div>',
        '<div class="photo-box"><div class="description">The lamp is lit by hand here.</div></div>',
        '<figure><p class="description">The lamp of Albarnaz is lit by hand.</p></figure>',
        '<div class="hidden"><p>You have read your last free article of this month here.</p></div>',
        '<div class="form-done"><p>Thank you! Your letter has been received by us.</p></div>',
        '<div class="author-card"><p class="summary">Ana Lopes has written of ships for years.'
        "</p></div>",
        "<div>View gallery</div>",
        "<div>Advertisement · Scroll down</div>",
        "<p>Recommended by our editors</p>",
        '<div class="summary"><a href="/pico">Pico gets a new lamp in the spring</a></div>',
    ],
)
def test_what_hangs_between_the_paragraphs_is_no_text(inserted: str):
    assert among(inserted) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("inserted", "text"),
    [
        (
            '<p><a href="/a">The keepers had asked for a new lamp for eleven years.</a></p>',
            "The keepers had asked for a new lamp for eleven years.",
        ),
        ('<h2 id="the-search-for-a-lamp">The search for a lamp</h2>', "The search for a lamp"),
        ('<h2 class="titleNoCredit">The lamp</h2>', "The lamp"),
        (
            '<div class="box button"><p>The old lamp, made in 1876 by a smith of Horta whose name '
            "nobody remembers, may be seen in the museum until the end of September, and then goes "
            "back to Nordeste.</p></div>",
            "The old lamp, made in 1876 by a smith of Horta whose name nobody remembers, may be "
            "seen in the museum until the end of September, and then goes back to Nordeste.",
        ),
        (
            '<p class="d-none d-md-block">The lamps are lit at dusk.</p>',
            "The lamps are lit at dusk.",
        ),
    ],
)
def test_what_belongs_between_the_paragraphs_stays(inserted: str, text: str):
    assert among(inserted) == [*PARAGRAPHS[:2], text, *PARAGRAPHS[2:]]


def test_a_paragraph_with_an_appeal_takes_along_its_box_and_not_the_article():
    appeal = "<p>Please support our independent journalism with a gift today.</p>"
    more = "<p>It costs as much as a coffee.</p>"
    half = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    others = "".join(f"<p>{n}: {p}</p>" for n in range(8) for p in PARAGRAPHS)

    assert among(f"<div>{appeal}{more}</div>") == list(PARAGRAPHS)
    assert body_of(page("Lights", f"<h1>L</h1><div>{others}</div><div>{appeal}{half}</div>"))[
        -4:
    ] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Published Fri, May 14 20219:15 AM EST Updated 1 min ago", "2021-05-14"),
        ("World May 14, 2021 Share this", "2021-05-14"),
        ("By Ana Lopes | posted on 14 May 2021", "2021-05-14"),
        ("4 hours ago Ana Lopes", "None"),
    ],
)
def test_a_label_with_a_time_above_the_text_is_its_date_line(stamp: str, day: str):
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    article = clean(
        page("Lights", f"<h1>Nine lights</h1><div><div>{stamp}</div>{text}</div>"),
        media_type="text/html",
    )

    assert isinstance(article, Article)
    assert article.body().split("\n\n") == list(PARAGRAPHS)
    assert str(article.published.on.whole if article.published else None) == day


def test_a_lead_is_the_standfirst_whatever_box_it_hangs_in():
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    said = "A summer of lights begins on all nine islands."
    lead = f"<section class='ArticleTeaser'><p class='teaser-text'>{said}</p>"
    article = clean(
        page("Lights", f"<h1>Nine lights</h1>{lead}</section>{text}"), media_type="text/html"
    )

    assert isinstance(article, Article)
    assert article.standfirst == said
    assert article.body().split("\n\n") == list(PARAGRAPHS)


def test_who_the_author_is_told_above_the_text_is_no_text():
    said = (
        '<script type="application/ld+json">{"@type":"NewsArticle","author":"Ana Lopes"}</script>'
    )
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    bio = "<p>Ana Lopes writes about ships and harbours of the islands.</p>"

    assert body_of(page("Lights", f"{said}<h1>L</h1><div>{bio}{text}</div>")) == list(PARAGRAPHS)


def test_the_pictures_of_a_gallery_tell_the_story():
    slides = "".join(
        f'<div class="image-slide"><h3>{n}</h3><p>{p}</p></div>' for n, p in enumerate(PARAGRAPHS)
    )

    assert [t for t in body_of(page("Lights", f"<h1>Nine</h1>{slides}")) if len(t) > 9] == list(
        PARAGRAPHS
    )
