"""Leaves → zoned blocks: find the article among them, then say what each leaf is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsflow.articles import lines as told
from newsflow.articles.walk import Leaf, Nest, Walk
from newsflow.text import fold
from newsflow.types import Zone

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|related|recommend(?:ed|ations?)?|newsletter|"
    r"subscribe|subscription|signup|sign-up|promo|social|share|sharing|sharebar|comments?|comment-list|disqus|tags?|taglist|topics|"
    r"advert(?:isement)?|ads?|sponsor(?:ed)?|outbrain|taboola|popular|trending|most-read|more-(?:stories|from|news)|read-more|readmore|"
    r"cookie|consent|gdpr|modal|popup|overlay|toolbar|widget|pagination|pager|login|paywall|recirc|teasers?|carousel|"
    r"author-bio|bio|about-author|author-box|biography|skip-link|screen-reader-text|sr-only|visually-hidden|print-only|noprint|donate|"
    r"donation|banner|rail|onward|further|also|prev|next|copyright|disclaimer|feedback|player|playlist|audio)(?:[\s_-]|$)"
)
_CAPTION = re.compile(r"caption|(?:^|[\s_-])(?:legend|bildunterschrift)(?:[\s_-]|$)")
_CREDIT = re.compile(r"credit|(?:^|[\s_-])copyright(?:[\s_-]|$)|image-source|photographer")
_BYLINE = re.compile(r"byline|(?:^|[\s_-])authors?(?:[\s_-]|$)|author-?name|contributor")
_STANDFIRST = re.compile(
    r"standfirst|(?:^|[\s_-])(?:dek|deck|sub-?title|sub-?headline|sub-?head|abstract|article-summary|excerpt|lead-text|kicker-text|chapo)(?:[\s_-]|$)"
)
_DATE = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|timestamp|pub-?date|published|publish-date|dateline|updated|posted-on|entry-date)(?:[\s_-]|$)"
)
_DOMINANT = 0.3


@dataclass(frozen=True, slots=True)
class Told:
    """A leaf with its zone."""

    zone: Zone
    text: str


def find_body(walk: Walk, title: str | None) -> tuple[list[Told], str | None]:
    """Zone the leaves of the article, in order; the headline as the page prints it, if it does."""
    _measure(walk)
    home = _home(walk)
    chrome = _chrome(walk)
    inside = [leaf for leaf in walk.leaves if _is_under(walk, leaf.nest, home)]
    head, printed = _headline(walk, title)
    out: list[Told] = []
    for leaf in walk.leaves:
        if leaf is head:
            out.append(Told(Zone.HEADLINE, leaf.text))
        elif leaf in inside:
            zone = _zone(walk, leaf, chrome)
            out.append(Told(zone, leaf.text))
    return _tidied(out), printed


def _measure(walk: Walk) -> None:
    for leaf in walk.leaves:
        worth = _worth(walk.nests[leaf.nest], leaf)
        for nest in walk.path(leaf):
            nest.prose += worth
            nest.chars += len(leaf.text)
            nest.links += leaf.links


def _worth(nest: Nest, leaf: Leaf) -> float:
    """How much a leaf speaks for being article: its words, if they make sentences and no links."""
    words = told.count_words(leaf.text)
    if words < 6 or leaf.links > 0.5 * len(leaf.text) or nest.tag in _HEADINGS:
        return 0.0
    weight = 1.0 if nest.tag in {"p", "blockquote"} else 0.6
    return weight * min(words, 100) * (1.0 if told.ends_sentence(leaf.text) else 0.4)


def _home(walk: Walk) -> int:
    """The innermost element that holds nearly all prose of the one around it, going down."""
    children: dict[int, list[Nest]] = {}
    for nest in walk.nests[1:]:
        children.setdefault(nest.parent, []).append(nest)
    here = walk.nests[0]
    while True:
        best = max(children.get(here.index, []), key=lambda n: n.prose, default=None)
        if (
            best is None
            or best.prose < 0.7 * here.prose
            or best.prose == 0
            or best.tag in {"p", "li"}
        ):
            return here.index
        here = best


def _chrome(walk: Walk) -> set[int]:
    """Elements whose names say that they are not article and that hold little of the prose."""
    total = walk.nests[0].prose
    return {
        nest.index
        for nest in walk.nests
        if nest.names and _CHROME.search(nest.names) and nest.prose <= _DOMINANT * total
    }


def _is_under(walk: Walk, index: int, home: int) -> bool:
    while index > home:
        index = walk.nests[index].parent
    return index == home


def _headline(walk: Walk, title: str | None) -> tuple[Leaf | None, str | None]:
    wanted = fold(title) if title else ""
    best: tuple[float, Leaf] | None = None
    for leaf in walk.leaves:
        tag = walk.nests[leaf.nest].tag
        if tag not in {"h1", "h2"}:
            continue
        have = fold(leaf.text)
        agrees = bool(wanted) and bool(have) and (have in wanted or wanted in have)
        score = 2.0 * agrees + (tag == "h1")
        if score >= 1 and (best is None or score > best[0]):
            best = (score, leaf)
    return (best[1], best[1].text) if best else (None, None)


def _zone(walk: Walk, leaf: Leaf, chrome: set[int]) -> Zone:
    path = walk.path(leaf)
    if any(nest.index in chrome for nest in path):
        return Zone.BOILERPLATE
    names = " ".join(nest.names for nest in path[:2])
    tags = {nest.tag for nest in path[:4]}
    text = leaf.text
    short = told.count_words(text) < 60
    if short and (told.is_credit(text) or _CREDIT.search(names)):
        return Zone.CREDIT
    if "figcaption" in tags or (short and _CAPTION.search(names)):
        return Zone.CAPTION
    if short and (told.is_byline(text) or (_BYLINE.search(names) and not told.is_prose(text))):
        return Zone.BYLINE
    if told.is_date_line(text) or (_DATE.search(names) and not told.is_prose(text)):
        return Zone.DATE_LINE
    if short and _STANDFIRST.search(names):
        return Zone.STANDFIRST
    linked = leaf.links > 0.7 * len(text) and not told.is_prose(text)
    if linked or told.is_chrome(text) or told.is_contact(text):
        return Zone.BOILERPLATE
    return Zone.BODY


def _tidied(out: Sequence[Told]) -> list[Told]:
    """Drop boilerplate outside the text's run; headings and scraps at its end are boilerplate."""
    body = [i for i, t in enumerate(out) if t.zone is Zone.BODY and told.is_prose(t.text)]
    if not body:
        return list(out)
    last = body[-1]
    kept = []
    for i, t in enumerate(out):
        if t.zone is Zone.BODY and i > last and not t.text.endswith((".", "”", '"')):
            kept.append(Told(Zone.BOILERPLATE, t.text))
        else:
            kept.append(t)
    return kept
