"""Documents grouped by event, and the pairs of them that assignment would compare."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsflow.stories import keys
from newsflow.stories.blocks import Block, Entries, Kept
from newsflow.stories.keys import are_near, bucket_of
from newsflow.stories.shelf import pair_of
from newsflow.stories.signature import text_terms, title_terms
from newsflow.stories.similarity import Comparison, compare
from newsflow.stories.vectors import Packed, Vectors, pack
from newsflow.types import OutletId, ReportId, RevisionId, Signature


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the story that it is known to be of."""

    key: str
    story: str
    day: date | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two documents beside each other."""

    a: Signature
    b: Signature
    comparison: Comparison
    same: bool


def read_documents(path: Path) -> list[Document]:
    """The documents of a file of JSON lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_document(line) for line in lines if line.strip()]


def _document(line: str) -> Document:
    row = json.loads(line)
    day = date.fromisoformat(row["date"][:10]) if row["date"] else None
    return Document(str(row["id"]), str(row["story"]), day, row["title"], row["text"])


def signatures(documents: Sequence[Document]) -> list[Signature]:
    """What assignment would know of these documents."""
    return [
        Signature(
            report_id=ReportId(document.key),
            revision_id=RevisionId(document.key),
            outlet_id=OutletId("learned"),
            published_on=document.day,
            month=None,
            day=None,
            terms=text_terms([document.title, document.text.removeprefix(document.title)]),
            title_terms=title_terms(document.title),
        )
        for document in documents
    ]


def compared(documents: Sequence[Document]) -> Iterator[Beside]:
    """The pairs that share enough to be compared, each once."""
    found = {s.report_id: s for s in signatures(documents)}
    stories = {ReportId(document.key): document.story for document in documents}
    for key, other in sorted(set(_near(list(found.values())))):
        a, b = found[key], found[other]
        yield Beside(a, b, compare(a, b), stories[key] == stories[other])


def _near(known: Sequence[Signature]) -> Iterator[tuple[ReportId, ReportId]]:
    """Pairs within the window that share enough, however many days are between them.

    Assignment asks for more where days are, by the weights that are to be learned here.
    """
    packed: defaultdict[int, list[Packed]] = defaultdict(list)
    for each in map(pack, known):
        packed[bucket_of(each.report_id, each.when)].append(replace(each, when=0))
    blocks = {home: Block.of(Kept(those, ())) for home, those in packed.items()}
    for home, those in packed.items():
        asked = Vectors.of(those)
        entries = Entries.of(asked.terms)
        telling = entries.where(blocks[home].counts(entries.numbers) <= keys.CROWD)
        for other, block in blocks.items():
            if are_near(home, other):
                for i, j in zip(*block.near(asked, telling), strict=True):
                    if asked.reports[i] != block.vectors.reports[j]:
                        yield pair_of(asked.reports[i], block.vectors.reports[j])
