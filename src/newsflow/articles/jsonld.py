"""JSON-LD of a page → the node that describes its article, with references resolved."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

Node = dict[str, object]
_SCRIPTS = etree.XPath("//script[contains(@type,'ld+json')]")
_TRAILING = re.compile(r",(?=\s*[}\]])")
_RANKS = (
    ("LiveBlogPosting", 5),
    ("NewsArticle", 6),
    ("Article", 5),
    ("Posting", 5),
    ("Review", 3),
    ("Recipe", 3),
    ("Report", 3),
    ("WebPage", 1),
    ("VideoObject", 0),
)
_MOST_NODES = 5_000
_MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What a page's JSON-LD says: the article's node, and all nodes that have an id."""

    article: Node
    by_id: dict[str, Node]
    types: frozenset[str]

    def resolved(self, value: object) -> list[object]:
        """A property as a list, with `{"@id": …}` replaced by the node it points at."""
        items = value if isinstance(value, list) else [value]
        return [self._followed(item) for item in items if item]

    def _followed(self, item: object) -> object:
        if isinstance(item, dict) and set(item) <= {"@id", "@type"}:
            return self.by_id.get(str(item.get("@id")), item)
        return item


def read_linked_data(root: etree._Element) -> LinkedData:
    """Read all JSON-LD of a page; broken pieces are left out."""
    nodes = [node for script in _SCRIPTS(root) for node in _nodes(script.text or "")]
    ranked = sorted(nodes, key=_rank, reverse=True)  # stable: the first of equals stays first
    article = ranked[0] if ranked and _rank(ranked[0]) > 0 else {}
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 2}
    types = frozenset(kind for node in nodes for kind in kinds_of(node))
    return LinkedData(article, by_id, types)


def kinds_of(node: Node) -> list[str]:
    """The types of a node, without their namespace."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(k).rsplit("/", 1)[-1] for k in kinds if k]


def text_of(value: object) -> str | None:
    """The first string of a property, unescaped, with white space folded; none without one."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("text")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def body_of(node: Node) -> str | None:
    """The text of an article's node, with its line breaks."""
    body = node.get("articleBody") or node.get("text")
    return html.unescape(body) if isinstance(body, str) and body.strip() else None


def _rank(node: Node) -> float:
    kinds = " ".join(kinds_of(node))
    rank = max((n for name, n in _RANKS if name in kinds), default=0)
    if not rank:
        return 0
    said = sum(key in node for key in ("headline", "datePublished", "author", "articleBody"))
    return rank + said if said or rank == 1 else 0


def _nodes(text: str) -> Iterator[Node]:
    """All objects of a script, outermost first."""
    stack = [_parsed(text)]
    budget = _MOST_NODES
    while stack and budget:
        budget -= 1
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            stack.extend(v for v in reversed(item.values()) if isinstance(v, dict | list))


def _parsed(text: str) -> object:
    text = text.strip().strip(";")
    if len(text) > _MOST_BYTES:
        return None
    for attempt in (text, _TRAILING.sub("", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
