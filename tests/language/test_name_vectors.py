from pathlib import Path

import numpy as np

from newsflow.language.name_vectors import (
    Network,
    load_network,
    parted,
    vector_features,
    windows_of,
)
from newsflow.language.train.name_vectors import learn


def test_each_word_stands_between_its_neighbours() -> None:
    one, two = np.array([[1.0], [2.0]], "float32"), np.array([[3.0]], "float32")
    windows = windows_of([one, two])
    assert windows.tolist() == [[0, 1, 2], [1, 2, 0], [0, 3, 0]]
    assert [part.tolist() for part in parted(windows, [one, two])] == [
        [[0, 1, 2], [1, 2, 0]],
        [[0, 3, 0]],
    ]


def test_chances_become_features_in_steps() -> None:
    chances = np.array([[0.1, 0.7, 0, 0.2, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0]], "float32")
    assert vector_features(chances) == [("n=1", "n+1=0", "nP=6", "nO=2", "nB=7"), ("n=0", "n-1=1")]


def test_a_network_is_kept_in_half_precision(tmp_path: Path) -> None:
    kept = Network(*(np.full(shape, 0.1, "float32") for shape in [(3, 2), (2,), (2, 7), (7,)]))
    kept.save(tmp_path / "names.npz")
    loaded = load_network(tmp_path / "names.npz")
    assert loaded.hidden.shape == (3, 2)
    assert np.allclose(loaded.output, 0.1, atol=1e-4)


def test_names_are_learned_from_vectors() -> None:
    person, other = [1.0, 0.0], [0.0, 1.0]
    sentences = [np.array([person, other, other], "float32")] * 400
    network, rows = learn(sentences, [["B-PERSON", "O", "O"]] * 400, epochs=30)
    assert network.chances(windows_of(sentences[:1])).argmax(axis=1).tolist() == [1, 0, 0]
    assert [row[0] for row in rows[0]] == ["n=1", "n=0", "n=0"]
