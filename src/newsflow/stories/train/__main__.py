"""Learn the weights of likeness from documents grouped by event.

    python -m newsflow.stories.train FOLDER [--write]

FOLDER holds `docs.jsonl`: id, story, date, title and text of each document.
Half of its stories, by the hash of their names, are learned from; the figures printed are of both
halves. `--write` puts the weights into the package; without it they are only printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from hashlib import md5
from pathlib import Path

from newsflow.stories import train
from newsflow.stories.train.documents import Document, read_documents
from newsflow.stories.train.likeness import FORMS, learn
from newsflow.stories.train.threshold import choose_bar, measure

_TARGET = Path(train.__file__).parents[1] / "weights.json"


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, print, and write if asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m newsflow.stories.train",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    own, held_out = halves(read_documents(options.folder / "docs.jsonl"))
    weights = learn(own)
    weights = replace(weights, join=choose_bar(own, weights))
    for form in FORMS:
        for half, documents in (("learned from", own), ("held out", held_out)):
            found = measure([form(document) for document in documents], weights, [weights.join])
            f1 = found[weights.join].f1
            sys.stdout.write(f"{form.__name__}\t{half}\tBCubed F1 {100 * f1:.2f}\n")
    text = json.dumps(asdict(weights), indent=2) + "\n"
    sys.stdout.write(text)
    if options.write:
        _TARGET.write_text(text, encoding="utf-8")


def halves(documents: Sequence[Document]) -> tuple[list[Document], list[Document]]:
    """The documents to learn from and those held out: a story is in one of them, whole."""
    parts: tuple[list[Document], list[Document]] = ([], [])
    for document in documents:
        digest = md5(document.story.encode(), usedforsecurity=False).hexdigest()
        parts[int(digest, 16) % 2].append(document)
    return parts


if __name__ == "__main__":
    main()
