"""The incidents suite: what reports say of shootings, against a register of them.

Per report: `killed`, `injured`, `date` and `city` exact.
Over the reports that our own grouping puts together within one incident of the register (two or
more): `fused_killed` and `fused_injured`, as `fuse_tolls` sums them up for a story (0 where none
of them speaks of dead or injured), and `fused_date`, the answer most of them give.
`grouping_bcubed_f1`: that grouping over all reports, against the register's incidents.
The register holds the final count; a report may rightly carry an earlier one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from newsflow.mentions import extract
from newsflow.mentions.event_happening import find_happening
from newsflow.stories import StoryIndex, signature
from newsflow.stories.link.tolls import fuse_tolls
from newsflow.text import fold
from newsflow.types import Article, Mentions, Report, ReportId, RevisionId, Signature, Zone
from tests.quality.bare import bare_article, read_rows
from tests.quality.core import Metric, f1

_LONGEST = 6000
"""Characters of a report that are read: pages of several stories run on for miles."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What newsflow says one report says."""

    incident: str
    report: ReportId
    mentions: Mentions
    """No more of them than its toll is told by."""
    on: date | None
    city: str | None
    signature: Signature


def measure(folder: Path) -> Iterator[Metric]:
    """All figures of the suite."""
    gold = {row["incident_id"]: row for row in read_rows(folder / "incidents.jsonl")}
    docs = [row for row in read_rows(folder / "docs.jsonl") if row["incident_id"] in gold]
    answers = [answer(number, row) for number, row in enumerate(docs)]
    for name, good in _per_report(answers, gold).items():
        yield Metric(name, 100 * sum(good) / len(good))
    groups = _groups(answers)
    for name, good in _per_incident(answers, groups, gold).items():
        if good:
            yield Metric(name, 100 * sum(good) / len(good))
    yield Metric("grouping_bcubed_f1", 100 * bcubed_f1([a.incident for a in answers], groups))


def answer(number: int, row: dict[str, Any]) -> Answer:
    """Read one report."""
    article = _article(number, row)
    mentions = extract(article)
    happening = find_happening(
        mentions.sentences,
        mentions.times,
        mentions.entities,
        mentions.entity_mentions,
        mentions.anchor,
    )
    place = happening.place
    return Answer(
        incident=row["incident_id"],
        report=article.report_id,
        mentions=_told(mentions),
        on=happening.on,
        city=None if place is None else mentions.entities[place].name,
        signature=signature(Report(article=article, mentions=mentions)),
    )


def _told(mentions: Mentions) -> Mentions:
    return replace(
        mentions, entities=(), entity_mentions=(), times=(), quotes=(), events=(), answers=(),
        predicates=(),
    )  # fmt: skip


def _article(number: int, row: dict[str, Any]) -> Article:
    text = f"{row['title']}\n\n{row['text'][:_LONGEST]}"
    article = bare_article(text, date.fromisoformat(row["dct"]))
    first = replace(article.zones[0], zone=Zone.HEADLINE, paragraph=None)
    return replace(
        article,
        report_id=ReportId(f"r{number}"),
        revision_id=RevisionId(f"r{number}"),
        headline=row["title"],
        zones=(first, *article.zones[1:]),
    )


# ------------------------------------------------------------------ against the register


def _per_report(answers: list[Answer], gold: dict[str, Any]) -> dict[str, list[bool]]:
    rows = [(a, gold[a.incident]) for a in answers]
    return {
        "killed": [_toll([a])[0] == row["num_killed"] for a, row in rows],
        "injured": [_toll([a])[1] == row["num_injured"] for a, row in rows],
        "date": [a.on == _day(row) for a, row in rows],
        "city": [a.city is not None and fold(a.city) in _cities(row) for a, row in rows],
    }


def _per_incident(
    answers: list[Answer], groups: list[str], gold: dict[str, Any]
) -> dict[str, list[bool]]:
    good: dict[str, list[bool]] = {"fused_killed": [], "fused_injured": [], "fused_date": []}
    members: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for one, group in zip(answers, groups, strict=True):
        members[one.incident, group].append(one)
    for (incident, _), told in sorted(members.items()):
        if len(told) > 1:
            row = gold[incident]
            killed, injured = _toll(told)
            good["fused_killed"].append(killed == row["num_killed"])
            good["fused_injured"].append(injured == row["num_injured"])
            good["fused_date"].append(_most([a.on for a in told]) == _day(row))
    return good


def _toll(told: Sequence[Answer]) -> tuple[int, int]:
    fused = fuse_tolls([answer.mentions for answer in told])
    return (0, 0) if fused is None else (fused.killed.value, fused.injured.value)


def _most(days: Sequence[date | None]) -> date | None:
    """The commonest day; of equally common ones the first.

    A report that names no day is dated by its publication, which is later.
    """
    counts = Counter(day for day in days if day is not None)
    return min(counts, key=lambda day: (-counts[day], day), default=None)


def _day(row: dict[str, Any]) -> date:
    return datetime.strptime(row["date"], "%B %d, %Y").date()  # noqa: DTZ007


def _cities(row: dict[str, Any]) -> set[str]:
    """`Houma (Bayou Blue)` is either."""
    return {fold(part) for part in row["city_or_county"].replace(")", "(").split("(") if part}


# ------------------------------------------------------------------ grouping


def _groups(answers: list[Answer]) -> list[str]:
    index = StoryIndex()
    index.assign([a.signature for a in answers])
    stories = {
        report.report_id: grouping.story_id
        for grouping in index.groupings()
        for report in grouping.reports
    }
    return [stories.get(a.report, a.report) for a in answers]


def bcubed_f1(gold: list[str], found: list[str]) -> float:
    """BCubed F1 of one partition against another."""
    precision = _bcubed(gold, found)
    recall = _bcubed(found, gold)
    return f1(precision, recall)


def _bcubed(gold: list[str], found: list[str]) -> float:
    both = Counter(zip(gold, found, strict=True))
    sizes = Counter(found)
    return sum(n * n / sizes[group] for (_, group), n in both.items()) / len(gold)
