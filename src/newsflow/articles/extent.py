"""Where on a page the article is: the run of leaves with the most prose, grown to its ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsflow.articles import lines as told
from newsflow.articles import names as kinds
from newsflow.articles.scene import HEADINGS, MOST_WORDS, Scene, zone_of
from newsflow.articles.walk import Nest
from newsflow.types import Zone

_FRAMES = frozenset({"ul", "ol", "li", "dl", "dd", "table", "tbody", "thead", "tr", "blockquote"})
_OWN_WORDS = 80
_OWN_SHARE = 0.15
"""An article with less of the run's prose than this is a part and not the whole."""


def find_extent(scene: Scene) -> tuple[int, int]:
    """The leaves of the article, half open; empty when the page has no prose."""
    start, end = _segment(scene)
    return _opened(scene, start), end


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
    stop = _next_story(scene, start, end)
    scene.several = stop < end
    return start, stop


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
    for n, i in enumerate(range(start, end)):
        away = homes[n] != home and homes[n] > 0 and said >= 0.9 * held[home] > 0
        apart = nests[previous].parent != nests[leaves[i].nest].parent
        top = nests[leaves[i].nest].tag == "h1" and i != scene.head and apart
        if (away or (top and said > _OWN_WORDS)) and (_is_signed(scene, i) or _is_twin(scene, i)):
            return i
        if prose[n]:
            said += prose[n] if homes[n] == home else 0
            previous = leaves[i].nest
    return end


def _is_twin(scene: Scene, i: int) -> bool:
    """Whether a heading looks exactly like the page's headline, names and all."""
    if scene.head is None:
        return False
    nests = scene.walk.nests
    own, other = (nests[scene.walk.leaves[k].nest] for k in (i, scene.head))
    alike = own.tag == other.tag and bool(own.names) and own.names == other.names
    return alike and nests[own.parent].names == nests[other.parent].names


def _is_signed(scene: Scene, i: int) -> bool:
    """Whether a byline or a date follows, as under the headline of another story."""
    near = range(i + 1, min(i + 7, len(scene.walk.leaves)))
    labels = kinds.BYLINE | kinds.DATE
    return any(
        scene.traits[scene.walk.leaves[k].nest] & labels
        or told.is_byline(scene.walk.leaves[k].text)
        for k in near
    )


def _opened(scene: Scene, start: int) -> int:
    """The first paragraph after the headline, unless only a standfirst stands before the run."""
    if scene.head is None or scene.head >= start:
        return start
    while start - 1 > scene.head and _is_heading(scene, start - 1):
        start -= 1
    between = [
        i
        for i in range(scene.head + 1, start)
        if scene.prose[i]
        and not scene.doubled[i]
        and zone_of(scene, i) in {Zone.BODY, Zone.STANDFIRST}
    ]
    return between[0] if len(between) > 1 else start


def _is_heading(scene: Scene, i: int) -> bool:
    leaf = scene.walk.leaves[i]
    return scene.walk.nests[leaf.nest].tag in HEADINGS and zone_of(scene, i) is Zone.BODY


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
    several = [nest for nest, n in held.items() if n > 1] or list(held)
    return frozenset(_look(nests[nest]) for nest in several)


def _look(nest: Nest) -> str:
    return f"{nest.tag}.{nest.names or nest.index}"


def is_akin(scene: Scene, i: int) -> bool:
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
        return float(min(scene.words[i], MOST_WORDS))
    if scene.akin and is_akin(scene, i):
        return 0.5
    return -1.0 if scene.words[i] < 5 else 0.0


def _home(scene: Scene, start: int, end: int) -> int:
    """The smallest element that holds nearly all prose of a run."""
    inside = [0.0] * len(scene.walk.nests)
    for i in range(start, end):
        if scene.prose[i]:
            inside[scene.walk.leaves[i].nest] += min(scene.words[i], MOST_WORDS)
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
        return weight * min(words, MOST_WORDS)
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
