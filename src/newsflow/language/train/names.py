"""Training the name finder."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite

from newsflow.language.crf import Crf
from newsflow.language.gazetteer import load_gazetteer
from newsflow.language.name_features import IDENTITY, Words, rows_of
from newsflow.language.name_forms import Forms
from newsflow.language.names import MODEL, NETWORK, words_of
from newsflow.language.pipeline import Language
from newsflow.language.train.name_vectors import Lesson, learn
from newsflow.language.train.named import NamedSentence, crossner, gum_names, uner, wikigold
from newsflow.language.train.treebanks import gum
from newsflow.language.vectors import VECTORS, load_vectors

_PARAMETERS = {
    "max_iterations": 50,
    "c1": 0.05,
    "c2": 1.0,
    "feature.minfreq": 2,
    "num_memories": 4,
}
_SEED = 3
_MASKED_SENTENCES = 1.0
"""Share of sentences with names of which a masked copy is learned from too."""
_MASKED_WORDS = 0.6
"""Share of the words with a capital whose identity is taken away in such a copy."""


def train_names(treebanks: Path, language: Language, out: Path) -> None:
    """Train on UNER, GUM, wikigold and CrossNER as `language` parses them; write into `out`."""
    chance = random.Random(_SEED)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_PARAMETERS)
    corpora = training_sentences(treebanks)
    lessons = [
        (words, lesson)
        for number, corpus in enumerate(corpora)
        for words, lesson in _parsed(language, corpus, number)
    ]
    for words, lesson in lessons:
        rows = rows_of(words, load_gazetteer())
        trainer.append(rows, lesson.tags)
        if any(tag != "O" for tag in lesson.tags) and chance.random() < _MASKED_SENTENCES:
            trainer.append(masked(rows, words.texts, chance), lesson.tags)
    with TemporaryDirectory() as folder:
        trained = Path(folder) / "names.crf"
        trainer.train(str(trained))
        as_crf(trained).save(out / MODEL)
    forms = Forms(load_vectors(out / VECTORS.name), load_gazetteer())
    learn([lesson for _, lesson in lessons], forms).save(out / NETWORK)


def as_crf(trained: Path) -> Crf:
    """The weights of a model that crfsuite wrote."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    told = tagger.info()
    labels, features = sorted(tagger.labels()), sorted(told.attributes)
    weights = np.zeros((len(features), len(labels)))
    row, column = ({name: at for at, name in enumerate(names)} for names in (features, labels))
    for (feature, label), weight in told.state_features.items():
        weights[row[feature], column[label]] = weight
    steps = np.zeros((len(labels), len(labels)))
    for (before, after), weight in told.transitions.items():
        steps[column[before], column[after]] = weight
    return Crf(labels, features, weights, steps)


def training_sentences(treebanks: Path) -> list[list[NamedSentence]]:
    """All sentences that names are learned from, those for development too, by corpus.

    What is a name at use is so by the first; UNER and GUM nearly agree.
    """
    used = [
        *uner(treebanks / "uner_train.iob2"),
        *uner(treebanks / "uner_dev.iob2"),
        *(gum_names(tree) for split in ("train", "dev") for tree in gum(treebanks, split)),
    ]
    return [used, wikigold(treebanks), crossner(treebanks)]


def masked(rows: list[list[str]], texts: Iterable[str], chance: random.Random) -> list[list[str]]:
    """Features with the identity of some words taken away, as if they had never been met.

    Without it the weights of a word's own name leave little to learn for shape, lists and
    context, which are all there is for the names of tomorrow (Sutton et al. 2006).
    """
    return [
        [feature for feature in row if feature.partition("=")[0] not in IDENTITY]
        if text[:1].isupper() and chance.random() < _MASKED_WORDS
        else row
        for row, text in zip(rows, texts, strict=True)
    ]


def _parsed(
    language: Language, sentences: Sequence[NamedSentence], corpus: int
) -> Iterator[tuple[Words, Lesson]]:
    docs = language.parse_words((s.words, s.spaces) for s in sentences)
    for doc, sentence in zip(docs, sentences, strict=True):
        words, vectors = words_of(doc), np.asarray(doc.tensor, dtype=np.float32)
        yield words, Lesson(words.texts, vectors, sentence.tags, corpus)
