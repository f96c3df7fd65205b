import pytest

from newsflow.language.name_agreement import Chanced, Found, asked_for, left_out, recalled
from newsflow.language.name_features import Words

NAMED: Chanced = ((0, 2, "PERSON"), 0.9)
"""`Ines Vidal` opens the sentence."""


def words(text: str, tags: str) -> Words:
    n = len(text.split())
    return Words(text.split(), tags.split(), ["dep"] * n, [0] * n)


def agreed(sentences: list[Words], chanced: list[list[Chanced]]) -> list[list[Found]]:
    """The names of a text, where chances are given only for the sentences asked for."""
    found = [[name for name, _ in names] for names in chanced]
    places = left_out(sentences, found)
    asked = asked_for(sentences, found, places)
    return recalled(sentences, found, places, [(sentences[i], chanced[i]) for i in asked])


@pytest.mark.parametrize(
    ("first", "other", "added"),
    [
        (("Ines Vidal left", "NNP NNP VBD", NAMED), ("Vidal left", "NNP VBD"), [(0, 1, "PERSON")]),
        (("NOVA hired", "NNP VBD", ((0, 1, "ORG"), 0.9)), ("a NOVA plant", "DT NNP NN"),
         [(1, 2, "ORG")]),
        (("NOVA hired", "NNP VBD", ((0, 1, "ORG"), 0.5)), ("a NOVA plant", "DT NNP NN"), []),
        (("Ines Vidal left", "NNP NNP VBD", NAMED), ("Ines left", "NNP VBD"), []),
        (("Ines Vidal left", "NNP NNP VBD", NAMED), ("vidal left", "NN VBD"), []),
    ],
    ids=[
        "a last name", "a name by itself", "not one that was doubtful", "no first name",
        "no common noun",
    ],
)  # fmt: skip
def test_a_word_that_is_a_name_elsewhere_is_one_here(
    first: tuple[str, str, Chanced], other: tuple[str, str], added: list[Found]
) -> None:
    text, tags, name = first
    sentences = [words(text, tags), words(*other)]
    assert agreed(sentences, [[name], []]) == [[name[0]], added]


def test_a_word_beside_a_name_is_left_alone() -> None:
    sentences = [words("NOVA hired", "NNP VBD"), words("NOVA Turin closed", "NNP NNP VBD")]
    names: list[list[Chanced]] = [[((0, 1, "ORG"), 0.9)], [((1, 2, "LOC"), 0.9)]]
    assert agreed(sentences, names) == [[(0, 1, "ORG")], [(1, 2, "LOC")]]


def test_chances_are_asked_for_where_another_sentence_may_have_the_name() -> None:
    sentences = [words(text, "NNP VBD") for text in ("NOVA hired", "Turin fell", "Nova hired")]
    found: list[list[Found]] = [[(0, 1, "ORG")], [(0, 1, "LOC")], []]
    for third, asked in (("Nova", []), ("NOVA", [0]), ("Turin", [1])):
        given = [*sentences[:2], words(f"{third} hired", "NNP VBD")]
        places = left_out(given, found)
        assert (places, asked_for(given, found, places)) == ([[], [], [0]], asked)
