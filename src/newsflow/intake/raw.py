"""Raw pages kept as they came over the wire: WARC files (ISO 28500), a gzip member a record.

    with open_store(folder, now=now) as store:
        raw_ref = store.keep(answer, page)      # "pages-20260301-0.warc.gz@18273"
    page = read_raw(folder, raw_ref)            # one record, without reading the file

A file belongs to one process while it is open; a record that a crash cut off is cut away when the
file is opened next.
"""

from __future__ import annotations

import fcntl
import io
import json
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsflow.errors import InputError
from newsflow.intake.archive import GUID, KNOWN_AS, OUTLET, load_record
from newsflow.intake.rejects import reject
from newsflow.intake.web import Exchange
from newsflow.types import Outlet, Page, Reject

MAX_FILE = 512 * 1024 * 1024
"""Bytes after which a new file is begun."""

_NAME = re.compile(r"pages-(?P<day>\d{8})-(?P<number>\d+)\.warc\.gz")
_MAGIC = b"\x1f\x8b\x08"
_TAIL = 32 * 1024 * 1024
"""Bytes at the end of a file in which its last record begins: records are of 8 MiB at most."""


@contextmanager
def open_store(folder: Path, *, now: datetime) -> Iterator[RawStore]:
    """Hold a file of today's that no other process holds; raises `InputError` where none can be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _take(folder, now)
    except OSError as error:
        raise _unkeepable(folder) from error
    store = RawStore(folder, file, now)
    try:
        yield store
    finally:
        store.close()


def _unkeepable(folder: Path) -> InputError:
    return InputError(
        "raw pages cannot be kept",
        key=str(folder),
        advice="look for room and permissions there, or set NEWSFLOW_RAW_PAGES",
    )


class RawStore:
    """The file that takes the records of a pass."""

    def __init__(self, folder: Path, file: BinaryIO, now: datetime) -> None:
        """Append to `file`, which is locked."""
        self._folder = folder
        self._file = file
        self._now = now

    def keep(self, exchange: Exchange, page: Page) -> str:
        """Write the answer and the request it answers; the reference to the answer."""
        if self._file.tell() > MAX_FILE:
            self.close()
            self._file = _take(self._folder, self._now)
        packed = io.BytesIO()
        writer = WARCWriter(packed, gzip=True)
        at = (page.fetched_at or self._now).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        answer = _answer(writer, exchange, page, at)
        writer.write_request_response_pair(_request(writer, exchange, at), answer)
        offset = self._file.tell()
        try:
            self._file.write(packed.getvalue())
            self._file.flush()
        except OSError as error:
            raise _unkeepable(self._folder) from error
        return f"{Path(self._file.name).name}@{offset}"

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def read_raw(folder: Path, raw_ref: str, *, max_bytes: int = 8 * 1024 * 1024) -> Page | Reject:
    """The page at a reference; a reject where its file was removed or does not hold it."""
    name, _, place = raw_ref.rpartition("@")
    if not name or not place.isdigit():
        return reject(raw_ref, "unreadable", "this is no reference to a kept page")
    path = folder / name
    try:
        return load_record(path, int(place), max_bytes=max_bytes, raw_ref=raw_ref)
    except FileNotFoundError:
        return reject(raw_ref, "vanished", "the archive that held the page is gone")
    except OSError as error:
        return reject(raw_ref, "unreadable", f"{path} cannot be read ({error.strerror or error})")


def remove_old(folder: Path, *, now: datetime, days: int, max_bytes: int) -> tuple[Path, ...]:
    """Remove files older than `days`, then the oldest until `max_bytes` are left; those removed.

    A file that is being written stays.
    """
    files = sorted(
        (match["day"], int(match["number"]), path)
        for path in folder.glob("pages-*.warc.gz")
        if (match := _NAME.fullmatch(path.name)) is not None
    )
    oldest = f"{(now - timedelta(days=days)).date():%Y%m%d}"
    held = sum(path.stat().st_size for _, _, path in files)
    removed = []
    for day, _, path in files:
        if day >= oldest and held <= max_bytes:
            break
        size = path.stat().st_size
        if _remove(path):
            held -= size
            removed.append(path)
    return tuple(removed)


def _answer(writer: WARCWriter, exchange: Exchange, page: Page, at: str) -> object:
    head = {"WARC-Date": at, **_told(page)}
    # The body is no longer in chunks, and HTTP/2 has no status line: told as HTTP/1.1 tells it.
    headers = [(n, v) for n, v in exchange.headers if n.lower() != "transfer-encoding"]
    return writer.create_warc_record(
        exchange.url,
        "response",
        payload=io.BytesIO(exchange.body),
        length=len(exchange.body),
        http_headers=StatusAndHeaders(
            f"{exchange.status} {exchange.phrase}".strip(), headers, protocol="HTTP/1.1"
        ),
        warc_headers_dict=head,
    )


def _told(page: Page) -> dict[str, str]:
    """What the feed said of the page, so that the archive loads to the same report."""
    head = {
        OUTLET: None if page.outlet is None else json.dumps(_facts(page.outlet)),
        GUID: None if page.guid is None else json.dumps(page.guid),
        KNOWN_AS: None if page.known_as is None else json.dumps(page.known_as),
    }
    return {name: value for name, value in head.items() if value is not None}


def _facts(outlet: Outlet) -> list[str | None]:
    return [outlet.outlet_id, outlet.name, outlet.domain, outlet.country, outlet.language]


def _request(writer: WARCWriter, exchange: Exchange, at: str) -> object:
    target = "/" + exchange.url.split("/", 3)[3] if exchange.url.count("/") > 2 else "/"
    return writer.create_warc_record(
        exchange.url,
        "request",
        payload=io.BytesIO(),
        length=0,
        http_headers=StatusAndHeaders(
            f"{exchange.method} {target} HTTP/1.1",
            list(exchange.request_headers),
            is_http_request=True,
        ),
        warc_headers_dict={"WARC-Date": at},
    )


def _take(folder: Path, now: datetime) -> BinaryIO:
    """Open and lock the first file of the day that is free and not full, mended."""
    number = 0
    while True:
        path = folder / f"pages-{now.astimezone(UTC):%Y%m%d}-{number}.warc.gz"
        file = path.open("ab+")
        if _lock(file):
            _mend(file)
            if file.seek(0, os.SEEK_END) <= MAX_FILE:
                return file
        file.close()
        number += 1


def _lock(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _mend(file: BinaryIO) -> None:
    """Cut off a last record that a crash left unfinished."""
    size = file.seek(0, os.SEEK_END)
    start = max(0, size - _TAIL)
    file.seek(start)
    tail = file.read()
    place = len(tail)
    while (place := tail.rfind(_MAGIC, 0, place)) >= 0:
        length = _member_length(tail[place:])
        if length is not None:
            file.truncate(start + place + length)
            return
    if start == 0:
        file.truncate(0)


def _member_length(tail: bytes) -> int | None:
    """Bytes of the whole WARC record that begins here; none where none does."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    left, first = tail, True
    try:
        while left and not unpacker.eof:
            part = unpacker.decompress(left, 1 << 20)
            if first and not part.startswith(b"WARC/1."):
                return None
            first, left = False, unpacker.unconsumed_tail
    except zlib.error:
        return None
    return len(tail) - len(unpacker.unused_data) if unpacker.eof else None


def _remove(path: Path) -> bool:
    with path.open("rb") as file:
        if not _lock(file):
            return False
        path.unlink()
    return True
