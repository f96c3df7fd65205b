"""Where in a saved text the article is, and which line is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsflow.articles import lines as told
from newsflow.articles.dateline import find_dateline
from newsflow.articles.notes import find_note
from newsflow.articles.textlines import Line
from newsflow.articles.textlists import find_lists
from newsflow.text import fold
from newsflow.types import Span

_ABOVE = 60
"""Lines above the text among which its headline is sought."""
_CLOSE = 6
"""Lines within which a byline or date stands below its headline."""
_ANCHORED = 60.0
"""What such a headline speaks for the text below it, in words of prose."""
_BEGUN = 100.0
_NEXT = 40.0
"""What a further headline costs once a text has begun."""
_UNSAID = 2
_GAP = 3
"""Lines without prose that may stand between two paragraphs: heading, caption, credit."""
_WIDE_GAP = 6.0
_BELOW = 8
"""Lines within which the text of a story begins below its headline: a teaser has none."""
_OTHER = 1.6
"""How much more than the first text another one on the page has to hold, to be what it is for."""
_COMMENTS = re.compile(
    r"(?:see |view |show |all |read )*(?:\d+ )?comments(?: ?\(\d+\))?|comment from the forums|"
    r"leave a (?:reply|comment)|join the (?:conversation|discussion)",
    re.I,
)
_CODE = re.compile(r"</?script\b|[{,]\"\w+\":|\bfunction ?\(|=> ?\{|\bwindow\.\w+ ?=")


def find_text(lines: Sequence[Line]) -> tuple[int, int]:
    """The run of lines with the most prose (maximum subarray): half open, empty without prose."""
    best = (0.0, 0, 0)
    total, start, silent, apart = 0.0, 0, 0, False
    seen: set[str] = set()
    anchors, listed = _anchors(lines), find_lists(lines)
    counts = Counter(line.text for line in lines)
    for i, line in enumerate(lines):
        gain = _gain(line, seen, begun=total > _BEGUN)
        if i in listed and gain < 0 and total > 0:
            gain, silent = 0.0, 0  # a list goes with the paragraphs before and after it
        if total > _BEGUN and counts[line.text] == 1 and _is_border(lines, i, anchors):
            total, start, apart = 0.0, i, True
        if i in anchors:
            if total < _BEGUN:
                total, start = _ANCHORED, i
            else:  # another story begins
                gain -= _NEXT
        seen.add(line.text)
        silent = 0 if gain > 0 else silent + 1
        if silent > _GAP:  # a list of links, not a heading or a caption between paragraphs
            gain -= _WIDE_GAP
        if total <= 0:
            total, start = 0.0, i
        total += gain
        if total > (_OTHER if apart else 1.0) * best[0]:
            best, apart = (total, start, i + 1), False
    _, first, last = best
    return _opened(lines, first, last), last


def _is_border(lines: Sequence[Line], i: int, anchors: frozenset[int]) -> bool:
    """Whether what follows is not of the same text: comments, or the headline of another story."""
    if _COMMENTS.fullmatch(lines[i].text):
        return True
    if i not in anchors or not any(
        told.is_end_mark(line.text) for line in lines[max(0, i - _CLOSE) : i]
    ):
        return False
    below = [line.text for line in lines[i + 1 : i + 1 + _BELOW]]
    return sum(is_paragraph(text, told.count_words(text)) for text in below) > 1


def _anchors(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that look like a headline because a byline or a date follows close behind."""
    signed = [i for i, line in enumerate(lines) if _is_signature(line.text)]
    out = set()
    for i in signed:
        above = range(max(0, i - _CLOSE), i)
        titles = [k for k in above if _may_be_title(lines[k])]
        if titles:
            out.add(
                max(titles, key=lambda k: (lines[k].level > 0, told.count_words(lines[k].text)))
            )
    return frozenset(out)


def _is_signature(text: str) -> bool:
    if len(text) > 120:
        return False
    return told.is_byline(text) or (len(text) > 7 and told.is_date_line(text))


def _may_be_title(line: Line) -> bool:
    words = told.count_words(line.text)
    ended = line.text.endswith((".", ":", ";", ","))
    return 4 <= words <= 28 and not ended and not _is_label(line)


def _gain(line: Line, seen: set[str], *, begun: bool) -> float:
    text, words = line.text, told.count_words(line.text)
    if told.is_end_mark(text):
        return -45.0 if begun else -5.0
    if told.is_chrome(text) or told.is_contact(text) or find_note(text, words, last=begun):
        return -10.0
    if _CODE.search(text):
        return -20.0
    if text in seen and words > 4:
        return -6.0
    if is_paragraph(text, words):
        return float(min(words, 80))
    return -4.0 if line.level or words > 3 else -5.0


def is_paragraph(text: str, words: int) -> bool:
    """Stricter than prose: a long line that no mark ends is a teaser as a rule."""
    if text.endswith(("...", "…")):
        return words >= 45
    if told.ends_sentence(text):
        return words >= 8
    return words >= 45 and re.search(r"[.!?。][\"'”’)]*\s", text) is not None


def _opened(lines: Sequence[Line], first: int, last: int) -> int:
    """Move the start past caption and credit lines, down to a dateline if one follows soon."""
    for i in range(first, min(last, first + 8)):
        if has_dateline(lines[i]):
            return i
    while first < last and not is_paragraph(lines[first].text, told.count_words(lines[first].text)):
        first += 1
    return first


def has_dateline(line: Line) -> bool:
    """Whether a line is a paragraph that a dateline opens."""
    found = find_dateline(line.text, Span(0, len(line.text)))
    return found is not None and told.is_prose(line.text)


# ------------------------------------------------------------------ the headline


def find_headline(lines: Sequence[Line], start: int, end: int) -> int | None:
    """The headline above the text between two lines; a Markdown heading goes first."""
    headings = [i for i, line in enumerate(lines[: max(start, 1)]) if line.level == 1]
    if headings:
        return headings[-1]
    said = [frozenset(fold(line.text).split()) for line in lines[start:end]]
    counts = Counter(line.text for line in lines)
    captions = _caption_texts(lines[max(0, start - _ABOVE) : start])
    anchors = _anchors(lines[:start])
    best: tuple[float, int] | None = None
    for i in range(start - 1, max(-1, start - _ABOVE), -1):
        if _is_label(lines[i]) or fold(lines[i].text) in captions:
            continue
        score = _headline_score(lines[i], said, again=counts[lines[i].text] > 1)
        score += 0.8 * (i in anchors) - 0.02 * (start - i)
        if score > 0.2 and (best is None or score >= best[0] - 0.1):
            best = (score, i)
    return best[1] if best else None


def _caption_texts(lines: Sequence[Line]) -> set[str]:
    """Folded captions: lines with a credit glued to them, and lines right above a credit."""
    glued = {caption_words(a.text) for a in lines if told.find_glued_credit(a.text) is not None}
    above = {fold(a.text) for a, b in pairwise(lines) if told.is_credit(b.text) and not b.apart}
    return glued | above


def _headline_score(line: Line, said: Sequence[frozenset[str]], *, again: bool) -> float:
    """How much a line looks like the title of these paragraphs, given as their words."""
    words = fold(line.text).split()
    if not 3 <= len(words) <= 30:
        return -1.0
    everything = frozenset().union(*said)
    # A line of three words is easily told of in full: two more that are not weigh against that.
    score = sum(word in everything for word in words) / (len(words) + _UNSAID)
    score += 0.4 * again + 0.5 * (line.level > 0)
    if len(words) > 18 or line.text.endswith("."):
        score -= 0.5
    if len(words) > 7 and any(len(p.intersection(words)) > 0.85 * len(set(words)) for p in said):
        score -= 0.5  # one paragraph says all of it: a standfirst
    return score if len(words) > 4 else score - 0.3


def _is_label(line: Line) -> bool:
    """Whether a line is something else than a headline or text."""
    text = line.text
    return (
        told.is_of_page(text)
        or told.find_glued_credit(text) is not None
        or told.find_url_line(text) is not None
        or told.is_known_outlet(text)
    )


def caption_words(text: str) -> str:
    """A caption's folded words, without a credit glued to it."""
    cut = told.find_glued_credit(text)
    return fold(text if cut is None else text[:cut])
