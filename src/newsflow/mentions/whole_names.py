"""Where a text has names as whole words, for lists of names that differ from report to report.

Compiling a pattern for each report would cost more than looking each name up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsflow.types import Span


def find_whole(text: str, names: Iterable[str], *, hyphen_behind: bool = True) -> Iterator[Span]:
    """Names between word boundaries, in order, none overlapping another, the longest first.

    No hyphen stands before a name; one may stand behind it only where `hyphen_behind` is set.
    """
    found = [
        (start, -len(name))
        for name in names
        if name in text
        for start in _starts(text, name, hyphen_behind)
    ]
    if not found:
        return
    end = 0
    for start, length in sorted(found):
        if start >= end:
            end = start - length
            yield Span(start, end)


def _starts(text: str, name: str, hyphen_behind: bool) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        whole = not _in_word(before) and before != "-" and not _in_word(after)
        if whole and (hyphen_behind or after != "-"):
            yield at
        at = text.find(name, at + 1)


def _in_word(mark: str) -> bool:
    return mark.isalnum() or mark == "_"
