"""Ids, folding and the one-to-one straightening of characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow import text


def test_an_id_depends_on_where_its_parts_end():
    ids = {
        text.content_id("ab", "c"),
        text.content_id("a", "bc"),
        text.content_id("abc"),
        text.content_id("abc", None),
        text.content_id("abc", ""),
    }

    assert len(ids) == 5


def test_an_id_is_the_same_in_every_process():
    assert text.content_id("report", "example.org") == "25962f1b3c6b5ee8"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (
            {"url": "https://a.example/1", "guid": "g1"},
            {"url": "https://a.example/1", "guid": "g2"},
            True,
        ),
        ({"url": None, "guid": "g1"}, {"url": None, "guid": "g1"}, True),
        ({"url": None, "guid": None}, {"url": None, "guid": None}, False),
    ],
    ids=[
        "a URL outranks a guid",
        "a guid outranks the text",
        "without both the text is the report",
    ],
)
def test_a_report_is_its_outlet_with_url_else_guid_else_content(first, second, same):
    a = text.report_id("a.example", text="Rain fell.", **first)
    b = text.report_id("a.example", text="Rain fell again.", **second)

    assert (a == b) is same


def test_a_changed_text_is_a_new_revision():
    assert text.revision_id("r", "Rain fell.") != text.revision_id("r", "Rain fell!")


@given(st.text())
def test_straightening_keeps_every_offset(anything: str):
    assert len(text.straighten(anything)) == len(anything)


@given(st.text())
def test_folding_twice_changes_nothing(anything: str):
    assert text.fold(text.fold(anything)) == text.fold(anything)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zürich’s “Old Town”", "zurich s old town"),
        ("Гянджа", "gyandzha"),
        ("  a  b ", "a b"),
        ("", ""),
    ],
)
def test_folding_gives_lower_case_ascii_words(written: str, folded: str):
    assert text.fold(written) == folded
