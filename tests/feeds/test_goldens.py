"""Whole documents beside the entries that they give."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsflow.intake import read_feed
from tests.feeds.documents import document

GOLDENS = Path(__file__).parent / "goldens"
DOCUMENTS = sorted(path for path in GOLDENS.iterdir() if not path.name.endswith(".expected.json"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_gives_its_entries(path):
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))

    assert reading_of(path) == expected


def reading_of(path: Path) -> dict[str, Any]:
    reading = asdict(read_feed(document(path.read_bytes())))
    for entry in reading["entries"]:
        del entry["feed"]
        for key, value in entry.items():
            if isinstance(value, datetime):
                entry[key] = value.isoformat()
    reading["entries"] = list(reading["entries"])
    return reading
