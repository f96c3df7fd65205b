"""What happened to the people a figure counts."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from newsflow.mentions.figure_numbers import Number
from newsflow.mentions.figure_units import Unit

_MEASURES = {
    "killed": r"kill(?:ed|ing|s)?|dead|died|dies|die|deaths?|death toll|fatalit(?:y|ies)|fatally|"
              r"slain|slaying|murder(?:ed|ing)?|perished|lost their lives|bodies|drowned|beheaded|"
              r"executed",
    "injured": r"injur(?:ed|ing|ies|y)|wound(?:ed|ing|s)?|hurt|hospitalized|hospitalised",
    "missing": r"missing|unaccounted for",
    "arrested": r"arrest(?:ed|ing|s)?|detain(?:ed|ing)?|detentions",
    "displaced": r"displac(?:ed|ing)|evacuat(?:ed|ing)|fled|homeless",
}  # fmt: skip
_WORD = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _MEASURES.items()) + r")\b",
    re.IGNORECASE,
)
_REACH = 45
"""Characters between a figure and the word that says what happened."""


def find_measure(text: str, number: Number, unit: Unit, doc: Doc | None) -> str | None:  # noqa: ARG001
    """`killed`, `injured`, `missing`, `arrested` or `displaced`; none for other figures."""
    if unit.measured or number.currency:
        return None
    start, end = number.span.start, max(number.span.end, unit.end)
    best: tuple[int, str] | None = None
    for match in _WORD.finditer(text):
        gap = match.start() - end if match.start() >= end else start - match.end()
        between = text[end : match.start()] if match.start() >= end else text[match.end() : start]
        if gap > _REACH or re.search(r"[;:]|\bbut\b|\bwhile\b|\d", between):
            continue
        cost = max(gap, 0) + 12 * between.count(",") + 12 * len(re.findall(r"\band\b", between))
        if match.lastgroup is not None and (best is None or cost < best[0]):
            best = (cost, match.lastgroup)
    return best[1] if best else None
