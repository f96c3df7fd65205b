"""The soup → leaves: one iterative walk gives each run of text with the elements around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from newsflow.articles.tree import INLINE, LINE_BREAK

_INLINE = frozenset({"a", *INLINE})
_CELLS = frozenset({"td", "th"})
"""The cells of a row are one leaf, unless they hold paragraphs of their own."""
_CELL = 200
"""Characters from which a cell is a paragraph, as in pages laid out by tables."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Their ids are made from their words, for links to them, and tell nothing."""
_NAMING = ("class", "id", "itemprop", "role", "data-testid", "data-component")
_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(rf"{LINE_BREAK}\s*{LINE_BREAK}")


@dataclass(slots=True)
class Nest:
    """A block element: where it hangs and what it calls itself."""

    index: int
    parent: int
    tag: str
    names: str
    """Class, id and roles, joined by spaces."""
    prose: float = 0.0
    chars: int = 0
    links: int = 0


@dataclass(slots=True)
class Leaf:
    """A run of text that no block element interrupts."""

    nest: int
    text: str
    links: int = 0
    """Characters of it inside links."""
    inline: frozenset[str] = field(default_factory=frozenset)
    """Names of inline elements that hold all of it."""


@dataclass(slots=True)
class Walk:
    """All leaves in order, and the table of block elements they hang in."""

    nests: list[Nest]
    leaves: list[Leaf]

    def path(self, leaf: Leaf) -> list[Nest]:
        """The block elements around a leaf, innermost first."""
        out = []
        index = leaf.nest
        while index >= 0:
            nest = self.nests[index]
            out.append(nest)
            index = nest.parent
        return out


@dataclass(slots=True)
class _Run:
    """Text gathered since the last block border."""

    parts: list[str] = field(default_factory=list)
    links: int = 0


def walk(soup: BeautifulSoup) -> Walk:
    """Gather the leaves of a soup."""
    nests: list[Nest] = [Nest(0, -1, "[document]", "")]
    leaves: list[Leaf] = []
    run = _Run()
    here, in_link = 0, 0
    stack: list[tuple[Tag, object]] = [(soup, iter(soup.contents))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)  # type: ignore[call-overload]
        if child is None:
            stack.pop()
            in_link -= _is_link(tag)
            if tag.name not in _INLINE and tag.name not in _CELLS and tag is not soup:
                _flush(run, leaves, here)
                here = nests[here].parent
            continue
        if isinstance(child, NavigableString):
            run.parts.append(child)
            run.links += len(child) if in_link else 0
        elif isinstance(child, Tag):
            in_link += _is_link(child)
            if child.name in _CELLS:
                if sum(map(len, run.parts)) > _CELL:
                    _flush(run, leaves, here)
                elif run.parts:
                    run.parts.append(" | ")
            elif child.name not in _INLINE:
                _flush(run, leaves, here)
                nests.append(Nest(len(nests), here, child.name, _names(child)))
                here = len(nests) - 1
            stack.append((child, iter(child.contents)))
    _flush(run, leaves, here)
    return Walk(nests, leaves)


def _is_link(tag: Tag) -> bool:
    """Whether an element leads away; a link to a place on the same page does not."""
    if tag.name != "a":
        return False
    href = tag.attrs.get("href", "")
    return not (isinstance(href, str) and href.startswith("#") and len(href) > 1)


def _names(tag: Tag) -> str:
    attributes = tag.attrs
    if not attributes:
        return ""
    heading = tag.name in _HEADINGS
    kept = (attributes.get(k) for k in _NAMING if not (heading and k == "id"))
    return " ".join(str(value) for value in kept if value)


def _flush(run: _Run, leaves: list[Leaf], here: int) -> None:
    """Make leaves of the gathered text: two line breaks end a paragraph, one is a space."""
    if not run.parts:
        return
    text = "".join(run.parts)
    links = run.links
    run.parts, run.links = [], 0
    if not text.strip():
        return
    for piece in _PARAGRAPH.split(text) if LINE_BREAK in text else [text]:
        clean = _SPACE.sub(" ", piece.replace(LINE_BREAK, " ")).strip(" |")
        if clean:
            leaves.append(Leaf(here, clean, min(links, len(clean))))
