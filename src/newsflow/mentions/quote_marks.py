"""Where quotation marks open and close, paragraph by paragraph, also when one is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsflow.types import Span

_MARK = re.compile(r"[\"“”„‟«»]|''|``")
_CURLY = re.compile(r"[“”„]")
_OPENING, _CLOSING = "“„‟«", "”»"
_LINE_END = re.compile(r"(?<=[.!?\"”])\s*\n\s*|\s*\n\s*(?=[\"“”])")
_CUT_SHORT = re.compile(
    r"[,?!.…]\s(?=(?:the |an? )?(?:[\w.'’-]+\s){1,5}?(?:said|says|told|added|stressed|noted)\b)",
    re.IGNORECASE,
)
"""Where a quotation whose closing mark is missing gives way to its speaker."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks. Offsets are those of the text given."""

    inner: Span
    """Without the marks, white space and a closing comma."""
    outer: Span
    """With the marks."""
    closed: bool
    """Whether the closing mark is there."""
    continued: bool
    """Whether the next paragraph opens a quotation again without this one having closed."""
    block: int
    """Index of the block it lies in."""


def find_quoted(text: str, blocks: tuple[Span, ...]) -> tuple[Quoted, ...]:
    """Every stretch in quotation marks, in order; none reaches over the end of its block."""
    out: list[Quoted] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        reopens = following is not None and _MARK.match(text, following.start) is not None
        out.extend(_in_block(text, block, number, reopens=reopens))
    return tuple(out)


def paragraphs(text: str, block: Span) -> Iterator[Span]:
    """The lines of a block, where one ends with a sentence or the next opens a quotation."""
    start = block.start
    for line in _LINE_END.finditer(text, block.start, block.end):
        if line.start() > start:
            yield Span(start, line.start())
            start = line.end()
    if start < block.end:
        yield Span(start, block.end)


def _in_block(text: str, block: Span, number: int, *, reopens: bool) -> Iterator[Quoted]:
    """Read the marks of a block; curly ones inside a straight one never closed stand alone."""
    found = list(_matched(text, block, number, _MARK, reopens=reopens))
    unclosed = any(not q.closed and text[q.outer.start] == '"' for q in found)
    nested = list(_matched(text, block, number, _CURLY, reopens=False))
    if unclosed and nested and all(q.closed for q in nested):
        return iter(nested)
    return iter(found)


def _matched(
    text: str, block: Span, number: int, marks: re.Pattern[str], *, reopens: bool
) -> Iterator[Quoted]:
    opened: re.Match[str] | None = None
    for mark in marks.finditer(text, block.start, block.end):
        if _is_inch(text, mark, inside=opened is not None):
            continue
        side = _side(text, mark, block, inside=opened is not None)
        if opened is None:
            opened = mark if side == "open" else None
        elif side == "close":
            outer = Span(opened.start(), mark.end())
            yield Quoted(_trim(text, opened.end(), mark.start()), outer, True, False, number)
            opened = None
        elif _ends_sentence(text, opened.end(), mark.start()):
            yield _unclosed(text, opened, mark.start(), number, continued=False)
            opened = mark
    if opened is not None:
        yield _unclosed(text, opened, block.end, number, continued=reopens)


def _is_inch(text: str, mark: re.Match[str], *, inside: bool) -> bool:
    """`a 32" screen`."""
    return mark.group() == '"' and not inside and text[mark.start() - 1 : mark.start()].isdigit()


def _side(text: str, mark: re.Match[str], block: Span, *, inside: bool) -> str:
    """Whether a mark opens or closes: by its shape, else by the white space around it."""
    shape = mark.group()
    if shape in _OPENING or shape == "``":
        return "open"
    if shape in _CLOSING:
        # Hasty writers open a paragraph with the closing mark.
        return "open" if mark.start() == block.start and not inside else "close"
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    if before.isspace() or before in "([—–-―":
        return "close" if after.isspace() and inside else "open"
    return "close" if inside or not after.isalnum() else "open"


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """A second opening mark after a full stop: the first quotation was never closed."""
    return re.search(r"[.!?…]\s*$", text[start:end]) is not None


def _unclosed(
    text: str, opened: re.Match[str], limit: int, number: int, *, continued: bool
) -> Quoted:
    """End a quotation that no mark ends: before its speaker, else where the paragraph ends."""
    cut = None if continued else _CUT_SHORT.search(text, opened.end(), limit)
    end = limit if cut is None else cut.start()
    inner = _trim(text, opened.end(), end)
    return Quoted(inner, Span(opened.start(), end), False, continued, number)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",―"):
        end -= 1
    return Span(start, end)
