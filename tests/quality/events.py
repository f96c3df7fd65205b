"""The events suite: coded events against hand-coded ones.

`plv`: sentences with one event each, its source, target and PLOVER root. `root_f1`: macro-F1 of
the root of our event whose parties are nearest to the given ones. `actors3`, `hit3`: among our
first three events one has both parties (token F1 of at least one half each), and the root too.
`petr2`: CAMEO triples, compared at country and root. `fivew`: best token F1 of our one answer
about the main event against any annotated phrase.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsflow.mentions import extract
from newsflow.types import EventMention, Mentions
from tests.quality.bare import bare_article
from tests.quality.core import Metric, percent_f1

_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""PLV keeps PLOVER's older word for the two."""
_ARTICLES = frozenset({"a", "an", "the"})
_SOURCES, _TARGETS = ("actor",), ("target", "recipient", "topic", "place")
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Coded:
    """One event as source, root and target."""

    source: str
    root: str
    target: str


def measure(folder: Path) -> Iterator[Metric]:
    """The figures of each set that is there."""
    if (folder / "plv.jsonl").is_file():
        yield from _plv(_lines(folder / "plv.jsonl"))
    if (folder / "petr2_gsr.jsonl").is_file():
        yield from _petr2(_lines(folder / "petr2_gsr.jsonl"))
    if (folder / "gold.json").is_file():
        yield from _fivew(json.loads((folder / "gold.json").read_text("utf-8")))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


# ------------------------------------------------------------------ PLV


def _plv(rows: list[dict[str, Any]]) -> Iterator[Metric]:
    found = [(row, coded_events(row["sentence"])) for row in rows]
    pairs = [(row["gold_root"], root_of(row, events)) for row, events in found]
    yield Metric("plv.root_f1", 100 * macro_f1(pairs))
    both = [[e for e in events[:_KEPT] if _has_parties(e, row)] for row, events in found]
    hits = [
        any(e.root == row["gold_root"] for e in events)
        for (row, _), events in zip(found, both, strict=True)
    ]
    yield Metric("plv.actors3", 100 * sum(map(bool, both)) / len(rows))
    yield Metric("plv.hit3", 100 * sum(hits) / len(rows))


def coded_events(text: str) -> list[Coded]:
    """Our events of a sentence, the likeliest first."""
    mentions = extract(bare_article(text))
    return [coded for event in sorted(mentions.events, key=_rank) for coded in _codings(event)]


def _rank(event: EventMention) -> tuple[bool, bool, int]:
    sides = {a.role for a in event.arguments}
    whole = "actor" in sides and bool(sides & set(_TARGETS))
    return not whole, not event.main, event.ordinal


def _codings(event: EventMention) -> Iterator[Coded]:
    root = _ROOTS.get(event.type, event.type)
    actors = [a.text for a in event.arguments if a.role in _SOURCES]
    targets = [a.text for role in _TARGETS for a in event.arguments if a.role == role]
    if len(actors) > 1 and not targets:
        targets, actors = actors[1:], actors[:1]
    yield Coded(actors[0] if actors else "", root, targets[0] if targets else "")


def root_of(row: dict[str, Any], events: list[Coded]) -> str:
    """The root of the event whose parties are nearest to the given source and target."""
    best = max(events, key=lambda e: _nearness(e, row), default=None)
    return "" if best is None else best.root


def _nearness(event: Coded, row: dict[str, Any]) -> float:
    return token_f1(event.source, row["source"]) + token_f1(event.target, row["target"])


def _has_parties(event: Coded, row: dict[str, Any]) -> bool:
    source = token_f1(event.source, row["source"]) >= 0.5
    return source and token_f1(event.target, row["target"]) >= 0.5


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
        mentions = extract(bare_article(row["text"], date.fromisoformat(row["date"][:10])))
        ours = Counter(triple for e in mentions.events for triple in _triples(e, mentions))
        hits += sum((wanted & ours).values())
        found += sum(ours.values())
        gold += sum(wanted.values())
    yield Metric("petr2.country_root_f1", percent_f1(hits, found, gold))


def _triples(event: EventMention, mentions: Mentions) -> Iterator[tuple[str, str, str]]:
    sides: dict[str, list[str]] = defaultdict(list)
    for argument in event.arguments:
        country = None if argument.entity is None else mentions.entities[argument.entity].country
        if country is not None:
            sides[argument.role].append(country)
    actors = sides["actor"]
    targets = [code for role in ("target", "recipient") for code in sides[role]]
    if not targets and len(actors) > 1:
        # Parties of a reciprocal event are coded both ways.
        yield actors[0], event.cameo_root or "", actors[1]
        yield actors[1], event.cameo_root or "", actors[0]
    elif actors and targets:
        yield actors[0], event.cameo_root or "", targets[0]


# ------------------------------------------------------------------ who, what, when, where


def _fivew(rows: list[dict[str, Any]]) -> Iterator[Metric]:
    scores: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        answers = _answers(row)
        for question, answer in answers.items():
            told = row["fiveWoneH"].get(question, {}).get("annotated") or []
            phrases = [one["text"] for one in told if one.get("text")]
            if phrases:
                scores[question].append(max(token_f1(answer, phrase) for phrase in phrases))
    for question in ("who", "what", "when", "where"):
        if scores[question]:
            yield Metric(f"fivew.{question}", 100 * sum(scores[question]) / len(scores[question]))


def _answers(row: dict[str, Any]) -> dict[str, str]:
    day = str(row.get("date_publish") or "")[:10]
    text = "\n\n".join(part for part in (row["title"], row["description"], row["text"]) if part)
    known = date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    mentions = extract(bare_article(text, known))
    main = next((e for e in mentions.events if e.main), None)
    if main is None:
        return {"who": "", "what": row["title"] or "", "when": "", "where": ""}
    sides = {role: [a.text for a in main.arguments if a.role == role] for role in _ROLES}
    when = "" if main.time is None else mentions.times[main.time].text
    target = next((t for role in _TARGETS for t in sides[role]), "")
    return {
        "who": next(iter(sides["actor"]), ""),
        "what": f"{main.text} {target}".strip(),
        "when": when,
        "where": next(iter(sides["place"]), ""),
    }


_ROLES = ("actor", "target", "recipient", "topic", "place")
