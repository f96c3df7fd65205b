"""The scorer of open predicates, on cases worked out by hand."""

from __future__ import annotations

import pytest

from tests.quality.events_carb import Point, area, curve, made, match

_GOLD = made("painted", ["the mayor", "the old bridge"])


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        (made("painted", ["the mayor", "the old bridge"]), 1.0, 1.0),
        # All five words are the gold's, which has a sixth.
        (made("painted", ["the mayor", "the bridge"]), 1.0, 5 / 6),
        # Arguments are compared place by place, so that a swap shares `the` alone, twice.
        (made("painted", ["the old bridge", "the mayor"]), 3 / 6, 3 / 6),
        # Another predicate shares nothing, whatever its arguments.
        (made("cleaned", ["the mayor", "the old bridge"]), 0.0, 0.0),
        # A third argument that the gold lacks costs precision only.
        (made("painted", ["the mayor", "the old bridge", "on Monday"]), 6 / 8, 1.0),
    ],
)
def test_words_are_compared_part_by_part(found, precision: float, recall: float):
    assert match(_GOLD, found) == pytest.approx((precision, recall))


def test_two_tuples_cannot_both_be_precise_about_one_gold_tuple():
    twice = [made("painted", ["the mayor", "the old bridge"])] * 2

    (point,) = curve({"s": [_GOLD]}, {"s": twice})

    assert (point.precision, point.recall) == (0.5, 1.0)


def test_one_tuple_may_recall_two_gold_tuples():
    (point,) = curve({"s": [_GOLD, _GOLD]}, {"s": [_GOLD]})

    assert (point.precision, point.recall) == (1.0, 1.0)


def test_the_curve_goes_from_the_surest_tuples_to_all():
    other = made("sang", ["the choir"])
    found = {"s": [_GOLD, made("slept", ["the cat"], 0.5)]}

    assert curve({"s": [_GOLD, other]}, found) == [Point(1.0, 1.0, 0.5), Point(0.5, 0.5, 0.5)]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], 0.0),
        ([Point(1.0, 1.0, 1.0)], 1.0),
        ([Point(1.0, 0.8, 0.5)], 0.4),
        ([Point(1.0, 1.0, 0.5), Point(0.5, 0.5, 1.0)], 0.5 + 0.375),
    ],
)
def test_the_area_is_summed_by_trapezia(points: list[Point], expected: float):
    assert area(points) == pytest.approx(expected)


def test_a_sentence_without_tuples_costs_recall():
    (point,) = curve({"s": [_GOLD], "t": [_GOLD]}, {"s": [_GOLD]})

    assert (point.precision, point.recall, point.f1) == (1.0, 0.5, pytest.approx(2 / 3))
