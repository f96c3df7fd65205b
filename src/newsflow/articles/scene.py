"""A walked page with what is known of its elements and leaves: words, prose, names, headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsflow.articles import lines as told
from newsflow.articles import names as kinds
from newsflow.articles.walk import Leaf, Nest, Walk
from newsflow.types import Zone

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MOST_WORDS = 80
"""Words of a leaf that count: one long leaf must not outweigh an article."""
_DOMINANT = 0.3
"""An element with this share of the page's prose is article, whatever it is called."""
_FOREIGN_DOMINANT = 0.6
_DISTRUST = 0.65
"""Where names would take away more than this share of the prose, they are not believed."""
_LOWER = 0.7
"""How far any other element than an h1 has to agree with the title to be the headline."""
_BIO = 150
"""Words of what an outlet says about an author, at most."""
_CONTROL_WORDS = 20
_PICTURE_WORDS = 60
_PICTURED = 0.2
_MARKED = 0.8
_SCRAP = 8
"""Words of a label of the page that stands in no element for text, at most."""
_LABEL_WORDS = 40
"""An element with more prose than this is no byline, date or credit, whatever it is called."""


@dataclass(slots=True)
class Scene:
    """A walked page with what is known of its elements and leaves."""

    walk: Walk
    traits: list[int]
    """Of each nest, inherited from the nests around it."""
    words: list[int]
    prose: list[bool]
    linked: list[bool]
    doubled: list[bool]
    authors: tuple[str, ...] = ()
    akin: frozenset[str] = frozenset()
    """Looks of the elements that hold paragraphs of the article directly."""
    held: list[float] = field(default_factory=list)
    """Words of prose below each element."""
    several: bool = False
    """Whether another story follows on the page."""
    zones: dict[int, Zone] = field(default_factory=dict)
    marked: bool = False
    """Whether nearly all prose stands in elements for paragraphs."""
    head: int | None = None
    """Index of the leaf that prints the headline."""


def see(walk: Walk, title: str | None) -> Scene:
    """Look at each leaf once, find the headline, and read what the elements are called."""
    leaves = walk.leaves
    words = [told.count_words(leaf.text) for leaf in leaves]
    ends = [told.ends_sentence(leaf.text) for leaf in leaves]
    linked = [leaf.links > 0.6 * len(leaf.text) for leaf in leaves]
    prose = [
        not link and (n >= 25 or (n >= 7 and end))
        for n, end, link in zip(words, ends, linked, strict=True)
    ]
    seen: set[str] = set()
    doubled = []
    for leaf, n in zip(leaves, words, strict=True):
        doubled.append(n > 8 and leaf.text in seen)
        seen.add(leaf.text)
    scene = Scene(walk, [], words, prose, linked, doubled)
    scene.marked = _is_marked(scene)
    scene.head = _headline(scene, title)
    scene.traits = _traits(scene)
    return scene


def _is_marked(scene: Scene) -> bool:
    words = [0, 0]
    for i, leaf in enumerate(scene.walk.leaves):
        if scene.prose[i]:
            words[not _is_bare(scene, leaf)] += scene.words[i]
    return words[True] > _MARKED * sum(words)


def _headline(scene: Scene, title: str | None) -> int | None:
    """The h1 (else h2) that agrees with what the head says; the first h1 where nothing agrees."""
    wanted = _plain(title) if title else ""
    best: tuple[float, int] | None = None
    for i, leaf in enumerate(scene.walk.leaves):
        nest = scene.walk.nests[leaf.nest]
        tag = nest.tag
        if tag not in HEADINGS:
            parent = scene.walk.nests[nest.parent].tag if nest.parent >= 0 else ""
            tag = parent if parent in HEADINGS else tag
        if tag not in HEADINGS and leaf.text != title:
            continue
        have = _plain(leaf.text)
        agreed = _agreement(have, wanted)
        if tag != "h1" and agreed < _LOWER:
            continue
        score = agreed * 2 + {"h1": 1.0, "h2": 0.3}.get(tag, 0.0)
        if score >= 1 and (best is None or score > best[0]):
            best = (score, i)
    return best[1] if best else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _agreement(have: str, wanted: str) -> float:
    """How far two titles agree, 0–1: equal, one opens the other, or most words shared."""
    if not have or not wanted:
        return 0.0
    if have == wanted:
        return 1.0
    a, b = have.split(), wanted.split()
    shared = sum((Counter(a) & Counter(b)).values())
    score = 2 * shared / (len(a) + len(b))
    if len(a) >= 3 and (have in wanted or wanted in have):
        score = max(score, 0.8)
    return score if score >= 0.5 else 0.0


def _traits(scene: Scene) -> list[int]:
    """Traits of all elements, each with those around it; what holds the article is not chrome."""
    nests = scene.walk.nests
    own = scene.held = _own_prose(scene)
    total = own[0] or 1.0
    kept = set(_ancestors(nests, scene.head, scene.walk.leaves))
    named = _named(nests, own)
    traits = _inherited(scene, named, kept, kinds.CHROME)
    covered = sum(
        min(scene.words[i], MOST_WORDS)
        for i, leaf in enumerate(scene.walk.leaves)
        if scene.prose[i] and not scene.doubled[i] and traits[leaf.nest] & kinds.CHROME
    )
    if covered > _DISTRUST * total:  # the names of this page mean something else
        traits = _inherited(scene, named, kept, kinds.FOREIGN)
    return traits


def _named(nests: Sequence[Nest], own: Sequence[float]) -> list[int]:
    """Traits of each element by its own names, those for little text where there is little."""
    traits = [kinds.traits_of(nest.tag, nest.names) for nest in nests]
    pictured = sum(
        own[nest.index]
        for nest in nests
        if traits[nest.index] & kinds.PICTURE
        and own[nest.index] <= _PICTURE_WORDS
        and not (nest.parent >= 0 and traits[nest.parent] & kinds.PICTURE)
    )
    if pictured > _PICTURED * own[0]:  # a gallery: its captions are the text
        traits = [trait & ~kinds.PICTURE for trait in traits]
    return [_by_text(trait, own[nest.index]) for trait, nest in zip(traits, nests, strict=True)]


def _by_text(traits: int, prose: float) -> int:
    if traits & kinds.CONTROL and prose <= _CONTROL_WORDS:
        traits |= kinds.CHROME
    if traits & kinds.PICTURE and prose <= _PICTURE_WORDS:
        traits = traits & ~kinds.STANDFIRST | kinds.CAPTION
    return traits & ~(kinds.CONTROL | kinds.PICTURE)


def _inherited(scene: Scene, named: Sequence[int], kept: set[int], unwanted: int) -> list[int]:
    nests, own = scene.walk.nests, scene.held
    total = own[0] or 1.0
    out: list[int] = []
    for nest in nests:
        traits = named[nest.index]
        if not traits & unwanted:
            traits &= ~(kinds.CHROME | kinds.FOREIGN)
        if traits & kinds.CHROME:
            share = own[nest.index] / total
            limit = _FOREIGN_DOMINANT if traits & kinds.FOREIGN else _DOMINANT
            if nest.index in kept or share > limit:
                traits &= ~(kinds.CHROME | kinds.FOREIGN)
        if own[nest.index] > _LABEL_WORDS and _is_large(own[nest.index], total):
            traits &= kinds.SPREADING
        if nest.parent >= 0:
            around = out[nest.parent]
            traits = _joined(traits, around)
        out.append(traits)
    return out


def _joined(traits: int, around: int) -> int:
    """An element's traits with those around it: the nearer one holds.

    What stands in a figure or beside an author's name and is called a description is no standfirst.
    """
    if not traits & ~kinds.SPREADING:
        return traits | around
    if traits & kinds.STANDFIRST and around & (kinds.CAPTION | kinds.BYLINE):
        return traits & ~kinds.STANDFIRST | around
    return traits | around & kinds.SPREADING


def _is_large(words: float, total: float) -> bool:
    return words > 0.15 * total or words > 150


def _own_prose(scene: Scene) -> list[float]:
    """Words of prose below each element."""
    out = [0.0] * len(scene.walk.nests)
    for i, leaf in enumerate(scene.walk.leaves):
        if scene.prose[i] and not scene.doubled[i]:
            out[leaf.nest] += min(scene.words[i], MOST_WORDS)
    for nest in reversed(scene.walk.nests):  # a parent always stands before its children
        if nest.parent >= 0:
            out[nest.parent] += out[nest.index]
    return out


def _ancestors(nests: Sequence[Nest], head: int | None, leaves: Sequence[Leaf]) -> list[int]:
    out = []
    index = leaves[head].nest if head is not None else -1
    while index >= 0:
        out.append(index)
        index = nests[index].parent
    return out


# ------------------------------------------------------------------ where the article is


# ------------------------------------------------------------------ what a leaf is


def zone_of(scene: Scene, i: int) -> Zone:
    """The zone a leaf has by its element and its words, found once."""
    if i not in scene.zones:
        scene.zones[i] = _found_zone(scene, i)
    return scene.zones[i]


def _found_zone(scene: Scene, i: int) -> Zone:
    leaf = scene.walk.leaves[i]
    traits = scene.traits[leaf.nest]
    text, prose = leaf.text, scene.prose[i]
    short = scene.words[i] < 60
    if traits & kinds.CHROME:
        return Zone.BOILERPLATE
    if short and (traits & kinds.CREDIT or told.is_credit(text)):
        return Zone.CREDIT
    if traits & kinds.CAPTION:
        return Zone.CAPTION
    if short and (told.is_byline(text) or (traits & kinds.BYLINE and not prose)):
        return Zone.BYLINE
    if told.is_date_line(text) or (traits & kinds.DATE and not prose):
        return Zone.DATE_LINE
    if traits & kinds.BYLINE and scene.words[i] < _BIO:
        return Zone.BOILERPLATE
    if short and traits & kinds.STANDFIRST and not scene.linked[i]:
        return Zone.STANDFIRST
    if (scene.linked[i] and not prose) or told.is_chrome(text) or told.is_contact(text):
        return Zone.BOILERPLATE
    if scene.marked and not prose and scene.words[i] <= _SCRAP and _is_bare(scene, leaf):
        return Zone.DATE_LINE if told.is_stamp(text) else Zone.BOILERPLATE
    return Zone.BODY


def _is_bare(scene: Scene, leaf: Leaf) -> bool:
    return scene.walk.nests[leaf.nest].tag in {"div", "section", "article", "main", "body"}
