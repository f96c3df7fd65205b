from pathlib import Path

import numpy as np
import pytest

from newsflow.language.gazetteer import Gazetteer
from newsflow.language.name_forms import LISTS, TABLES, Forms, codes_of
from newsflow.language.name_vectors import TAGS, Chances, Network, load_network, parted
from newsflow.language.train import name_vectors
from newsflow.language.train.name_vectors import KnownForms, Lesson, learn
from newsflow.language.vectors import WordVectors

VECTORS = WordVectors(
    b"inc\nturin\n",
    np.array([[1], [0]], dtype=np.uint8),
    np.array([[[3, 4], [0, 2]]], dtype=np.float32),
)
GAZETTEER = Gazetteer({"city": ["Turin"], "given": ["Ana"]})
NOTHING = np.zeros((3, 1), dtype=np.float32)


def test_rows_are_given_back_by_sentence() -> None:
    rows = np.array([[1.0], [2.0], [3.0]], "float32")
    assert [part.tolist() for part in parted(rows, ["ab", "c"])] == [[[1], [2]], [[3]]]


@pytest.mark.parametrize(
    ("word", "vector", "lists"),
    [
        ("Turin", [1.8, 2.4], {"city"}),
        ("TURIN", [1.8, 2.4], {"city"}),
        ("Inc.", [0, 3], set()),
        ("Ana", [0, 0], {"given"}),
        (".", [0, 0], set()),
    ],
)
def test_a_word_is_read_by_its_vector_and_its_lists(
    word: str, vector: list[float], lists: set[str]
) -> None:
    forms = Forms(VECTORS, GAZETTEER)
    numbers = forms.of([word])[0][0]
    assert np.allclose(numbers[:2], vector)
    assert {name for name, on in zip(LISTS, numbers[2:], strict=True) if on} == lists


def test_codes_of_words_lie_in_the_tables_and_tell_letters_apart() -> None:
    for word in ("Turin", "x", "...", "NATO-led", "ẞ"):
        assert all(0 <= code < rows for code, (rows, _) in zip(codes_of(word), TABLES, strict=True))
    assert codes_of("Turin")[:3] != codes_of("turins")[:3]


def test_words_read_alike_when_there_is_no_room_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["Turin", "fell", "Inc.", "Ana", "Turin"]
    forms = Forms(VECTORS, GAZETTEER)
    monkeypatch.setattr(name_vectors, "_REMEMBERED", 3)
    known = KnownForms(forms)
    for some in (words, ["Oslo", "Ana"], words, words):
        rows = known.rows(some)
        assert np.array_equal(known.numbers[rows], forms.of(some)[0])


def test_names_are_learned_from_vectors_and_corpora_keep_their_own_ways() -> None:
    lesson = Lesson(["Ana", "left", "Turin"], NOTHING, ["B-PERSON", "O", "B-LOC"])
    other = Lesson(["Ana", "left", "Turin"], NOTHING, ["O", "O", "O"], corpus=1)
    network = learned([lesson] * 600 + [other] * 300)
    assert likeliest(network, ["Ana", "left", "Turin"]) == ["B-PERSON", "O", "B-LOC"]


def test_chances_of_a_word_sum_to_one_and_do_not_depend_on_other_sentences() -> None:
    network = learned([Lesson(["Ana", "left", "Turin"], NOTHING, ["B-PERSON", "O", "B-LOC"])] * 70)
    chances = Chances(network, Forms(VECTORS, GAZETTEER))
    texts = ["Turin", "fell", ".", "Ana", "left"]
    both = chances.of(texts, [NOTHING, NOTHING[:2]])
    assert np.allclose(np.exp(both).sum(axis=1), 1)
    assert np.allclose(both[:3], chances.of(texts[:3], [NOTHING]), atol=1e-5)


def test_a_network_is_kept_in_half_precision(tmp_path: Path) -> None:
    kept = learned([Lesson(["Ana"], NOTHING[:1], ["B-PERSON"])] * 70)
    kept.save(tmp_path / "names.npz")
    loaded = load_network(tmp_path / "names.npz")
    assert [table.shape for table in loaded.tables] == [*TABLES]
    assert np.allclose(loaded.layers.hidden, kept.layers.hidden, atol=1e-3)
    assert likeliest(loaded, ["Ana"]) == likeliest(kept, ["Ana"]) == ["B-PERSON"]


def learned(lessons: list[Lesson]) -> Network:
    return learn(lessons, Forms(VECTORS, GAZETTEER), epochs=8)


def likeliest(network: Network, texts: list[str]) -> list[str]:
    chances = Chances(network, Forms(VECTORS, GAZETTEER)).of(texts, [NOTHING[: len(texts)]])
    return [TAGS[at] for at in chances.argmax(axis=1)]
