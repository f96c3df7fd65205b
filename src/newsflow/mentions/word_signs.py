"""What single words give away: whether a sentence can have a time, a number or an office in it.

Most sentences have none, and no pattern is tried on them. Words come back again and again, so
what each gives away is found out once; none of the patterns that are ruled out has white space
in its first word.
"""

from __future__ import annotations

from newsflow.mentions.figure_numbers import may_number
from newsflow.mentions.offices import may_be_office
from newsflow.mentions.time_rule import kinds_of

NUMBER, OFFICE = "number", "office"
"""Signs beside the kinds of words for times."""
_MOST = 1 << 16
"""Words from which all are forgotten: names and numbers are ever new."""
_NONE: frozenset[str] = frozenset()


class _Signs(dict[str, frozenset[str]]):
    """The signs of the words met, in small letters."""

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) >= _MOST:
            self.clear()
        self[word] = found = _signs_of(word)
        return found


_signs = _Signs()


def signs_in(low: str) -> frozenset[str]:
    """What the words of a sentence in small letters give away."""
    return _NONE.union(*map(_signs.__getitem__, low.split()))


def _signs_of(word: str) -> frozenset[str]:
    found = set(kinds_of(word))
    if may_number(word):
        found.add(NUMBER)
    if may_be_office(word):
        found.add(OFFICE)
    return frozenset(found)
