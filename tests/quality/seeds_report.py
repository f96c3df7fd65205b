"""The seeds suite, each report alone: zones, sentences, entities, times, figures, quotations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newsflow.mentions.anchors import find_anchor
from newsflow.types import QuoteMention, Span
from tests.quality.core import token_f1
from tests.quality.seeds_gold import ZONES, Gold, Line, Seeds, half, is_entity, span_of


def judge_reports(seeds: Seeds) -> Iterator[Line]:
    """Every line of the gold file about one report alone."""
    yield from _story(seeds)
    yield from _zones(seeds)
    yield from _sentences(seeds)
    yield from _entities(seeds)
    yield from _times(seeds)
    yield from _figures(seeds)
    yield from _quotes(seeds)


def _story(seeds: Seeds) -> Iterator[Line]:
    yield Line("one story of two reports", len(seeds.story.reports) == 2 and seeds.stories == 1)
    years = {r.revision_id: r.published for r in seeds.story.reports}
    for gold in seeds.gold["reports"]:
        article = seeds.reports[gold["report"]].article
        stamp = years.get(article.revision_id)
        day = stamp.on.whole if stamp is not None else None
        want = date.fromisoformat(gold["published"]["date"])
        yield Line(f"{gold['report']} published", day == want, f"{day}")
        yield Line(
            f"{gold['report']} title", article.headline == gold["title"], f"{article.headline}"
        )
        names = [author.name for author in article.authors if author.person]
        yield Line(f"{gold['report']} authors", names == gold["authors"], f"{names}")
        outlet = article.outlet.name
        yield Line(f"{gold['report']} outlet", outlet == gold["source"]["name"], outlet)
    alone = find_anchor(seeds.reports["A"].article)
    yield Line("A alone has no year", alone is not None and alone.on.year is None, f"{alone}")
    verdicts = [copy.verdict for copy in seeds.story.copies]
    yield Line("not a copy", set(verdicts) <= {"independent"}, f"{verdicts}")


def _zones(seeds: Seeds) -> Iterator[Line]:
    for gold in seeds.gold["sentences"]:
        article = seeds.reports[gold["report"]].article
        want = ZONES.get(gold["zone"], gold["zone"])
        got = [z.zone.value for z in article.zones if half(z.span, span_of(gold))]
        yield Line(f"zone of {gold['sentence_id']}", got == [want], f"{got}, not {want}")


def _sentences(seeds: Seeds) -> Iterator[Line]:
    for gold in seeds.gold["sentences"]:
        mentions = seeds.reports[gold["report"]].mentions
        spans = {_bare(s.span, s.text) for s in mentions.sentences}
        want = _bare(span_of(gold), gold["text"])
        joined = "…" in gold["text"] or gold["sentence_id"] in {"A.4", "A.6"}
        covered = any(s.span.covers(span_of(gold)) for s in mentions.sentences)
        good = want in spans or (joined and covered)
        yield Line(f"sentence {gold['sentence_id']}", good, gold["text"][:60])


def _bare(span: Span, text: str) -> tuple[int, int]:
    left = len(text) - len(text.lstrip("\"“”' "))
    right = len(text) - len(text.rstrip("\"“”' "))
    return span.start + left, span.end - right


def _entities(seeds: Seeds) -> Iterator[Line]:
    """A required entity is one cluster over all its mentions, and no other's."""
    owner: dict[str, str] = {}
    for gold in seeds.gold["entities"]:
        if not gold["required"]:
            continue
        wanted = [m for m in gold["mentions"] if m["form"] not in {"url", "inferred"}]
        sets = [seeds.clusters(m["report"], span_of(m)) for m in wanted]
        common = set.intersection(*sets) if sets else set()
        lost = [m["text"] for m, found in zip(wanted, sets, strict=True) if not found]
        free = {c for c in common if owner.setdefault(c, gold["entity"]) == gold["entity"]}
        apart = sorted(set.union(*sets)) if sets else []
        good = bool(free) or not wanted
        yield Line(f"entity {gold['entity']}", good, f"not found {lost}, clusters {apart}")


def _times(seeds: Seeds) -> Iterator[Line]:
    resolved = {(t.revision_id, t.time): t for t in seeds.story.times}
    matched: set[tuple[str, int]] = set()
    for gold in seeds.gold["times"]:
        report = seeds.reports[gold["report"]]
        hits = [t for t in report.mentions.times if half(t.span, span_of(gold))]
        got = []
        for time in hits:
            matched.add((gold["report"], time.ordinal))
            t = resolved.get((report.article.revision_id, time.ordinal), time)
            got.append((str(t.date_from), str(t.date_to), t.precision.value))
        want = (gold["resolved_start"], gold["resolved_end"], gold["precision"])
        yield Line(f"time {gold['time']} {gold['text']}", want in got, f"{got}, not {want}")
    for letter, report in seeds.reports.items():
        for time in report.mentions.times:
            extra = (letter, time.ordinal) not in matched and time.date_from is not None
            if extra:
                yield Line(f"time {letter}", False, time.text, "false")


def _figures(seeds: Seeds) -> Iterator[Line]:
    matched: dict[str, tuple[str, int]] = {}
    for gold in seeds.gold["figures"]:
        figures = seeds.reports[gold["report"]].mentions.figures
        hits = [f for f in figures if half(f.span, span_of(gold)) and f.value == gold["value"]]
        if hits:
            matched[gold["figure"]] = (gold["report"], hits[0].ordinal)
        unit = hits[0].unit if hits else None
        same = unit == gold["unit"] or (gold["unit"] == "missile" and unit == "rocket")
        yield Line(f"figure {gold['figure']} {gold['text']}", bool(hits) and same, f"unit {unit}")
        if gold["duplicate_of"] and hits:
            wanted = matched.get(gold["duplicate_of"], ("", -1))[1]
            good = hits[0].repeats == wanted
            yield Line(
                f"figure {gold['figure']} repeats {gold['duplicate_of']}",
                good,
                f"{hits[0].repeats}",
            )
        if gold["attribution"] and hits:
            span = hits[0].attribution_span
            good = span is not None and span.overlaps(span_of(gold["attribution"]))
            yield Line(f"figure {gold['figure']} attribution", good, f"{hits[0].attribution}")
    for letter, report in seeds.reports.items():
        for figure in report.mentions.figures:
            if (letter, figure.ordinal) not in matched.values():
                yield Line(f"figure {letter}", False, figure.text, "false")


def _quotes(seeds: Seeds) -> Iterator[Line]:
    matched: set[tuple[str, int]] = set()
    for gold in seeds.gold["quotes"]:
        letter = gold["report"]
        quotes = seeds.reports[letter].mentions.quotes
        hits = [q for q in quotes if _same_words(q, gold)]
        matched |= {(letter, q.ordinal) for q in hits}
        yield Line(f"quote {gold['quote']}", bool(hits), _near(quotes, gold))
        if hits:
            got = _speaker(seeds, letter, hits[0])
            good = hits[0].kind.value == gold["kind"] and is_entity(seeds, got, gold["speaker"])
            detail = f"{hits[0].kind.value} by {got}, not {gold['kind']} by {gold['speaker']}"
            yield Line(f"quote {gold['quote']} kind and speaker", good, detail)
    for letter, report in seeds.reports.items():
        for quote in report.mentions.quotes:
            if (letter, quote.ordinal) not in matched:
                yield Line(f"quote {letter}", False, f"{quote.kind}: {quote.text}", "false")


def _same_words(quote: QuoteMention, gold: Gold) -> bool:
    words = " ".join(segment.text for segment in quote.segments)
    return token_f1(words, " ".join(segment["text"] for segment in gold["segments"])) >= 0.9


def _near(quotes: tuple[QuoteMention, ...], gold: Gold) -> str:
    near = [[s.text for s in q.segments] for q in quotes if q.span.overlaps(span_of(gold))]
    return f"{near}"


def _speaker(seeds: Seeds, letter: str, quote: QuoteMention) -> str | None:
    if quote.speaker is None:
        return None
    key = (seeds.reports[letter].article.revision_id, quote.speaker)
    found = [e.entity_id for e in seeds.story.entities if key in e.members]
    return found[0] if found else f"{letter}#{quote.speaker}"
