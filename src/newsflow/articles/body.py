"""Leaves → zoned blocks: what each leaf of the article is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsflow.articles import lines as told
from newsflow.articles import names as kinds
from newsflow.articles.extent import find_extent, is_akin
from newsflow.articles.notes import find_credit, find_note, is_credited
from newsflow.articles.scene import HEADINGS, Scene, see, zone_of
from newsflow.articles.walk import Walk
from newsflow.types import Zone

_ASKING = frozenset({"appeal", "newsletter", "subscribers only", "consent"})
_BOX = 0.3
"""Share of the page's prose up to which the element around an appeal is all appeal."""
_SENTENCE = 8
_SMALL_BOX = 60
"""Words of prose up to which it is so in any case; a larger one has to be half appeal."""
_COVERS = re.compile(
    r"(?:\S+ ){2,5}(?:is an?\b|is the\b.{0,40}(?:editor|correspondent)|writes|covers|reports)"
)
"""How an outlet introduces its author, above the text as below it."""
_BIO = 120
"""Words of what an outlet says about an author below the text, at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """A leaf with its zone."""

    zone: Zone
    text: str
    level: int = 0
    """Rank of a heading, 1 to 6; 0 for any other leaf."""


@dataclass(frozen=True, slots=True)
class Body:
    """The article's leaves by zones, in order."""

    blocks: list[Told]
    headline: str | None = None
    """As the page prints it, if it does."""
    several: bool = False
    """Whether another story follows on the page."""


def find_body(walk: Walk, title: str | None, authors: Sequence[str] = ()) -> Body:
    """Find the article among the leaves and zone it."""
    if not walk.leaves:
        return Body([])
    scene = see(walk, title)
    scene.authors = tuple(authors)
    start, end = find_extent(scene)
    zoned = _zoned(scene, start, end)
    printed = walk.leaves[scene.head].text if scene.head is not None else None
    return Body(zoned, printed, scene.several)


def _zoned(scene: Scene, start: int, end: int) -> list[Told]:
    """The headline, what stands between it and the article, and the article's leaves."""
    first = start if scene.head is None else min(scene.head, start)
    out: list[Told] = []
    appeals = _appeals(scene, start, end)
    begun = False
    body = (
        i for i in range(end - 1, start, -1) if scene.prose[i] and zone_of(scene, i) is Zone.BODY
    )
    last = next(body, start)
    for i in range(first, end):
        leaf = scene.walk.leaves[i]
        tag = scene.walk.nests[leaf.nest].tag
        if i == scene.head:
            out.append(Told(Zone.HEADLINE, leaf.text))
            continue
        zone = Zone.BODY if i >= start and _is_linked_text(scene, i) else zone_of(scene, i)
        if zone is Zone.STANDFIRST and begun:
            zone = Zone.BODY
        if i < start and zone is Zone.BOILERPLATE and _is_lead(scene, i):
            zone = Zone.STANDFIRST
        if zone is Zone.BODY and not begun and not scene.prose[i] and tag not in HEADINGS:
            zone = Zone.DATE_LINE if told.is_stamp(leaf.text) else zone
        if leaf.nest in appeals or _repeats_headline(scene, i):
            zone = Zone.BOILERPLATE
        elif zone in {Zone.BODY, Zone.STANDFIRST} and tag not in HEADINGS:
            zone = _noted(scene, i, zone, last=i >= last, begun=begun)
        if i < start and zone is Zone.BODY:
            zone = Zone.STANDFIRST if scene.words[i] > 4 else Zone.BOILERPLATE
        begun = begun or (zone is Zone.BODY and scene.prose[i])
        out += _parts(Told(zone, leaf.text, _level(tag)))
    return _tidied(out)


def _is_lead(scene: Scene, i: int) -> bool:
    """Whether a paragraph above the text is named its lead, in whatever box it stands."""
    nest = scene.walk.nests[scene.walk.leaves[i].nest]
    named = kinds.traits_of(nest.tag, nest.names) & kinds.STANDFIRST
    return bool(named) and scene.prose[i] and not scene.linked[i] and not scene.doubled[i]


def _is_linked_text(scene: Scene, i: int) -> bool:
    """A heading or a sentence that leads somewhere and stands among the paragraphs.

    Beside an article such links hang in boxes of their own.
    """
    leaf = scene.walk.leaves[i]
    tag = scene.walk.nests[leaf.nest].tag
    if not scene.linked[i] or told.is_chrome(leaf.text) or told.is_end_mark(leaf.text):
        return False
    sentence = tag in {"p", "li"} and scene.words[i] >= _SENTENCE and told.ends_sentence(leaf.text)
    if not sentence and tag not in HEADINGS:
        return False
    return not scene.traits[leaf.nest] & kinds.CHROME and is_akin(scene, i)


def _repeats_headline(scene: Scene, i: int) -> bool:
    """Whether a leaf is the headline once more."""
    return (
        scene.head is not None and scene.walk.leaves[scene.head].text == scene.walk.leaves[i].text
    )


def _appeals(scene: Scene, start: int, end: int) -> set[int]:
    """Elements inside boxes that ask for money or a subscription: what else they say goes too."""
    nests, leaves = scene.walk.nests, scene.walk.leaves
    boxes: Counter[int] = Counter()
    for i in range(start, end):
        note = find_note(leaves[i].text, scene.words[i], last=False) if scene.prose[i] else None
        if note is not None and note.name in _ASKING:
            boxes[nests[leaves[i].nest].parent] += scene.words[i]
    return {
        below.index
        for box, asking in boxes.items()
        if scene.held[box] <= min(_BOX * scene.held[0], max(_SMALL_BOX, 2 * asking))
        for below in nests
        if below.parent == box
    }


def _parts(block: Told) -> list[Told]:
    """A caption apart from the credit at its end."""
    cut = find_credit(block.text) if block.zone is Zone.CAPTION else None
    if cut is None:
        return [block]
    pieces = [(Zone.CAPTION, block.text[:cut].strip()), (Zone.CREDIT, block.text[cut:])]
    return [Told(zone, text) for zone, text in pieces if text]


def _noted(scene: Scene, i: int, zone: Zone, *, last: bool, begun: bool) -> Zone:
    """The zone of a paragraph that speaks of the page and not of the news, else the one it had."""
    text, words = scene.walk.leaves[i].text, scene.words[i]
    if is_credited(text, words) or (words < 60 and told.is_caption_mark(text)):
        return Zone.CAPTION
    introduces = last or (not begun and _COVERS.match(text) is not None)
    if words < _BIO and introduces and text.startswith(scene.authors):
        return Zone.BOILERPLATE
    note = find_note(text, words, last=last)
    return zone if note is None else note.zone


def _level(tag: str) -> int:
    return int(tag[1]) if tag in HEADINGS else 0


def _tidied(out: Sequence[Told]) -> list[Told]:
    """A heading is boilerplate at the end, or when only boilerplate follows it."""
    kept = list(out)
    following, chrome = 0, True  # what follows: 9 for text, else the heading's rank; 0 for the end
    for i in range(len(kept) - 1, -1, -1):
        block = kept[i]
        if block.zone is Zone.BOILERPLATE:
            chrome = True
        if block.zone is not Zone.BODY:
            continue
        if not block.level:
            following = 9
        elif following == 0 or (following <= block.level and chrome):
            kept[i] = Told(Zone.BOILERPLATE, block.text, block.level)
            continue
        else:
            following = block.level
        chrome = False
    return kept
