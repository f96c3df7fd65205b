"""What one speaker charges another with, and the other denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.events import Linked
from newsflow.stories.link.happenings import Happening
from newsflow.stories.link.made import difference
from newsflow.stories.link.told import Told
from newsflow.types import Difference, EntityId, EventMention, Zone

_ACCUSING = frozenset({"accuse", "accusation", "allege", "allegation", "blame"})
_DENYING = frozenset({"deny", "denial", "refute", "reject", "dismiss", "rebut", "dispute"})
_CHARGES = re.compile(
    r"\b(?:accusation|allegation|charge|claim|report|suggestion|assertion|involvement|wrongdoing"
    r"|responsibility|role)s?\b|\bdenied\b|\bden(?:y|ies|ying)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Said:
    report: Told
    event: EventMention
    speaker: EntityId


def speaker_conflicts(events: Sequence[Linked], cast: Cast) -> Iterator[Difference]:
    """Each two speakers once: who accuses, and the accused who denies."""
    done: set[frozenset[EntityId]] = set()
    for a, b in _charges(events):
        pair = frozenset({a.speaker, b.speaker})
        if len(pair) == 2 and pair not in done:
            done.add(pair)
            yield _difference(a, b, cast)


def _charges(events: Sequence[Linked]) -> Iterator[tuple[_Said, _Said]]:
    """An accusation, and a denial by its target that names no other object."""
    accusing = [h for e in events for h in e.happenings if _accuses(h)]
    denying = [h for e in events for h in e.happenings if _denies(h)]
    for charge in accusing:
        for denial in denying:
            target = sorted(charge.targets & denial.actors)
            accuser = sorted(charge.actors - denial.actors)
            aimed = not denial.targets or bool(denial.targets & charge.actors)
            if target and accuser and aimed:
                yield (
                    _Said(charge.report, charge.first, accuser[0]),
                    _Said(denial.report, denial.first, target[0]),
                )


def _accuses(happening: Happening) -> bool:
    return bool(happening.lemmas & _ACCUSING) and happening.happened


def _denies(happening: Happening) -> bool:
    sentence = happening.report.sentence(happening.first.sentence)
    denying = bool(happening.lemmas & _DENYING) and happening.happened
    return denying and sentence.zone is Zone.BODY and bool(_CHARGES.search(sentence.text))


def _difference(a: _Said, b: _Said, cast: Cast) -> Difference:
    first, second = cast.named(a.speaker).name, cast.named(b.speaker).name
    return difference(
        "speaker_conflict",
        "tension",
        severity="medium",
        about=f"speaker:{b.speaker}",
        a=a.report.whole_sentence(a.event.sentence),
        b=b.report.whole_sentence(b.event.sentence),
        why=f"{first} accuses, {second} denies",
    )
