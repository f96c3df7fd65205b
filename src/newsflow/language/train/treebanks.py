"""Reading treebanks in CoNLL-U, and which of their texts are for what.

The folder holds, as their public repositories have them: UD_English-EWT (15d613d8) as `ewt/`,
gum (72ce5ac1) as `gum/`, UD_English-PUD (f16eba4a) as `en_pud-ud-test.conllu`, and for names
UNER_English-EWT (8ed072d) and UNER_English-PUD as `uner_*.iob2`, wikigold and CrossNER.
"""

from __future__ import annotations

import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsflow.errors import InputError
from newsflow.language.tables import words

ARCHIVE = "treebanks.tar.gz"
OPEN_GENRES = words("academic bio conversation court interview news speech textbook vlog voyage")
"""Genres of GUM whose texts are public domain, CC BY or CC BY-SA: those that may be trained on."""
NEWS_GENRES = frozenset({"interview", "news", "speech"})
_WITHHELD_GENRES = frozenset({"reddit"})
"""GUM holds no text for these."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a treebank. `head` counts from 0, -1 for the root."""

    form: str
    upos: str
    xpos: str
    head: int
    label: str
    misc: str
    space: bool
    """Whether white space follows."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank. `id` is its `sent_id`, `document` the text it is from."""

    id: str
    document: str
    opens_paragraph: bool
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as written, without white space around it."""
        return "".join(w.form + (" " if w.space else "") for w in self.words).rstrip()


@contextmanager
def opened(folder: Path) -> Iterator[Path]:
    """A folder of treebanks, unpacked for the while where it holds them as one archive.

    Raises `InputError` when there are none.
    """
    if (folder / "en_pud-ud-test.conllu").is_file():
        yield folder
        return
    archive = folder if folder.is_file() else folder / ARCHIVE
    if not archive.is_file():
        raise InputError("no treebanks here", key=str(folder), advice=f"put {ARCHIVE} there")
    with tempfile.TemporaryDirectory() as unpacked, tarfile.open(archive) as tar:
        tar.extractall(unpacked, filter="data")
        yield Path(unpacked)


def ewt(folder: Path, split: str) -> list[Tree]:
    """Trees of the web treebank: `train`, `dev` or `test`."""
    source = folder / "ewt" / "not-to-release"
    names = (source / "file-lists" / f"files.{split}").read_text("utf-8").split()
    return [tree for name in names for tree in read_conllu(source / "sources" / name)]


def gum(folder: Path, split: str, genres: frozenset[str] | None = OPEN_GENRES) -> list[Tree]:
    """Trees of GUM of some genres (all that hold text when none are given)."""
    listed = _gum_splits(folder)
    known = listed["dev"] | listed["test"]
    paths = sorted((folder / "gum" / "dep").glob("GUM_*.conllu"))
    out: list[Tree] = []
    for path in paths:
        genre = path.stem.split("_")[1]
        wanted = path.stem in listed[split] if split != "train" else path.stem not in known
        if wanted and genre not in _WITHHELD_GENRES and (genres is None or genre in genres):
            out += read_conllu(path)
    return out


def pud(folder: Path, *, news: bool) -> list[Tree]:
    """Trees of the parallel treebank; `news` leaves Wikipedia out. For testing only."""
    trees = read_conllu(folder / "en_pud-ud-test.conllu")
    return [tree for tree in trees if not news or tree.id.startswith("n")]


def _gum_splits(folder: Path) -> dict[str, set[str]]:
    splits: dict[str, set[str]] = {"train": set(), "dev": set(), "test": set()}
    current: set[str] = set()
    for line in (folder / "gum" / "splits.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            current = splits.setdefault(line[3:].strip(), set())
        elif line.startswith("  * "):
            current.add(line[4:].strip())
    return splits


def read_conllu(path: Path) -> list[Tree]:
    """The trees of a CoNLL-U file."""
    return list(parse_conllu(path.read_text("utf-8"), path.stem))


def parse_conllu(text: str, document: str = "") -> Iterator[Tree]:
    """The trees of a CoNLL-U text; empty nodes and ranges are left out, their spacing is kept."""
    for block in re.split(r"\n\s*\n", text):
        lines = block.splitlines()
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        document = _comment(comments, "newdoc id") or document
        opens = any(line.startswith(("# newpar", "# newdoc")) for line in comments)
        yield Tree(_comment(comments, "sent_id") or "", document, opens, tuple(_words(rows)))


def _comment(comments: list[str], name: str) -> str | None:
    start = f"# {name} = "
    return next((line[len(start) :].strip() for line in comments if line.startswith(start)), None)


def _words(rows: list[list[str]]) -> Iterator[Word]:
    """Words, with spacing taken from the range (`don't`) that covers them."""
    range_end, range_space = 0, True
    for row in rows:
        spaced = "SpaceAfter=No" not in row[9]
        if "." in row[0]:
            continue
        if "-" in row[0]:
            range_end, range_space = int(row[0].split("-")[1]), spaced
            continue
        number = int(row[0])
        space = spaced if number > range_end else range_space and number == range_end
        yield Word(row[1], row[3], row[4], int(row[6]) - 1, row[7], row[9], space)
