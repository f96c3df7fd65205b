"""The stories suite: which documents our index puts together, against the gold stories.

A folder with `docs.jsonl` gives BCubed and pair figures, one with `pairs.jsonl` the best F1 and the
average precision of our likeness over labelled pairs. Documents go through `signature` and
`StoryIndex` as reports do, in the order of the file, in batches.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from newsflow.stories import StoryIndex, signature
from newsflow.stories.similarity import compare
from newsflow.text import content_id, text_hash
from newsflow.types import (
    Article,
    Mentions,
    Outlet,
    OutletId,
    PartialDate,
    Precision,
    Report,
    ReportId,
    RevisionId,
    Span,
    Stamp,
    Zone,
    ZoneSpan,
)
from tests.quality.core import Metric, f1

_BATCH = 500
_POSITIVE = {"SAME", "OK", "1", "TRUE"}
_UNLABELLED = {"UNCLEAR", "NONE", ""}


def measure(folder: Path) -> Iterator[Metric]:
    """The figures of every set in the folder."""
    for each in sorted(path for path in folder.iterdir() if path.is_dir()):
        if (each / "docs.jsonl").is_file():
            yield from _grouped(each.name, list(read_lines(each / "docs.jsonl")))
        elif (each / "pairs.jsonl").is_file():
            yield from _paired(each.name, list(read_lines(each / "pairs.jsonl")))


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def report_of(key: str, title: str, text: str, day: str | None) -> Report:
    """A document as a report without mentions: assignment reads its text and day."""
    body = text.removeprefix(title).strip()
    whole = f"{title}\n\n{body}"
    start = len(title) + 2
    zones = [ZoneSpan(zone=Zone.HEADLINE, span=Span(0, len(title)))]
    if body:
        zones.append(ZoneSpan(zone=Zone.BODY, span=Span(start, len(whole)), paragraph=1))
    report, revision = ReportId(content_id("doc", key)), RevisionId(content_id("text", key))
    article = Article(
        report_id=report,
        revision_id=revision,
        text_hash=text_hash(whole),
        outlet=Outlet(outlet_id=OutletId("measured"), name="measured"),
        text=whole,
        zones=tuple(zones),
        headline=title,
        published=_stamp(day),
    )
    mentions = Mentions(
        report_id=report, revision_id=revision, extractor="none", version="0", anchor=None
    )
    return Report(article=article, mentions=mentions)


def _stamp(day: str | None) -> Stamp | None:
    if not day:
        return None
    on = date.fromisoformat(day[:10])
    return Stamp(
        on=PartialDate(year=on.year, month=on.month, day=on.day),
        precision=Precision.DAY,
        basis="data",
        found="data",
        confidence=1.0,
    )


def _grouped(name: str, docs: Sequence[Mapping[str, Any]]) -> Iterator[Metric]:
    reports = {
        report_of(str(d["id"]), d["title"], d["text"], d["date"]): str(d["story"]) for d in docs
    }
    gold = {r.article.report_id: story for r, story in reports.items()}
    index = StoryIndex()
    signatures = [signature(report) for report in reports]
    for start in range(0, len(signatures), _BATCH):
        index.assign(signatures[start : start + _BATCH])
    found = {r.report_id: g.story_id for g in index.groupings() for r in g.reports}
    both = [(gold[key], found[key]) for key in gold]
    precision, recall = bcubed(both)
    yield Metric(f"{name}.bcubed_p", 100 * precision)
    yield Metric(f"{name}.bcubed_r", 100 * recall)
    yield Metric(f"{name}.bcubed_f1", 100 * f1(precision, recall))
    yield Metric(f"{name}.pair_f1", 100 * pair_f1(both))


def bcubed(both: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """BCubed precision and recall of (gold, found) labels (Amigó et al. 2009)."""
    cells, gold, found = Counter(both), Counter(g for g, _ in both), Counter(f for _, f in both)
    precision = sum(n * n / found[f] for (_, f), n in cells.items()) / len(both)
    recall = sum(n * n / gold[g] for (g, _), n in cells.items()) / len(both)
    return precision, recall


def pair_f1(both: Sequence[tuple[str, str]]) -> float:
    """F1 over pairs of documents that are together."""

    def pairs(counts: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    right = pairs(Counter(both))
    gold, found = pairs(Counter(g for g, _ in both)), pairs(Counter(f for _, f in both))
    return f1(right / found if found else 1.0, right / gold if gold else 1.0)


def _paired(name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Metric]:
    kept = [row for row in rows if str(row["label"]).upper() not in _UNLABELLED]
    scored = [(_likeness(row), str(row["label"]).upper() in _POSITIVE, row) for row in kept]
    yield Metric(f"{name}.pairs_f1", 100 * best_f1([s[:2] for s in scored]))
    yield Metric(f"{name}.ap", 100 * average_precision([s[:2] for s in scored]))
    for kind in sorted({str(row["set"]) for row in kept if "set" in row}):
        of_kind = [(s, same) for s, same, row in scored if row["set"] == kind]
        yield Metric(f"{name}.{kind}.ap", 100 * average_precision(of_kind))


def _likeness(row: Mapping[str, Any]) -> float:
    a, b = (
        signature(
            report_of(
                f"{row['id']}{side}",
                row[f"title_{side}"],
                row[f"lead_{side}"],
                row[f"date_{side}"],
            )
        )
        for side in "ab"
    )
    return compare(a, b).score


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """Mean precision at each positive, ties taken together."""
    return sum(p * share for p, _, share in _curve(scored))


def best_f1(scored: Sequence[tuple[float, bool]]) -> float:
    """F1 at the best threshold."""
    return max(f1(p, r) for p, r, _ in _curve(scored))


def _curve(scored: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, float]]:
    """(precision, recall, share of positives gained) at each threshold, the highest first."""
    positives = sum(same for _, same in scored)
    right = seen = 0
    for score in sorted({score for score, _ in scored}, reverse=True):
        level = [same for value, same in scored if value == score]
        right, seen = right + sum(level), seen + len(level)
        yield right / seen, right / positives, sum(level) / positives
