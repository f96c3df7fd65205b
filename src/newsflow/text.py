"""Plain-text helpers that know nothing of news."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from anyascii import anyascii

from newsflow.types import ReportId, RevisionId

_ID_DIGITS = 16
"""64 bits: a collision among a million ids has a chance of 3 in 100 million."""

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_FOLDED = re.compile(r"[a-z0-9]+")
_ONE_TO_ONE = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
    }
)


def content_id(*parts: str | None) -> str:
    """An id of 16 hexadecimal digits that depends on nothing but `parts`.

    `None` and the empty string differ, and so do ("ab", "c") and ("a", "bc").
    """
    digest = hashlib.sha256()
    for part in parts:
        encoded = b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()[:_ID_DIGITS]


def text_hash(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report_id(outlet_id: str, *, url: str | None, guid: str | None, text: str) -> ReportId:
    """Identity of a report: its outlet with canonical URL, else guid, else content."""
    if url:
        return ReportId(content_id("report", outlet_id, "url", url))
    if guid:
        return ReportId(content_id("report", outlet_id, "guid", guid))
    return ReportId(content_id("report", outlet_id, "content", text))


def revision_id(report: str, text: str) -> RevisionId:
    """Identity of one text of a report."""
    return RevisionId(content_id("revision", report, text_hash(text)))


def straighten(text: str) -> str:
    """Curly quotes, exotic spaces and hyphens made plain, one character for one: offsets hold."""
    return text if text.isascii() else text.translate(_ONE_TO_ONE)


def fold(text: str) -> str:
    """Lower-case ASCII words of a text, transliterated: `"Zürich's"` → `"zurich s"`."""
    plain = text if text.isascii() else _FOREIGN.sub(_transliterated, text)
    return " ".join(_FOLDED.findall(plain.lower()))


def _transliterated(run: re.Match[str]) -> str:
    """Characters are transliterated each by itself, so runs of them can be."""
    return _ascii(run.group())


@lru_cache(maxsize=4096)
def _ascii(run: str) -> str:
    return anyascii(run)


def slug(text: str) -> str:
    """A folded text with hyphens, for ids that people read."""
    return fold(text).replace(" ", "-")
