"""HTML → blocks: the front end for pages."""

from __future__ import annotations

from newsflow.articles.blocks import About, Block, Layout
from newsflow.articles.body import Told, find_body
from newsflow.articles.metadata import read_metadata
from newsflow.articles.tree import cook, parse_tree, prune
from newsflow.articles.walk import walk
from newsflow.types import Span

_BETWEEN = "\n\n"


def read_html(text: str, url: str | None) -> tuple[Layout, About]:
    """Lay out the article on a page, with what the page says of itself."""
    root = parse_tree(text)
    if root is None:
        return Layout("", ()), About()
    about = read_metadata(root, url)
    prune(root)
    names = [author.name for author in about.authors or () if author.person]
    soup = cook(root)
    leaves = walk(soup)
    soup.decompose()  # its nodes point at each other: without this they wait for the collector
    zoned, title = find_body(leaves, about.title, names)
    return _laid_out(zoned, title or about.title), about


def _laid_out(zoned: list[Told], title: str | None) -> Layout:
    """The kept text: the blocks' texts with an empty line between."""
    blocks, offset = [], 0
    for block in zoned:
        blocks.append(Block(block.zone, Span(offset, offset + len(block.text))))
        offset += len(block.text) + len(_BETWEEN)
    return Layout(_BETWEEN.join(block.text for block in zoned), tuple(blocks), title=title)
