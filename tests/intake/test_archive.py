"""Web archives: WARC files as ISO 28500 lays them out, each record its own gzip member."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
import zstandard

from newsflow.intake import load_pages
from newsflow.types import Page, Reject

_HTML = b"<html><title>Ferry</title><p>The ferry ran aground on Tuesday."
_URL = "https://a.example/1"


def _record(
    body: bytes = _HTML,
    *headers: str,
    url: str = _URL,
    kind: str = "response",
    start: str = "HTTP/1.1 200 OK",
) -> bytes:
    http = "\r\n".join([start, *(headers or ("Content-Type: text/html",)), "", ""]).encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-03-05T10:00:00Z\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def _write(folder: Path, *records: bytes) -> Path:
    path = folder / "a.warc.gz"
    path.write_bytes(b"".join(records))
    return path


def test_an_answer_becomes_a_page_with_its_address_and_moment(tmp_path: Path) -> None:
    path = _write(tmp_path, _record(_HTML, 'Content-Type: text/html; charset="windows-1252"'))

    assert list(load_pages([path])) == [
        Page(
            ref=f"{path}:1",
            body=_HTML,
            media_type="text/html",
            url=_URL,
            charset="windows-1252",
            fetched_at=datetime(2024, 3, 5, 10, tzinfo=UTC),
            raw_ref=f"{path}@0",
        )
    ]


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(_HTML * 200)),
        ("deflate", zlib.compress(_HTML * 200)),
        ("deflate", zlib.compress(_HTML * 200, wbits=-15)),
        ("br", brotli.compress(_HTML * 200)),
        ("zstd", zstandard.compress(_HTML * 200)),
        ("gzip, br", brotli.compress(gzip.compress(_HTML * 200))),
        ("identity", _HTML * 200),
    ],
)
def test_a_compressed_answer_is_unpacked(tmp_path: Path, encoding: str, packed: bytes) -> None:
    record = _record(packed, "Content-Type: text/html", f"Content-Encoding: {encoding}")
    (page,) = load_pages([_write(tmp_path, record)])

    assert isinstance(page, Page)
    assert page.body == _HTML * 200


def test_a_chunked_answer_is_joined(tmp_path: Path) -> None:
    packed = gzip.compress(_HTML)
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (packed[:20], packed[20:]))
    record = _record(
        chunks + b"0\r\n\r\n",
        "Content-Type: text/html",
        "Transfer-Encoding: chunked",
        "Content-Encoding: gzip",
    )
    (page,) = load_pages([_write(tmp_path, record)])

    assert isinstance(page, Page)
    assert page.body == _HTML


def test_other_answers_say_why_they_are_no_page(tmp_path: Path) -> None:
    html = "Content-Type: text/html"
    path = _write(
        tmp_path,
        _record(start="HTTP/1.1 404 Not Found"),
        _record(b"\x89PNG", "Content-Type: image/png"),
        _record(b""),
        _record(b"x" * 5_000),
        _record(brotli.compress(b"x" * 5_000), html, "Content-Encoding: br"),
        _record(_HTML, html, "Content-Encoding: br"),
        _record(_HTML, html, "Content-Encoding: pack200"),
        _record(),
    )

    answers = list(load_pages([path], max_bytes=2_000))

    assert [a.reason for a in answers if isinstance(a, Reject)] == [
        "http_status",
        "media_type",
        "empty",
        "too_large",
        "too_large",
        "damaged",
        "damaged",
    ]
    assert [a.ref for a in answers if isinstance(a, Page)] == [f"{path}:8"]


def test_requests_and_name_look_ups_are_not_pages(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        _record(b"", "Host: a.example", kind="request", start="GET / HTTP/1.1"),
        _record(b"1.2.3.4", url="dns:a.example"),
        _record(),
    )

    assert [a.ref for a in load_pages([path])] == [f"{path}:3"]


@pytest.mark.parametrize("kind", ["response", "metadata"])
def test_a_record_without_end_stops_the_archive(tmp_path: Path, kind: str) -> None:
    path = _write(tmp_path, _record(b"0" * 2_000_000, kind=kind), _record())

    answers = list(load_pages([path], max_bytes=10_000))

    assert [a.reason for a in answers if isinstance(a, Reject)][-1] == "damaged"
    assert len(answers) == (2 if kind == "response" else 1)


@pytest.mark.parametrize("cut", [1, 20, 60, 120])
def test_an_archive_that_breaks_off_keeps_what_stands_before(tmp_path: Path, cut: int) -> None:
    whole = _record() + _record()
    answers = list(load_pages([_write(tmp_path, whole[:-cut])]))

    assert isinstance(answers[0], Page)
    assert [a.reason for a in answers if isinstance(a, Reject)][-1] == "damaged"


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"not an archive at all\n" * 20, "damaged")]
)
def test_what_is_no_archive_says_so(tmp_path: Path, content: bytes, reason: str) -> None:
    answers = list(load_pages([_write(tmp_path, content)]))

    assert [a.reason for a in answers if isinstance(a, Reject)] == [reason]
