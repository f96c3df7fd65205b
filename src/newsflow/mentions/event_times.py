"""Which time expression of a sentence belongs to which of its events."""

from __future__ import annotations

from newsflow.mentions.event_triggers import Candidate
from newsflow.mentions.reading import Reading
from newsflow.types import Span, TimeKind, TimeMention

_BACKGROUND = frozenset({"be", "have", "do"})


def find_times_of(
    reading: Reading, sentence: int, candidates: list[Candidate], times: tuple[TimeMention, ...]
) -> dict[int, int]:
    """For each candidate's token the ordinal of the time mention that dates it, where one does."""
    own = [t for t in times if t.sentence == sentence and t.kind in {TimeKind.DATE, TimeKind.TIME}]
    out: dict[int, int] = {}
    for time in own:
        candidate = _owner(reading, sentence, candidates, time)
        if candidate is not None:
            out.setdefault(candidate.token, time.ordinal)
    _share(candidates, out)
    return out


def _owner(
    reading: Reading, sentence: int, candidates: list[Candidate], time: TimeMention
) -> Candidate | None:
    """The event of a time: the noun it stands in, the verb it hangs on, else the nearest."""
    for candidate in candidates:
        inside = candidate.nominal is not None and _covers(reading, candidate, time.span)
        if inside:
            return candidate
    verb = _verb_of(reading, sentence, time.span)
    for candidate in candidates:
        if candidate.clause is not None and candidate.clause.verb == verb:
            return candidate
    if verb is not None and _is_foreground(reading, sentence, verb):
        return None
    verbal = [c for c in candidates if c.clause is not None] or candidates
    before = [c for c in verbal if _start(reading, c) < time.span.start]
    # A participle after the time has it from its verb: `fired … last month, hitting the depot`.
    return before[-1] if before else next(iter(verbal), None)


def _covers(reading: Reading, candidate: Candidate, span: Span) -> bool:
    if candidate.nominal is None:
        return False
    return reading.phrase_span(candidate.sentence, candidate.nominal.phrase).covers(span)


def _verb_of(reading: Reading, sentence: int, span: Span) -> int | None:
    """The verb that a time expression is an argument of."""
    for clause in reading.clauses[sentence]:
        for argument in clause.arguments:
            phrase = reading.phrase_span(sentence, argument.phrase)
            if not argument.inherited and phrase.overlaps(span) and span.covers(phrase):
                return clause.verb
    return None


def _is_foreground(reading: Reading, sentence: int, verb: int) -> bool:
    """Whether the time's own verb tells something, so that its time is not another event's."""
    lemma = next(c.lemma for c in reading.clauses[sentence] if c.verb == verb)
    return lemma not in _BACKGROUND


def _start(reading: Reading, candidate: Candidate) -> int:
    return reading.span(candidate.sentence, candidate.token, candidate.token + 1).start


def _share(candidates: list[Candidate], out: dict[int, int]) -> None:
    """A verb coordinated with a dated one, or in a participle on it, takes its time over."""
    by_verb = {c.clause.verb: c for c in candidates if c.clause is not None}
    for candidate in candidates:
        clause = candidate.clause
        if clause is None or candidate.token in out or clause.governor is None:
            continue
        governor = by_verb.get(clause.governor)
        joined = clause.relation in {"conj", "participial", "adverbial"} and clause.mark is None
        if governor is not None and joined and governor.token in out:
            out[candidate.token] = out[governor.token]
