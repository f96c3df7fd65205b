"""Figures are numbers that count or measure something; dates, ages, scores and models are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from newsflow.mentions.figures import find_figures
from newsflow.mentions.reading import read
from newsflow.mentions.times import find_times
from newsflow.types import Bound, FigureMention, Span, Zone
from tests.mentions.examples import examples, reading_of
from tests.mentions.zoned import zoned_article

TABLE = examples("figures")
CASES = [(e.rule, case) for e in TABLE for case in e.cases]
NONE = [(e.rule, text) for e in TABLE for text in e.none]


def figures_of(text, language):
    reading = reading_of(text, language)
    return find_figures(reading, find_times(reading, None))


def test_each_rule_has_three_examples_and_a_counter_example():
    assert [e.rule for e in TABLE if len(e.cases) < 3 or not e.none] == []


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_reads_its_examples(rule, case, language):
    found = [shown(f) for f in figures_of(case["text"], language) if f.rule == rule]

    assert [{key: value for key, value in case.items() if key != "text"}] == found


def shown(figure):
    pairs = {
        "words": figure.text,
        "value": str(figure.value),
        "low": None if figure.low is None else str(figure.low),
        "high": None if figure.high is None else str(figure.high),
        "bound": figure.bound.value,
        "unit": figure.unit,
        "measure": figure.measure,
    }
    return {key: value for key, value in pairs.items() if value is not None}


@pytest.mark.parametrize(("rule", "text"), NONE)
def test_a_rule_leaves_its_counter_examples(rule, text, language):
    assert [f.text for f in figures_of(text, language) if f.rule == rule] == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The blast killed three people.", [(3, "killed")]),
        ("The fire left two dead and five wounded.", [(2, "killed"), (5, "injured")]),
        ("Officials put the death toll at 12.", [(12, "killed")]),
        ("A death toll of 12 was confirmed.", [(12, "killed")]),
        ("The guard opened fire, killing four, including a boy.", [(4, "killed")]),
        ("Killing no fewer than twelve people, the wave hit.", [(12, "killed")]),
        ("The wave hurt 40 villagers and nine are missing.", [(40, "injured"), (9, "missing")]),
        ("Two sailors drowned and 15 were rescued.", [(2, "killed"), (15, None)]),
        ("Four soldiers and two officers were killed.", [(4, "killed"), (2, "killed")]),
        ("A bomb killed a woman and her two children.", [(2, "killed")]),
        ("Police arrested 17 protesters.", [(17, "arrested")]),
        ("Some 3,000 families were displaced.", [(3000, "displaced")]),
        ("More than 200 people fled their homes.", [(200, "displaced")]),
        ("Gunmen kidnapped 20 teachers.", [(20, "abducted")]),
        ("Twelve bodies were found in the mine.", [(12, "killed")]),
        ("Four children were killed and ten injured.", [(4, "killed"), (10, "injured")]),
        ("A fire killed 12 and 50 injured were freed.", [(12, "killed"), (50, "injured")]),
        ("A 5.9-magnitude quake killed 12 people.", [(5, None), (12, "killed")]),
        ("A gang of 14 gunmen killed six soldiers.", [(14, None), (6, "killed")]),
        ("The company cut 300 jobs and killed the plan.", [(300, None)]),
        ("No one was killed, but three houses burned.", [(3, None)]),
    ],
)
def test_casualties_have_their_measure(text, counted, language):
    assert counted == [(int(f.value), f.measure) for f in figures_of(text, language)]


@pytest.mark.parametrize(
    ("text", "unit", "thing"),
    [
        ("The ship carried 18 cruise missiles.", "missile", "cruise missile"),
        ("The plant lost $3 million.", "dollar", None),
        ("Oil rose to $40 a barrel.", "dollar per barrel", None),
        ("The wave was 30 feet high.", "foot", "foot"),
        ("Turnout was 61 per cent.", "percent", "percent"),
        ("They met 14 of the 20 envoys.", "envoy", "envoy"),
        ("He bought 4.3m digital and paper tickets.", "ticket", "digital and paper ticket"),
    ],
)
def test_a_figure_has_the_unit_it_counts(text, unit, thing, language):
    assert (unit, thing) in [(f.unit, f.object) for f in figures_of(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Holm, 42, lives at 12 Elm Street.",
        "The mill closed on 3 May 2011.",
        "The town lost 2-0.",
        "She flew a Falcon 9.",
        "He bought a Galaxy 11 Max.",
        "He was the third to speak.",
        "A 40-year-old man left.",
        "The ratio of 1/0 has no value.",
        "The code is 123456789012345678901234567890.",
    ],
)
def test_dates_ages_scores_and_models_are_no_figures(text, language):
    assert figures_of(text, language) == ()


def test_an_age_of_things_is_a_figure(language):
    [figure] = figures_of("They dug at a 2,900-year-old site.", language)

    assert figure.value == 2900


def test_a_figure_of_the_standfirst_repeats_that_of_the_body(language):
    article = zoned_article(
        (Zone.HEADLINE, "Flood hits Tolna"),
        (Zone.STANDFIRST, "The flood swept away 30 boats"),
        (Zone.BODY, "The flood swept away 30 boats on Monday, the harbour master said."),
    )
    reading = read(article, language)

    figures = find_figures(reading, find_times(reading, None))

    assert [f.repeats for f in figures] == [1, None]


def test_a_mention_is_whole(language):
    text = "The navy fired at least 26 rockets, according to the ministry."

    [figure] = figures_of(text, language)

    assert figure == FigureMention(
        ordinal=0,
        sentence=0,
        span=Span(24, 34),
        text="26 rockets",
        rule="at least <number>",
        number_span=Span(24, 26),
        value=Decimal(26),
        bound=Bound.AT_LEAST,
        unit="rocket",
        object="rocket",
        attribution="according to the ministry",
        attribution_span=Span(36, 61),
    )


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Police said that 10 guards had suffered injuries by night.", "injured"),
        ("Two guards were taken to a hospital with serious wounds.", "injured"),
        ("Twelve boys were treated for burns at the clinic.", "injured"),
        ("Three men have died of their injuries.", "killed"),
        ("Six children were taken to a shelter.", None),
        ("Five farmers took injured horses home.", None),
        ("Seven sailors were treated to a dinner.", None),
        ("The mare had 30 wounds.", None),
    ],
)
def test_those_who_bear_injuries_are_injured(text, measure, language):
    [figure] = figures_of(text, language)

    assert figure.measure == measure
