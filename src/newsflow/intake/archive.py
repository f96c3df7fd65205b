"""Web archives as pages: WARC files, as warcio reads them (ISO 28500)."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from newsflow.errors import PageError
from newsflow.intake.encodings import unpack
from newsflow.intake.rejects import reject
from newsflow.types import Outlet, OutletId, Page, Reject

_TEXT_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
}
_PAGE_RECORDS = frozenset({"response", "resource"})
"""`warcinfo`, `request`, `metadata`, `revisit` and `conversion` hold no page of their own."""

OUTLET, GUID, KNOWN_AS = "Newsflow-Outlet", "Newsflow-Guid", "Newsflow-Known-As"
"""Headers of our own records: what the feed said of a page, as JSON, which WARC lets pass."""

_BLOCK = 65_536
_MAX_REST = 16
"""How many times `max_bytes` are read over to get past a record that is too large."""


def load_archive(path: Path, *, max_bytes: int) -> Iterator[Page | Reject]:
    """A page, or a reject, for each answer in the archive.

    `ref` is `file:record` for people; `raw_ref` is `file@offset`, as `raw.read_raw` takes it.
    """
    number = 0
    with path.open("rb") as file:
        records = _Records(file)
        try:
            for record in records:
                number += 1
                if record.format != "warc":
                    yield reject(str(path), "damaged", "this is not a WARC file")
                    return
                if _is_answer(record):
                    place = f"{path.resolve()}@{records.offset}"
                    yield _read_record(f"{path}:{number}", record, max_bytes, raw_ref=place)
                if not _reach_end(record, max_bytes):
                    yield reject(str(path), "damaged", f"record {number} goes on without end")
                    return
        except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
            yield reject(str(path), "damaged", f"reading stopped after record {number} ({error})")
            return
    if records.cut:
        yield reject(str(path), "damaged", f"the archive ends within record {number + 1}")
    elif number == 0:
        yield reject(str(path), "empty", "the archive holds no record")


def load_record(path: Path, offset: int, *, max_bytes: int, raw_ref: str) -> Page | Reject:
    """The answer that begins at a place of an archive; raises `OSError` as opening a file does."""
    with path.open("rb") as file:
        file.seek(offset)
        try:
            record = next(iter(_Records(file)), None)
            if record is None or record.format != "warc" or not _is_answer(record):
                return reject(raw_ref, "damaged", "no answer begins there")
            return _read_record(raw_ref, record, max_bytes, raw_ref=raw_ref)
        except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
            return reject(raw_ref, "damaged", f"what begins there is no record ({error})")


class _Records(ArchiveIterator):  # type: ignore[misc]  # warcio is not typed
    """The records of an archive; `cut` says afterwards whether its last one breaks off."""

    cut = False

    def close(self) -> None:
        """Called by warcio at the end of the file, with the last gzip member still open."""
        unpacker = self.reader.decompressor if self.reader else None
        self.cut = unpacker is not None and self.offset > 0 and not unpacker.eof
        super().close()


def _is_answer(record: Any) -> bool:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return record.rec_type in _PAGE_RECORDS and url.startswith(("http://", "https://"))


def _read_record(ref: str, record: Any, max_bytes: int, *, raw_ref: str) -> Page | Reject:
    url = record.rec_headers.get_header("WARC-Target-URI")
    headers = record.http_headers
    declared = (headers or record.rec_headers).get_header("Content-Type") or ""
    media_type = _TEXT_TYPES.get(declared.split(";")[0].strip().lower())
    if headers and headers.get_statuscode() != "200":
        return reject(ref, "http_status", f"{url} was answered {headers.get_statuscode()}")
    if media_type is None:
        return reject(ref, "media_type", f"{url} is {declared or 'of no stated type'}")
    body = _read_body(ref, record, max_bytes)
    if isinstance(body, Reject):
        return body
    return Page(
        ref=ref,
        body=body,
        media_type=media_type,
        url=url,
        charset=_find_charset(declared),
        fetched_at=_find_moment(record.rec_headers.get_header("WARC-Date")),
        outlet=_find_outlet(record),
        guid=_find_told(record, GUID),
        known_as=_find_told(record, KNOWN_AS),
        raw_ref=raw_ref,
    )


def _find_outlet(record: Any) -> Outlet | None:
    """The outlet that a record of ours names."""
    try:
        key, *facts = json.loads(record.rec_headers.get_header(OUTLET) or "[null]")
        name, domain, country, language = facts or [None] * 4
    except (ValueError, TypeError):
        return None
    if not isinstance(key, str) or not isinstance(name, str):
        return None
    return Outlet(
        outlet_id=OutletId(key), name=name, domain=domain, country=country, language=language
    )


def _find_told(record: Any, header: str) -> str | None:
    try:
        told = json.loads(record.rec_headers.get_header(header) or "null")
    except ValueError:
        return None
    return told if isinstance(told, str) else None


def _read_body(ref: str, record: Any, max_bytes: int) -> bytes | Reject:
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        body = _unpack(record, max_bytes)
    except PageError as error:
        return reject(ref, "damaged", f"{url} cannot be unpacked ({error})")
    if len(body) > max_bytes:
        return reject(ref, "too_large", f"{url} is larger than {max_bytes:,} bytes")
    if record.raw_stream.limit > 0:
        return reject(ref, "damaged", f"the answer of {url} breaks off", body)
    if not body.strip():
        return reject(ref, "empty", f"the answer of {url} is empty", body)
    return body


def _unpack(record: Any, max_bytes: int) -> bytes:
    """Take off the transfer and content encodings; more than `max_bytes` come back: too large."""
    headers = record.http_headers
    packed = _read(record.raw_stream, max_bytes + _BLOCK)
    if headers is None:
        return packed
    if (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        packed = _read(ChunkedDataReader(io.BytesIO(packed)), max_bytes + _BLOCK)
    return unpack(packed, headers.get_header("Content-Encoding") or "", max_bytes=max_bytes)


def _read(stream: Any, size: int) -> bytes:
    """At most `size` bytes; a stream may hand out less at a time."""
    parts, held = [], 0
    while held < size and (part := stream.read(min(size - held, _BLOCK))):
        parts.append(part)
        held += len(part)
    return b"".join(parts)


def _reach_end(record: Any, max_bytes: int) -> bool:
    """Read over the rest of a record; false when it goes on and on, as a gzip bomb does."""
    left = _MAX_REST * max_bytes
    while part := record.raw_stream.read(_BLOCK):
        left -= len(part)
        if left < 0:
            return False
    return True


def _find_charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset" and value.strip():
            return value.strip().strip("\"'")
    return None


def _find_moment(written: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(written).astimezone(UTC) if written else None
    except ValueError:
        return None
