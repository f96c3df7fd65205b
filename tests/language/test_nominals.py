from newsflow.language import roles
from newsflow.language.roles import Argument, Nominal, Phrase, Role
from newsflow.types import Span
from tests.language.trees import tree

SENTENCE = """
Chile NNP poss 4
's POS case 1
naval JJ amod 4
strike NN dobj 12
on IN prep 4
ships NNS pobj 5
of IN prep 6
the DT det 9
rebels NNS pobj 7
, , punct 12
they PRP nsubj 12
regretted VBD ROOT 0
"""


def test_a_nominal_has_owner_modifiers_complements_and_its_verb() -> None:
    doc = tree(SENTENCE)
    strike = next(n for n in roles.nominals(doc) if n.lemma == "strike")
    assert strike == Nominal(
        noun=3,
        lemma="strike",
        phrase=Phrase(3, 0, 4),
        possessor=Phrase(0, 0, 1),
        modifiers=(2,),
        complements=(Argument(Role.OBLIQUE, Phrase(5, 5, 9), "on"),),
        verb=11,
        verb_role=Role.OBJECT,
    )


def test_every_noun_is_a_nominal() -> None:
    assert [n.lemma for n in roles.nominals(tree(SENTENCE))] == ["strike", "ship", "rebel"]


def test_a_phrase_ends_before_an_apposition_a_relative_clause_and_a_coordinate() -> None:
    doc = tree(
        """
        the DT det 3
        outgoing VBG amod 3
        premier NN ROOT 0
        of IN prep 3
        Mali NNP pobj 4
        and CC cc 5
        Niger NNP conj 5
        , , punct 3
        a DT det 10
        lawyer NN appos 3
        and CC cc 3
        friends NNS conj 3
        """
    )
    assert [roles.phrase_at(doc, head) for head in (2, 4, 9, 11)] == [
        Phrase(2, 0, 7), Phrase(4, 4, 5), Phrase(9, 8, 10), Phrase(11, 11, 12),
    ]  # fmt: skip


def test_a_phrase_does_not_open_with_a_conjunction() -> None:
    doc = tree("and CC advmod 3\nthree CD nummod 3\ncrews NNS ROOT 0")
    assert roles.phrase_at(doc, 2) == Phrase(2, 1, 3)


def test_characters_of_a_phrase() -> None:
    doc = tree("The DT det 2\nking NN nsubj 3\nfled VBD ROOT 0")
    assert roles.characters(doc, Phrase(1, 0, 2)) == Span(0, 8)
