"""The dead and the injured of a story: the number that most of its reports give.

A number that stands in so many words in a report's headline or opening counts twice one that was
summed up from persons told of one by one, or from later sentences, which may be of another case.
Of numbers with as many voices the least holds: a victim counted too many (the gunman, the dead of
a like case) is a commoner slip than one too few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsflow.types import Fused, Mentions, StoryToll, Zone

_OPENING = 4
"""Sentences from the headline on."""
_TOLD = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY})
_IN_WORDS = 2
"""Voices of a report that gives the number in its opening; others have one."""


def fuse_tolls(reports: Sequence[Mentions]) -> StoryToll | None:
    """What reports of one story say together; none where no report speaks of dead or injured."""
    told = [(report, report.toll) for report in reports if report.toll is not None]
    if not told:
        return None
    killed = [(toll.killed, _opens_with(report, "killed", toll.killed)) for report, toll in told]
    hurt = [(toll.injured, _opens_with(report, "injured", toll.injured)) for report, toll in told]
    return StoryToll(killed=_fused(killed), injured=_fused(hurt))


def _opens_with(report: Mentions, measure: str, value: int) -> bool:
    opening = [s.ordinal for s in report.sentences if s.zone in _TOLD][:_OPENING]
    return any(
        figure.measure == measure and figure.value == value and figure.sentence in opening
        for figure in report.figures
    )


def _fused(said: Sequence[tuple[int, bool]]) -> Fused:
    voices: Counter[int] = Counter()
    for value, in_words in said:
        voices[value] += _IN_WORDS if in_words else 1
    value = min(voices, key=lambda value: (-voices[value], value))
    return Fused(
        value=value,
        reports=sum(1 for each, _ in said if each == value),
        in_words=sum(1 for each, in_words in said if each == value and in_words),
        among=len(said),
    )
