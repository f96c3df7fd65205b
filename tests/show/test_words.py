"""Words and days for the eye."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsflow.show import mark_differences, plain, when
from newsflow.show.words import listed, shorten


@pytest.mark.parametrize(
    ("start", "end", "precision", "written"),
    [
        (date(2019, 3, 8), date(2019, 3, 8), "day", "8 Mar 2019"),
        (date(2019, 2, 1), date(2019, 2, 28), "month", "Feb 2019"),
        (date(2019, 1, 1), date(2019, 12, 31), "year", "2019"),
        (date(2019, 3, 4), date(2019, 3, 10), "week", "4–10 Mar 2019"),
        (date(2019, 2, 27), date(2019, 3, 2), "interval", "27 Feb – 2 Mar 2019"),
        (date(2018, 12, 30), date(2019, 1, 2), "interval", "30 Dec 2018 – 2 Jan 2019"),
        (date(2019, 3, 4), None, "interval", "from 4 Mar 2019"),
        (None, date(2019, 3, 11), "not_after", "by 11 Mar 2019"),
        (None, None, "unknown", "day unknown"),
    ],
)
def test_a_time_is_written_as_far_as_it_is_known(
    start: date | None, end: date | None, precision: str, written: str
) -> None:
    assert when(start, end, precision) == written


@pytest.mark.parametrize(
    ("first", "second", "marked_a", "marked_b"),
    [
        ("It is done.", "It is done.", "It is done.", "It is done."),
        ("It is done,", "it is DONE.", "It is done,", "it is DONE."),
        (
            "We will stay at sea until then",
            "We will remain at sea till then",
            "We will [stay] at sea [until] then",
            "We will [remain] at sea [till] then",
        ),
        ("all of it", "", "[all of it]", ""),
        ("We stay", "And so we stay", "We stay", "[And so] we stay"),
    ],
)
def test_words_that_only_one_text_has_are_marked(
    first: str, second: str, marked_a: str, marked_b: str
) -> None:
    text_a, text_b = mark_differences(first, second)

    assert (text_a.plain, text_b.plain) == (marked_a, marked_b)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ship\x1b[31m sinks\x07", "Ship [31m sinks"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("\u202egnirts\u202c", "gnirts"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_hostile_text_is_only_text(words: str, shown: str) -> None:
    assert plain(words) == shown


@given(st.text())
def test_nothing_that_steers_a_terminal_comes_through(words: str) -> None:
    assert not any(c < " " or "\x7f" <= c <= "\x9f" for c in plain(words))


def test_many_names_are_cut_and_counted() -> None:
    assert listed(("A", "B"), 2) == "A, B"
    assert listed(("A", "B", "C"), 2) == "A, B, C"
    assert listed(("A", "B", "C", "D"), 2) == "A, B and 2 more"


def test_a_text_is_cut_at_a_word() -> None:
    assert shorten("one two three", 13) == "one two three"
    assert shorten("one two three", 10) == "one two…"
    assert shorten("onetwothree", 5) == "onet…"
