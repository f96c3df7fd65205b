"""One JSON object a line as pages: the form in which collections of news are passed around."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from newsflow.articles.outlets import outlet_at, outlet_named
from newsflow.intake.rejects import reject
from newsflow.types import Outlet, Page, Reject


class Row(BaseModel):
    """What is read of a line; other columns are the collection's own and are left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    html: str | None = None
    text: str | None = None
    url: str | None = None
    title: str | None = None
    """Put above `text` as its headline, unless the text opens with it."""
    date: str | None = None
    """Put under the title as the date line."""
    outlet: str | None = None
    """The outlet's name."""
    guid: str | None = None
    fetched_at: datetime | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Row:
        if not (self.html or self.text):
            raise ValueError('it has neither "html" nor "text"')
        return self

    @field_validator("fetched_at")
    @classmethod
    def _in_utc(cls, moment: datetime | None) -> datetime | None:
        """A moment without a zone is taken as UTC, the custom of such collections."""
        if moment is None:
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def load_rows(path: Path, *, max_bytes: int) -> Iterator[Page | Reject]:
    """A page, or a reject, for each line that is not blank; `ref` is `file:line`."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(max_bytes + 1):
            number += 1
            ref = f"{path}:{number}"
            if len(line) > max_bytes and not line.endswith(b"\n"):
                _skip_line(file, max_bytes)
                yield reject(ref, "too_large", f"the line is longer than {max_bytes:,} bytes")
            elif stripped := line.removeprefix(b"\xef\xbb\xbf").strip():
                yield _read_row(ref, stripped)
        if number == 0:
            yield reject(str(path), "empty", "the file is empty", b"")


def _skip_line(file: BufferedReader, max_bytes: int) -> None:
    while (rest := file.readline(max_bytes)) and not rest.endswith(b"\n"):
        pass


def _read_row(ref: str, line: bytes) -> Page | Reject:
    try:
        row = Row.model_validate_json(line)
    except ValidationError as error:
        return reject(ref, "malformed", f"the line cannot be read ({_first(error)})", line)
    return Page(
        ref=ref,
        body=_body(row).encode("utf-8", "replace"),
        media_type="text/html" if row.html else "text/plain",
        charset="utf-8",
        url=row.url,
        fetched_at=row.fetched_at,
        outlet=_outlet(row),
        guid=row.guid,
    )


def _outlet(row: Row) -> Outlet | None:
    """The outlet the collection names, known by its address where there is one."""
    if row.outlet is None:
        return None
    return outlet_at(row.url, row.outlet) or outlet_named(row.outlet)


def _first(error: ValidationError) -> str:
    """The first complaint, with the column it is about."""
    first = error.errors()[0]
    column = ".".join(str(part) for part in first["loc"])
    words = first["msg"].removeprefix("Value error, ")
    return f"{column}: {words}" if column else words


def _body(row: Row) -> str:
    if row.html:
        return row.html
    text = row.text or ""
    head = [row.title] if row.title and not text.lstrip().startswith(row.title) else []
    dated = [row.date] if row.date else []
    return "\n\n".join([*head, *dated, text])
