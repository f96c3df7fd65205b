"""Where outlets name one thing by words that are not neutral among each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.events import Linked
from newsflow.stories.link.made import difference
from newsflow.stories.link.told import Told
from newsflow.stories.link.words import Word, mass, read_terms, read_words, shared_mass
from newsflow.stories.terms import stem
from newsflow.types import Difference, EntityId, EventId, RevisionId, Span, Zone

_TOLD = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY})
_LEAST_SHARED = 12.0
"""What two sentences that tell the same must share: about two or three telling words."""
_LEAST_SHARE = 0.3
"""The same as a share of the shorter one."""


@dataclass(frozen=True, slots=True)
class _Used:
    """A word of the lexicon in a sentence."""

    report: Told
    sentence: int
    term: str
    span: Span
    words: tuple[Word, ...]
    named: frozenset[EntityId]
    events: frozenset[EventId]


def term_differences(
    told: Sequence[Told], cast: Cast, events: Sequence[Linked]
) -> Iterator[Difference]:
    """Each two such words once, from the sentences most alike that have one and the other.

    Neither report uses the other's word, the sentences name somebody in common,
    and they do not tell of two events: a rocket of today is no missile of last month.
    """
    if len(told) < 2:
        return
    tellings = _tellings(events)
    used = {report.revision: list(_used(report, cast, tellings)) for report in told}
    found: dict[frozenset[str], tuple[float, _Used, _Used]] = {}
    for a, b in combinations(told, 2):
        for x, y in _choices(used[a.revision], used[b.revision]):
            pair, shared = frozenset({x.term, y.term}), _shared(x, y)
            if shared and shared > found.get(pair, (0.0,))[0]:
                found[pair] = shared, x, y
    yield from (_difference(x, y) for _, x, y in found.values())


_Tellings = Mapping[tuple[RevisionId, int], set[EventId]]
"""The events that each sentence tells of."""


def _tellings(events: Sequence[Linked]) -> _Tellings:
    found: dict[tuple[RevisionId, int], set[EventId]] = {}
    for event in events:
        for happening in event.happenings:
            for mention in happening.mentions:
                place = happening.report.revision, mention.sentence
                found.setdefault(place, set()).add(event.event.event_id)
    return found


def _used(report: Told, cast: Cast, tellings: _Tellings) -> Iterator[_Used]:
    named: dict[int, set[EntityId]] = {}
    for mention in report.mentions.entity_mentions:
        entity = cast.of(report, mention.entity)
        if entity is not None:
            named.setdefault(mention.sentence, set()).add(entity)
    for sentence in report.mentions.sentences:
        if sentence.zone not in _TOLD or _groups().keys().isdisjoint(read_terms(sentence.text)):
            continue
        words = read_words(sentence.text, sentence.span.start)
        for word in words:
            if word.term in _groups():
                who = frozenset(named.get(sentence.ordinal, ()))
                what = frozenset(tellings.get((report.revision, sentence.ordinal), ()))
                yield _Used(report, sentence.ordinal, word.term, word.span, words, who, what)


def _choices(a: Sequence[_Used], b: Sequence[_Used]) -> Iterator[tuple[_Used, _Used]]:
    """Words of one group, of which neither report has the other's."""
    of_a, of_b = ({u.term for u in used} for used in (a, b))
    for x in (u for u in a if u.term not in of_b):
        for y in (u for u in b if u.term not in of_a):
            if _groups()[x.term] & _groups()[y.term]:
                yield x, y


def _shared(x: _Used, y: _Used) -> float:
    """What the words of two sentences weigh that both have; nothing where they are not alike."""
    apart = x.events and y.events and not x.events & y.events
    if apart or not x.named & y.named:
        return 0.0
    shared = shared_mass(_others(x), _others(y))
    least = min(mass(x.words), mass(y.words))
    return shared if shared >= max(_LEAST_SHARED, _LEAST_SHARE * least) else 0.0


def _others(used: _Used) -> list[Word]:
    return [word for word in used.words if word.span != used.span]


def _difference(a: _Used, b: _Used) -> Difference:
    left, right = (u.report.evidence(u.sentence, u.span) for u in (a, b))
    return difference(
        "term",
        "differs",
        severity="low",
        about=f"entity:{min(a.named & b.named)}",
        a=left,
        b=right,
        why=f"Named differently: {a.report.name} has “{left.text}”, {b.report.name} "
        f"“{right.text}”, and neither uses the other's word",
    )


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    folder = resources.files("newsflow.stories.link.lexicon")
    lines = folder.joinpath("designations.txt").read_text("utf-8").splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(line for line in lines if not line.startswith("#")):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
