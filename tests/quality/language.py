"""The language suite: tags, trees, roles, sentences and names against treebanks' test sets.

The treebanks are those given to `make weights`: a folder or archive named by
`NEWSFLOW_TREEBANKS`, else `nlp` beside the measuring data.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from newsflow import language as languages
from newsflow.language.train.card import measure as figures_of
from newsflow.language.train.treebanks import opened
from tests.quality.core import Metric


def measure(folder: Path) -> Iterator[Metric]:
    """Figures of the shipped pipeline, in the order of the model card."""
    place = Path(os.environ.get("NEWSFLOW_TREEBANKS", folder.resolve().parent / "nlp"))
    with opened(place) as treebanks:
        for name, value in figures_of(languages.load(), treebanks).items():
            yield Metric(name, value)
