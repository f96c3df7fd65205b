"""Where one report does not say the same twice: a quotation in two wordings.

Tolls of headline and text were tried and left out: what looks like two numbers
is nearly always one victim named apart from the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from newsflow.stories.link.made import difference
from newsflow.stories.link.utterances import Segment
from newsflow.types import Difference, Evidence

_LEAST_WORDS = 4
"""Words of a partial quotation from which it can be told to be inexact."""
_BETWEEN = 3
"""Words that it may leave out of the full one without a sign."""


def intra_report_differences(every: Sequence[Sequence[Segment]]) -> Iterator[Difference]:
    """Each report beside itself."""
    for quoted in every:
        yield from _inexact(quoted)


def _inexact(quoted: Sequence[Segment]) -> Iterator[Difference]:
    """Words in quotation marks that the fuller quotation has with others between them."""
    direct = [s for s in quoted if s.direct and s.speaker is not None]
    for x, y in combinations(direct, 2):
        short, long = sorted((x, y), key=lambda s: len(s.words))
        if short.speaker == long.speaker and _leaves_out(short, long):
            yield difference(
                "intra_report",
                "differs",
                severity="low",
                about=f"report:{short.report.article.report_id}",
                a=_evidence(short),
                b=_evidence(long),
                why=f"{short.report.name} quotes one utterance in two wordings: words that stand "
                "together in quotation marks do not in the fuller quotation",
            )


def _leaves_out(short: Segment, long: Segment) -> bool:
    """Whether all words of one stand in the other in order, but not side by side."""
    few, many = ([word.term for word in s.words] for s in (short, long))
    if len(few) < _LEAST_WORDS or len(few) == len(many) or f" {short.said} " in f" {long.said} ":
        return False
    starts = (i for i, term in enumerate(many) if term == few[0])
    return any(_in_order(few, many[i : i + len(few) + _BETWEEN]) for i in starts)


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    rest = iter(many)
    return all(term in rest for term in few)


def _evidence(segment: Segment) -> Evidence:
    piece = segment.quote.segments[segment.number]
    return segment.report.evidence(piece.sentence, piece.span)
