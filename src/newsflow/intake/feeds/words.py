"""Titles and summaries of listings as plain text."""

from __future__ import annotations

import html
import re

from lxml import etree
from lxml import html as lxml_html

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Control and direction characters, and halves of surrogate pairs: nobody sees them."""
_SILENT = ("script", "style", "iframe", "noscript", "svg", "template")
_READ = 40_000
"""Characters of markup that are read for one text."""


def plain_text(markup: str | None, *, longest: int) -> str | None:
    """A title or summary without markup, entities and invisible characters; none when empty."""
    if not markup:
        return None
    text = markup[:_READ]
    if _TAG.search(text):
        text = _without_tags(text)
    if _ENTITY.search(text):  # escaped twice
        text = html.unescape(text)
    words = " ".join(_INVISIBLE.sub("", text).split())
    return _cut(words, longest) or None


def _without_tags(text: str) -> str:
    try:
        root = lxml_html.fromstring(f"<div>{_INVISIBLE.sub('', text)}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _TAG.sub(" ", text)
    for element in list(root.iter(*_SILENT, etree.Comment)):
        element.drop_tree()
    for element in root.iter("p", "br", "div", "li", "h1", "h2", "h3", "tr", "td"):
        element.tail = f" {element.tail or ''}"
    return str(root.text_content())


def _cut(words: str, longest: int) -> str:
    """At most `longest` characters, whole words."""
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0]
