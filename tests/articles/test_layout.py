"""What pages do with the parts of an article, and what is made of it."""

from __future__ import annotations

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
