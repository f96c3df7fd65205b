import pytest

from newsflow.language.repairs import mend
from tests.language.trees import shown, tree

WRONG = """
Crowds NNS nsubj 8
clashed VBN acl 1
with IN prep 2
police NNS pobj 3
, , punct 8
some DT det 7
witnesses NNS nsubj 8
said VBD ROOT 0
"""
RIGHT = """
Crowds NNS nsubj 8
struck VBN acl 1
by IN agent 2
hail NN pobj 3
, , punct 8
however RB advmod 8
, , punct 8
said VBD ROOT 0
little JJ dobj 8
"""


def test_what_witnesses_said_is_raised_to_a_clause() -> None:
    doc = tree(WRONG)
    mend(doc)
    assert shown(doc) == [
        "clash complement past | subject: Crowds; oblique with: police",
        "say root past | subject: some witnesses",
    ]


def test_a_right_tree_stays_as_it_is() -> None:
    doc = tree(RIGHT)
    before = [(t.head.i, t.dep_, t.tag_) for t in doc]
    mend(doc)
    assert [(t.head.i, t.dep_, t.tag_) for t in doc] == before


def test_the_only_past_form_of_a_sentence_is_its_verb() -> None:
    doc = tree(
        """
        Floods NNS ROOT 0
        hit VBN acl 1
        Osaka NNP npadvmod 2
        on IN prep 2
        Friday NNP pobj 4
        , , punct 7
        drowning VBG advcl 1
        cattle NNS dobj 7
        """
    )
    mend(doc)
    assert shown(doc) == [
        "hit root past | subject: Floods; object: Osaka; oblique on: Friday",
        "drown adverbial none | object: cattle; subject*: Floods",
    ]


def test_a_caption_keeps_its_participle() -> None:
    doc = tree(
        "Shells NNS ROOT 0\nfired VBN acl 1\nMonday NNP npadvmod 2\nat IN prep 2\nMali NNP pobj 4"
    )
    mend(doc)
    assert [(t.head.i, t.dep_) for t in doc] == [
        (0, "ROOT"), (0, "acl"), (1, "npadvmod"), (1, "prep"), (3, "pobj"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param(
            """
            A DT det 2
            quake NN ROOT 0
            struck VBN acl 2
            Izmir RB advmod 3
            on IN prep 3
            Monday NNP pobj 5
            """,
            ["strike root past | subject: A quake; object: Izmir; oblique on: Monday"],
            id="a name taken for an adverb is an object",
        ),
        pytest.param(
            """
            Togo NNP nsubj 2
            accused VBN amod 3
            Benin NNP ROOT 0
            . . punct 3
            """,
            ["accuse root past | subject: Togo; object: Benin"],
            id="an attribute has no subject",
        ),
        pytest.param(
            """
            Stocks NNS nsubj 2
            crashed VBN ROOT 0
            in IN prep 2
            Tokyo NNP pobj 3
            """,
            ["crash root past | subject: Stocks; oblique in: Tokyo"],
            id="a participle with a subject and no auxiliary is a past form",
        ),
        pytest.param(
            """
            Berg NNP nsubj 2
            sent VBD ROOT 0
            word NN dobj 2
            that WDT mark 6
            it PRP nsubj 6
            sank VBD relcl 3
            """,
            [
                "send root past | subject: Berg; object: word",
                "sink complement mark=that past | subject: it",
            ],
            id="that as a mark begins no relative clause",
        ),
    ],
)
def test_what_no_right_tree_has_is_mended(wrong: str, right: list[str]) -> None:
    doc = tree(wrong)
    mend(doc)
    assert shown(doc) == right


def test_an_adverb_after_a_past_form_is_none() -> None:
    doc = tree(
        """
        Rockets NNS ROOT 0
        fired VBN acl 1
        again RB advmod 2
        at IN prep 2
        sea NN pobj 4
        """
    )
    mend(doc)
    assert doc[0].dep_ == "ROOT"
