"""Open predicates: who does what, for any verb."""

from __future__ import annotations

import pytest

from newsflow.language import Language
from newsflow.mentions.open_predicates import find_predicates
from newsflow.mentions.reading import read
from tests.quality.bare import bare_article


@pytest.mark.parametrize(
    ("text", "words", "arguments"),
    [
        ("The mayor painted the bridge.", "painted", ("The mayor", "the bridge")),
        ("The bridge was painted by sailors.", "was painted by", ("The bridge", "sailors")),
        ("The choir sang in Tolna.", "sang in", ("The choir", "Tolna")),
        ("The mayor has never liked the bridge.", "has never liked", ("The mayor", "the bridge")),
    ],
)
def test_a_clause_is_a_predicate_with_its_arguments(
    text: str, words: str, arguments: tuple[str, ...], language: Language
):
    (found,) = find_predicates(read(bare_article(text), language), 0)

    assert (found.words, found.arguments) == (words, arguments)


def test_a_verb_without_company_is_no_predicate(language: Language):
    assert find_predicates(read(bare_article("It rained."), language), 0) == ()
