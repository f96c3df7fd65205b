import numpy as np

from newsflow.language.windows import Filter, paired, windows


def test_windows_met_two_at_a_time_come_to_the_same() -> None:
    chance = np.random.default_rng(1)
    rows = chance.standard_normal((12, 5)).astype(np.float32)
    weights = chance.standard_normal((15, 16)).astype(np.float32)
    bias = chance.standard_normal(16).astype(np.float32)
    wanted = np.zeros((12, 16), dtype=np.float32)
    wanted[1:-1] = windows(rows) @ weights + bias
    for pairs in (np.arange(1, 5), np.array([1, 3]), np.array([2])):
        first, second = Filter(weights, bias).of(rows, pairs)
        assert np.allclose(first, paired(wanted)[pairs, 0], atol=1e-5)
        assert np.allclose(second, paired(wanted)[pairs, 1], atol=1e-5)
