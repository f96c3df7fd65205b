"""Times are what the text says and the report's day allows, never what the clock says."""

from __future__ import annotations

from datetime import date

import pytest

from newsflow.mentions.anchors import find_anchor
from newsflow.mentions.times import RULES, find_times, resolve_again
from newsflow.types import Anchor, Direction, PartialDate, Precision, TimeKind, TimeMention
from tests.mentions.examples import examples, reading_of

TABLE = examples("times")
CASES = [(e.rule, case) for e in TABLE for case in e.cases]
NONE = [(e.rule, text) for e in TABLE for text in e.none]
NOVEMBER_23 = Anchor(on=PartialDate(month=11, day=23), basis="dateline")


def times_of(text, language, anchor=None):
    reading = reading_of(text, language)
    return find_times(reading, anchor or find_anchor(reading.article))


def test_each_rule_has_three_examples_and_a_counter_example():
    shown = {e.rule: (len(e.cases) >= 3, len(e.none) >= 1) for e in TABLE}

    assert {rule.name: (True, True) for rule in RULES} == shown


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_reads_its_examples(rule, case, language):
    found = [(t.text, t.value) for t in times_of(case["text"], language) if t.rule == rule]

    assert [(case["words"], case["value"])] == found


@pytest.mark.parametrize(("rule", "text"), NONE)
def test_a_rule_leaves_its_counter_examples(rule, text, language):
    assert [t.text for t in times_of(text, language) if t.rule == rule] == []


@pytest.mark.parametrize(
    ("text", "days", "precision"),
    [
        ("It rained last week.", ("2019-05-06", "2019-05-12"), Precision.WEEK),
        ("It rained in April.", ("2019-04-01", "2019-04-30"), Precision.MONTH),
        ("It rained in 2016.", ("2016-01-01", "2016-12-31"), Precision.YEAR),
        ("It rained on 3-5 May.", ("2019-05-03", "2019-05-05"), Precision.INTERVAL),
        ("It rained over the weekend.", ("2019-05-11", "2019-05-12"), Precision.INTERVAL),
        ("It rained last night.", ("2019-05-14", "2019-05-14"), Precision.DAY),
        ("It rained for two weeks.", ("None", "None"), Precision.UNKNOWN),
    ],
)
def test_a_time_has_its_first_and_last_day(text, days, precision, language):
    [time] = times_of(text, language)

    assert (*days, precision) == (str(time.date_from), str(time.date_to), time.precision)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ship sank on Tuesday.", "2019-05-14"),
        ("The ship will sail on Tuesday.", "2019-05-21"),
        ("The ship sank on Wednesday.", "2019-05-15"),
        ("The ship could sail as early as Friday.", "2019-05-17"),
        ("The bill had been due to expire on Friday.", "2019-05-10"),
        ("Holm criticised Friday's vote.", "2019-05-10"),
        ("The bond is payable on June 30.", "2019-06-30"),
        ("The ship sank on June 30.", "2018-06-30"),
        ("The ship sank in December.", "2018-12"),
        ("Dyers feared the September elections.", "2019-09"),
        ("He promised to return before July 1.", "2019-07-01"),
        ("The mayor signed an order to close the quay from Friday.", "2019-05-17"),
    ],
)
def test_the_verb_tells_which_way_a_time_lies(text, value, language):
    assert [value] == [t.value for t in times_of(text, language)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ship sank on November 20.", "XXXX-11-20"),
        ("The ship sank on Monday.", "XXXX-WXX-1"),
        ("The ship sank last week.", "XXXX-WXX"),
        ("The ship sank yesterday.", "XXXX-11-22"),
    ],
)
def test_without_a_year_a_time_stays_open_and_says_why(text, value, language):
    [time] = times_of(text, language, NOVEMBER_23)

    assert (value, None, None, Precision.UNKNOWN) == (
        time.value, time.date_from, time.date_to, time.precision,
    )  # fmt: skip
    assert "year" in time.basis


def test_open_times_are_resolved_once_the_day_is_known(language):
    reading = reading_of("The ship sank on Monday. It had left on November 20.", language)
    open_times = find_times(reading, NOVEMBER_23)
    known = Anchor(on=PartialDate(year=2015, month=11, day=23), basis="another report")

    again = resolve_again(open_times, known, reading.sentences)

    assert [t.value for t in again] == ["2015-11-23", "2015-11-20"]
    assert find_times(reading, known) == again


def test_a_mention_is_whole(language):
    [time] = times_of("The mill closed on May 3.", language)

    assert time == TimeMention(
        ordinal=0,
        sentence=0,
        span=time.span,
        text="May 3",
        rule="<month> <day>",
        kind=TimeKind.DATE,
        value="2019-05-03",
        direction=Direction.PAST,
        anchor=date(2019, 5, 15),
        date_from=date(2019, 5, 3),
        date_to=date(2019, 5, 3),
        precision=Precision.DAY,
        basis="month and day, year from the report's day",
    )


@pytest.mark.parametrize(
    "text",
    [
        "A 40-year-old man was found.",
        "They may march on.",
        "The score was 7:3.",
        "He lives on 5th Avenue.",
        "She is in her late 20s.",
        "The firm sold 1,998 boats.",
    ],
)
def test_ages_scores_and_verbs_are_no_times(text, language):
    assert times_of(text, language) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times reported it.",
        "Directors of 21st Century Fox met.",
        "He appeared on NBC's Today show.",
        "She sang on Saturday Night Live.",
        "A Monday Night Football game was cancelled.",
        "Police met Black Friday shoppers.",
        "The Good Friday Agreement ended it.",
        "They saw the New York Daily News.",
        "The Weekly Standard wrote it.",
    ],
)
def test_a_name_with_a_time_in_it_is_no_time(text, language):
    assert times_of(text, language) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Sunday Times reported it on Monday.", ["Monday"]),
        ("On Sunday Times Square was empty.", ["Sunday"]),
        ("On Monday Fox News reported it.", ["Monday"]),
        ("It was the coldest night of the 20th Century.", ["the 20th Century"]),
    ],
)
def test_a_time_beside_a_name_is_one(text, words, language):
    found = [time.text for time in times_of(text, language)]

    assert found[-1:] == words


def test_before_2001_september_11_is_a_day_like_others(language):
    anchor = Anchor(on=PartialDate(year=1999, month=10, day=1), basis="dateline")
    [time] = times_of("The September 11 attacks were repelled.", language, anchor)

    assert str(time.date_from) == "1999-09-11"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He had trained since 2014. Two days later he was held.", "None"),
        ("The mill opened in 2014. It burned down the same day.", "None"),
        ("It rained on 2 May. Two days later the mill was flooded.", "2019-05-04"),
        ("It rained in 2014. Two years later the mill was flooded.", "2016-01-01"),
    ],
)
def test_nothing_is_counted_from_what_is_longer_than_the_unit(text, days, language):
    assert str(times_of(text, language)[-1].date_from) == days


@pytest.mark.parametrize(
    "text",
    [
        "More than a decade later he changed his mind.",
        "It was the last day of the fair.",
        "He spoke of the last day of history.",
    ],
)
def test_a_time_that_is_counted_from_nothing_named_stays_unknown(text, language):
    assert [time.date_from for time in times_of(text, language)] in ([], [None])
