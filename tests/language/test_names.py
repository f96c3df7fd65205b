import random

import pytest

from newsflow.language.gazetteer import Gazetteer
from newsflow.language.name_features import IDENTITY, Words, rows_of, shape_of
from newsflow.language.names import names_in, settle
from newsflow.language.train.names import masked

LISTS = Gazetteer(
    {
        "org": ["NATO", "Red Crescent", "Turin Guard"],
        "large_city": ["Turin"],
        "city": ["Reading"],
        "demonym": ["Dutch"],
        "given": ["Florence"],
    }
)


@pytest.mark.parametrize(
    ("words", "found", "settled"),
    [
        ("NATO met", [(0, 1, "LOC")], [(0, 1, "ORG")]),
        ("from Turin", [(1, 2, "PERSON")], [(1, 2, "LOC")]),
        ("Dutch ships", [(0, 1, "PERSON")], []),
        ("the Red Crescent said", [], [(1, 3, "ORG")]),
        ("the Oslo Red Crescent said", [(1, 4, "ORG")], [(1, 4, "ORG")]),
        ("NATO", [], []),
        ("Reading and Florence", [(0, 1, "ORG"), (2, 3, "LOC")], [(0, 1, "ORG"), (2, 3, "LOC")]),
    ],
    ids=[
        "an organisation by its list", "a city by its list", "a demonym is no name",
        "an organisation nobody found", "a longer name stays", "one word alone is not added",
        "doubtful lists overrule nothing",
    ],
)  # fmt: skip
def test_lists_that_are_sure_have_the_last_word(
    words: str, found: list[tuple[int, int, str]], settled: list[tuple[int, int, str]]
) -> None:
    texts = words.split()
    assert settle(found, texts, LISTS, [*LISTS.names(texts)]) == settled


def test_tags_become_names() -> None:
    tags = ["B-ORG", "I-ORG", "O", "B-LOC", "B-LOC", "I-PERSON"]
    assert list(names_in(tags)) == [(0, 2, "ORG"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "PERSON")]


def features_of(words: Words) -> list[list[str]]:
    return rows_of(words, LISTS)


def test_a_word_is_seen_with_its_neighbours_lists_and_tree() -> None:
    rows = features_of(Words(["Turin", "fell"], ["NNP", "VBD"], ["nsubj", "ROOT"], [1, 1]))
    assert {"w=turin", "sh=Xx", "w1=fell", "g=large_city:S", "t=NNP", "d=nsubj", "h=fell"} <= set(
        rows[0]
    )
    assert {"w=fell", "w-1=turin", "g-=large_city:S", "w-1w=turin|fell"} <= set(rows[1])


@pytest.mark.parametrize(
    ("texts", "feature"),
    [(["RAIN", "HITS", "TURIN"], "upper"), (["Rain", "Hits", "Old", "Turin"], "titled")],
)
def test_headlines_are_known_as_such(texts: list[str], feature: str) -> None:
    n = len(texts)
    rows = features_of(Words(texts, ["NN"] * n, ["dep"] * n, [0] * n))
    assert all(feature in row for row in rows)


def test_names_in_small_letters_are_looked_up_where_a_noun_can_be() -> None:
    words = Words(["in", "turin", "reading"], ["IN", "NN", "VBG"], ["prep", "pobj", "acl"], [0] * 3)
    rows = features_of(words)
    marks = [[f for f in row if f.startswith("gl")] for row in rows]
    assert marks == [["gl+"], ["gl=large_city:S"], ["gl-"]]


def test_masking_takes_the_identity_of_words_with_a_capital() -> None:
    rows = [["w=turin", "sh=Xx", "g=city:S"], ["w=fell", "sh=x"]]
    always = random.Random(0)
    always.random = lambda: 0.0  # type: ignore[method-assign]
    assert masked(rows, ["Turin", "fell"], always) == [["sh=Xx", "g=city:S"], ["w=fell", "sh=x"]]
    assert "w" in IDENTITY


@pytest.mark.parametrize(("word", "shape"), [("Turin", "Xx"), ("U.S.", "X.X."), ("B-52", "X-d")])
def test_shapes(word: str, shape: str) -> None:
    assert shape_of(word) == shape
