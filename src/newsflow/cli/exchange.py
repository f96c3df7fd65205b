"""Files in the forms that others exchange: PLOVER records, GDELT's pair of tables, CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TextIO

from newsflow.errors import WarehouseError
from newsflow.mentions.event_export import GdeltRow, gdelt_rows, plover_records
from newsflow.types import Report
from newsflow.warehouse import Answer, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class GdeltMention:
    """That a report tells of an event, in the columns of GDELT's table of mentions."""

    GlobalEventID: str
    EventTimeDate: int | None
    MentionTimeDate: int | None
    """When the report was published: year, month, day, hour, minute and second in 14 figures."""
    MentionType: int
    """1: from the web."""
    MentionSourceName: str
    MentionIdentifier: str
    """The address of the report, or its id."""
    InRawText: int
    MentionDocLen: int


def write_views(published: Published, folder: Path) -> tuple[Path, ...]:
    """Every view as a file of comma-separated values."""
    views = published.query(
        """
        select view_name from duckdb_views()
        where not internal and schema_name = 'main' and database_name = current_database()
        order by view_name
        """
    ).column("view_name")
    return tuple(
        _write_view(published.query(f"from {view}"), folder / f"{view}.csv") for view in views
    )


def write_csv(answer: Answer, file: TextIO) -> None:
    """An answer as comma-separated values under the names of its columns; lists as JSON."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer)


def write_plover(published: Published, folder: Path) -> tuple[Path, ...]:
    """The events of every report as PLOVER records, one JSON object a line."""
    path = folder / "plover.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for report in published.reports():
            for record in plover_records(report):
                line = json.dumps(asdict(record), ensure_ascii=False, default=date.isoformat)
                file.write(f"{line}\n")
    return (path,)


def write_gdelt(published: Published, folder: Path) -> tuple[Path, ...]:
    """Events with coded parties, and the reports that mention them, as tab-separated files.

    Each report's event is one: `event_mentions` joins those of a story.
    """
    paths = (folder / "events.tsv", folder / "mentions.tsv")
    with (
        paths[0].open("w", encoding="utf-8", newline="") as events,
        paths[1].open("w", encoding="utf-8", newline="") as mentions,
    ):
        _write_gdelt(published.reports(), events, mentions)
    return paths


def new_folder(folder: Path) -> Path:
    """Make a folder to write to; raises `WarehouseError` when something is in it."""
    if folder.exists() and any(folder.iterdir()):
        raise WarehouseError(
            "the folder to export to is not empty", key=str(folder), advice="name a new one"
        )
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write_view(answer: Answer, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(answer, file)
    return path


def _cell(value: object) -> object:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def _write_gdelt(reports: Iterator[Report], events: TextIO, mentions: TextIO) -> None:
    event_rows = csv.writer(events, delimiter="\t", lineterminator="\n")
    mention_rows = csv.writer(mentions, delimiter="\t", lineterminator="\n")
    event_rows.writerow([field.name for field in fields(GdeltRow)])
    mention_rows.writerow([field.name for field in fields(GdeltMention)])
    for report in reports:
        for row in gdelt_rows(report):
            event_rows.writerow(astuple(row))
            mention_rows.writerow(astuple(_mention(report, row)))


def _mention(report: Report, row: GdeltRow) -> GdeltMention:
    article = report.article
    stamp = article.published
    moment = None if stamp is None else stamp.at
    day = None if stamp is None else stamp.on.whole
    told = f"{moment:%Y%m%d%H%M%S}" if moment else f"{day:%Y%m%d}000000" if day else None
    return GdeltMention(
        GlobalEventID=row.GlobalEventID,
        EventTimeDate=None if row.SQLDATE is None else row.SQLDATE * 1_000_000,
        MentionTimeDate=None if told is None else int(told),
        MentionType=1,
        MentionSourceName=article.outlet.domain or article.outlet.name,
        MentionIdentifier=article.url or article.report_id,
        InRawText=1,
        MentionDocLen=len(article.text),
    )
