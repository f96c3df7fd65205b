"""The same utterance in two reports: per speaker, over all segments, robust to translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from newsflow.stories.link.entities import Cast
from newsflow.stories.link.quote_words import differences
from newsflow.stories.link.told import Told
from newsflow.stories.link.words import Word, mass, meanings, read_terms, read_words, shared_mass
from newsflow.stories.terms import COMMON_IDF
from newsflow.text import content_id
from newsflow.types import EntityId, QuoteKind, QuoteMention, QuotePair, SegmentRef

_ALIKE = 0.42
"""Similarity from which two direct segments of one speaker are one utterance."""
_RETOLD = 0.6
"""The same where one of them is reported speech."""
_UNSURE_SPEAKER = 0.75
"""The same where a report does not say who speaks."""
_HOPELESS = 0.6
"""Share of the similarity needed below which two segments are not compared word by word."""
_LEAST_MASS = 9.0
"""What two versions must share: about two telling words."""


@dataclass(frozen=True)
class Segment:
    """One segment of a quotation; its words are read when first asked for."""

    report: Told
    quote: QuoteMention
    number: int
    speaker: EntityId | None

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Word by word."""
        segment = self.quote.segments[self.number]
        return read_words(segment.text, segment.span.start)

    @cached_property
    def opened(self) -> tuple[Word, ...]:
        """Its words where others may stand before it."""
        first, *rest = self.words
        return (replace(first, opens=True), *rest)

    @cached_property
    def said(self) -> str:
        """Its terms in their order."""
        return " ".join(word.term for word in self.words)

    @cached_property
    def mass(self) -> float:
        """What its telling words weigh."""
        return mass(self.words)

    @cached_property
    def terms(self) -> tuple[tuple[float, frozenset[str]], ...]:
        """Weight and meanings of its telling words."""
        telling = (word for word in self.words if word.weight >= COMMON_IDF)
        return tuple((word.weight, meanings(word.term)) for word in telling)

    @cached_property
    def meant(self) -> frozenset[str]:
        """All their meanings."""
        return frozenset[str]().union(*(meant for _, meant in self.terms))

    @cached_property
    def ref(self) -> SegmentRef:
        """Where it stands."""
        return SegmentRef(
            revision_id=self.report.revision, quote=self.quote.ordinal, segment=self.number
        )

    @property
    def direct(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.quote.kind is not QuoteKind.INDIRECT

    @property
    def wording(self) -> Hashable:
        """Who says what, word for word; segments that agree in it are told alike."""
        return self.said, self.speaker, self.direct

    @property
    def key(self) -> tuple[int, int]:
        """Its place among the report's segments."""
        return self.quote.ordinal, self.number


@dataclass(frozen=True)
class Utterance:
    """One utterance in two reports: segments of a and of b, in order."""

    pair: QuotePair
    a: tuple[Segment, ...]
    b: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    similarity: float
    a: Segment
    b: Segment


def link_utterances(
    every: Sequence[Sequence[Segment]], copies: Collection[int] = ()
) -> tuple[Utterance, ...]:
    """Find what two reports both quote; no segment counts twice in a pair of reports.

    `every` holds the segments of each report, the earliest report first; `copies` are the places
    of those that copy another.
    """
    found: defaultdict[tuple[int, int], list[_Match]] = defaultdict(list)
    for a, b, x, y in _comparable(every, copies):
        match = _match(x, y)
        if match is not None:
            found[a, b].append(match)
    between = (u for a, b in sorted(found) for u in _between(every[a], every[b], found[a, b]))
    return tuple(_told_apart(between))


def _told_apart(utterances: Iterable[Utterance]) -> Iterator[Utterance]:
    """Each with an id of its own: both reports may have the same words twice, of two speakers."""
    same: Counter[str] = Counter()
    for utterance in utterances:
        pair = utterance.pair
        same[pair.pair_id] += 1
        if (number := same[pair.pair_id]) > 1:
            other = content_id("pair", pair.pair_id, str(number))
            yield replace(utterance, pair=replace(pair, pair_id=other))
        else:
            yield utterance


def segments(report: Told, cast: Cast) -> tuple[Segment, ...]:
    """All segments of a report's quotations."""
    return tuple(
        Segment(report, quote, number, cast.of(report, quote.speaker))
        for quote in report.mentions.quotes
        for number, segment in enumerate(quote.segments)
        if any(read_terms(segment.text))
    )


def _comparable(
    every: Sequence[Sequence[Segment]], copies: Collection[int]
) -> Iterator[tuple[int, int, Segment, Segment]]:
    """Segments of two reports that share enough meaning, and may be of one speaker.

    Words that a later report has as an earlier one had them, or a copy as its original, are put
    beside those only: fifty copies of one wire text say nothing of each other that it does not say.
    Reports are looked at from the last to the first, each beside those that were looked at.
    """
    said_by: defaultdict[EntityId | None, _Holders] = defaultdict(lambda: defaultdict(list))
    by_anybody: _Holders = defaultdict(list)
    if len(every) < 2:
        return
    firsts = _firsts(every, copies)
    for a in range(len(every) - 1, -1, -1):
        telling = [
            (n, s)
            for n, s in enumerate(every[a])
            if s.mass >= _LEAST_MASS and firsts[s.wording][0] == a
        ]
        for _, x in telling:
            sure = x.speaker is not None
            for holders in (said_by[x.speaker], said_by[None]) if sure else (by_anybody,):
                for (b, n), shared in _shared(x, holders).items():
                    y = every[b][n]
                    if _may_be_one(x, y, shared):
                        yield a, b, x, y
        for n, x in telling:
            place, holders = (a, n), said_by[x.speaker]
            for key in x.meant:
                holders[key].append(place)
                by_anybody[key].append(place)
    for b, later in enumerate(every):
        for y in later:
            a, n = firsts[y.wording]
            if a != b and y.mass >= _LEAST_MASS:
                x = every[a][n]
                yield (a, b, x, y) if a < b else (b, a, y, x)


_Holders = defaultdict[str, list[tuple[int, int]]]
"""The segments that hold each meaning: the report and the place in it."""


def _firsts(
    every: Sequence[Sequence[Segment]], copies: Collection[int]
) -> Mapping[Hashable, tuple[int, int]]:
    """Where each wording stands first, in a report that copies none if in one of them."""
    firsts: dict[Hashable, tuple[int, int]] = {}
    for a in sorted(range(len(every)), key=lambda place: (place in copies, place)):
        for n, segment in enumerate(every[a]):
            firsts.setdefault(segment.wording, (a, n))
    return firsts


def _shared(
    x: Segment, holders: Mapping[str, Sequence[tuple[int, int]]]
) -> Mapping[tuple[int, int], float]:
    """About what each other segment has of the weight of one, from meanings alone: quick."""
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for weight, meant in x.terms:
        first, *rest = (holders.get(key, ()) for key in meant)
        for place in {*first, *(place for places in rest for place in places)} if rest else first:
            shared[place] += weight
    return shared


def _may_be_one(x: Segment, y: Segment, shared: float) -> bool:
    least = _floor(x, y, x.speaker is None or y.speaker is None)
    return (
        min(x.mass, y.mass) >= least * least * max(x.mass, y.mass)
        and shared >= _HOPELESS * least * (x.mass * y.mass) ** 0.5
    )


def _between(
    a: Sequence[Segment], b: Sequence[Segment], matches: Sequence[_Match]
) -> Iterator[Utterance]:
    """The likeliest matches of two reports, each segment in one of them."""
    matches = sorted(matches, key=lambda m: (-m.similarity, m.a.key, m.b.key))
    used: set[SegmentRef] = set()
    chosen = []
    for match in matches:
        if match.a.ref not in used and match.b.ref not in used:
            used |= {match.a.ref, match.b.ref}
            chosen.append(match)
    for match in chosen:
        left, right = _widened(match, a, b, used)
        yield Utterance(_pair(left, right, match.similarity), left, right)


def _match(x: Segment, y: Segment) -> _Match | None:
    """Two segments as one utterance, when they are alike enough."""
    unsure = x.speaker is None or y.speaker is None
    shared = x.mass if x.said == y.said else shared_mass(x.words, y.words)
    similarity = shared / (x.mass * y.mass) ** 0.5
    if shared < _LEAST_MASS or similarity < _floor(x, y, unsure):
        return None
    return _Match(round(similarity, 4), x, y)


def _floor(x: Segment, y: Segment, unsure: bool) -> float:
    if unsure:
        return _UNSURE_SPEAKER
    return _ALIKE if x.direct and y.direct else _RETOLD


def _widened(
    match: _Match, a: Sequence[Segment], b: Sequence[Segment], used: set[SegmentRef]
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """The match with neighbouring segments that say the rest of the other side."""
    left = _grown((match.a,), (match.b,), a, used)
    right = _grown((match.b,), left, b, used)
    return left, right


def _grown(
    side: tuple[Segment, ...],
    other: tuple[Segment, ...],
    pool: Sequence[Segment],
    used: set[SegmentRef],
) -> tuple[Segment, ...]:
    for segment in pool:
        if segment.quote.ordinal != side[0].quote.ordinal or segment.ref in used:
            continue
        if not segment.mass or min(abs(segment.number - each.number) for each in side) > 1:
            continue
        before = shared_mass(_joined(side), _joined(other))
        wider = tuple(sorted((*side, segment), key=lambda s: s.number))
        if shared_mass(_joined(wider), _joined(other)) - before >= 0.5 * segment.mass:
            used.add(segment.ref)
            side = wider
    return side


def _joined(side: Sequence[Segment]) -> tuple[Word, ...]:
    """The words of several segments; each segment opens anew."""
    return tuple(word for segment in side for word in segment.opened)


def _pair(a: tuple[Segment, ...], b: tuple[Segment, ...], similarity: float) -> QuotePair:
    left, right = _joined(a), _joined(b)
    ids = [f"{s.report.article.report_id}:{_text((s,))}" for s in (*a, *b)]
    return QuotePair(
        pair_id=content_id("pair", *ids),
        kind=_kind(a, b),
        speaker=a[0].speaker or b[0].speaker,
        segments_a=tuple(s.ref for s in a),
        segments_b=tuple(s.ref for s in b),
        text_a=_text(a),
        text_b=_text(b),
        similarity=similarity,
        differences=()
        if [s.said for s in a] == [s.said for s in b]
        else differences(a[0].report, left, b[0].report, right),
    )


def _kind(a: Sequence[Segment], b: Sequence[Segment]) -> str:
    if not all(segment.direct for segment in (*a, *b)):
        return "paraphrase"
    x, y = (" ".join(segment.said for segment in side) for side in (a, b))
    if x == y:
        return "verbatim"
    short, long = sorted((x, y), key=len)
    if f" {short} " in f" {long} ":
        return "excerpt" if len(short.split()) > 4 else "fragment"
    return "translation_variant"


def _text(side: Sequence[Segment]) -> str:
    return " ".join(segment.quote.segments[segment.number].text for segment in side)
