"""Lists in a saved text: lines that are no sentences and yet belong to the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from newsflow.articles import lines as told
from newsflow.articles.textlines import Line

_MOST_ITEMS = 60
_LONGEST = 45
"""Words from which a line is a paragraph and not an item."""
_FEW = 3
"""Items that make a list of their own, where no colon announces them."""
_KEYED = re.compile(r"\W{0,2}(?:(?:\d{1,4}|[A-Z])[.):]|[A-Z][\w /&'’-]{2,30}:)\s+\S")


def find_lists(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are items: what a colon announces, and runs of numbered or keyed lines.

    Navigation has neither: its labels stand alone, and a colon there ends a label of the page.
    """
    out: set[int] = set()
    for i in range(len(lines)):
        if i in out:
            continue
        if _announces(lines[i]):
            out.update(_items(lines, i + 1))
        else:
            keyed = list(takewhile(lambda k: _is_keyed(lines[k]), _items(lines, i)))
            out.update(keyed if len(keyed) >= _FEW else ())
    return frozenset(out)


def _announces(line: Line) -> bool:
    """Whether a line ends with a colon and is a sentence or the heading of a list."""
    return (
        line.text.endswith(":")
        and told.count_words(line.text) >= 4
        and not told.is_chrome(line.text)
        and not told.is_end_mark(line.text)
    )


def _is_keyed(line: Line) -> bool:
    return _KEYED.match(line.text) is not None and told.find_url_line(line.text) is None


def _items(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The lines from here on that may be items: up to a paragraph or a label of the page."""
    for i in range(first, min(len(lines), first + _MOST_ITEMS)):
        text = lines[i].text
        if told.count_words(text) >= _LONGEST or lines[i].level or _is_of_page(text):
            return
        if told.ends_sentence(text) and told.count_words(text) >= 8:
            return
        yield i


def _is_of_page(text: str) -> bool:
    return told.is_of_page(text) or told.is_contact(text)
