"""Plain text and Markdown → blocks, whose spans point into the file itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsflow.articles import lines as told
from newsflow.articles.blocks import Block, Layout
from newsflow.articles.notes import find_note, is_credited
from newsflow.articles.textextent import (
    caption_words,
    find_headline,
    find_text,
    has_dateline,
    is_paragraph,
)
from newsflow.articles.textlines import Line, read_lines
from newsflow.articles.textlists import find_lists
from newsflow.text import fold
from newsflow.types import Span, Zone

_MOST_LINES = 6_000
"""Lines that are looked at: what follows them is kept as boilerplate."""
_MOST_CHARS = 1_000_000
"""The same in characters."""
_HEAD_LINES = 4
_EARLY = 10
"""Lines of the body among which a byline may still come."""
_APPEAL = 3
"""Lines apart that two sentences of one appeal may stand."""
_LABEL = 19
"""Words of a label, at most."""
_SHORT = 5
_TINY = 3
"""Words between which a heading may come twice: a longer one that does is a link, a shorter one a
label."""
_CAPTION = (8, 25)
"""Words of a caption above its credit."""
_LABELS = 3
"""This many lines in a row that are no sentences are links or labels and not headings."""
_SIGNED = re.compile(r"^— .{1,60}\(@\w+\)")
_POSTED = re.compile(r"pic\.twitter\.com/|^A post shared by|^View this post on")


def read_plain(text: str) -> Layout:
    """Lay out a saved text: find the body, then say what each line around it is."""
    lines = read_lines(_opening(text))[:_MOST_LINES]
    start, end = find_text(lines)
    head = find_headline(lines, start, end)
    zones = _zones(lines, start, end, head)
    blocks = tuple(_split_glued(lines, zones))
    blocks += _rest(text, lines[-1].span.end if lines else 0)
    title = " ".join(lines[head].text.split()) if head is not None else None
    return Layout(text, blocks, title=title)


def _opening(text: str) -> str:
    """As much of a text as is looked at, up to the end of a line."""
    if len(text) <= _MOST_CHARS:
        return text
    end = text.rfind("\n", 0, _MOST_CHARS)
    return text[: end if end > 0 else _MOST_CHARS]


def _rest(text: str, start: int) -> tuple[Block, ...]:
    """What follows the lines that are looked at."""
    rest = text[start:]
    left, right = len(rest) - len(rest.lstrip()), len(rest.rstrip())
    return (Block(Zone.BOILERPLATE, Span(start + left, start + right)),) if left < right else ()


def _zones(lines: Sequence[Line], start: int, end: int, head: int | None) -> list[Zone]:
    zones = [Zone.BOILERPLATE] * len(lines)
    for i, line in enumerate(lines):
        if i == head:
            zones[i] = Zone.HEADLINE
        elif head is not None and head < i < start:
            zones[i] = _between(lines, i, tidy=head < _HEAD_LINES)
            if fold(line.text) == fold(lines[head].text):
                zones[i] = Zone.BOILERPLATE  # the headline once more
            if zones[i] is Zone.STANDFIRST and (i - head > 8 or Zone.STANDFIRST in zones[:i]):
                zones[i] = Zone.BOILERPLATE
        elif start <= i < end:
            zones[i] = _inside(lines, i, early=i - start < _EARLY, last=i >= end - 1)
            if i > start and zones[i] is Zone.BODY and _is_captioned(lines, i):
                zones[i] = Zone.CAPTION
        elif told.find_url_line(line.text):
            zones[i] = _address(lines, i)
        elif head is None and i < start:
            zones[i] = _between(lines, i, tidy=False) if start - i <= 6 else Zone.BOILERPLATE
    zones = _without_appeals(lines, zones, start, end)
    zones = _without_posts(lines, zones)
    zones = _repeated_captions(lines, zones)
    return _standfirst_in_body(lines, zones, start)


def _between(lines: Sequence[Line], i: int, *, tidy: bool) -> Zone:
    """A line between headline and body.

    Where a file does not open with its headline (`tidy`) it was saved with all that the page shows,
    and a line without the end of a sentence is a label, a teaser or a caption.
    """
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
    return Zone.STANDFIRST if tidy or told.is_prose(text) else Zone.BOILERPLATE


def _inside(lines: Sequence[Line], i: int, *, early: bool, last: bool) -> Zone:
    """A line among the body's paragraphs."""
    text = lines[i].text
    words = told.count_words(text)
    note = find_note(text, words, last=last)
    if note is not None:
        return note.zone
    if words < 40 and is_credited(text, words) and not has_dateline(lines[i]):
        return Zone.CREDIT if told.is_credit(text) else Zone.CAPTION
    if told.is_prose(text) and not told.is_contact(text) and not told.is_chrome(text):
        return Zone.BODY
    return _scrap(lines, i, early=early)


def _is_captioned(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is short and the next says who made the picture that it belongs to."""
    if not _CAPTION[0] <= told.count_words(lines[i].text) <= _CAPTION[1]:
        return False
    below = lines[i + 1] if i + 1 < len(lines) else None
    credited = below is not None and not below.apart and told.is_credit(below.text)
    return credited and not has_dateline(lines[i])


def _scrap(lines: Sequence[Line], i: int, *, early: bool) -> Zone:
    """A line among the paragraphs that is not running text."""
    text = lines[i].text
    if told.is_credit(text):
        return Zone.CREDIT
    if told.find_glued_credit(text) is not None or told.is_caption_mark(text):
        return Zone.CAPTION
    if told.is_byline(text) and (early or i < _HEAD_LINES):
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


def _without_appeals(lines: Sequence[Line], zones: list[Zone], start: int, end: int) -> list[Zone]:
    """What stands between two sentences that ask for money is of the same appeal."""
    out = list(zones)
    last = -_APPEAL - 1
    for i in range(start, min(end + _APPEAL, len(lines))):
        if zones[i] is not Zone.BOILERPLATE:
            continue
        note = find_note(lines[i].text, told.count_words(lines[i].text), last=False)
        if note is None or note.name != "appeal":
            continue
        if i - last <= _APPEAL:
            out[last : i + 1] = [Zone.BOILERPLATE] * (i + 1 - last)
        last = i
    return out


def _without_posts(lines: Sequence[Line], zones: list[Zone]) -> list[Zone]:
    """Posts quoted from a network are not the outlet's text; runs of labels are no text at all."""
    out = list(zones)
    listed = find_lists(lines)
    counts = Counter(line.text for line in lines)
    silent: list[int] = []
    for i, line in enumerate(lines):
        if _SIGNED.search(line.text):
            first = max(0, i - 2 if i and _POSTED.search(lines[i - 1].text) else i - 1)
            out[first : i + 1] = [Zone.BOILERPLATE] * (i + 1 - first)
        if _POSTED.search(line.text):
            out[i] = Zone.BOILERPLATE
        if zones[i] is not Zone.BODY:
            continue
        words = told.count_words(line.text)
        if is_paragraph(line.text, words) or line.level or i in listed or words > _LABEL:
            silent = []
            continue
        if counts[line.text] > 2 or (counts[line.text] > 1 and not _TINY < words <= _SHORT):
            out[i] = Zone.BOILERPLATE
        silent.append(i)
        if len(silent) >= _LABELS:
            for k in silent:
                out[k] = Zone.BOILERPLATE
    return out


def _repeated_captions(lines: Sequence[Line], zones: list[Zone]) -> list[Zone]:
    """A caption printed twice is a caption both times, with or without its credit."""
    captions = {
        caption_words(line.text)
        for line, zone in zip(lines, zones, strict=True)
        if zone is Zone.CAPTION
    }
    loose = {Zone.STANDFIRST, Zone.BOILERPLATE, Zone.BODY}
    return [
        Zone.CAPTION if zone in loose and caption_words(line.text) in captions else zone
        for line, zone in zip(lines, zones, strict=True)
    ]


def _standfirst_in_body(lines: Sequence[Line], zones: list[Zone], start: int) -> list[Zone]:
    """The first paragraph is the standfirst when the body repeats it, or it is set apart."""
    if Zone.STANDFIRST in zones[:start]:
        return zones
    body = [i for i, zone in enumerate(zones) if zone is Zone.BODY]
    if len(body) < 3 or body[0] != start or has_dateline(lines[start]):
        return zones
    first = lines[start]
    again = max(told.similar_words(first.text, lines[i].text) for i in body[1:])
    follows = has_dateline(lines[body[1]]) or (first.emphasis and not lines[body[1]].emphasis)
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
