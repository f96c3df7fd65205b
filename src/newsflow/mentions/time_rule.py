"""What a rule of time is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from newsflow.mentions.time_values import Frame, Time

_KINDS = ("month", "weekday", "unit", "season", "near", "decade", "adverb", "ref", "holiday")
"""Groups that no rule has as an option."""
_KIND_OF_GROUP = {"clock": "clock", "ordinal": "part_of_year", "year": "year", "short": "digit",
                  "y": "digit"}  # fmt: skip
"""What the first of the other groups asks for, in rules without those."""
_FOUND = re.compile(
    r"\b(?:(?P<unit>(?:second|sec|minute|min|hour|hr|day|night|week|weekend|fortnight|month|quarter|"
    r"year|yr|decade)s?\b|centur|millen)"
    r"|(?P<month>(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b)"
    r"|(?P<weekday>(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|"
    r"thurs|thur|thu|fri|sat|sun)s?\b)"
    r"|(?P<ref>now|recent|late|current|future|past|coming|these|next|at\b|soon))"
    r"|(?P<season>spring|summer|fall|autumn|winter)"
    r"|(?P<near>today|tonight|overnight|yesterday|tomorrow|evening|morning|afternoon)"
    r"|(?P<adverb>ly\b)"
    r"|(?P<holiday>christmas|thanks|hallow|valentine|patrick|eve\b)"
    r"|(?P<year>\d{4}|twenty|nineteen|eighteen|thousand)|(?P<part_of_year>half)"
    r"|(?P<clock>noon|midnight|midday)|(?P<digit>\d)|(?P<decade>ies\b)"
)
_IMPLIED = {
    "digit": ("clock", "decade"), "year": ("digit", "clock", "decade"),
    "unit": ("part_of_year", "near", "ref", "adverb", "holiday"),
    "month": ("ref",), "near": ("clock",), "ref": ("near",), "holiday": ("near",),
}  # fmt: skip
"""A word of one kind may be the beginning, or part, of a word of another (`Monday` has a day)."""


def kinds_of(low: str) -> Iterator[str]:
    """Kinds of word for times that a word in small letters is, or has in it."""
    for match in _FOUND.finditer(low):
        kind = match.lastgroup or ""
        yield kind
        yield from _IMPLIED.get(kind, ())


BEGINS = re.compile(r"(?<![\w$£€])[\w']")
"""Where a rule can match in a sentence: every time begins with a word or an apostrophe."""


@dataclass(frozen=True)
class Rule:
    """A name written as what it matches, a pattern, and what it makes of a match."""

    name: str
    pattern: str
    produce: Callable[[re.Match[str], Frame], Time | None]
    asks: str = ""
    """Kinds of words, parted by spaces, that the sentence must have beside those of the groups."""
    words: str = ""
    """Pieces of words, parted by spaces, one of which every match has in lower case."""

    @cached_property
    def needs(self) -> frozenset[str]:
        """Kinds of word that a sentence must have for the rule to match, from its groups' names."""
        named = {kind for kind in _KINDS if f"(?P<{kind}>" in self.pattern} | {*self.asks.split()}
        if named:
            return frozenset(named)
        others = (k for group, k in _KIND_OF_GROUP.items() if f"(?P<{group}>" in self.pattern)
        first = next(others, None)
        return frozenset() if first is None else frozenset([first])

    def may_match(self, low: str) -> bool:
        """Whether a sentence, in lower case, has one of the rule's `words`."""
        for piece in self._pieces:
            if piece in low:
                return True
        return not self.words

    @cached_property
    def _pieces(self) -> tuple[str, ...]:
        return tuple(self.words.split())

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern between word boundaries; a space is any white space."""
        spaced = re.sub(r"(?<!\\) (?![?*+])", r"\\s+", self.pattern)
        return re.compile(rf"(?<![\w$£€])(?:{spaced})(?![\w%])", re.IGNORECASE)
