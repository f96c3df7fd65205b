"""Where sentences end."""

from __future__ import annotations

import re

from newsflow.types import Span

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sgt|Lt|Capt|Gov|Sen|Rep|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec|No|vs|Inc|Ltd|Co|Corp|etc|U\.S|U\.K|U\.N|[A-Z])\.)$"
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n\s*\n")


def split_sentences(text: str, span: Span) -> list[Span]:
    """Sentences of `text` within `span`, in order, without surrounding white space."""
    out: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if _ABBREVIATION.search(text[start : match.end()]):
            continue
        _add(out, text, start, match.end())
        start = match.end()
    _add(out, text, start, span.end)
    return out


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append(Span(start, end))
