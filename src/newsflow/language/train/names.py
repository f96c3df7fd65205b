"""Training the name finder."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from newsflow.language.gazetteer import load_gazetteer
from newsflow.language.name_features import Words, features
from newsflow.language.names import words_of
from newsflow.language.pipeline import Language
from newsflow.language.train.named import NamedSentence, crossner, gum_names, uner, wikigold
from newsflow.language.train.treebanks import gum

_PARAMETERS = {
    "max_iterations": 70,
    "c1": 0.05,
    "c2": 0.05,
    "feature.minfreq": 2,
    "num_memories": 4,
}
_SEED = 3


def train_names(treebanks: Path, language: Language, out: Path) -> None:
    """Train on UNER, GUM, wikigold and CrossNER as `language` parses them; write the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_PARAMETERS)
    sentences = training_sentences(treebanks)
    for words, sentence in zip(_parsed(language, sentences), sentences, strict=True):
        trainer.append(features(words, load_gazetteer()), sentence.tags)
    trainer.train(str(out))


def training_sentences(treebanks: Path) -> list[NamedSentence]:
    """All sentences that names are learned from, shuffled."""
    sentences = [
        *uner(treebanks / "uner_train.iob2"),
        *(gum_names(tree) for tree in gum(treebanks, "train")),
        *wikigold(treebanks),
        *crossner(treebanks),
    ]
    random.Random(_SEED).shuffle(sentences)
    return sentences


def _parsed(language: Language, sentences: Iterable[NamedSentence]) -> Iterator[Words]:
    for doc in language.parse_words((s.words, s.spaces) for s in sentences):
        yield words_of(doc)
