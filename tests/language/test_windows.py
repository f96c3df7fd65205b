import numpy as np

from newsflow.language.windows import Filter, Places, paired


def test_each_word_stands_between_its_neighbours() -> None:
    words = np.array([[1], [2], [3]], dtype=np.float32)
    assert Places([2, 1], 2).windows(words).tolist() == [[0, 1, 2], [1, 2, 0], [0, 3, 0]]


def test_windows_met_two_at_a_time_come_to_the_same() -> None:
    chance = np.random.default_rng(1)
    weights = chance.standard_normal((15, 16)).astype(np.float32)
    bias = chance.standard_normal(16).astype(np.float32)
    filtering = Filter(weights, bias)
    for lengths in ([1], [2], [3, 4], [1, 2, 1, 5, 7]):
        places = Places(lengths, 2)
        words = chance.standard_normal((sum(lengths), 5)).astype(np.float32)
        wanted = places.windows(words) @ weights + bias
        assert np.allclose(filtering.of_words(places.column(words), places), wanted, atol=1e-5)


def test_a_sentence_is_paired_alike_wherever_it_stands() -> None:
    places = Places([3, 2, 4], 4)
    starts = [0, 3, 5]
    assert [places.words[start] % 2 for start in starts] == [0, 0, 0]
    assert len(paired(places.column(np.ones((9, 1), dtype=np.float32)))) == places.rows // 2
