"""Prepare a batch: all that can be made of it without the tables, so that writing it is short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsflow.text import content_id
from newsflow.types import Batch, Fetch, Reject, Report, Run, Signature
from newsflow.warehouse import rows
from newsflow.warehouse.connection import Row
from newsflow.warehouse.tables import Columns, by_column
from newsflow.warehouse.words import word_columns

Sign = Callable[[Report], Signature]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The ids of one report of a batch."""

    report_id: str
    revision_id: str
    article_id: str
    extraction_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A batch as rows; strings and bytes only, so that another process may make it."""

    run: Run
    fetches: tuple[Fetch, ...]
    given: tuple[Keys, ...]
    """One for each report, in their order."""
    rejects: int
    """How many there are, those alike counted each."""
    extractors: tuple[tuple[str, str], ...]
    """Names and versions of the extractors that read the reports."""
    ids: Mapping[str, tuple[str, ...]]
    """The distinct ids of the batch, by the column that holds them, in the order of their rows."""
    columns: Mapping[str, Columns]
    """Rows by table, column by column."""


ID_OF = {
    **dict.fromkeys(("articles", "zones", "authors", "corrections"), "article_id"),
    **{"reports": "report_id", "outlets": "outlet_key", "pages": "page_id", "rejects": "reject_id"},
}
"""The column that says whether a row is new; of all other tables it is the extraction."""


def prepare(batch: Batch, *, sign: Sign) -> Prepared:
    """The rows of a batch; `sign` makes a report's signature."""
    given = tuple(map(_keys, batch.reports))
    told = dict(zip(given, batch.reports, strict=True))
    reports = list(told.items())
    outlets = {row[0]: row for row in (rows.outlet_row(r.article.outlet) for _, r in reports)}
    pages = {row[0]: row for row in (rows.page_row(r.article) for r in batch.reports)}
    rejects = {row[0]: row for row in map(reject_row, batch.rejects)}
    made = [
        *(("outlets", row) for row in outlets.values()),
        *(("pages", row) for row in pages.values()),
        *(("rejects", row) for row in rejects.values()),
        *_report_rows(reports, sign),
    ]
    extractions = _distinct(key.extraction_id for key in given)
    return Prepared(
        run=batch.run,
        fetches=batch.fetches,
        given=given,
        rejects=len(batch.rejects),
        extractors=tuple(
            sorted({(r.mentions.extractor, r.mentions.version) for r in batch.reports})
        ),
        ids={
            "outlet_key": tuple(outlets),
            "page_id": tuple(pages),
            "reject_id": tuple(rejects),
            "report_id": _distinct(key.report_id for key in given),
            "revision_id": _distinct(key.revision_id for key in given),
            "article_id": _distinct(key.article_id for key in given),
            "extraction_id": extractions,
        },
        columns={**by_column(made), **word_columns(_said(extractions, made))},
    )


def reject_row(reject: Reject) -> Row:
    """A reject under the id of its content."""
    key = content_id("reject", reject.stage, reject.ref, reject.reason, reject.payload_hash)
    return (
        key,
        reject.stage,
        reject.ref,
        reject.reason,
        reject.detail,
        reject.payload_hash,
    )


def _keys(report: Report) -> Keys:
    return Keys(
        report_id=report.article.report_id,
        revision_id=report.article.revision_id,
        article_id=rows.article_id(report.article),
        extraction_id=rows.extraction_id(report),
    )


def _report_rows(reports: Iterable[tuple[Keys, Report]], sign: Sign) -> Iterator[tuple[str, Row]]:
    """The rows of reports, each id once."""
    made: set[str] = set()
    for keys, report in reports:
        if keys.report_id not in made:
            yield "reports", (keys.report_id, report.article.outlet.outlet_id)
        if keys.article_id not in made:
            yield from rows.article_rows(report.article)
        if keys.extraction_id not in made:
            yield from rows.extraction_rows(report)
            yield "signatures", rows.signature_row(keys.extraction_id, sign(report))
        made |= {keys.report_id, keys.article_id, keys.extraction_id}


def _said(
    extractions: Iterable[str], made: Iterable[tuple[str, Row]]
) -> dict[str, list[tuple[int, str]]]:
    """Ordinal and folded words of the sentences of each reading."""
    found: dict[str, list[tuple[int, str]]] = {key: [] for key in extractions}
    for table, row in made:
        if table == "sentences":
            key, ordinal, words = rows.said(row)
            found[key].append((ordinal, words))
    return found


def _distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
