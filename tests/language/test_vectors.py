from pathlib import Path

import numpy as np
import pytest

from newsflow.language.train.vectors import packed
from newsflow.language.vectors import WordVectors, load_vectors

SMALL = WordVectors(
    b"inc\nturin\n",
    np.array([[0, 1], [1, 0]], dtype=np.uint8),
    np.array([[[0, 0], [0, 3]], [[4, 0], [0, 2]]], dtype=np.float32),
)


@pytest.mark.parametrize(
    ("word", "vector"),
    [
        ("turin", [0, 0.6, 0.8, 0]),
        ("Turin", [0, 0.6, 0.8, 0]),
        ("inc", [0, 0, 0, 1]),
        ("oslo", [0, 0, 0, 0]),
    ],
)
def test_a_vector_is_put_together_from_the_centres_of_its_parts(
    word: str, vector: list[float]
) -> None:
    assert np.allclose(SMALL.of([word]), [vector])


def test_vectors_are_kept(tmp_path: Path) -> None:
    SMALL.save(tmp_path / "vectors.npz")
    loaded = load_vectors(tmp_path / "vectors.npz")
    assert np.allclose(loaded.of(["inc", "turin"]), SMALL.of(["inc", "turin"]))


def test_packed_vectors_are_near_what_they_were_without_what_all_share() -> None:
    chance = np.random.default_rng(1)
    full = (chance.standard_normal((600, 100)) + 5).astype(np.float32)
    full[1] = full[0] + 0.01
    vectors = packed([f"w{number}" for number in range(600)], full)
    first, near, *others = vectors.of([f"w{number}" for number in range(600)])
    likenesses = [float(first @ other) for other in others]
    assert first @ near > max(0.9, *likenesses)
    assert abs(sum(likenesses) / len(likenesses)) < 0.05
