"""Rows of JSON: a page or a reason for each line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsflow.intake import load_pages
from newsflow.types import Page, Reject

_URL = "https://harbour-gazette.example/2024/ferry"


def _write(folder: Path, *lines: str | bytes) -> Path:
    path = folder / "pages.jsonl"
    path.write_bytes(b"\n".join(x.encode() if isinstance(x, str) else x for x in lines))
    return path


@pytest.mark.parametrize(
    ("row", "body", "media_type"),
    [
        ({"url": _URL, "html": "<p>Aground"}, "<p>Aground", "text/html"),
        ({"url": _URL, "text": "Aground."}, "Aground.", "text/plain"),
        ({"url": _URL, "text": "Aground.", "title": "Ferry"}, "Ferry\n\nAground.", "text/plain"),
        (
            {"url": _URL, "text": "Ferry\nAground.", "title": "Ferry"},
            "Ferry\nAground.",
            "text/plain",
        ),
        (
            {"url": _URL, "text": "Aground.", "title": "Ferry", "date": "2024-03-05"},
            "Ferry\n\n2024-03-05\n\nAground.",
            "text/plain",
        ),
        ({"url": _URL, "text": "Aground.", "column": [1]}, "Aground.", "text/plain"),
    ],
)
def test_a_row_becomes_a_page(
    tmp_path: Path, row: dict[str, Any], body: str, media_type: str
) -> None:
    path = _write(tmp_path, json.dumps(row))

    assert list(load_pages([path])) == [
        Page(
            ref=f"{path}:1",
            body=body.encode(),
            media_type=media_type,
            charset="utf-8",
            url=_URL,
        )
    ]


def test_a_row_says_when_it_was_fetched_and_by_whom_it_was_published(tmp_path: Path) -> None:
    row = {
        "text": "Aground.",
        "guid": "tag:1",
        "outlet": "Harbour Gazette",
        "url": "https://news.harbourgazette.co.uk/ferry",
        "fetched_at": "2024-03-05T10:00:00+02:00",
    }
    (page,) = load_pages([_write(tmp_path, json.dumps(row))])

    assert isinstance(page, Page)
    assert page.guid == "tag:1"
    assert page.fetched_at == datetime(2024, 3, 5, 8, tzinfo=UTC)
    assert page.outlet is not None
    assert (page.outlet.outlet_id, page.outlet.name) == ("harbourgazette.co.uk", "Harbour Gazette")


def test_each_bad_line_is_a_reject_with_its_number_and_the_rest_is_loaded(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        '{"text": "one"}',
        "",
        "{broken",
        '["text"]',
        '{"url": "https://a.example"}',
        '{"text": 7}',
        b'{"text": "\xff\xfe"}',
        "[" * 5_000,
        '{"text": "' + "x" * 20_000 + '"}',
        '{"text": "two"}',
    )

    answers = list(load_pages([path], max_bytes=10_000))

    pages = [a.body for a in answers if isinstance(a, Page)]
    reasons = {a.ref.rpartition(":")[2]: a.reason for a in answers if isinstance(a, Reject)}
    assert pages == [b"one", b"two"]
    assert reasons == {
        **dict.fromkeys(("3", "4", "5", "6", "7", "8"), "malformed"),
        "9": "too_large",
    }


def test_a_lone_surrogate_does_not_stop_the_file(tmp_path: Path) -> None:
    path = _write(tmp_path, r'{"text": "a \ud800 b"}', '{"text": "two"}')

    answers = list(load_pages([path]))

    assert len(answers) == 2
    assert isinstance(answers[1], Page)
