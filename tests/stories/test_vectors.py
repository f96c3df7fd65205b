"""Many pairs compared at a time are compared as two signatures are."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from random import Random

import numpy as np
import pytest

from newsflow.stories import vectors
from newsflow.stories.blocks import pairs_within, pulls_of
from newsflow.stories.similarity import compare, dot
from newsflow.stories.terms import background
from newsflow.stories.vectors import Vectors, cosines, cosines_within, pack
from newsflow.stories.years import days_apart, when
from newsflow.types import Signature
from tests.stories.test_index import told

_WORDS = [word for word in sorted(background()) if word.isalpha()][:4000:40]
_DAYS: tuple[date | None, ...] = (date(2019, 5, 6), date(2019, 5, 20), date(2020, 2, 29), None)


def _signatures(count: int = 12) -> list[Signature]:
    chance = Random(4)
    return [
        told(
            f"r{number}",
            " ".join(chance.choices(_WORDS[: 20 + number], k=chance.choice((0, 8, 60)))),
            chance.choice(_DAYS),
            month_day=(5, 7) if number % 5 == 0 else None,
        )
        for number in range(count)
    ]


@pytest.fixture(params=[1 << 21, 50], ids=["at once", "in parts"])
def _room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_AT_ONCE", request.param)


@pytest.mark.usefixtures("_room")
def test_cosines_are_those_of_two_signatures_from_either_side() -> None:
    signed = _signatures()
    terms = Vectors.of([pack(each) for each in signed]).terms
    i, j = (np.array(side) for side in zip(*combinations(range(len(signed)), 2), strict=True))
    found = cosines(terms, i, terms, j)

    assert found.tolist() == cosines(terms, j, terms, i).tolist()
    assert found == pytest.approx(
        [dot(a.terms, b.terms) for a, b in combinations(signed, 2)], abs=1e-9
    )


@pytest.mark.usefixtures("_room")
def test_cosines_within_pieces_stand_in_their_squares() -> None:
    signed = _signatures()
    terms = Vectors.of([pack(each) for each in signed]).terms
    pieces = [signed[:1], signed[1:6], signed[6:6], signed[6:]]
    found = cosines_within(terms, np.array([len(piece) for piece in pieces]))
    expected = [
        dot(a.terms, b.terms) if j > i else 0.0
        for piece in pieces
        for i, a in enumerate(piece)
        for j, b in enumerate(piece)
    ]

    # A text beside itself is not compared.
    assert found == pytest.approx(expected, abs=1e-9)


def test_pairs_count_what_two_signatures_beside_each_other_do() -> None:
    signed = _signatures(30)
    known = Vectors.of([pack(each) for each in signed])
    i, j = (np.array(side) for side in zip(*combinations(range(len(signed)), 2), strict=True))
    pairs = [compare(a, b) for a, b in combinations(signed, 2)]
    (within,) = pairs_within(known, [len(signed)])

    assert pulls_of(known, i, known, j) == pytest.approx([p.pull for p in pairs], abs=1e-6)
    assert len(within) > 20
    for a, b, score, pull in within:
        pair = compare(signed[a], signed[b])
        assert (score, pull) == pytest.approx((pair.score, pair.pull), abs=1e-6)


def test_days_are_apart_as_far_as_the_nearest_year_has_them() -> None:
    day = date(2019, 12, 30)
    new_year = told("n", "", None, month_day=(1, 2))
    leap_day = told("l", "", None, month_day=(2, 29))
    dated = told("d", "", day)
    later = told("e", "", day + timedelta(days=9))

    assert days_apart(when(dated), when(later)) == 9
    assert days_apart(when(dated), when(new_year)) == days_apart(when(new_year), when(dated)) == 3
    assert days_apart(when(new_year), when(leap_day)) == 58
    assert days_apart(when(dated), when(told("u", "", None))) is None
