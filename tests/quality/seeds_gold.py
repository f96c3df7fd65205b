"""What the seeds suite needs of the gold file, and the newsflow run it is compared with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from newsflow import language as languages
from newsflow.mentions import with_anchor
from newsflow.pipeline import read_page
from newsflow.stories import StoryIndex, link, signature
from newsflow.types import Evidence, Page, Reject, Report, Span, Story

Gold = dict[str, Any]

ZONES = {"deck": "standfirst", "publish_date": "date_line", "source_url": "origin_url"}
"""The gold file's older words for zones."""

TYPES = {
    "MEET": {"CONSULT"},
    "STRIKE": {"ASSAULT"},
    "AIRCRAFT_LOSS": {"ASSAULT", "ACCIDENT", "DISASTER"},
    "CLAIM_RESPONSIBILITY": {"CLAIM_RESPONSIBILITY", "CLAIM"},
    "GATHERING": {"CONSULT", "GATHERING"},
    "PUBLISH": {"PUBLISH", "RELEASE"},
    "MILITARY_OPERATION": {"ASSAULT"},
}
"""The gold file's event types, and the types of ours that answer them (it scores neither code)."""


@dataclass(frozen=True)
class Line:
    """One thing the gold asks for, or forbids, and whether it is so."""

    name: str
    good: bool
    detail: str = ""
    kind: str = "required"


@dataclass(frozen=True)
class Seeds:
    """The gold file beside what newsflow makes of the two reports."""

    gold: Gold
    reports: dict[str, Report]
    """By the gold's letter."""
    story: Story
    stories: int

    @cached_property
    def letters(self) -> dict[str, str]:
        """The gold's letter of each revision."""
        return {r.article.revision_id: letter for letter, r in self.reports.items()}

    def clusters(self, letter: str, span: Span) -> set[str]:
        """Entities over the story of the mentions that overlap a gold span by half."""
        report = self.reports[letter]
        key = report.article.revision_id
        members = {m: e.entity_id for e in self.story.entities for m in e.members}
        hits = [m for m in report.mentions.entity_mentions if half(m.span, span)]
        return {members.get((key, m.entity), f"{letter}#{m.entity}") for m in hits}

    def evidence(self, side: Evidence | None, gold: Gold | None) -> bool:
        """Whether a side of a difference lies where the gold has it (both may be none)."""
        if side is None or gold is None:
            return side is None and gold is None
        letter = self.letters.get(side.revision_id)
        return letter == gold["sentence_id"][0] and side.span.overlaps(span_of(gold))


def read_seeds(gold_folder: Path, seeds_folder: Path) -> Seeds:
    """Read the gold file and run newsflow over the two reports it is about."""
    gold = json.loads((gold_folder / "gold.json").read_text("utf-8"))
    reports = {r["report"]: read_report(seeds_folder / r["file"]) for r in gold["reports"]}
    index = StoryIndex()
    index.assign([signature(r) for r in reports.values()])
    groupings = index.groupings()
    mine = max(groupings, key=lambda g: len(g.reports))
    members = {r.report_id for r in mine.reports}
    told = [r for r in reports.values() if r.article.report_id in members]
    return Seeds(gold, reports, link(mine, told, redate=with_anchor), len(groupings))


def read_report(path: Path) -> Report:
    """One saved report, read as `newsflow load` reads it."""
    media = "text/markdown" if path.suffix == ".md" else "text/plain"
    page = Page(ref=path.name, body=path.read_bytes(), media_type=media)
    answer = read_page(page, languages.load())
    if isinstance(answer, Reject):
        raise SystemExit(f"{path.name}: refused as {answer.reason}: {answer.detail}")
    return answer


def span_of(gold: Gold) -> Span:
    """The span of a gold object."""
    return Span(gold["start"], gold["end"])


def half(found: Span, gold: Span) -> bool:
    """Whether `found` covers half of the gold span, as its `matching` section asks."""
    shared = min(found.end, gold.end) - max(found.start, gold.start)
    return shared >= 0.5 * (gold.end - gold.start)


def is_entity(seeds: Seeds, got: str | None, gold_entity: str | None) -> bool:
    """Whether a cluster of ours is the gold's entity, judged by its named mentions."""
    if gold_entity is None:
        return got is None
    entity = next(e for e in seeds.gold["entities"] if e["entity"] == gold_entity)
    named = [m for m in entity["mentions"] if m["form"] == "name"] or entity["mentions"]
    return any(got in seeds.clusters(m["report"], span_of(m)) for m in named)
