"""Leaves → zoned blocks: find the article among them, then say what each leaf is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsflow.articles import lines as told
from newsflow.articles import names as kinds
from newsflow.articles.notes import find_note, is_credited
from newsflow.articles.walk import Leaf, Nest, Walk
from newsflow.types import Zone

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FRAMES = frozenset({"ul", "ol", "li", "dl", "dd", "table", "tbody", "thead", "tr", "blockquote"})
_DOMINANT = 0.3
"""An element with this share of the page's prose is article, whatever it is called."""
_DISTRUST = 0.65
"""Where names would take away more than this share of the prose, they are not believed."""
_OWN_WORDS = 80
_SECTIONS = 5
"""With this many of them, h1 elements head sections and not stories."""
_OWN_SHARE = 0.15
"""An article with less of the run's prose than this is a part and not the whole."""
_MOST = 80
"""Words of a leaf that count: one long leaf must not outweigh an article."""


_BIO = 120
"""Words of what an outlet says about an author below the text, at most."""
_LABEL_WORDS = 40
"""An element with more prose than this is no byline, date or credit, whatever it is called."""


@dataclass(frozen=True, slots=True)
class Told:
    """A leaf with its zone."""

    zone: Zone
    text: str
    level: int = 0
    """Rank of a heading, 1 to 6; 0 for any other leaf."""
    item: bool = False


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
    zones: dict[int, Zone] = field(default_factory=dict)
    head: int | None = None
    """Index of the leaf that prints the headline."""


def find_body(
    walk: Walk, title: str | None, authors: Sequence[str] = ()
) -> tuple[list[Told], str | None]:
    """Zone the leaves of the article, in order; the headline as the page prints it, if it does."""
    if not walk.leaves:
        return [], None
    scene = _scene(walk, title)
    scene.authors = tuple(authors)
    start, end = _segment(scene)
    start = _opened(scene, start)
    zoned = _zoned(scene, start, end)
    printed = walk.leaves[scene.head].text if scene.head is not None else None
    return zoned, printed


# ------------------------------------------------------------------ what is known


def _scene(walk: Walk, title: str | None) -> Scene:
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
    scene.head = _headline(scene, title)
    scene.traits = _traits(scene)
    return scene


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
        score = _agreement(have, wanted) * 2 + {"h1": 1.0, "h2": 0.3}.get(tag, 0.0)
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
    own = _own_prose(scene)
    total = own[0] or 1.0
    kept = set(_ancestors(nests, scene.head, scene.walk.leaves))
    traits = _inherited(nests, own, total, kept, kinds.CHROME)
    covered = sum(
        min(scene.words[i], _MOST)
        for i, leaf in enumerate(scene.walk.leaves)
        if scene.prose[i] and not scene.doubled[i] and traits[leaf.nest] & kinds.CHROME
    )
    if covered > _DISTRUST * total:  # the names of this page mean something else
        traits = _inherited(nests, own, total, kept, kinds.FOREIGN)
    return traits


def _inherited(
    nests: Sequence[Nest], own: Sequence[float], total: float, kept: set[int], unwanted: int
) -> list[int]:
    out: list[int] = []
    for nest in nests:
        traits = kinds.traits_of(nest.tag, nest.names)
        if not traits & unwanted:
            traits &= ~(kinds.CHROME | kinds.FOREIGN)
        if traits & kinds.CHROME:
            share = own[nest.index] / total
            limit = 0.6 if traits & kinds.FOREIGN else _DOMINANT
            if nest.index in kept or share > limit:
                traits &= ~(kinds.CHROME | kinds.FOREIGN)
        if own[nest.index] > _LABEL_WORDS and share_of_label(own[nest.index], total):
            traits &= kinds.SPREADING
        if nest.parent >= 0:
            around = out[nest.parent]
            traits |= around & kinds.SPREADING if traits & ~kinds.SPREADING else around
        out.append(traits)
    return out


def share_of_label(words: float, total: float) -> bool:
    return words > 0.15 * total or words > 150


def _own_prose(scene: Scene) -> list[float]:
    """Words of prose below each element."""
    out = [0.0] * len(scene.walk.nests)
    for i, leaf in enumerate(scene.walk.leaves):
        if scene.prose[i] and not scene.doubled[i]:
            out[leaf.nest] += min(scene.words[i], _MOST)
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


def _segment(scene: Scene) -> tuple[int, int]:
    """The run of leaves with the greatest gain (Bentley's maximum subarray), half open."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    depths = _depths(scene.walk.nests)
    previous: int | None = None
    for i, leaf in enumerate(scene.walk.leaves):
        gain = _gain(scene, i)
        if previous is not None:
            far = _distance(scene.walk.nests, depths, previous, leaf.nest)
            total -= 2.0 * min(5, max(0, far - 4))
        previous = leaf.nest
        if total <= 0:
            total, start = 0.0, i
        if i == scene.head:
            total *= 0.3  # what stands above the headline is hardly the article
        total += gain
        if total > best[0]:
            best = (total, start, i + 1)
    start, end = _grown(scene, best[1], best[2])
    return start, _next_story(scene, start, end)


def _next_story(scene: Scene, start: int, end: int) -> int:
    """Where another article begins below this one, as on pages that load the next when scrolled."""
    nests, leaves = scene.walk.nests, scene.walk.leaves
    tops_of = _articles(nests)
    homes = [tops_of[leaves[i].nest] for i in range(start, end)]
    prose = [scene.words[i] if scene.prose[i] else 0 for i in range(start, end)]
    held: Counter[int] = Counter()
    for own, words in zip(homes, prose, strict=True):
        held[own] += words
    large = [own for own in held if held[own] > max(_OWN_WORDS, _OWN_SHARE * sum(prose))]
    home = large[0] if large else -1
    said, previous = 0, leaves[start].nest if start < end else 0
    tops = sum(nests[leaf.nest].tag == "h1" for leaf in leaves)
    for n, i in enumerate(range(start, end)):
        if homes[n] != home and homes[n] > 0 and said >= 0.9 * held[home] > 0:
            return i
        apart = nests[previous].parent != nests[leaves[i].nest].parent
        if said > _OWN_WORDS and i != scene.head and nests[leaves[i].nest].tag == "h1" and apart:
            if tops < _SECTIONS or _is_signed(scene, i):
                return i
        if prose[n]:
            said += prose[n] if homes[n] == home else 0
            previous = leaves[i].nest
    return end


def _is_signed(scene: Scene, i: int) -> bool:
    """Whether a byline or a date follows a heading, as under a headline."""
    near = range(i + 1, min(i + 7, len(scene.walk.leaves)))
    labels = kinds.BYLINE | kinds.DATE
    return any(
        scene.traits[scene.walk.leaves[k].nest] & labels or told.is_byline(scene.walk.leaves[k].text)
        for k in near
    )


def _opened(scene: Scene, start: int) -> int:
    """The first paragraph after the headline, unless only a standfirst stands before the run."""
    if scene.head is None or scene.head >= start:
        return start
    between = [
        i
        for i in range(scene.head + 1, start)
        if scene.prose[i] and not scene.doubled[i] and _zone(scene, i) in {Zone.BODY, Zone.STANDFIRST}
    ]
    return between[0] if len(between) > 1 else start


def _articles(nests: Sequence[Nest]) -> list[int]:
    """The outermost `article` element around each element; -1 outside of any."""
    out: list[int] = []
    for nest in nests:  # a parent always stands before its children
        around = out[nest.parent] if nest.parent >= 0 else -1
        out.append(nest.index if around < 0 and nest.tag == "article" else around)
    return out


def _grown(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Grow a run on both sides inside the element that holds it, where prose goes on with gaps."""
    if start >= end:
        return start, end
    home = _home(scene, start, end)
    scene.akin = _holders(scene, start, end)
    inside = _below(scene.walk.nests, home)
    leaves = scene.walk.leaves
    after = end
    while after < len(leaves) and leaves[after].nest in inside:
        after += 1
    before = start
    floor = scene.head + 1 if scene.head is not None and scene.head < start else 0
    while before > floor and leaves[before - 1].nest in inside:
        before -= 1
    end += _best_reach(scene, range(end, after))
    start -= _best_reach(scene, range(start - 1, before - 1, -1))
    return start, end


def _holders(scene: Scene, start: int, end: int) -> frozenset[str]:
    """The looks of elements that hold two paragraphs of a run or more."""
    nests, leaves = scene.walk.nests, scene.walk.leaves
    held = Counter(nests[leaves[i].nest].parent for i in range(start, end) if scene.prose[i])
    return frozenset(_look(nests[nest]) for nest, n in held.items() if n > 1)


def _look(nest: Nest) -> str:
    return f"{nest.tag}.{nest.names or nest.index}"


def _is_akin(scene: Scene, i: int) -> bool:
    """Whether a leaf is a heading, a list or a row in an element like those of the paragraphs."""
    nests = scene.walk.nests
    nest = nests[scene.walk.leaves[i].nest]
    while nest.parent >= 0 and nests[nest.parent].tag in _FRAMES:
        nest = nests[nest.parent]
    return nest.parent >= 0 and _look(nests[nest.parent]) in scene.akin


def _best_reach(scene: Scene, indices: range) -> int:
    """How many of these leaves to take for the greatest gain."""
    total, best, reach = 0.0, 0.0, 0
    for n, i in enumerate(indices, 1):
        total += _faint_gain(scene, i)
        if total > best:
            best, reach = total, n
    return reach


def _faint_gain(scene: Scene, i: int) -> float:
    """What a leaf near the article speaks for going on: lists and labels cost little here."""
    traits = scene.traits[scene.walk.leaves[i].nest]
    if traits & kinds.FOREIGN:
        return -4.0
    if traits & kinds.CHROME or scene.linked[i]:
        return -1.5
    if scene.prose[i] and not scene.doubled[i]:
        return float(min(scene.words[i], _MOST))
    if scene.akin and _is_akin(scene, i):
        return 0.5
    return -1.0 if scene.words[i] < 5 else 0.0


def _home(scene: Scene, start: int, end: int) -> int:
    """The smallest element that holds nearly all prose of a run."""
    inside = [0.0] * len(scene.walk.nests)
    for i in range(start, end):
        if scene.prose[i]:
            inside[scene.walk.leaves[i].nest] += min(scene.words[i], _MOST)
    for nest in reversed(scene.walk.nests):
        if nest.parent >= 0:
            inside[nest.parent] += inside[nest.index]
    whole = inside[0]
    return max(nest.index for nest in scene.walk.nests if inside[nest.index] >= 0.9 * whole)


def _below(nests: Sequence[Nest], home: int) -> set[int]:
    """An element with all elements below it; these stand behind it in the table."""
    out = {home}
    for nest in nests[home + 1 :]:
        if nest.parent in out:
            out.add(nest.index)
    return out


def _gain(scene: Scene, i: int) -> float:
    leaf = scene.walk.leaves[i]
    traits = scene.traits[leaf.nest]
    tag = scene.walk.nests[leaf.nest].tag
    words = scene.words[i]
    if traits & kinds.CHROME or scene.linked[i]:
        return -8.0
    if traits & (kinds.CAPTION | kinds.CREDIT | kinds.BYLINE | kinds.DATE) or i == scene.head:
        return 0.0
    if tag in HEADINGS:
        return -1.0
    if scene.doubled[i]:
        return -4.0
    if scene.prose[i]:
        weight = 1.0 if tag in {"p", "blockquote"} else 0.7
        return weight * min(words, _MOST)
    return 0.5 * words if tag == "p" and words > 2 else -4.0


def _depths(nests: Sequence[Nest]) -> list[int]:
    out: list[int] = []
    for nest in nests:
        out.append(out[nest.parent] + 1 if nest.parent >= 0 else 0)
    return out


def _distance(nests: Sequence[Nest], depths: Sequence[int], a: int, b: int) -> int:
    """Edges between two elements, counted up to 20."""
    steps = 0
    while a != b and steps < 20:
        if depths[a] >= depths[b]:
            a = nests[a].parent
        else:
            b = nests[b].parent
        steps += 1
    return steps


# ------------------------------------------------------------------ zones


def _zoned(scene: Scene, start: int, end: int) -> list[Told]:
    """The headline, what stands between it and the article, and the article's leaves."""
    first = start if scene.head is None else min(scene.head, start)
    out: list[Told] = []
    begun = False
    body = (i for i in range(end - 1, start, -1) if scene.prose[i] and _zone(scene, i) is Zone.BODY)
    last = next(body, start)
    for i in range(first, end):
        leaf = scene.walk.leaves[i]
        tag = scene.walk.nests[leaf.nest].tag
        if i == scene.head:
            out.append(Told(Zone.HEADLINE, leaf.text))
            continue
        zone = _zone(scene, i)
        if zone is Zone.STANDFIRST and begun:
            zone = Zone.BODY
        if zone in {Zone.BODY, Zone.STANDFIRST} and tag not in HEADINGS:
            zone = _noted(scene, i, zone, last=i >= last)
        if i < start and zone is Zone.BODY:
            zone = Zone.STANDFIRST if scene.words[i] > 4 else Zone.BOILERPLATE
        begun = begun or (zone is Zone.BODY and scene.prose[i])
        out.append(Told(zone, leaf.text, _level(tag), tag == "li"))
    return _tidied(out)


def _noted(scene: Scene, i: int, zone: Zone, *, last: bool) -> Zone:
    """The zone of a paragraph that speaks of the page and not of the news, else the one it had."""
    text, words = scene.walk.leaves[i].text, scene.words[i]
    if is_credited(text, words) or (words < 60 and told.is_caption_mark(text)):
        return Zone.CAPTION
    if last and words < _BIO and text.startswith(scene.authors):
        return Zone.BOILERPLATE
    note = find_note(text, words, last=last)
    return zone if note is None else note.zone


def _level(tag: str) -> int:
    return int(tag[1]) if tag in HEADINGS else 0


def _zone(scene: Scene, i: int) -> Zone:
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
    if short and traits & kinds.STANDFIRST:
        return Zone.STANDFIRST
    if (scene.linked[i] and not prose) or told.is_chrome(text) or told.is_contact(text):
        return Zone.BOILERPLATE
    return Zone.BODY


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
