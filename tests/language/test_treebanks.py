from pathlib import Path

import pytest

from newsflow.errors import InputError
from newsflow.language.train.evaluate import f1_of_sets, texts
from newsflow.language.train.named import Name, NamedSentence, gum_names, names_of, uner
from newsflow.language.train.treebanks import opened, parse_conllu

CONLLU = """\
# newdoc id = harbour
# newpar
# sent_id = h-1
# text = Don't go to Bar.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
4\tto\tto\tADP\tIN\t_\t5\tcase\t_\t_
5\tBar\tBar\tPROPN\tNNP\t_\t3\tobl\t_\tSpaceAfter=No|Entity=(1-place-new)
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
6.1\tx\tx\tX\tX\t_\t_\t_\t_\t_

# sent_id = h-2
1\tPresident\tpresident\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(2-person-new
2\tAna\tAna\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=2)
3\tagreed\tagree\tVERB\tVBD\t_\t0\troot\t_\t_

# newpar
# sent_id = h-3
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_
"""


def test_a_tree_keeps_words_spacing_and_place() -> None:
    trees = list(parse_conllu(CONLLU))
    assert [(t.id, t.document, t.opens_paragraph, t.text) for t in trees] == [
        ("h-1", "harbour", True, "Don't go to Bar."),
        ("h-2", "harbour", False, "President Ana agreed"),
        ("h-3", "harbour", True, "Rain"),
    ]
    assert [w.head for w in trees[0].words] == [2, 2, -1, 4, 2, 2]


def test_a_text_is_put_together_from_its_trees() -> None:
    assert list(texts(parse_conllu(CONLLU))) == [
        ("Don't go to Bar. President Ana agreed\n\nRain ", {16, 37, 43})
    ]


def test_names_of_gum_leave_titles_out() -> None:
    first, second, _ = parse_conllu(CONLLU)
    assert gum_names(first).names == (Name(4, 5, "LOC"),)
    assert gum_names(second).names == (Name(1, 2, "PERSON"),)


def test_names_and_tags_are_two_ways_to_say_the_same() -> None:
    tags = ["B-ORG", "I-ORG", "O", "B-LOC", "B-LOC"]
    names = (Name(0, 2, "ORG"), Name(3, 4, "LOC"), Name(4, 5, "LOC"))
    assert names_of(tags) == names
    assert NamedSentence(tuple("abcde"), (True,) * 5, names).tags == tags
    assert names_of(["I-PERSON", "I-ORG"]) == (Name(0, 1, "PERSON"), Name(1, 2, "ORG"))


def test_uner_is_read_with_its_spacing(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2"
    path.write_text("# text = Ana's Bar\n1\tAna\tB-PER\n2\t's\tO\n3\tBar\tB-OTH\n", "utf-8")
    assert uner(path) == [
        NamedSentence(("Ana", "'s", "Bar"), (False, True, False), (Name(0, 1, "PERSON"),))
    ]


def test_a_folder_without_treebanks_says_what_belongs_there(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"no treebanks here .* put treebanks.tar.gz there"),
        opened(tmp_path),
    ):
        pass


def test_f1_of_sets() -> None:
    assert f1_of_sets([({1, 2}, {2, 3}), ({4}, {4})]) == pytest.approx(2 * 2 / (3 + 3))
    assert f1_of_sets([(set(), set())]) == 0
