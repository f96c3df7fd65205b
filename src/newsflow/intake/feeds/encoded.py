"""Bytes of a document → bytes that are safe to parse: ASCII-like, unpacked, without a DTD."""

from __future__ import annotations

import re
import zlib

from newsflow.errors import FeedError

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16"),
    (b"\xff\xfe", "utf-16"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"Lo\xa7\x94", "cp037"),
)
"""How a document begins whose letters are no ASCII bytes (XML 1.0, appendix F)."""
_ENCODING = re.compile(r"""(<\?xml[^>]{0,200}?encoding\s*=\s*["'])[^"']{0,40}""")
_DECLARATION = re.compile(rb"<\?xml\s[^>]{0,200}\?>")
_ROOT = re.compile(
    rb"<(?:[A-Za-z_][\w.-]{0,30}:)?(?P<name>rss|rdf|feed|urlset|sitemapindex|html)(?=[\s>/])", re.I
)
_BEFORE_ROOT = 128 * 1024
"""Bytes in which the root element must begin: what stands before it is a few lines."""
_QUOTE_OR_END = re.compile(rb"[\"'\[\]>]|<!--")
_REFERENCE = re.compile(rb"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,30})|(?P<decimal>[0-9]{1,30}));?")
_GZIP = b"\x1f\x8b"


def unpack(body: bytes, *, max_bytes: int) -> bytes:
    """A document without its gzip wrapping, at most `max_bytes` of it; raises FeedError above."""
    if body.startswith(_GZIP):
        body = _inflate(body, max_bytes)
    if len(body) > max_bytes:
        raise FeedError(
            f"the document is larger than {max_bytes:,} bytes",
            advice="use a feed that lists recent entries only",
        )
    return body


def _inflate(body: bytes, max_bytes: int) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(body, max_bytes + 1)
    except zlib.error as error:
        raise FeedError("the document is compressed, and damaged") from error


def to_ascii_like(body: bytes) -> tuple[bytes, str | None]:
    """The document in UTF-8 where its letters were no ASCII bytes, and the charset it now has."""
    for signature, name in _SIGNATURES:
        if body.startswith(signature):
            text = body.decode(name, "replace").lstrip("\ufeff")
            declared = _ENCODING.sub(r"\g<1>utf-8", text, count=1)
            return declared.encode("utf-8", "replace"), "utf-8"
    return body, None


def from_root(body: bytes) -> tuple[bytes, str | None]:
    """The document from its root element on, behind its XML declaration; and the root's name.

    What stands before it goes: comments, instructions, warnings that a server printed, and the
    document type. Entities that a DTD declares are never expanded, whether they are bombs or not.
    """
    at = _first_element(body[:_BEFORE_ROOT])
    found = _ROOT.search(body, at, _BEFORE_ROOT)
    if found is None:
        return body, None
    declaration = _DECLARATION.search(body, 0, found.start())
    name = found["name"].decode("ascii").lower()
    return (declaration[0] if declaration else b"") + body[found.start() :], name


def with_characters(markup: bytes) -> bytes:
    """Markup whose references to characters all name one: feedparser stops at `&#xd800;`."""
    return _REFERENCE.sub(_character, markup)


def _character(match: re.Match[bytes]) -> bytes:
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    named = code in {9, 10, 13} or (0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF)
    return match[0] if named else b"&#65533;"


def _first_element(body: bytes) -> int:
    """Where the first element begins, behind comments, instructions and the document type."""
    at = _skip_junk(body, 0)
    while at < len(body) and not _opens_element(body, at):
        at = _skip_junk(body, _after(body, at))
    return at


def _opens_element(body: bytes, at: int) -> bool:
    return body[at + 1 : at + 2].isalpha() or body[at + 1 : at + 2] == b"_"


def _skip_junk(body: bytes, at: int) -> int:
    """The next `<`, or the end."""
    found = body.find(b"<", at)
    return len(body) if found < 0 else found


def _after(body: bytes, at: int) -> int:
    """Where the comment, instruction or declaration at `at` ends."""
    for opening, closing in ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<![CDATA[", b"]]>")):
        if body.startswith(opening, at):
            end = body.find(closing, at + len(opening))
            return len(body) if end < 0 else end + len(closing)
    if body[at + 1 : at + 10].upper().startswith(b"!DOCTYPE"):
        return _after_doctype(body, at + 9)
    return at + 1


def _after_doctype(body: bytes, at: int) -> int:
    """Past the `>` that ends a document type: quotes, comments and the inner part are respected."""
    depth = 0
    while (found := _QUOTE_OR_END.search(body, at)) is not None:
        mark, at = found[0], found.end()
        if mark in b"\"'":
            at = body.find(mark, at) + 1 or len(body)
        elif mark == b"<!--":
            at = body.find(b"-->", at) + 3 if body.find(b"-->", at) >= 0 else len(body)
        elif mark in b"[]":
            depth = 1 if mark == b"[" else 0
        elif depth == 0:
            return at
    return len(body)
