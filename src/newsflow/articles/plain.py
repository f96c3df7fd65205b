"""Plain text and Markdown → blocks, whose spans point into the file itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsflow.articles import lines as told
from newsflow.articles.blocks import Block, Layout
from newsflow.articles.dateline import find_dateline
from newsflow.articles.notes import find_note, is_credited
from newsflow.text import fold
from newsflow.types import Span, Zone

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_MARKS = re.compile(r"(?:#{1,6}[ \t]+|>[ \t]*|[*_]{1,3}(?=\S))")
_MOST_LINES = 20_000
"""Lines that are looked at: what follows them is kept as boilerplate."""
_ABOVE = 60
"""Lines above the text among which its headline is sought."""
_CLOSE = 6
"""Lines within which a byline or date stands below its headline."""
_ANCHORED = 60.0
"""What such a headline speaks for the text below it, in words of prose."""
_BEGUN = 100.0
_GAP = 3
"""Lines without prose that may stand between two paragraphs: heading, caption, credit."""
_WIDE_GAP = 6.0
_HEAD_LINES = 4
_LABELS = 3
"""This many lines in a row that are no sentences are links or labels and not headings."""
_POSTED = re.compile(r"^— .{1,60}\(@\w+\)|pic\.twitter\.com/|^A post shared by|^View this post on")
_WRAP = (45, 90)
"""Between these widths a text is taken to be wrapped by hand or machine."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, or a paragraph whose lines were wrapped, without its Markdown marks."""

    span: Span
    text: str
    level: int = 0
    """Of a Markdown heading; 0 for any other line."""
    emphasis: bool = False
    apart: bool = False
    """Whether an empty line stands before it."""


def read_plain(text: str) -> Layout:
    """Lay out a saved text: find the body, then say what each line around it is."""
    lines = _lines(text)
    rest = lines[_MOST_LINES:]
    lines = lines[:_MOST_LINES]
    start, end = _body_range(lines)
    head = _headline(lines, start, end)
    zones = _zones(lines, start, end, head)
    blocks = tuple(_split_glued(lines, zones))
    if rest:
        blocks += (Block(Zone.BOILERPLATE, Span(rest[0].span.start, rest[-1].span.end)),)
    title = _title(lines[head].text) if head is not None else None
    return Layout(text, blocks, title=title)


# ------------------------------------------------------------------ lines


def _lines(text: str) -> list[Line]:
    raw = [Span(m.start(), m.end()) for m in _LINE.finditer(text)]
    raw = [_stripped(text, span) for span in raw]
    raw = [span for span in raw if span.start < span.end]
    joined = _unwrapped(text, raw) if _is_wrapped(text, raw) else raw
    out, last = [], 0
    for span in joined:
        gap = text[last : span.start]
        out.append(_line(text, span, apart=len(_NEWLINE.findall(gap)) > 1))
        last = span.end
    return out


def _stripped(text: str, span: Span) -> Span:
    whole = span.of(text)
    left = len(whole) - len(whole.lstrip())
    return Span(span.start + left, span.start + len(whole.rstrip())) if whole.strip() else span


def _is_wrapped(text: str, raw: Sequence[Span]) -> bool:
    """Whether paragraphs were broken into lines: full lines that go on below in lower case."""
    going_on = sum(
        _WRAP[0] <= a.end - a.start <= _WRAP[1]
        and text[b.start].islower()
        and not told.ends_sentence(a.of(text))
        and len(_NEWLINE.findall(text[a.end : b.start])) == 1
        for a, b in pairwise(raw)
    )
    return going_on >= 2 and going_on > 0.25 * len(raw)


def _unwrapped(text: str, raw: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in raw:
        gap = text[out[-1].end : span.start] if out else "\n\n"
        fresh = len(_NEWLINE.findall(gap)) != 1 or text[span.start] in "#>*-"
        if fresh or out[-1].end - _line_start(text, out[-1].end) < _WRAP[0]:
            out.append(span)
        else:
            out[-1] = Span(out[-1].start, span.end)
    return out


def _line_start(text: str, end: int) -> int:
    return max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1


def _line(text: str, span: Span, *, apart: bool) -> Line:
    """Take Markdown's marks off both ends; what is left is the block."""
    start, end, level, emphasis = span.start, span.end, 0, False
    while (mark := _MARKS.match(text, start, end)) is not None:
        level = max(level, mark[0].count("#"))
        closing = mark[0].strip()
        if closing[0] in "*_":
            if not text[start:end].endswith(closing) or end - mark.end() <= len(closing):
                break
            end, emphasis = end - len(closing), True
        start = mark.end()
    if level:
        end = start + len(text[start:end].rstrip("# \t"))
    if start >= end:
        return Line(span, span.of(text), apart=apart)
    return Line(Span(start, end), text[start:end], level, emphasis, apart)


# ------------------------------------------------------------------ the body


def _body_range(lines: Sequence[Line]) -> tuple[int, int]:
    """The run of lines with the most prose (maximum subarray): half open, empty without prose."""
    best = (0.0, 0, 0)
    total, start, silent = 0.0, 0, 0
    seen: set[str] = set()
    anchors = _anchors(lines)
    for i, line in enumerate(lines):
        gain = _gain(line, seen, begun=total > _BEGUN)
        if i in anchors and total < _BEGUN:
            total, start = _ANCHORED, i
        seen.add(line.text)
        silent = 0 if gain > 0 else silent + 1
        if silent > _GAP:  # a list of links, not a heading or a caption between paragraphs
            gain -= _WIDE_GAP
        if total <= 0:
            total, start = 0.0, i
        total += gain
        if total > best[0]:
            best = (total, start, i + 1)
    _, first, last = best
    return _opened(lines, first, last), last


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
        return -25.0 if begun else -5.0
    if told.is_chrome(text) or told.is_contact(text) or find_note(text, words, last=False):
        return -10.0
    if text in seen and words > 4:
        return -6.0
    if _is_paragraph(text, words):
        return float(min(words, 80))
    return -4.0 if line.level or words > 3 else -5.0


def _is_paragraph(text: str, words: int) -> bool:
    """Stricter than prose: a long line that no mark ends is a teaser as a rule."""
    if text.endswith(("...", "…")):
        return words >= 45
    if told.ends_sentence(text):
        return words >= 8
    return words >= 45 and re.search(r"[.!?。][\"'”’)]*\s", text) is not None


def _opened(lines: Sequence[Line], first: int, last: int) -> int:
    """Move the start past caption and credit lines, down to a dateline if one follows soon."""
    for i in range(first, min(last, first + 8)):
        if _has_dateline(lines[i]):
            return i
    while first < last and not _is_paragraph(
        lines[first].text, told.count_words(lines[first].text)
    ):
        first += 1
    return first


def _has_dateline(line: Line) -> bool:
    found = find_dateline(line.text, Span(0, len(line.text)))
    return found is not None and told.is_prose(line.text)


# ------------------------------------------------------------------ the headline


def _headline(lines: Sequence[Line], start: int, end: int) -> int | None:
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
    glued = {_caption_words(a.text) for a in lines if told.find_glued_credit(a.text) is not None}
    above = {fold(a.text) for a, b in pairwise(lines) if told.is_credit(b.text) and not b.apart}
    return glued | above


def _headline_score(line: Line, said: Sequence[frozenset[str]], *, again: bool) -> float:
    """How much a line looks like the title of these paragraphs, given as their words."""
    words = fold(line.text).split()
    if not 3 <= len(words) <= 30:
        return -1.0
    everything = frozenset().union(*said)
    score = sum(word in everything for word in words) / len(words)
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
        told.is_chrome(text)
        or told.is_end_mark(text)
        or told.is_byline(text)
        or told.is_date_line(text)
        or told.is_credit(text)
        or told.find_glued_credit(text) is not None
        or told.find_url_line(text) is not None
        or told.is_known_outlet(text)
    )


def _title(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------ zones


def _zones(lines: Sequence[Line], start: int, end: int, head: int | None) -> list[Zone]:
    zones = [Zone.BOILERPLATE] * len(lines)
    for i, line in enumerate(lines):
        if i == head:
            zones[i] = Zone.HEADLINE
        elif head is not None and head < i < start:
            zones[i] = _between(lines, i)
            if zones[i] is Zone.STANDFIRST and (i - head > 8 or Zone.STANDFIRST in zones[:i]):
                zones[i] = Zone.BOILERPLATE
        elif start <= i < end:
            zones[i] = _inside(lines, i, last=i >= end - 1)
        elif told.find_url_line(line.text):
            zones[i] = _address(lines, i)
        elif head is None and i < start:
            zones[i] = _between(lines, i) if start - i <= 6 else Zone.BOILERPLATE
    zones = _without_posts(lines, zones)
    zones = _repeated_captions(lines, zones)
    return _standfirst_in_body(lines, zones, start)


def _between(lines: Sequence[Line], i: int) -> Zone:
    """A line between headline and body."""
    text = lines[i].text
    if told.is_byline(text):
        return Zone.BYLINE
    if told.is_date_line(text):
        return Zone.DATE_LINE
    if told.is_credit(text):
        return Zone.CREDIT
    if told.find_glued_credit(text) is not None or told.is_caption_mark(text):
        return Zone.CAPTION
    words = told.count_words(text)
    if (
        told.is_chrome(text)
        or told.is_end_mark(text)
        or words < 5
        or find_note(text, words, last=False)
    ):
        return Zone.BOILERPLATE
    if i + 1 < len(lines) and not lines[i + 1].apart and told.is_credit(lines[i + 1].text):
        return Zone.CAPTION
    return Zone.STANDFIRST


def _inside(lines: Sequence[Line], i: int, *, last: bool) -> Zone:
    """A line among the body's paragraphs."""
    text = lines[i].text
    words = told.count_words(text)
    note = find_note(text, words, last=last)
    if note is not None:
        return note.zone
    if words < 40 and is_credited(text, words) and not _has_dateline(lines[i]):
        return Zone.CREDIT if told.is_credit(text) else Zone.CAPTION
    if told.is_prose(text) and not told.is_contact(text) and not told.is_chrome(text):
        return Zone.BODY
    return _scrap(lines, i)


def _scrap(lines: Sequence[Line], i: int) -> Zone:
    """A line among the paragraphs that is not running text."""
    text = lines[i].text
    if told.is_credit(text):
        return Zone.CREDIT
    if told.find_glued_credit(text) is not None or told.is_caption_mark(text):
        return Zone.CAPTION
    if told.is_byline(text) and i < _HEAD_LINES:
        return Zone.BYLINE
    if told.is_date_line(text):
        return Zone.DATE_LINE
    if told.find_url_line(text):
        return _address(lines, i)
    if told.is_chrome(text) or told.is_contact(text) or told.is_end_mark(text):
        return Zone.BOILERPLATE
    return Zone.BODY


def _address(lines: Sequence[Line], i: int) -> Zone:
    """A lone address is the text's origin when a label says so or it opens or ends the file."""
    labelled = i > 0 and told.is_origin_label(lines[i - 1].text)
    return Zone.ORIGIN_URL if labelled or i in {0, len(lines) - 1} else Zone.BOILERPLATE


def _without_posts(lines: Sequence[Line], zones: list[Zone]) -> list[Zone]:
    """Posts quoted from a network are not the outlet's text; runs of labels are no text at all."""
    out = list(zones)
    silent: list[int] = []
    for i, line in enumerate(lines):
        if _POSTED.search(line.text):
            out[max(0, i - 1) : i + 1] = [Zone.BOILERPLATE] * len(out[max(0, i - 1) : i + 1])
        if zones[i] is not Zone.BODY:
            continue
        if _is_paragraph(line.text, told.count_words(line.text)) or line.level:
            silent = []
            continue
        silent.append(i)
        if len(silent) >= _LABELS:
            for k in silent:
                out[k] = Zone.BOILERPLATE
    return out


def _repeated_captions(lines: Sequence[Line], zones: list[Zone]) -> list[Zone]:
    """A caption printed twice is a caption both times, with or without its credit."""
    captions = {
        _caption_words(line.text)
        for line, zone in zip(lines, zones, strict=True)
        if zone is Zone.CAPTION
    }
    loose = {Zone.STANDFIRST, Zone.BOILERPLATE, Zone.BODY}
    return [
        Zone.CAPTION if zone in loose and _caption_words(line.text) in captions else zone
        for line, zone in zip(lines, zones, strict=True)
    ]


def _caption_words(text: str) -> str:
    cut = told.find_glued_credit(text)
    return fold(text if cut is None else text[:cut])


def _standfirst_in_body(lines: Sequence[Line], zones: list[Zone], start: int) -> list[Zone]:
    """The first paragraph is the standfirst when the body repeats it, or it is set apart."""
    if Zone.STANDFIRST in zones[:start]:
        return zones
    body = [i for i, zone in enumerate(zones) if zone is Zone.BODY]
    if len(body) < 3 or body[0] != start or _has_dateline(lines[start]):
        return zones
    first = lines[start]
    again = max(told.similar_words(first.text, lines[i].text) for i in body[1:])
    follows = _has_dateline(lines[body[1]]) or (first.emphasis and not lines[body[1]].emphasis)
    if again >= 0.85 or follows:
        zones = [*zones[:start], Zone.STANDFIRST, *zones[start + 1 :]]
    return zones


def _split_glued(lines: Sequence[Line], zones: Sequence[Zone]) -> list[Block]:
    """Blocks of the lines; a credit glued to a caption becomes a block of its own."""
    out: list[Block] = []
    for line, zone in zip(lines, zones, strict=True):
        cut = told.find_glued_credit(line.text) if zone is Zone.CAPTION else None
        if cut is None:
            out.append(Block(zone, line.span))
            continue
        middle = line.span.start + cut
        caption = Span(line.span.start, line.span.start + len(line.text[:cut].rstrip()))
        out += [Block(zone, caption), Block(Zone.CREDIT, Span(middle, line.span.end))]
    return out
