"""The weights of words."""

from __future__ import annotations

import math

from newsflow.stories.terms import idf, stem, words
from newsflow.stories.train.background import background


def test_forms_of_one_term_are_added_up_and_the_commonest_comes_first() -> None:
    weights = background({"the": math.log(0.05), "cat": math.log(0.001), "cats": math.log(0.002)})

    assert weights == {"the": 0.0, "cat": 0.52}


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert idf("the") < idf("minister") < idf("flotilla") < idf("zzyzx")


def test_clitics_and_plural_endings_are_dropped() -> None:
    assert list(words("The minister’s cities weren't boxes")) == [
        "the", "minister", "city", "weren", "box",
    ]  # fmt: skip


def test_words_that_only_look_plural_are_kept() -> None:
    assert [stem(word) for word in ("crisis", "bus", "glass", "gas")] == [
        "crisis", "bus", "glass", "gas",
    ]  # fmt: skip
