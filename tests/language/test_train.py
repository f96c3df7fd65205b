"""Training from end to end, on a handful of sentences of our own."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from newsflow.language.pipeline import load_own
from newsflow.language.train.__main__ import main
from newsflow.language.train.augment import headlines, in_title_case
from newsflow.language.train.syntax import rounded

CONLLU = """\
# newdoc id = {id}
# newpar
# sent_id = n{id}
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tnavy\tnavy\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tPeru\tPeru\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(1-place-new)
5\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\t_
6\tboats\tboat\tNOUN\tNNS\t_\t5\tobj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""
IOB2 = "# text = Ana left Peru.\n1\tAna\tB-PER\n2\tleft\tO\n3\tPeru\tB-LOC\n4\t.\tO\n\n"
COLUMNS = "Ana I-PER\nleft O\nPeru I-LOC\n. O\n\n"


@pytest.fixture
def treebanks(tmp_path: Path) -> Path:
    folder = tmp_path / "treebanks"
    files = {"en_pud-ud-test.conllu": CONLLU.format(id=1)}
    for split in ("train", "dev", "test"):
        files[f"ewt/not-to-release/file-lists/files.{split}"] = f"web/{split}.conllu\n"
        files[f"ewt/not-to-release/sources/web/{split}.conllu"] = CONLLU.format(id=2) * 24
        files[f"gum/dep/GUM_news_{split}.conllu"] = CONLLU.format(id=3) * 24
        files[f"uner_{split}.iob2"] = IOB2 * 4
        files[f"c/ner_data/politics/{split}.txt"] = COLUMNS.replace("PER", "politician")
    files["uner_pud.iob2"] = IOB2
    files["gum/splits.md"] = "## dev\n\n  * GUM_news_dev\n\n## test\n\n  * GUM_news_test\n"
    files["j/data/wikigold/CONLL-format/data/wikigold.conll.txt"] = COLUMNS
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.mark.slow
def test_one_command_trains_checks_and_describes(treebanks: Path, tmp_path: Path) -> None:
    out = tmp_path / "weights"
    assert main([str(treebanks), "--out", str(out), "--version", "0", "--steps", "4"]) == 0
    language = load_own(out)
    assert language.version == "0"
    assert len(language.parse(["The navy of Peru sank boats."])[0]) == 7
    card = (out / "MODEL_CARD.md").read_text("utf-8")
    assert "version 0" in card
    assert "| `pudnews.las` |" in card


def test_without_treebanks_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), "--out", str(tmp_path / "weights")]) == 1
    assert "no treebanks here" in capsys.readouterr().err


def test_rounding_keeps_three_digits_and_empties_the_low_bits() -> None:
    values = np.array([[1.0, -0.123456789, 3.14159265e-5, 0.0]], dtype="float32")
    got = rounded(values)
    assert np.allclose(got, values, rtol=5e-4)
    assert not (got.view(np.int32) & 0x1FFF).any()


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ({"title": 1.0}, ["Rain", "of", "Ash", "Ends", "."]),
        ({"upper": 1.0}, ["RAIN", "OF", "ASH", "ENDS", "."]),
        ({"lower": 1.0}, ["rain", "of", "ash", "ends", "."]),
        ({"bare": 1.0}, ["Rain", "of", "ash", "ends"]),
        ({}, ["Rain", "of", "ash", "ends", "."]),
    ],
)
def test_sentences_are_also_learned_as_headlines(share: dict[str, float], words: list[str]) -> None:
    nlp = spacy.blank("en")
    doc = Doc(
        nlp.vocab,
        words=["Rain", "of", "ash", "ends", "."],
        heads=[3, 0, 1, 3, 3],
        deps=["nsubj", "prep", "pobj", "ROOT", "punct"],
        tags=["NN", "IN", "NN", "VBZ", "."],
    )
    augment = headlines(**({"title": 0.0, "upper": 0.0, "lower": 0.0, "bare": 0.0} | share))
    (example,) = augment(nlp, Example(doc, doc))
    assert [token.text for token in example.reference] == words
    assert [token.head.i for token in example.reference] == [3, 0, 1, 3, 3][: len(words)]


def test_small_words_stay_small_but_at_the_start() -> None:
    assert [in_title_case(w, i) for i, w in enumerate("the end of the road".split())] == [
        "The", "End", "of", "the", "Road",
    ]  # fmt: skip
