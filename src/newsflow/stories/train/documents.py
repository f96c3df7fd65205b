"""Documents grouped by event, and the pairs of them that assignment would compare."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsflow.stories.shelf import MemoryShelf
from newsflow.stories.signature import text_terms, title_terms
from newsflow.stories.similarity import Comparison, compare
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
    shelf = MemoryShelf()
    shelf.exchange([], list(found.values()))
    for key, others in sorted(shelf.candidates(list(found.values())).items()):
        for other in sorted(others):
            if key < other:
                a, b = found[key], found[other]
                yield Beside(a, b, compare(a, b), stories[key] == stories[other])
