"""The events suite: coded events against hand-coded ones.

`plv`: sentences with one event each, its source, target and PLOVER root. `root_f1`: macro-F1 of
our root between the given parties. `actors3`, `hit3`: among our first three codings one has both
parties (token F1 of at least one half each), and the root too. The coder's weights are trained on
the half of PLV that is published with it: measured on that half these figures are too high.
`negatives.false_rate`: lines that tell of no event in which we find one, of a hundred.
`petr2`: CAMEO triples, compared at country and root. `fivew`: best token F1 of our one answer
about the main event against any annotated phrase.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from newsflow import language as languages
from newsflow.mentions import extract
from newsflow.mentions.actor_codes import code_actor
from newsflow.mentions.event_coding import Coding, code_root, code_sentence
from newsflow.mentions.event_lexicon import event_types
from newsflow.mentions.event_parties import Parties
from newsflow.mentions.reading import Reading, read
from newsflow.types import (
    Article,
    Entity,
    EntityKind,
    EntityMention,
    EventMention,
    Span,
    Zone,
)
from tests.quality.bare import bare_article, read_rows
from tests.quality.core import Metric, percent_f1
from tests.quality.events_carb import carb
from tests.quality.events_negatives import false_events, negative_lines

_KINDS = {"YIELD": "CONCEDE"}
"""PLV keeps PLOVER's older word."""
_ARTICLES = frozenset({"a", "an", "the"})
_KEPT = 3
_INTENT = "03"
"""CAMEO's root for what somebody agrees or means to do."""
_QUESTIONS = ("who", "what", "when", "where")


def measure(folder: Path) -> Iterator[Metric]:
    """The figures of each set that is there."""
    if (folder / "plv.jsonl").is_file():
        yield from _plv(read_rows(folder / "plv.jsonl"))
    for path in sorted(folder.glob("gold*.tsv"))[:1]:
        best, under = carb(path)
        yield Metric("carb.f1", 100 * best)
        yield Metric("carb.auc", 100 * under)
    docs = folder.parent / "incidents" / "docs.jsonl"
    if (folder / "plv.jsonl").is_file() and docs.is_file():
        yield _false_rate(docs)
    if (folder / "petr2_gsr.jsonl").is_file():
        yield from _petr2(read_rows(folder / "petr2_gsr.jsonl"))
    if (folder / "gold.json").is_file():
        yield from _fivew(json.loads((folder / "gold.json").read_text("utf-8")))


def _false_rate(docs: Path) -> Metric:
    """Lines that tell of no event in which we find one, of a hundred."""
    lines = negative_lines(docs)
    wrong = sum(bool(false_events(line)) for line in lines)
    return Metric("negatives.false_rate", 100 * wrong / max(len(lines), 1))


# ------------------------------------------------------------------ PLV


def _plv(rows: list[dict[str, Any]]) -> Iterator[Metric]:
    answers = [coded_sentence(row) for row in rows]
    roots = [(row["gold_root"], root) for row, (root, _) in zip(rows, answers, strict=True)]
    yield Metric("plv.root_f1", 100 * macro_f1(roots))
    both = [
        [one for one in codings if _has_parties(one, row)]
        for row, (_, codings) in zip(rows, answers, strict=True)
    ]
    hits = [
        any(one.root == row["gold_root"] for one in codings)
        for row, codings in zip(rows, both, strict=True)
    ]
    yield Metric("plv.actors3", 100 * sum(map(bool, both)) / len(rows))
    yield Metric("plv.hit3", 100 * sum(hits) / len(rows))


def coded_sentence(row: dict[str, Any]) -> tuple[str, list[Coding]]:
    """Our root between the given parties, and our first three codings without them."""
    read_so = _read(bare_article(row["sentence"]))
    source, target = (_span(row["sentence"], row[side]) for side in ("source", "target"))
    root = code_root(read_so.reading, source, target, read_so.events)
    return root, _codings(read_so)[:_KEPT]


@dataclass(frozen=True)
class _Read:
    """An article with what coding needs of it."""

    reading: Reading
    entities: tuple[Entity, ...]
    mentions: tuple[EntityMention, ...]
    events: tuple[EventMention, ...]


def _read(article: Article) -> _Read:
    reading = read(article, languages.load())
    found = extract(article)
    return _Read(reading, found.entities, found.entity_mentions, found.events)


def _codings(told: _Read) -> list[Coding]:
    """The codings of all sentences, the surest first."""
    out = [
        coding
        for sentence in told.reading.sentences
        for coding in code_sentence(
            told.reading, sentence.ordinal, told.entities, told.mentions, told.events
        )
    ]
    return sorted(out, key=lambda c: -c.confidence)


def _span(text: str, phrase: str) -> Span:
    start = max(text.find(phrase), 0)
    return Span(start, start + len(phrase) if phrase in text else start)


def _has_parties(coding: Coding, row: dict[str, Any]) -> bool:
    source = token_f1(coding.source_text, row["source"]) >= 0.5
    return source and token_f1(coding.target_text, row["target"]) >= 0.5


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Mean over the gold's classes of the F1 of each."""
    scores = []
    for name in sorted({gold for gold, _ in pairs}):
        hits = sum(gold == name == found for gold, found in pairs)
        wrong = sum(found == name for _, found in pairs)
        scores.append(percent_f1(hits, wrong, sum(gold == name for gold, _ in pairs)) / 100)
    return sum(scores) / len(scores)


def token_f1(a: str, b: str) -> float:
    """Token F1 of two phrases, articles left out."""
    left, right = Counter(_tokens(a)), Counter(_tokens(b))
    shared = sum((left & right).values())
    return 2 * shared / (sum(left.values()) + sum(right.values())) if shared else 0.0


def _tokens(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w']+", text.lower()) if word not in _ARTICLES]


# ------------------------------------------------------------------ CAMEO triples


def _petr2(rows: list[dict[str, Any]]) -> Iterator[Metric]:
    hits = found = gold = 0
    for row in rows:
        wanted = Counter(
            (e["sourcecode"][:3], e["eventcode"][:2], e["targetcode"][:3]) for e in row["events"]
        )
        article = bare_article(row["text"], date.fromisoformat(row["date"][:10]))
        ours = Counter(_triples(_read(article)))
        hits += sum((wanted & ours).values())
        found += sum(ours.values())
        gold += sum(wanted.values())
    yield Metric("petr2.country_root_f1", percent_f1(hits, found, gold))


def _triples(told: _Read) -> Iterator[tuple[str, str, str]]:
    """The surest coding of each sentence that tells of an event, by country."""
    telling = {e.sentence for e in told.events}
    seen: set[int] = set()
    for coding in _codings(told):
        if coding.sentence in seen or coding.sentence not in telling:
            continue
        source, target = _country(told, coding.source), _country(told, coding.target)
        if source is None or target is None or source == target:
            continue
        seen.add(coding.sentence)
        code = _cameo_of(told, coding)
        yield source, code, target
        if coding.root == "CONSULT" or _act_together(told, coding):
            # What both do together is coded both ways.
            yield target, code, source


def _cameo_of(told: _Read, coding: Coding) -> str:
    """CAMEO's root: of our event of the same PLOVER root, else the root's own."""
    root = _KINDS.get(coding.root, coding.root)
    here = [e for e in told.events if e.sentence == coding.sentence and e.cameo_root is not None]
    alike = [e for e in here if e.type in _OURS.get(root, {root})]
    if alike:
        return alike[0].cameo_root or ""
    if root == "AGREE" and any(e.cameo_root == _INTENT for e in here):
        return _INTENT
    kind = event_types().get(root)
    return (kind.cameo if kind is not None else None) or ""


_OURS = {"CONCEDE": {"CONCEDE", "RETREAT"}, "CONSULT": {"CONSULT", "GATHERING"}}
"""Types of ours that one of the coder's roots stands for."""


def _act_together(told: _Read, coding: Coding) -> bool:
    """Whether both are actors of one event, joined by `and`: `Peru and Ecuador exchanged fire`."""
    for event in told.events:
        doers = [a.span for a in event.arguments if a.role == "actor"]
        both = any(s.overlaps(coding.source) for s in doers) and any(
            s.overlaps(coding.target) for s in doers
        )
        if both:
            between = told.reading.article.text[coding.source.end : coding.target.start]
            return between.strip() == "and"
    return False


def _country(told: _Read, span: Span) -> str | None:
    """The country of a party; of one that has none its kind, of an unknown name its letters.

    CAMEO's first three letters are a country's or, without one, a kind's: `IGO`, `NGO`.
    Sets with invented states have codes that no table holds: those begin as their names do.
    """
    parties = Parties(told.reading, told.entities, told.mentions)
    sentence = told.reading.sentence_at(span.start) or 0
    code = code_actor(span, None, parties, sentence)
    if code.country is not None:
        return code.country
    inside = [m for m in told.mentions if m.span.overlaps(span)]
    sectors = {told.entities[m.entity].sector for m in inside} | {code.sector}
    kind = next((_KINDS_WITHOUT_COUNTRY[s] for s in sectors if s in _KINDS_WITHOUT_COUNTRY), None)
    places = [m for m in inside if told.entities[m.entity].kind is EntityKind.PLACE]
    return kind or next((m.text[:3].upper() for m in places if m.text.isalpha()), None)


_KINDS_WITHOUT_COUNTRY = {"international": "IGO", "aid": "NGO"}


# ------------------------------------------------------------------ who, what, when, where


def _fivew(rows: list[dict[str, Any]]) -> Iterator[Metric]:
    scores: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        answers = {answer.question: answer.text for answer in extract(_report(row)).answers}
        for question in _QUESTIONS:
            told = row["fiveWoneH"].get(question, {}).get("annotated") or []
            phrases = [one["text"] for one in told if one.get("text")]
            if phrases:
                best = max(token_f1(answers.get(question, ""), phrase) for phrase in phrases)
                scores[question].append(best)
    for question in _QUESTIONS:
        if scores[question]:
            yield Metric(f"fivew.{question}", 100 * sum(scores[question]) / len(scores[question]))


def _report(row: dict[str, Any]) -> Article:
    """Title, description and text as headline, standfirst and body."""
    day = str(row.get("date_publish") or "")[:10]
    known = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    title, opening, text = (_flat(row.get(part)) for part in ("title", "description", "text"))
    if opening and text.startswith(opening):
        opening = ""
    article = bare_article("\n\n".join(part for part in (title, opening, text) if part), known)
    kinds = [Zone.HEADLINE] * bool(title) + [Zone.STANDFIRST] * bool(opening)
    marked = tuple(
        replace(zone, zone=kind, paragraph=None)
        for zone, kind in zip(article.zones, kinds, strict=False)
    )
    return replace(article, zones=(*marked, *article.zones[len(marked) :]), headline=title or None)


def _flat(part: object) -> str:
    """A part as paragraphs: title and description are one each."""
    lines = [line.strip() for line in str(part or "").split("\n")]
    return "\n\n".join(line for line in lines if line)
