"""`python -m newsflow.language.train FOLDER --out WEIGHTS`: train all, evaluate, write the card."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from newsflow.errors import NewsflowError
from newsflow.language.gazetteer import TABLE
from newsflow.language.names import MODEL, NETWORK
from newsflow.language.pipeline import load_own
from newsflow.language.sums import VERSION_FILE, WEIGHTS, write_sums
from newsflow.language.train.card import measure, write_card
from newsflow.language.train.names import train_names
from newsflow.language.train.syntax import train_syntax
from newsflow.language.train.treebanks import opened
from newsflow.language.vectors import VECTORS

_CARRIED = (
    "clusters.json.gz", "lemmas.json.gz", TABLE.name, VECTORS.name, "LICENSES_SOURCES", MODEL,
    NETWORK,
)  # fmt: skip
"""Files of the shipped weights that training reads or replaces."""


def main(arguments: list[str]) -> int:
    """Train from the command line; 0 when weights were written."""
    parser = argparse.ArgumentParser(prog="newsflow.language.train", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder of treebanks, or of treebanks.tar.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--version", default="5", help="name of these weights")
    parser.add_argument("--steps", type=int, help="fewer steps, for trying things out")
    parser.add_argument("--syntax", type=Path, help="keep this trained tagger and parser")
    options = parser.parse_args(arguments)
    try:
        _train(options)
    except NewsflowError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _train(options: argparse.Namespace) -> None:
    started = time.process_time()
    work: Path = options.out.with_name(options.out.name + ".new")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in _CARRIED:
        shutil.copyfile(WEIGHTS / name, work / name)
    (work / VERSION_FILE).write_text(options.version + "\n", "utf-8")
    with opened(options.treebanks) as treebanks:
        if options.syntax is None:
            train_syntax(treebanks, work / "syntax", steps=options.steps)
        else:
            shutil.copytree(options.syntax, work / "syntax")
        write_sums(work)
        train_names(treebanks, load_own(work), work)
        write_sums(work)
        figures = measure(load_own(work), treebanks)
    minutes = (time.process_time() - started) / 60
    note = "" if options.syntax is None else "; tagger and parser were trained before (`--syntax`)"
    write_card(work, figures, version=options.version, minutes=minutes, note=note)
    write_sums(work)
    shutil.rmtree(options.out, ignore_errors=True)
    work.rename(options.out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
