"""Golden trees: Universal Dependencies, and what they become."""

import pytest

from newsflow.language.train.convert import to_clearnlp
from newsflow.language.train.treebanks import Word

GOLDEN = {
    "a copula becomes the head of its predicate noun": (
        "She PRON PRP 4 nsubj|is AUX VBZ 4 cop|a DET DT 4 det|pilot NOUN NN 0 root"
        "|. PUNCT . 4 punct",
        "She nsubj is|is ROOT -|a det pilot|pilot attr is|. punct is",
    ),
    "an adjective after it is a complement": (
        "Rome PROPN NNP 4 nsubj|was AUX VBD 4 cop|very ADV RB 4 advmod|calm ADJ JJ 0 root",
        "Rome nsubj was|was ROOT -|very advmod calm|calm acomp was",
    ),
    "a place after it hangs on a preposition": (
        "He PRON PRP 4 nsubj|is AUX VBZ 4 cop|in ADP IN 4 case|Lima PROPN NNP 0 root",
        "He nsubj is|is ROOT -|in prep is|Lima pobj in",
    ),
    "a preposition becomes the head of its noun": (
        "They PRON PRP 2 nsubj|sailed VERB VBD 0 root|from ADP IN 5 case"
        "|the DET DT 5 det|port NOUN NN 2 obl"
        "|of ADP IN 7 case|Bari PROPN NNP 5 nmod",
        "They nsubj sailed|sailed ROOT -|from prep sailed|the det port|port pobj from"
        "|of prep port|Bari pobj of",
    ),
    "passives": (
        "Ships NOUN NNS 3 nsubj:pass|were AUX VBD 3 aux:pass|hit VERB VBN 0 root|by ADP IN 5 case"
        "|mines NOUN NNS 3 obl:agent",
        "Ships nsubjpass hit|were auxpass hit|hit ROOT -|by agent hit|mines pobj by",
    ),
    "objects": (
        "He PRON PRP 2 nsubj|gave VERB VBD 0 root|her PRON PRP 2 iobj|bread NOUN NN 2 obj",
        "He nsubj gave|gave ROOT -|her dative gave|bread dobj gave",
    ),
    "the last part of a name is its head": (
        "Ana PROPN NNP 4 nsubj|Maria PROPN NNP 1 flat|Ruiz PROPN NNP 1 flat|left VERB VBD 0 root",
        "Ana compound Ruiz|Maria compound Ruiz|Ruiz nsubj left|left ROOT -",
    ),
    "possessors, negation, particles and infinitives": (
        "Mali PROPN NNP 3 nmod:poss|'s PART POS 1 case|army NOUN NN 6 nsubj"
        "|did AUX VBD 6 aux|n't PART RB 6 advmod"
        "|want VERB VB 0 root|to PART TO 8 mark|give VERB VB 6 xcomp|up ADP RP 8 compound:prt",
        "Mali poss army|'s case Mali|army nsubj want|did aux want|n't neg want|want ROOT -"
        "|to aux give|give xcomp want|up prt give",
    ),
    "relative clauses, and a day without a preposition": (
        "men NOUN NNS 0 root|who PRON WP 3 nsubj|fled VERB VBD 1 acl:relcl"
        "|Monday PROPN NNP 3 obl:unmarked",
        "men ROOT -|who nsubj fled|fled relcl men|Monday npadvmod fled",
    ),
    "two prepositions of one noun follow one another": (
        "out ADP IN 3 case|of ADP IN 3 case|town NOUN NN 4 obl|went VERB VBD 0 root",
        "out prep went|of prep out|town pobj of|went ROOT -",
    ),
    "coordinate adjectives stay with the predicate": (
        "It PRON PRP 3 nsubj|is AUX VBZ 3 cop|old ADJ JJ 0 root|and CCONJ CC 5 cc"
        "|grey ADJ JJ 3 conj",
        "It nsubj is|is ROOT -|old acomp is|and cc grey|grey conj old",
    ),
}  # fmt: skip


def words(rows: str) -> tuple[Word, ...]:
    cells = [row.split() for row in rows.split("|")]
    return tuple(Word(c[0], c[1], c[2], int(c[3]) - 1, c[4], "_", True) for c in cells)


@pytest.mark.parametrize(("universal", "clearnlp"), GOLDEN.values(), ids=GOLDEN.keys())
def test_golden_trees_convert(universal: str, clearnlp: str) -> None:
    tree = words(universal)
    converted = to_clearnlp(tree)
    assert converted is not None
    assert (
        "|".join(
            f"{word.form} {label} {tree[head].form if head >= 0 else '-'}"
            for word, head, label in zip(tree, converted.heads, converted.labels, strict=True)
        )
        == clearnlp
    )


def test_what_is_no_tree_does_not_convert() -> None:
    assert to_clearnlp(words("a NOUN NN 2 nsubj|b VERB VB 1 conj|c VERB VB 0 root")) is None
