"""A saved text → its lines, wrapped paragraphs joined and Markdown's marks taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsflow.articles import lines as told
from newsflow.types import Span

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_MARKS = re.compile(r"(?:#{1,6}[ \t]+|>[ \t]*|[*_]{1,3}(?=\S))")
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


def read_lines(text: str) -> list[Line]:
    """The lines of a text, without empty ones."""
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
