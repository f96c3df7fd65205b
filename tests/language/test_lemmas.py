import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsflow.language.lemmas import KnownLemmas, lemma


@pytest.mark.parametrize(
    ("word", "tag", "base"),
    [
        ("launched", "VBD", "launch"), ("striking", "VBG", "strike"), ("said", "VBD", "say"),
        ("struck", "VBN", "strike"), ("banned", "VBN", "ban"), ("Met", "VBD", "meet"),
        ("found", "VBD", "find"), ("found", "VB", "found"), ("is", "VBZ", "be"),
        ("'ve", "VBP", "have"), ("agrees", "VBZ", "agree"), ("dies", "VBZ", "die"),
        ("lay", "VBD", "lie"), ("wounded", "VBN", "wound"), ("blogged", "VBD", "blog"),
        ("missiles", "NNS", "missile"), ("parties", "NNS", "party"), ("men", "NNS", "man"),
        ("crises", "NNS", "crisis"), ("air-strikes", "NNS", "air-strike"),
        ("Strike", "NN", "strike"), ("boss", "NN", "boss"), ("lives", "NNS", "life"),
        ("Reuters", "NNP", "Reuters"), ("Quickly", "RB", "quickly"),
        ("singing", "VBG", "sing"), ("singeing", "VBG", "singe"), ("changing", "VBG", "change"),
    ],
)  # fmt: skip
def test_the_base_form_follows_from_word_and_tag(word: str, tag: str, base: str) -> None:
    assert lemma(word, tag) == base


def test_verbs_and_nouns_of_any_vocabulary_get_their_base_forms() -> None:
    known, words, tags = KnownLemmas(), ["Rockets", "fell", "here"], ["NNS", "VBD", "RB"]
    for vocab in (Vocab(), Vocab(), Vocab()):
        for _ in range(2):
            doc = Doc(vocab, words=words, tags=tags)
            known.set(doc)
            assert [token.lemma_ for token in doc] == ["rocket", "fall", ""]
