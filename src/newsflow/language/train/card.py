"""The model card: what weights are made of, and how good they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from newsflow.language.pipeline import Language
from newsflow.language.train.evaluate import score_names, score_sentences, score_syntax
from newsflow.language.train.named import gum_names, uner
from newsflow.language.train.treebanks import NEWS_GENRES, ewt, gum, pud

FILE = "MODEL_CARD.md"


def measure(language: Language, treebanks: Path) -> dict[str, float]:
    """All figures of the suite `language` of `make quality`, 0 to 100, by name."""
    news, gum_news = pud(treebanks, news=True), gum(treebanks, "test", NEWS_GENRES)
    of_pud, of_gum = score_syntax(language, news), score_syntax(language, gum_news)
    figures = {
        "pudnews.las": of_pud.labelled,
        "pudnews.role_f1": of_pud.role_f1,
        "gumnews.las": of_gum.labelled,
        "gumnews.role_f1": of_gum.role_f1,
        "sentences.f1": score_sentences(ewt(treebanks, "test") + gum(treebanks, "test", None)),
        "names.uner_ewt": score_names(language, uner(treebanks / "uner_test.iob2")),
        "names.uner_pud": score_names(language, uner(treebanks / "uner_pud.iob2")),
        "names.gumnews": score_names(language, [gum_names(tree) for tree in gum_news]),
    }
    return {name: 100 * value for name, value in figures.items()}


def write_card(
    folder: Path, figures: Mapping[str, float], *, version: str, minutes: float, note: str = ""
) -> None:
    """Write the model card beside the weights. `note` says what was not trained in this run."""
    rows = "".join(f"| `{name}` | {value:.2f} |\n" for name, value in figures.items())
    text = _CARD.format(version=version, minutes=minutes, rows=rows, note=note)
    (folder / FILE).write_text(text, "utf-8")


_CARD = """\
# newsflow's English weights, version {version}

A tagger and dependency parser (spaCy; Penn Treebank tags, ClearNLP labels) and a name finder
(conditional random field and a small network on word vectors and the parser's vectors; PERSON,
ORG, LOC) for English news, read sentence by sentence.

**Made by** `make weights TREEBANKS=FOLDER` (`python -m newsflow.language.train FOLDER --out
WEIGHTS`) in {minutes:.0f} minutes of one core, seeded{note}. FOLDER holds copies of the public
repositories UniversalDependencies/UD_English-EWT (15d613d8), amir-zeldes/gum (72ce5ac1),
UniversalDependencies/UD_English-PUD (f16eba4a), UniversalNER/UNER_English-EWT (8ed072d; its
training file 0c7ce0d), wikigold and CrossNER; nothing is downloaded.

**Trained on** EWT and the genres of GUM whose texts are public domain, CC BY or CC BY-SA (syntax
and names), UNER-EWT, wikigold and CrossNER politics (names). **Tested on** PUD, UNER-PUD and the
test parts of EWT, UNER-EWT and GUM, none of which was trained on. Word vectors are GloVe 6B.

| figure (0 to 100) | value |
|---|---|
{rows}
Heads and labels are scored on the treebank's tokens without punctuation; roles are pairs of verb
and head word as `newsflow.language.roles` reads them from the gold and from the parsed tree; names
are exact, from sentences as written; sentences are their ends in whole texts.

**Licence**: treat the weights as CC BY-SA 4.0; see LICENSES_SOURCES. **Not for** other languages,
speech, or deciding about people: names are wrong about one time in four.
"""
