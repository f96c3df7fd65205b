"""Compressed answers unpacked as they arrive, within bounds.

27 bytes of Brotli can name ten million, and a gzip in a gzip a thousand times that.
"""

from __future__ import annotations

import zlib
from typing import Protocol

import brotli
import zstandard

from newsflow.errors import PageError

_MAX_LAYERS = 3
"""Encodings on top of one another; more than two are not seen but in attacks."""

_PART = 65_536
"""Bytes that brotli hands out at once."""

_ZSTD_PART = 64
"""Bytes that zstandard is given at once: it hands out all they stand for, and a block of
128 KiB may be written in 4 (RFC 8878, section 3.1.1.2.2), so that 2 MiB can come back."""


class Unpacker:
    """The content encodings of one answer undone, last one first (RFC 9110, section 8.4).

    Bytes go in as they arrive; what they unpack to comes out. After more than `max_bytes` have
    come out of any layer, `overflows` is true and nothing more does.
    Raises `PageError` for an unknown encoding and for bytes that are not in theirs.
    """

    def __init__(self, encodings: str, *, max_bytes: int) -> None:
        """Take the value of the header `Content-Encoding`, empty where there is none."""
        names = [name.strip().lower() for name in encodings.split(",")]
        names = [name for name in names if name not in {"", "identity"}]
        for name in names:
            if name not in _LAYERS:
                raise PageError(f"the content encoding {name} is not known")
        if len(names) > _MAX_LAYERS:
            raise PageError(f"it is packed {len(names)} times over")
        self._layers = [(name, _LAYERS[name]()) for name in reversed(names)]
        self._left = [max_bytes] * (len(self._layers) + 1)
        self.overflows = False

    def feed(self, part: bytes) -> bytes:
        """What a part unpacks to; at most one byte more than the bound in all."""
        for place, (name, layer) in enumerate(self._layers):
            try:
                part = layer.unpack(part, self._left[place] + 1)
            except (zlib.error, brotli.error, zstandard.ZstdError, EOFError) as error:
                raise PageError(f"the answer is not {name}") from error
            self._take(place, len(part))
        if not self._layers:
            part = part[: self._left[0] + 1]
            self._take(0, len(part))
        return part

    @property
    def is_whole(self) -> bool:
        """Whether no layer waits for more: false for an answer that was cut off."""
        return all(layer.is_whole for _, layer in self._layers)

    def _take(self, place: int, size: int) -> None:
        self._left[place] -= size
        if self._left[place] < 0:
            self._left[place] = -1
            self.overflows = True


def unpack(body: bytes, encodings: str, *, max_bytes: int) -> bytes:
    """Undo the content encodings of a whole answer.

    At most `max_bytes + 1` bytes come back, so that the caller sees that there are too many.
    Raises `PageError` as `Unpacker` does.
    """
    return Unpacker(encodings, max_bytes=max_bytes).feed(body)


class _Layer(Protocol):
    """One encoding."""

    @property
    def is_whole(self) -> bool: ...

    def unpack(self, part: bytes, size: int) -> bytes: ...


class _Zlib:
    """Gzip, of as many members as there are, and deflate with the zlib frame or without it."""

    def __init__(self, *, bits: int) -> None:
        self._bits = bits
        self._inner = zlib.decompressobj(bits)
        self._started = False
        self._head = b""

    @property
    def is_whole(self) -> bool:
        return self._inner.eof or not (self._started or self._head)

    def unpack(self, part: bytes, size: int) -> bytes:
        if not self._started:  # two bytes tell which frame it is
            part = self._head = self._head + part
            if len(part) < 2:
                return b""
        parts = []
        while part and size > 0:
            out = self._decompress(part, size)
            parts.append(out)
            size -= len(out)
            part = self._inner.unconsumed_tail
            if self._inner.eof:
                part = self._inner.unused_data
                if not part.startswith(b"\x1f\x8b"):
                    break  # padding after the last member
                self._inner = zlib.decompressobj(self._bits)
        return b"".join(parts)

    def _decompress(self, part: bytes, size: int) -> bytes:
        try:
            return self._inner.decompress(part, size)
        except zlib.error:
            if self._started or self._bits != zlib.MAX_WBITS:
                raise
            self._inner = zlib.decompressobj(-zlib.MAX_WBITS)  # as many servers send deflate
            return self._inner.decompress(part, size)
        finally:
            self._started = True


class _Gzip(_Zlib):
    def __init__(self) -> None:
        super().__init__(bits=zlib.MAX_WBITS | 32)


class _Deflate(_Zlib):
    def __init__(self) -> None:
        super().__init__(bits=zlib.MAX_WBITS)


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()
        self._started = False

    @property
    def is_whole(self) -> bool:
        return bool(self._inner.is_finished()) or not self._started

    def unpack(self, part: bytes, size: int) -> bytes:
        parts, held = [], 0
        while held < size and not self._inner.is_finished():
            self._started = True
            out = self._inner.process(part, output_buffer_limit=_PART)
            part = b""
            if not out:
                break
            parts.append(out)
            held += len(out)
        return b"".join(parts)[:size]


class _Zstd:
    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=1 << 23).decompressobj()
        self._started = False

    @property
    def is_whole(self) -> bool:
        return self._inner.eof or not self._started

    def unpack(self, part: bytes, size: int) -> bytes:
        parts, held = [], 0
        for start in range(0, len(part), _ZSTD_PART):
            if held >= size or self._inner.eof:
                break
            self._started = True
            out = self._inner.decompress(part[start : start + _ZSTD_PART])
            parts.append(out)
            held += len(out)
        return b"".join(parts)[:size]


_LAYERS: dict[str, type[_Gzip | _Deflate | _Brotli | _Zstd]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstd,
}
