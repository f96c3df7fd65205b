"""How many people a report says were killed and injured in what it is about.

The number that the headline or the first sentences give goes before the persons one can count;
a wounded person who dies is one of the dead, and a gunman who kills himself is one more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsflow.mentions.event_victims import Victims, find_victims
from newsflow.types import Sentence, Toll, Zone

_TOP = 4
"""Statements of so many opening sentences go before later ones."""
_NEAR = 13
"""Later sentences are about other cases too often."""
_FAR = 31
_CROWD = 6
"""More ages than that are a list of something else."""
_TOLD = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY})
_DEADLY = re.compile(
    r"\b(?:fatal|fatally|homicide|murder|killed|died|dead|death|slain|killing)\b", re.IGNORECASE
)
_NOT_DEADLY = re.compile(
    r"attempted murder|death penalty|death threats?|life-threatening|non-?fatal|intent to kill",
    re.IGNORECASE,
)
_VIOLENT = re.compile(r"\b(?:shot|wound|injur|hospital)", re.IGNORECASE)
_WITH_GUNMAN = re.compile(r"including (?:the |a )?(?:gunman|shooter|suspect)", re.IGNORECASE)
_ANOTHER = re.compile(r"(?:another|a second|second|one other|the other|a third)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    place: int
    """Ordinal of the sentence among those that tell, the headline's 0."""
    victims: Victims


def find_toll(sentences: tuple[Sentence, ...]) -> Toll:
    """Sum up what a report says of the dead and the wounded; 0 where it speaks of none."""
    told = [s.text for s in sentences if s.zone in _TOLD][:_FAR]
    said = [_Said(i, v) for i, text in enumerate(told) for v in find_victims(text)]
    text = "\n".join(told)
    killed = _killed(said, text)
    return Toll(killed=killed, injured=_injured(said, killed, text))


def _killed(said: list[_Said], text: str) -> int:
    counts = [s for s in said if s.victims.status == "dead" and s.victims.number]
    people = {s.victims.person for s in said if _is_one(s, "dead")}
    ages = {p for p in people if p.isdigit()}
    killed = _numbered(counts, _TOP, _NEAR)
    if killed is None:
        deadly = _DEADLY.search(_NOT_DEADLY.sub(" ", text[:1200])) is not None
        killed = max(1, len(ages)) if people else int(deadly)
    if len(ages) <= _CROWD:
        killed = max(killed, len(ages))
    return killed + _gunman(counts, people, ages, killed, text)


def _gunman(counts: list[_Said], people: set[str], ages: set[str], killed: int, text: str) -> int:
    """1 when somebody who killed others killed himself and no number counts him yet."""
    if "self" not in people or not killed or _WITH_GUNMAN.search(text):
        return 0
    highest = max([1, len(ages), *(s.victims.number or 0 for s in counts)])
    return int(killed == highest and bool(counts or len(people) > 1))


def _injured(said: list[_Said], killed: int, text: str) -> int:
    hurt = [s for s in said if s.victims.status == "hurt" and s.victims.number]
    shot = [s for s in said if s.victims.status == "shot" and s.victims.number]
    for counts, lost, last in ((hurt, 0, _TOP), (shot, killed, _TOP), (hurt, 0, _FAR),
                               (shot, killed, _FAR)):  # fmt: skip
        number = _numbered(counts, last + 1, last + 1)
        if number is not None:
            return max(0, number - lost)
    return _counted(said, killed, text)


def _counted(said: list[_Said], killed: int, text: str) -> int:
    """The wounded counted one by one where no number is given."""
    people = {s.victims.person for s in said if _is_one(s, "hurt") or _is_one(s, "shot")}
    dead = {s.victims.person for s in said if _is_one(s, "dead")}
    ages = {p for p in people if p.isdigit()} - dead
    if killed:
        return len(ages) if 0 < len(ages) <= _CROWD else int(_speaks_of_another(said))
    return max(1, len(ages)) if people else int(_VIOLENT.search(text[:2500]) is not None)


def _speaks_of_another(said: list[_Said]) -> bool:
    """`A boy was killed and a woman wounded`, `another was taken to hospital`."""
    for one in said:
        if not (_is_one(one, "hurt") or _is_one(one, "shot")) or one.place > 2 * _TOP:
            continue
        beside = any(s.place == one.place and s.victims.status == "dead" for s in said)
        early = one.place < _TOP and one.victims.status == "hurt" and beside
        if early or _ANOTHER.match(one.victims.text):
            return True
    return False


def _is_one(said: _Said, status: str) -> bool:
    return said.victims.status == status and said.victims.number is None


def _numbered(counts: list[_Said], first: int, last: int) -> int | None:
    """The highest number of the first sentences, else of the later ones."""
    for limit in (first, last):
        numbers = [s.victims.number or 0 for s in counts if s.place < limit]
        if numbers:
            return max(numbers)
    return None
