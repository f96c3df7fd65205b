"""The chain of tags is the likeliest of all chains, and its chances are those of all chains."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsflow.language.crf import Crf, load_crf

LABELS = ("O", "B", "I")
FEATURES = ("w=lund", "w=fell", "capital")
WEIGHTS = np.array([[0.0, 1.0, 2.0], [3.0, 0.0, 0.0], [-1.0, 2.0, 0.5]])
STEPS = np.array([[1.0, 0.5, -4.0], [0.0, -1.0, 2.0], [0.5, -1.0, 1.0]])


def crf() -> Crf:
    return Crf(LABELS, FEATURES, WEIGHTS, STEPS)


def all_chains(scores: np.ndarray) -> dict[tuple[int, ...], float]:
    """Each chain of tags with its score, by trying all."""
    return {
        tags: sum(scores[i, tag] for i, tag in enumerate(tags))
        + sum(STEPS[a, b] for a, b in pairwise(tags))
        for tags in product(range(len(LABELS)), repeat=len(scores))
    }


def test_a_group_weighs_the_sum_of_its_features_and_nothing_for_unknown_ones() -> None:
    groups = [("w=lund", "capital", "w=fell", "never met"), (), ("never met",), ("capital",)]
    assert crf().sums(groups).tolist() == [[2.0, 3.0, 2.5], [0.0] * 3, [0.0] * 3, [-1.0, 2.0, 0.5]]
    assert crf().sums([]).shape == (0, 3)


def test_values_weigh_under_their_names_what_their_features_weigh() -> None:
    values = [("lund", ""), ("never met", ""), ("fell", "=")]
    features = [("w=lund", "capital"), ("w=never met", "capital"), ("w=fell", "capital=")]
    assert crf().sums_of(["w=", "capital"], values).tolist() == crf().sums(features).tolist()


def test_features_are_listed_by_their_name() -> None:
    assert crf().named("w")[0] == ["lund", "fell"]
    assert crf().named("w")[1].tolist() == WEIGHTS[:2].tolist()


sentences = st.lists(
    st.lists(st.tuples(*[st.floats(-6, 6, width=32)] * 3), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)


@settings(deadline=None)
@given(sentences)
def test_no_chain_of_tags_scores_higher(given_scores: list[list[tuple[float, ...]]]) -> None:
    scores = [np.array(rows, dtype=np.float64) for rows in given_scores]
    for rows, tags in zip(scores, crf().best(scores), strict=True):
        chains = all_chains(rows)
        assert chains[tuple(tags.tolist())] == pytest.approx(max(chains.values()))


@settings(deadline=None)
@given(sentences)
def test_the_chance_of_a_tag_is_the_share_of_the_chains_with_it(
    given_scores: list[list[tuple[float, ...]]],
) -> None:
    scores = [np.array(rows, dtype=np.float64) for rows in given_scores]
    for rows, chances in zip(scores, crf().chances(scores), strict=True):
        shares = {tags: np.exp(score) for tags, score in all_chains(rows).items()}
        for i, tag in product(range(len(rows)), range(len(LABELS))):
            having = sum(share for tags, share in shares.items() if tags[i] == tag)
            assert chances[i, tag] == pytest.approx(having / sum(shares.values()))


@settings(deadline=None)
@given(sentences)
def test_a_sentence_is_read_alike_among_any_others(
    given_scores: list[list[tuple[float, ...]]],
) -> None:
    scores = [np.array(rows, dtype=np.float64) for rows in given_scores]
    together = crf().chances(scores)
    assert all(
        np.array_equal(chances, crf().chances([rows])[0])
        for rows, chances in zip(scores, together, strict=True)
    )


def test_weights_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    groups = [("w=lund", "capital", "w=fell")]
    crf().save(tmp_path / "one.npz")
    crf().save(tmp_path / "two.npz")

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    loaded = load_crf(tmp_path / "one.npz")
    assert loaded.labels == LABELS
    assert loaded.sums(groups).tolist() == crf().sums(groups).tolist()
    assert loaded.best([loaded.sums(groups)])[0].tolist() == [1]
