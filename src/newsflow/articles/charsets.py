"""Bytes → text: which charset, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from newsflow.errors import PageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x1f\x8b", "compressed data"),
    (b"\x28\xb5\x2f\xfd", "compressed data"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a media file"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
    (b"\x00\x00\x00\x18ftyp", "a media file"),
    (b"\x00\x00\x00\x20ftyp", "a media file"),
)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")
_HEAD = 4096
_SNIFFED = 65536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOJIBAKE = re.compile("â€[™œ\x9d“”\u009d¦]|Ã[©¨¡³±¼¶¤]|Â[\u00a0»«©°]|Ð[\u00b0-\u00bf]Ñ|ï»¿")
_BINARY_SHARE = 0.1
"""From this share of control and replacement characters on, bytes are not a text."""

# WHATWG's table for the web: pages that say latin-1 or ascii mean windows-1252.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252"}
_MEANT |= {"us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "x-sjis": "cp932"}
_MEANT |= {"shift_jis": "cp932", "euc-kr": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text and the charset it was read with."""

    text: str
    charset: str
    mojibake: bool


def decode(body: bytes, charset: str | None, *, ref: str) -> Decoded:
    """Read bytes as text: byte order mark, UTF-8, then what header, meta and sniffing say.

    UTF-8 goes before the declared charset: text that is valid UTF-8 and not plain ASCII
    is hardly ever anything else, and headers are often wrong.
    """
    _reject_binary(body, ref)
    text, used = _decoded(body, charset)
    sample = text[:_SNIFFED]
    if len(_CONTROL.findall(sample)) > _BINARY_SHARE * max(1, len(sample)):
        raise PageError("the bytes are not text", key=ref, advice="give a page, not a binary file")
    return Decoded(text, used, is_mojibake(sample))


def is_mojibake(text: str) -> bool:
    """Whether a text shows UTF-8 that was once read as windows-1252 (`â€™` for an apostrophe)."""
    return len(_MOJIBAKE.findall(text)) >= 3


def _reject_binary(body: bytes, ref: str) -> None:
    for magic, kind in _BINARY:
        if body.startswith(magic):
            raise PageError(f"not a page but {kind}", key=ref)


def _decoded(body: bytes, charset: str | None) -> tuple[str, str]:
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body.decode(name, "replace").removeprefix("\ufeff"), name
    declared = [name for name in (charset, _declared(body)) if name]
    if any(name.lower().startswith("iso-2022") for name in declared):
        return body.decode("iso-2022-jp", "replace"), "iso-2022-jp"
    wide = _wide(body)
    if wide is not None:
        return body.decode(wide, "replace"), wide
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start > 0 and error.end >= len(body) - 3:  # cut off inside its last character
            return body.decode("utf-8", "replace"), "utf-8"
    return _legacy(body, declared)


def _legacy(body: bytes, declared: list[str]) -> tuple[str, str]:
    """Not UTF-8: the declared charsets if they fit, UTF-8 with a few bad bytes, a sniff, cp1252."""
    lax = body.decode("utf-8", "replace")
    if _is_nearly_utf8(lax):
        return lax, "utf-8"
    for name in declared:
        meant = _MEANT.get(name.lower(), name)
        try:
            text = body.decode(meant)
        except (LookupError, ValueError):
            continue
        return text, codecs.lookup(meant).name
    best = from_bytes(body[:_SNIFFED], steps=3, chunk_size=256, explain=False).best()
    guessed = best.encoding if best is not None else "cp1252"
    return body.decode(guessed, "replace"), guessed


def _is_nearly_utf8(lax: str) -> bool:
    """Whether well-formed characters outnumber the broken ones by far."""
    broken = lax.count("\ufffd")
    wide = sum(1 for character in lax[:_SNIFFED] if character > "\x7f") - broken
    return wide > 4 * broken


def _declared(body: bytes) -> str | None:
    head = body[:_HEAD]
    match = _META.search(head) or _XML.search(head)
    return match[1].decode("ascii") if match else None


def _wide(body: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as a zero in every other byte."""
    head = body[:400]
    if len(head) < 4 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) and even < 0.05 * len(head):
        return "utf-16-le"
    if even > 0.4 * len(head) and odd < 0.05 * len(head):
        return "utf-16-be"
    return None
