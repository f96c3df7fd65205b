from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsflow import mentions
from newsflow.cli.rereading import Range, count_stale, stale_articles
from newsflow.language import Language


def _days(path: Path, language: Language, within: Range) -> list[date]:
    found = stale_articles(path, language, within)
    return sorted(a.published.on.whole for a in found if a.published and a.published.on.whole)


def test_nothing_is_stale_that_this_newsflow_read(loaded: Path, language: Language) -> None:
    assert count_stale(loaded, language) == 0
    assert list(stale_articles(loaded, language, Range())) == []


def test_a_newer_extractor_finds_every_newest_text_stale(
    loaded: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "VERSION", "999")

    assert count_stale(loaded, language) == 10
    assert len(list(stale_articles(loaded, language, Range()))) == 10


def test_a_range_holds_its_first_and_last_day(
    loaded: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "VERSION", "999")
    days = _days(loaded, language, Range())
    first, last = days[1], days[-2]

    assert _days(loaded, language, Range(first=first, last=last)) == [
        day for day in days if first <= day <= last
    ]
    assert _days(loaded, language, Range(last=date(1900, 1, 1))) == []
