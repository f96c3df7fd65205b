"""HTML → blocks: the front end for pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsflow.articles.blocks import About, Block, Layout
from newsflow.articles.body import Told, find_body
from newsflow.articles.lines import count_words
from newsflow.articles.metadata import read_metadata
from newsflow.articles.tree import cook, no_collection, parse_tree, prune
from newsflow.articles.walk import walk
from newsflow.types import Span, Zone

_BETWEEN = "\n\n"
_FEW = 60
"""Body words from which a page is taken to show its article itself."""
_SCRAPS = 400
_OPENING = 6000


@dataclass(frozen=True, slots=True)
class Reading:
    """An HTML page laid out, with what refusing it needs."""

    layout: Layout
    about: About
    scraps: str
    """The opening of all text that the page shows."""
    links: int
    """Lines that are nothing but a link."""


def read_html(text: str, url: str | None) -> Reading:
    """Lay out the article on a page, with what the page says of itself."""
    root = parse_tree(text)
    if root is None:
        return Reading(Layout("", ()), About(), "", 0)
    about = read_metadata(root, url)
    prune(root)
    with no_collection():
        soup = cook(root)
        del root
        walked = walk(soup)
        soup.decompose()  # its nodes point at each other: without this they wait for the collector
    names = [author.name for author in about.authors or () if author.person]
    body = find_body(walked, about.title, names)
    zoned, flags = _completed(body.blocks, about)
    flags += ("multi_story",) if body.several else ()
    layout = _laid_out(zoned, body.headline or about.title, flags)
    scraps = " ".join(leaf.text for leaf in walked.leaves[:_SCRAPS])[:_OPENING]
    links = sum(leaf.links > 0.6 * len(leaf.text) for leaf in walked.leaves)
    return Reading(layout, about, scraps, links)


def _completed(zoned: list[Told], about: About) -> tuple[list[Told], tuple[str, ...]]:
    """The body from JSON-LD where the page itself shows hardly any of it."""
    body = about.article_body or ""
    shown = sum(count_words(block.text) for block in zoned if block.zone is Zone.BODY)
    if shown >= _FEW or count_words(body) < max(_FEW, 2 * shown):
        return zoned, ()
    head = [block for block in zoned if block.zone is Zone.HEADLINE]
    paragraphs = (" ".join(piece.split()) for piece in re.split(r"\n+|<br */?>|</p>", body))
    plain = (re.sub(r"<[^<>]{1,200}>", "", piece) for piece in paragraphs)
    return head + [Told(Zone.BODY, piece) for piece in plain if piece], ("body_from_json_ld",)


def _laid_out(zoned: list[Told], title: str | None, flags: tuple[str, ...]) -> Layout:
    """The kept text: the blocks' texts with an empty line between."""
    blocks, offset = [], 0
    for block in zoned:
        blocks.append(Block(block.zone, Span(offset, offset + len(block.text))))
        offset += len(block.text) + len(_BETWEEN)
    text = _BETWEEN.join(block.text for block in zoned)
    return Layout(text, tuple(blocks), title=title, flags=flags)
