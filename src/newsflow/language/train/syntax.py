"""Training the tagger and the parser."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_pipeline
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from newsflow.language import embedding
from newsflow.language.train import augment
from newsflow.language.train.convert import to_clearnlp
from newsflow.language.train.treebanks import Tree, ewt, gum
from newsflow.text import straighten

CONFIG = Path(__file__).with_name("syntax.cfg")
REGISTERED = (embedding.cluster_hash_embed, augment.headlines)
"""What the configuration names: importing the modules registers it with spaCy."""
_SHUFFLE_SEED = 2
_KEPT_BITS = np.int32(13)
"""Low bits of a float32's mantissa set to zero: weights need 10 of 23, and zeros compress."""


def train_syntax(treebanks: Path, out: Path, *, steps: int | None = None) -> None:
    """Train on EWT and the open genres of GUM; write spaCy's model folder to `out`.

    `steps` stands in for the configured number, for trying things out.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        training = ewt(treebanks, "train") + gum(treebanks, "train")
        development = ewt(treebanks, "dev") + gum(treebanks, "dev")
        _write_docs(training, work / "train.spacy")
        _write_docs(development[::2], work / "dev.spacy")
        (work / "model").mkdir()
        _run(work, _overrides(work, steps))
        nlp = spacy.load(work / "model" / "model-best")
    nlp.config["paths"].update(train=None, dev=None)  # of a folder that is gone
    round_weights(nlp)
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out, exclude=["vocab"])


def round_weights(nlp: Any) -> None:
    """Round all parameters to ten bits of mantissa, which halves the compressed size."""
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, rounded(node.get_param(name)))


def rounded(values: np.ndarray[Any, np.dtype[np.float32]]) -> Any:
    """Numbers with the low bits of their mantissa zero, rounded to the nearest."""
    half = np.int32(1) << (_KEPT_BITS - np.int32(1))
    bits = np.ascontiguousarray(values, dtype="float32").view(np.int32) + half
    return ((bits >> _KEPT_BITS) << _KEPT_BITS).view(np.float32)


def to_doc(vocab: Any, tree: Tree) -> Doc | None:
    """A tree as a `Doc` with our labels; none when it does not convert."""
    converted = to_clearnlp(tree.words)
    if converted is None:
        return None
    return Doc(
        vocab,
        words=[straighten(word.form) for word in tree.words],
        spaces=[word.space for word in tree.words],
        tags=[word.xpos for word in tree.words],
        heads=[head if head >= 0 else i for i, head in enumerate(converted.heads)],
        deps=list(converted.labels),
        sent_starts=[i == 0 for i in range(len(tree.words))],
    )


def _write_docs(trees: Iterable[Tree], path: Path) -> None:
    vocab = spacy.blank("en").vocab
    docs = [doc for tree in trees if (doc := to_doc(vocab, tree)) is not None]
    random.Random(_SHUFFLE_SEED).shuffle(docs)
    DocBin(attrs=["TAG", "HEAD", "DEP", "SENT_START"], docs=docs).to_disk(path)


def _overrides(work: Path, steps: int | None) -> dict[str, Any]:
    overrides: dict[str, Any] = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
    }
    if steps is not None:
        overrides |= {
            "training.max_steps": steps,
            "training.eval_frequency": max(1, steps // 2),
            "training.optimizer.learn_rate.total_steps": steps,
        }
    return overrides


def _run(work: Path, overrides: dict[str, Any]) -> None:
    set_current_ops(NumpyOps(use_blis=False))  # see newsflow.language.blas
    nlp = init_nlp(load_config(CONFIG, overrides=overrides, interpolate=False))
    train_pipeline(nlp, work / "model")
