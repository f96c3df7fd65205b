"""Whether two happenings are one: type, days, places, participants, figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newsflow.stories.link.happenings import Happening
from newsflow.stories.terms import idf
from newsflow.types import Precision

SAME = 0.6
"""Confidence from which two happenings are joined."""
POSSIBLE = 0.45
"""Confidence from which they are shown as possibly the same."""
_ONE_DAY = 0.35
"""What two happenings of one day have from it."""
_DOUBTED = 0.95
"""Confidence that happenings do not pass whose days are not both known."""

_KIN = (
    frozenset({"ASSAULT", "crime", "CRIME", "COERCE"}),
    frozenset({"accident", "ACCIDENT", "disaster", "DISASTER"}),
    frozenset({"CONSULT", "COOPERATE", "AGREE"}),
    frozenset({"ACCUSE", "REJECT", "THREATEN"}),
)
"""Types that outlets give to one happening, unless its triggers name two sorts."""
_ONE_BY_ONE = frozenset({"COERCE", "JUSTICE", "ACCUSE", "OFFICE", "SANCTION"})
"""Types of what is done to each person by itself: an arrest, a charge, an appointment.

One attack or crash has many victims, and two reports may name different ones.
"""
_KIN_OF = {
    type: frozenset(n for n, family in enumerate(_KIN) if type in family)
    for type in frozenset[str]().union(*_KIN)
}
_NO_KIN = frozenset[int]()


def likeness(a: Happening, b: Happening) -> float | None:
    """Confidence that two happenings are one; none where type, days or places contradict."""
    days = _days(a, b)
    kind = _type(a, b) if days is not None else 0
    if days is None or kind == 0 or _places_apart(a, b) or _only_planned(a, b):
        return None
    if _done_to_others(a, b):
        return None
    who, _ = _participants(a, b)
    total = kind * (0.1 + days + who + _places(a, b) + _figures(a, b) + _wording(a, b))
    total = max(0.0, total + _surroundings(a, b) - _unlike(a, b))
    return round(min(total, 1.0 if days >= _ONE_DAY else _DOUBTED), 3)


def why(a: Happening, b: Happening) -> str:
    """What speaks for two happenings being one, in words."""
    said = [a.type, _day_words(a, b), _participants(a, b)[1]]
    if a.places & b.places or (a.countries & b.countries):
        said.append("places agree")
    if _figures(a, b) > 0:
        said.append("a figure agrees")
    if a.named & b.named:
        said.append("the sentences name the same")
    return "; ".join(said)


def sorts(happening: Happening) -> Iterator[tuple[str, str | int]]:
    """What two happenings must have one of in common: type or its kin, trigger or its sort."""
    yield "type", happening.type
    yield from (("kin", number) for number in _KIN_OF.get(happening.type, ()))
    yield from (("lemma", lemma) for lemma in happening.lemmas)
    yield from (("family", number) for number in happening.families)


def shares(happening: Happening) -> Iterator[tuple[str, object]]:
    """What two happenings of one sort, not both dated, must have one of in common.

    All else together (countries of participants, words, what the sentences name) leaves them below
    `POSSIBLE`.
    """
    yield from (("lemma", lemma) for lemma in happening.lemmas)
    yield from (("family", number) for number in happening.families)
    yield from (("who", entity) for entity in happening.participants)
    yield from (("place", place) for place in happening.places)
    yield from (("country", country) for country in happening.countries)
    yield from (("figure", value) for value in happening.values)


def _type(a: Happening, b: Happening) -> float:
    if a.type == b.type or a.lemmas & b.lemmas:
        return 1.0
    kin = bool(_KIN_OF.get(a.type, _NO_KIN) & _KIN_OF.get(b.type, _NO_KIN))
    if _of_one_sort(a, b):
        return 0.9
    return 0.8 if kin and not (a.families and b.families) else 0.0


def _of_one_sort(a: Happening, b: Happening) -> bool:
    """Whether triggers name one sort of happening."""
    return bool(a.families & b.families)


def _only_planned(a: Happening, b: Happening) -> bool:
    """Whether one is done and has its day, and the other is only planned, for no day."""
    if a.dated is b.dated:
        return False
    done, other = (a, b) if a.dated else (b, a)
    return done.happened and other.planned


def _done_to_others(a: Happening, b: Happening) -> bool:
    """Whether each is done to one person, and these have nothing in common in their names."""
    if a.type not in _ONE_BY_ONE or not a.patients or not b.patients:
        return False
    return not (a.patients & b.patients or a.targets & b.targets)


def _days(a: Happening, b: Happening) -> float | None:
    """How well the days agree; none when they contradict."""
    if not a.dated or not b.dated:
        return 0.05 if _may_meet(a, b) else None
    if not overlap(a, b):
        return None
    if a.precision is Precision.DAY and b.precision is Precision.DAY:
        return _ONE_DAY
    return 0.2


def overlap(a: Happening, b: Happening) -> bool:
    """Whether the intervals of two dated happenings share a day."""
    return (a.date_from or date.min) <= (b.date_to or date.max) and (b.date_from or date.min) <= (
        a.date_to or date.max
    )


def _may_meet(a: Happening, b: Happening) -> bool:
    """Whether an undated happening may be the other: it is told of as past."""
    return overlap(a, b)


def _places_apart(a: Happening, b: Happening) -> bool:
    """Whether both have places and these lie in different countries."""
    if not a.countries or not b.countries or a.countries & b.countries:
        return False
    return not (a.places & b.places)


def _participants(a: Happening, b: Happening) -> tuple[float, str]:
    shared = a.participants & b.participants
    if len(shared) > 1:
        return 0.45, f"{len(shared)} participants agree"
    if shared:
        return 0.25 + (0.1 if a.sides & b.sides else 0.0), "one participant agrees"
    if a.participants and b.participants:
        if a.sides & b.sides:
            return 0.1, "participants of one country"
        return -0.15, "participants differ"
    return 0.0, "participants not given by both"


def _places(a: Happening, b: Happening) -> float:
    if a.places & b.places:
        return 0.15
    return 0.1 if a.countries & b.countries else 0.0


def _figures(a: Happening, b: Happening) -> float:
    """A figure in common speaks for one happening; different ones do not speak against it."""
    return 0.15 if a.values & b.values else 0.0


def _wording(a: Happening, b: Happening) -> float:
    """Trigger and arguments in the same words, or triggers that name one sort of happening."""
    shared = sum(map(idf, a.words & b.words))
    least = min(a.mass, b.mass)
    worded = 0.15 * shared / least if least else 0.0
    if a.lemmas & b.lemmas:
        return worded + 0.45
    return worded + (0.4 if _of_one_sort(a, b) else 0.0)


def _surroundings(a: Happening, b: Happening) -> float:
    """What is named beside the two: a trigger alone may be any other of its sort."""
    if a.named & b.named:
        return 0.03
    return -0.05 if a.named and b.named else 0.0


def _unlike(a: Happening, b: Happening) -> float:
    """Other places, one planned and the other done, one and several: each speaks against it."""
    apart = 0.1 if a.places and b.places and not a.places & b.places else 0.0
    apart += 0.05 if a.happened is not b.happened else 0.0
    return apart + (0.03 if a.several is not b.several else 0.0)


def _day_words(a: Happening, b: Happening) -> str:
    if not a.dated or not b.dated:
        return "a day is missing"
    if (a.date_from, a.date_to) == (b.date_from, b.date_to):
        return f"both {span_words(a)}"
    return f"{span_words(a)} and {span_words(b)} overlap"


def span_words(event: Happening) -> str:
    """A happening's days in words."""
    if event.date_from == event.date_to:
        return f"{event.date_from}"
    return f"{event.date_from or '…'} to {event.date_to or '…'}"
