"""Compressed answers unpacked within bounds: 27 bytes of Brotli can name ten million."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import brotli
import zstandard

from newsflow.errors import PageError


def unpack(body: bytes, encodings: str, *, max_bytes: int) -> bytes:
    """Undo the HTTP content encodings of an answer, last one first (RFC 9110, section 8.4).

    At most `max_bytes + 1` bytes come back, so that the caller sees that there are too many.
    Raises `PageError` for an unknown encoding and for bytes that are not in theirs.
    """
    for name in reversed([each.strip().lower() for each in encodings.split(",")]):
        if name in {"", "identity"}:
            continue
        if name not in _UNPACKERS:
            raise PageError(f"the content encoding {name} is not known")
        try:
            body = _UNPACKERS[name](body, max_bytes + 1)
        except (zlib.error, brotli.error, zstandard.ZstdError, EOFError) as error:
            raise PageError(f"the answer is not {name}") from error
    return body


def _gzip(body: bytes, size: int) -> bytes:
    return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, size)


def _deflate(body: bytes, size: int) -> bytes:
    """With the zlib frame the standard asks for, or without it, as many servers send it."""
    try:
        return zlib.decompressobj().decompress(body, size)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, size)


def _brotli(body: bytes, size: int) -> bytes:
    unpacker, parts, held = brotli.Decompressor(), [], 0
    while held < size and not unpacker.is_finished():
        part = unpacker.process(body, output_buffer_limit=65_536)
        body = b""
        if not part:
            break
        parts.append(part)
        held += len(part)
    return b"".join(parts)[:size]


def _zstd(body: bytes, size: int) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(body)) as reader:
        return reader.read(size)


_UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
