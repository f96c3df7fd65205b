"""The seeds suite, the story: events, pairs, differences, agreements, and the "must not" list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newsflow.types import EventMention, Modality, Precision, QuotePair, SegmentRef, Span, Zone
from tests.quality.core import token_f1
from tests.quality.seeds_gold import TYPES, Gold, Line, Seeds, is_entity, span_of


def judge_story(seeds: Seeds) -> Iterator[Line]:
    """Every line of the gold file about the two reports together."""
    yield from _mentions(seeds)
    yield from _events(seeds)
    yield from _pairs(seeds)
    yield from _differences(seeds)
    yield from _agreements(seeds)
    yield from _origins(seeds)
    yield from _must_not(seeds)


def _mentions(seeds: Seeds) -> Iterator[Line]:
    for gold in seeds.gold["event_mentions"]:
        if not gold["required"]:
            continue
        hits = event_hits(seeds, gold)
        yield Line(f"event mention {gold['event_mention']}", bool(hits), _told(seeds, gold))
        dates = [event_date(seeds, gold["report"], e) for e in hits]
        good = gold["date"] in dates
        yield Line(f"date of {gold['event_mention']}", good, f"{dates}, not {gold['date']}")
        for actor in gold["actors"]:
            spans = [a.span for e in hits for a in e.arguments if a.role == "actor"]
            good = any(span.overlaps(span_of(actor)) for span in spans)
            yield Line(f"actor {actor['text']} of {gold['event_mention']}", good)
        modal = {e.modality.value for e in hits}
        yield Line(f"modality of {gold['event_mention']}", gold["modality"] in modal, f"{modal}")


def event_hits(seeds: Seeds, gold: Gold) -> list[EventMention]:
    """Our mentions in the sentence of a gold mention, of its type."""
    sentence = next(s for s in seeds.gold["sentences"] if s["sentence_id"] == gold["sentence_id"])
    events = seeds.reports[gold["report"]].mentions.events
    return [e for e in events if span_of(sentence).covers(e.span) and e.type in TYPES[gold["type"]]]


def _told(seeds: Seeds, gold: Gold) -> str:
    events = seeds.reports[gold["report"]].mentions.events
    sentence = next(s for s in seeds.gold["sentences"] if s["sentence_id"] == gold["sentence_id"])
    return f"{[(e.type, e.text) for e in events if span_of(sentence).covers(e.span)]}"


def event_date(seeds: Seeds, letter: str, event: EventMention) -> str | None:
    """The date of a mention within the story, in the gold's notation."""
    revision = seeds.reports[letter].article.revision_id
    for whole in seeds.story.events:
        for member in whole.members:
            if (member.revision_id, member.event) == (revision, event.ordinal):
                return _written(member.date_from, member.date_to, member.precision)
    return _written(event.date_from, event.date_to, event.precision)


def _written(start: date | None, end: date | None, precision: Precision) -> str | None:
    if precision is Precision.UNKNOWN:
        return None
    if start == end:
        return str(start)
    return f"{start or ''}/{end or ''}"


def _events(seeds: Seeds) -> Iterator[Line]:
    homes = {gold["event"]: _homes(seeds, gold["event"]) for gold in seeds.gold["events"]}
    linked = {e.event_id: set(e.possibly_same_as) for e in seeds.story.events}
    for gold in seeds.gold["events"]:
        if not gold["required"]:
            continue
        found = homes[gold["event"]]
        joined = len(found) == 1 or (
            gold["event"] == "E3" and len(found) == 2 and _possible(found, linked)
        )
        yield Line(f"event {gold['event']} is one", joined, f"{found}")
    apart = homes["E2"] & homes["E3"]
    yield Line("E2 and E3 are two strikes", not apart, f"{apart}", "must_not")
    members = [m for e in seeds.story.events if e.event_id in homes["E3"] for m in e.members]
    doubt = any(m.confidence < 1 for m in members) or len(homes["E3"]) == 2
    yield Line("E3 is linked with doubt", doubt)


def _homes(seeds: Seeds, event: str) -> set[str]:
    """Our events that hold the required mentions of a gold event: one where all share it.

    A sentence may tell of two happenings of one type, so a mention may have several homes.
    """
    wanted = [m for m in seeds.gold["event_mentions"] if m["event"] == event and m["required"]]
    home = {(m.revision_id, m.event): e.event_id for e in seeds.story.events for m in e.members}
    sets = []
    for gold in wanted:
        revision = seeds.reports[gold["report"]].article.revision_id
        keys = [(revision, e.ordinal) for e in event_hits(seeds, gold)]
        sets.append({home[key] for key in keys if key in home})
    common = set.intersection(*sets) if sets else set()
    return common or set().union(*sets)


def _possible(found: set[str], linked: dict[str, set[str]]) -> bool:
    first, second = sorted(found)
    return second in linked[first] or first in linked[second]


def _pairs(seeds: Seeds) -> Iterator[Line]:
    left = list(seeds.story.quote_pairs)
    for gold in seeds.gold["quote_pairs"]:
        found = [p for p in left if _is_pair(seeds, p, gold)]
        left = [p for p in left if p not in found]
        if gold["required"]:
            yield Line(f"pair {gold['pair']}", bool(found), f"{gold['a']} {gold['b']}")
            kinds = [p.kind for p in found]
            yield Line(f"kind of {gold['pair']}", kinds == [gold["kind"]], f"{kinds}")
    for pair in left:
        yield Line("pair", False, f"{pair.kind}: {pair.text_a} | {pair.text_b}", "false")


def _is_pair(seeds: Seeds, pair: QuotePair, gold: Gold) -> bool:
    a = _gold_segments(seeds, pair.segments_a)
    b = _gold_segments(seeds, pair.segments_b)
    return (a, b) in [(set(gold["a"]), set(gold["b"])), (set(gold["b"]), set(gold["a"]))]


def _gold_segments(seeds: Seeds, refs: tuple[SegmentRef, ...]) -> set[str]:
    out = set()
    for ref in refs:
        letter = seeds.letters[ref.revision_id]
        segment = seeds.reports[letter].mentions.quotes[ref.quote].segments[ref.segment]
        golds = [s for q in seeds.gold["quotes"] if q["report"] == letter for s in q["segments"]]
        out |= {s["segment"] for s in golds if token_f1(s["text"], segment.text) >= 0.9}
    return out


def _differences(seeds: Seeds) -> Iterator[Line]:
    left = list(seeds.story.differences)
    for gold in seeds.gold["disagreements"]:
        same = [
            d
            for d in left
            if d.kind == gold["kind"]
            and d.verdict == gold["verdict"]
            and seeds.evidence(d.a, gold["a"])
            and seeds.evidence(d.b, gold["b"])
        ]
        left = [d for d in left if d not in same]
        if gold["required"]:
            kinds = [
                f"{d.kind}/{d.verdict}" for d in seeds.story.differences if d.kind == gold["kind"]
            ]
            yield Line(
                f"difference {gold['id']} {gold['kind']}",
                bool(same),
                f"{gold['why'][:80]}; {kinds}",
            )
    # Differences inside a pair stand in the gold's quote_pairs, not in its disagreements.
    for d in left:
        if not _in_pair(seeds, d.a and d.a.span, d.b and d.b.span):
            words = f"{d.kind}/{d.verdict}: {d.a and d.a.text} | {d.b and d.b.text} | {d.why}"
            yield Line("difference", False, words, "false")


def _in_pair(seeds: Seeds, a: Span | None, b: Span | None) -> bool:
    for pair in seeds.gold["quote_pairs"]:
        for gold in pair["differences"]:
            sides = [(a, gold["a"]), (b, gold["b"])]
            if all(
                (s is None and g is None) or (s and g and s.overlaps(span_of(g))) for s, g in sides
            ):
                return True
    return False


def _agreements(seeds: Seeds) -> Iterator[Line]:
    homes = _homes(seeds, "E1")
    meeting = next((e for e in seeds.story.events if e.event_id in homes), None)
    reports = {m.revision_id for m in meeting.members} if meeting else set()
    day = str(meeting.date_from) if meeting else ""
    yield Line("G1 meeting on one day in both", day == "2015-11-23" and len(reports) == 2, day)
    actors = meeting.actors if meeting else ()
    for person in ("vladimir_putin", "gurbanguly_berdimuhamedov"):
        yield Line(f"G2 {person}", any(is_entity(seeds, a, person) for a in actors), f"{actors}")
    places = meeting.places if meeting else ()
    yield Line("G3 Tehran", any(is_entity(seeds, p, "tehran") for p in places), f"{places}")


def _origins(seeds: Seeds) -> Iterator[Line]:
    for gold in seeds.gold["story"]["stated_origins"]:
        good = any(seeds.evidence(o.evidence, gold) for o in seeds.story.origins)
        yield Line(f"origin {gold['origin']} of {gold['what']}", good, gold["text"])


def _must_not(seeds: Seeds) -> Iterator[Line]:
    def line(name: str, good: bool, detail: str = "") -> Line:
        return Line(name, good, detail, "must_not")

    clash = [
        d for d in seeds.story.differences if d.kind == "figure" and d.verdict == "contradicts"
    ]
    yield line("18 v. 26 as a contradiction", not clash)
    homes = _homes(seeds, "E1")
    dates = [
        d
        for d in seeds.story.differences
        if d.kind in {"date_precision", "event_detail"}
        and d.verdict in {"contradicts", "differs"}
        and any(home in d.about for home in homes)
    ]
    yield line("a date conflict for the meeting", not dates, f"{dates}")
    days = [d for d in _all_days(seeds) if d.year != 2015]
    yield line("a year from the clock", not days, f"{days}")
    moscow = next(
        m for e in seeds.gold["entities"] for m in e["mentions"] if m["form"] == "metonym"
    )
    places = {e.entity_id for e in seeds.story.entities if e.kind.value == "place"}
    yield line("Moscow as a place", not seeds.clusters("B", span_of(moscow)) & places)
    texts = [s.text for r in seeds.reports.values() for s in r.mentions.sentences]
    yield line("Oct. 31 split", not any(t.endswith("Oct.") for t in texts))
    silent = [
        q.text
        for q in seeds.reports["B"].mentions.quotes
        if q.kind.value == "direct" and q.speaker is None
    ]
    yield line("a quotation by nobody", not silent, f"{silent}")
    verbs = [e.text for e in seeds.reports["A"].mentions.events if e.text == "IS"]
    yield line("IS as a verb", not verbs)
    for origin in ("kremlin", "russian_defense_ministry"):
        part = [
            e
            for e in seeds.story.events
            if _takes_part(seeds, e.actors + e.targets, origin, e.type)
        ]
        yield line(f"{origin} takes part", not part, f"{[e.label for e in part]}")
    extra = [
        e.text
        for r in seeds.reports.values()
        for e in r.mentions.events
        if e.same_as is None
        and e.modality is Modality.ACTUAL
        and r.mentions.sentences[e.sentence].zone in {Zone.CAPTION, Zone.STANDFIRST}
        and r.mentions.sentences[e.sentence].repeats is not None
    ]
    yield line("a caption as a second witness", not extra, f"{extra}")


def _takes_part(seeds: Seeds, ids: tuple[str, ...], origin: str, kind: str) -> bool:
    return kind in {"CONSULT", "ASSAULT"} and any(is_entity(seeds, i, origin) for i in ids)


def _all_days(seeds: Seeds) -> list[date]:
    times = [d for t in seeds.story.times for d in (t.date_from, t.date_to)]
    events = [d for e in seeds.story.events for d in (e.date_from, e.date_to)]
    return [d for d in times + events if d is not None]
