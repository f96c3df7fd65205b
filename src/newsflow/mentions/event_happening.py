"""When and where the thing happened that a report is about.

A report dates and places much besides: the arrest, the press conference, earlier cases.
Each time and each town is weighed by the words around it and by how early it stands;
where no time fits, the report's own day is the best guess.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from newsflow.mentions.gazetteer import towns
from newsflow.text import fold
from newsflow.types import (
    Anchor,
    Entity,
    EntityKind,
    EntityMention,
    Sentence,
    TimeKind,
    TimeMention,
    Zone,
)

_TOLD = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY})
_LATEST = 25
"""Sentences after that are about other things."""
_LONG_AGO = timedelta(days=1500)
_PER_SENTENCE = 0.22
_LEAST = -1.5
"""Below this the report's own day is likelier."""
_BEFORE, _AFTER = 60, 40

_DEED = re.compile(
    r"\b(?:shot|shoot\w*|kill\w*|gunfire|gunm[ae]n|fired|dead|died|fatal\w*|stabb\w*|wound\w*|"
    r"injur\w*|attack\w*|explo\w*|crash\w*|incident|happened|occurred|took place|broke out|erupted|"
    r"responded|dispatched|called to|homicide|murder\w*|discharged|slain|found|struck|collaps\w*|"
    r"flood\w*|hit|strike\w*|bomb\w*|launch\w*)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|broke out|erupted|unfolded|began|responded|"
    r"(?:were|was) called|dispatched)\b",
    re.IGNORECASE,
)
_RIGHT_BEFORE = re.compile(
    r"\b(?:shot|killed|shooting|injured|wounded|dead|fatally|fire|gunfire|happened|occurred|hit|"
    r"struck|attack(?:ed)?|exploded|crashed|collapsed)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(
    r"\s*(?:shooting|attack|killing|murder|incident|crash|homicide|blast|strike|fire|quake)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:said|says|announced|told|released|arrested|charged|arraigned|sentenced|updated|posted|"
    r"published|identified|died|court|pleaded|convicted|appeared|filed|charges|statement)\b"
    r"[\w\s,]{0,25}:?\s*$",
    re.IGNORECASE,
)
_NOT_THEN = re.compile(
    r"\b(?:born|since|until|through|next|will|scheduled)\b[\w\s,]{0,20}$", re.IGNORECASE
)
_DATELINE = re.compile(r"\s*,?\s*(?:\w+\.?(?:\s\w+\.?)?,?\s*)?(?:\([^)]{1,30}\)\s*)?[-–—:>]")
_IN = re.compile(r"\b(?:in|at|near|of|outside)\s+(?:the\s+)?(?:\w+\s+)?$")
_RIGHT_IN = re.compile(r"\b(?:in|at|near)\s+$")
_FROM = re.compile(r"\b(?:from|of)\s+$")
_PART = re.compile(r"\s+(?:neighborhood|neighbourhood|section|community|area)\b", re.IGNORECASE)
_TOWN = re.compile(r"['’]s (?:\w+ )?(?:Side|neighborhood|section)|\s+[Pp]olice\b")
_OF_TOWN = re.compile(
    r"\s+(?:police|shooting|man|woman|officers?|boy|girl|teen|apartment|home|hospital|mayor)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """Day and town, with how each was found."""

    on: date | None
    place: int | None
    """Ordinal of the entity."""
    basis: str


def find_happening(
    sentences: tuple[Sentence, ...],
    times: tuple[TimeMention, ...],
    entities: tuple[Entity, ...],
    mentions: tuple[EntityMention, ...],
    anchor: Anchor | None,
) -> Happening:
    """The likeliest day and town of what a report is about; none where nothing speaks for one."""
    today = anchor.on.whole if anchor is not None else None
    day, basis = _day(sentences, times, today)
    return Happening(day, _town(sentences, entities, mentions), basis)


# ------------------------------------------------------------------ when


def _day(
    sentences: tuple[Sentence, ...], times: tuple[TimeMention, ...], today: date | None
) -> tuple[date | None, str]:
    scored = [
        (_weight_of_time(t, sentences[t.sentence]), -t.ordinal, t)
        for t in times
        if _is_candidate(t, sentences[t.sentence], today)
    ]
    best = max(scored, key=lambda s: s[:2], default=None)
    if best is None or best[0] <= _LEAST:
        return today, "the report's day"
    return best[2].date_from, f"'{best[2].text}': the time told of what happened"


def _is_candidate(time: TimeMention, sentence: Sentence, today: date | None) -> bool:
    day = time.date_from
    if day is None or day != time.date_to or time.kind not in {TimeKind.DATE, TimeKind.TIME}:
        return False
    if today is not None and not today - _LONG_AGO <= day <= today:
        return False
    return sentence.zone in _TOLD and sentence.ordinal <= _LATEST


def _weight_of_time(time: TimeMention, sentence: Sentence) -> float:
    start = time.span.start - sentence.span.start
    end = start + len(time.text)
    left = sentence.text[max(0, start - _BEFORE) : start]
    right = sentence.text[end : end + _AFTER]
    return (
        2.0 * (_DEED.search(sentence.text) is not None)
        + 1.5 * (_HAPPENED.search(sentence.text) is not None)
        + 1.5 * (_RIGHT_BEFORE.search(left) is not None)
        + 2.0 * (_NAMES_IT.match(right) is not None)
        - 3.0 * (_LATER.search(left) is not None)
        - 3.0 * (_NOT_THEN.search(left) is not None)
        - _PER_SENTENCE * sentence.ordinal
    )


# ------------------------------------------------------------------ where


def _town(
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    mentions: tuple[EntityMention, ...],
) -> int | None:
    weights: dict[int, float] = defaultdict(float)
    places = {e.ordinal for e in entities if _is_town(e)}
    for mention in mentions:
        sentence = sentences[mention.sentence]
        if mention.entity in places and sentence.zone in _TOLD:
            weights[mention.entity] += _weight_of_place(mention, sentence)
    names = {o: fold(entities[o].name) for o in weights}
    for ordinal, name in names.items():
        # `East Tolna` is in `Tolna` when both are named.
        if any(o != ordinal and name.endswith(f" {other}") for o, other in names.items()):
            weights[ordinal] -= 1.5
    return max(weights, key=lambda o: (weights[o], -o), default=None)


def _is_town(entity: Entity) -> bool:
    if entity.kind is not EntityKind.PLACE or entity.geo is None or entity.geo.geoname_id is None:
        return False
    return any(t.geoname_id == entity.geo.geoname_id for t in towns(entity.name))


def _weight_of_place(mention: EntityMention, sentence: Sentence) -> float:
    start = mention.span.start - sentence.span.start
    left, right = sentence.text[:start], sentence.text[start + len(mention.text) :]
    deed = _DEED.search(sentence.text) is not None
    return (
        1 / (1 + 0.35 * sentence.ordinal)
        + 0.5 * (sentence.zone is Zone.HEADLINE)
        + 2.5 * (start < 4 and _DATELINE.match(right) is not None)
        + 0.4 * (_IN.search(left) is not None)
        + 0.5 * (deed and _RIGHT_IN.search(left) is not None)
        + 1.0 * (_TOWN.match(right) is not None)
        + 0.5 * (_OF_TOWN.match(right) is not None)
        - 1.2 * (_PART.match(right) is not None)
        - 0.5 * (_FROM.search(left) is not None)
    )
