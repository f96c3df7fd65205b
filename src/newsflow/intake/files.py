"""Files and folders as pages, in a fixed order, with a reason for each that is none."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from newsflow.intake import archive, rows
from newsflow.intake.rejects import NOT_FOUND, SKIPPED, reject
from newsflow.types import Page, Reject

DEFAULT_MAX_BYTES = 8 * 1024 * 1024

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}
_ARCHIVES = (".warc.gz", ".warc")
_ROWS = (".jsonl",)

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""UTF-16 and UTF-32: text although it holds NUL bytes."""

_SNIFFED = 65_536
_BROKEN_SHARE = 0.02
"""Up to this share of bytes that are no UTF-8, a text is UTF-8 with some damage."""

_WIDE_SHARE = 0.4
"""From this share of NUL bytes on, in every other place, bytes without a mark are UTF-16."""


def load_pages(
    paths: Iterable[Path], *, max_bytes: int = DEFAULT_MAX_BYTES
) -> Iterator[Page | Reject]:
    """Every page of these files and folders; a reject for each file, row or record that is none.

    Folders are read through in sorted order, so that the same folder gives the same sequence.
    No page above `max_bytes` is held in memory.
    """
    yield from load_files(list_files(paths), max_bytes=max_bytes)


def list_files(paths: Iterable[Path]) -> Iterator[Path | Reject]:
    """The files to read, each once; a reject for what is missing, skipped or of no known type."""
    seen: set[Path] = set()
    for path in paths:
        for found in _list_path(path):
            if isinstance(found, Path):
                real = found.resolve()
                if real in seen:
                    continue
                seen.add(real)
            yield found


def load_files(
    files: Iterable[Path | Reject], *, max_bytes: int = DEFAULT_MAX_BYTES
) -> Iterator[Page | Reject]:
    """The pages of files that were listed before; their rejects pass through."""
    for found in files:
        if isinstance(found, Reject):
            yield found
        else:
            yield from _load_file(found, max_bytes)


def _list_path(path: Path) -> Iterator[Path | Reject]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield reject(str(path), NOT_FOUND, "there is no such file or folder")
    except OSError as error:
        yield reject(str(path), "unreadable", f"it cannot be opened ({error.strerror})")
    else:
        if stat.S_ISDIR(mode):
            yield from _list_folder(path)
        elif not stat.S_ISREG(mode):
            yield reject(str(path), "not_a_file", "it is neither a file nor a folder")
        elif not _has_known_type(path):
            yield reject(str(path), "unknown_type", f"files like {path.name} are not read")
        else:
            yield path


def _list_folder(folder: Path) -> Iterator[Path | Reject]:
    """Depth first, by name; links to folders are not followed, so that no circle is walked."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield reject(str(folder), "unreadable", f"the folder cannot be listed ({error.strerror})")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            yield reject(str(path), SKIPPED, "hidden files and folders hold no reports")
        elif path.stem.casefold() == "readme":
            yield reject(str(path), SKIPPED, "it is the folder's own note")
        elif entry.is_symlink() and path.is_dir():
            yield reject(str(path), SKIPPED, "links to folders are not followed")
        else:
            yield from _list_entry(path)


def _list_entry(path: Path) -> Iterator[Path | Reject]:
    for found in _list_path(path):
        if isinstance(found, Reject) and found.reason == NOT_FOUND:
            yield _vanished(path)
        else:
            yield found


def _has_known_type(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith((*_MEDIA_TYPES, *_ROWS, *_ARCHIVES))


def _load_file(path: Path, max_bytes: int) -> Iterator[Page | Reject]:
    name = path.name.lower()
    try:
        if name.endswith(_ARCHIVES):
            yield from archive.load_archive(path, max_bytes=max_bytes)
        elif name.endswith(_ROWS):
            yield from rows.load_rows(path, max_bytes=max_bytes)
        else:
            yield _load_page(path, max_bytes)
    except FileNotFoundError:
        yield _vanished(path)
    except OSError as error:
        yield reject(str(path), "unreadable", f"it cannot be read ({error.strerror or error})")


def _vanished(path: Path) -> Reject:
    return reject(str(path), "vanished", "the file is gone, or is a link to nothing")


def _load_page(path: Path, max_bytes: int) -> Page | Reject:
    with path.open("rb") as file:
        body = file.read(max_bytes + 1)
    ref = str(path)
    if len(body) > max_bytes:
        return reject(ref, "too_large", f"it is larger than {max_bytes:,} bytes")
    if not body.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return reject(ref, "empty", "the file is empty" if not body else "it is only space", body)
    if (kind := _find_binary_kind(body)) is not None:
        return reject(ref, "binary", f"this is {kind}, not text", body)
    media_type = _MEDIA_TYPES[path.suffix.lower()]
    if media_type != "text/html" and not _has_known_encoding(body):
        return reject(ref, "encoding", "its encoding cannot be told", body)
    return Page(ref=ref, body=body, media_type=media_type)


def _find_binary_kind(body: bytes) -> str | None:
    """What the bytes are when they are not text: by their first bytes, else by a NUL among them."""
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return kind
    if b"\x00" in body and not body.startswith(_WIDE_BOMS) and not _is_wide(body[:400]):
        return "binary data"
    return None


def _is_wide(head: bytes) -> bool:
    zeros = sorted((head[0::2].count(0), head[1::2].count(0)))
    return zeros[0] == 0 and zeros[1] >= _WIDE_SHARE * len(head)


def _has_known_encoding(body: bytes) -> bool:
    """Whether some charset makes words of the bytes; HTML says its own, plain text does not."""
    sample = body[:_SNIFFED]
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    if broken <= _BROKEN_SHARE * len(sample) or sample.startswith(_WIDE_BOMS):
        return True
    return b"\x00" in sample or from_bytes(sample, steps=3, chunk_size=256).best() is not None
