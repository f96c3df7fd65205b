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
