"""Components too large to divide are cut, and crowded keys find nobody, in any order alike."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from newsflow.stories import StoryIndex, keys, pieces
from newsflow.types import Signature
from tests.stories.test_index import told

_WORDS = "flood dam village river burst levee rescue boats army bridge mayor storm gale harbour"


def _reports() -> list[Signature]:
    chance = Random(5)
    return [
        told(
            f"r{number:02}",
            " ".join(chance.sample(_WORDS.split(), 7)),
            date(2019, 5, 1) + timedelta(days=chance.randrange(40)) if number % 4 else None,
            revision=revision,
            moment=revision,
        )
        for revision in "12"
        for number in range(0, 40, 1 if revision == "1" else 9)
    ]


@pytest.mark.parametrize(("most", "crowd"), [(5, 1000), (2500, 8), (5, 8)])
def test_cut_components_and_crowded_keys_do_not_depend_on_order_or_batches(
    monkeypatch: pytest.MonkeyPatch, most: int, crowd: int
) -> None:
    monkeypatch.setattr(pieces, "MOST", most)
    monkeypatch.setattr(keys, "CROWD", crowd)
    reports = _reports()
    expected = StoryIndex(reports).groupings()
    for seed in range(4):
        chance = Random(seed)
        order = chance.sample(reports, len(reports))
        edges = [0, *sorted(chance.sample(range(1, len(order)), 9)), len(order)]
        index = StoryIndex()
        for start, end in pairwise(edges):
            index.assign(order[start:end])

        assert index.groupings() == expected


def test_a_component_of_too_many_reports_is_looked_at_with_a_higher_bar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = StoryIndex(_reports()).groupings()
    monkeypatch.setattr(pieces, "MOST", 5)
    cut = StoryIndex(_reports()).groupings()

    assert max(len(grouping.reports) for grouping in cut) <= 5
    assert len(cut) > len(whole)


def test_a_key_of_many_reports_finds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    form = [told(f"f{n}", f"{_WORDS} town{n}", date(2019, 5, 1)) for n in range(12)]
    together = StoryIndex(form).groupings()
    monkeypatch.setattr(keys, "CROWD", 11)

    assert len(together) == 1
    assert len(StoryIndex(form).groupings()) == 12
