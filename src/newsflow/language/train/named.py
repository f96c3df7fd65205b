"""Sentences with names marked, from four corpora brought to one scheme: PERSON, ORG, LOC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsflow.language.tables import words
from newsflow.language.train.treebanks import Tree

_UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
_GUM = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_CROSSNER = {
    "politician": "PERSON", "person": "PERSON", "scientist": "PERSON", "organisation": "ORG",
    "politicalparty": "ORG", "university": "ORG", "country": "LOC", "location": "LOC",
}  # fmt: skip
_TITLES = words(
    "president minister prime dr mr mrs ms sen rep senator king queen sir lord general gov "
    "governor chancellor secretary professor prof captain judge justice chairman ambassador "
    "prince princess pope bishop colonel major"
)
"""Words before a person's name that GUM counts in and we do not."""
_LINKS = frozenset({"of", "&", "-", "for"})
_TIGHT = frozenset([",", ".", "'s", ")", ":", ";", "?", "!", "%", "n't", "''", "-"])
_OPENING = frozenset(["(", "-", "$"])


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """Words `start` to `end` (half open) are a name of this kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence's words, whether white space follows each, and its names."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[Name, ...]

    @property
    def tags(self) -> list[str]:
        """`B-ORG I-ORG O`: one a word."""
        tags = ["O"] * len(self.words)
        for name in self.names:
            tags[name.start : name.end] = [f"I-{name.kind}"] * (name.end - name.start)
            tags[name.start] = f"B-{name.kind}"
        return tags


def names_of(tags: list[str]) -> tuple[Name, ...]:
    """Names from tags; an `I-` that continues nothing opens a name."""
    out, i = [], 0
    while i < len(tags):
        kind, j = tags[i][2:], i + 1
        while kind and j < len(tags) and tags[j] == f"I-{kind}":
            j += 1
        if kind:
            out.append(Name(i, j, kind))
        i = j
    return tuple(out)


def uner(path: Path) -> list[NamedSentence]:
    """Universal NER: words, tags, and the sentence as written in a comment."""
    out = []
    for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
        lines = block.splitlines()
        text = next((line[9:].strip() for line in lines if line.startswith("# text =")), "")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            forms = tuple(row[1] for row in rows)
            tags = [_mapped(row[2], _UNER) for row in rows]
            out.append(NamedSentence(forms, tuple(_spaces(forms, text)), names_of(tags)))
    return out


def wikigold(folder: Path) -> list[NamedSentence]:
    """Sentences of wikigold (Balasuriya et al. 2009), whose tags are all `I-`."""
    path = folder / "j/data/wikigold/CONLL-format/data/wikigold.conll.txt"
    return [_columns(rows, _UNER) for rows in _blocks(path)]


def crossner(folder: Path) -> list[NamedSentence]:
    """The politics part of CrossNER (Liu et al. 2021)."""
    parts = [folder / f"c/ner_data/politics/{split}.txt" for split in ("train", "dev", "test")]
    return [_columns(rows, _CROSSNER) for part in parts for rows in _blocks(part)]


def gum_names(tree: Tree) -> NamedSentence:
    """A tree of GUM with its named entities: mentions whose head is a proper noun."""
    found = sorted(
        (name for mention in _mentions(tree) if (name := _name(tree, mention)) is not None),
        key=lambda name: (name.start - name.end, name.start),
    )
    kept: list[Name] = []
    for name in found:  # the longest first; what it covers is not a name of its own
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return NamedSentence(
        tuple(w.form for w in tree.words), tuple(w.space for w in tree.words), tuple(sorted(kept))
    )


def _mapped(tag: str, kinds: dict[str, str]) -> str:
    kind = kinds.get(tag[2:])
    return f"{tag[:2]}{kind}" if kind else "O"


def _spaces(forms: tuple[str, ...], text: str) -> Iterator[bool]:
    at = 0
    for form in forms:
        found = text.find(form, at)
        at = at if found < 0 else found + len(form)
        yield found < 0 or text[at : at + 1] == " "


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
        rows = [line.split() for line in block.splitlines()]
        rows = [row for row in rows if len(row) > 1]
        if rows:
            yield rows


def _columns(rows: list[list[str]], kinds: dict[str, str]) -> NamedSentence:
    forms = tuple(row[0] for row in rows)
    tags = [_mapped(row[-1], kinds) for row in rows]
    spaces = tuple(
        following not in _TIGHT and form not in _OPENING
        for form, following in zip(forms, (*forms[1:], ""), strict=True)
    )
    return NamedSentence(forms, spaces, names_of(tags))


def _mentions(tree: Tree) -> Iterator[Name]:
    """GUM's mentions within one sentence, from the brackets in `Entity=`."""
    open_mentions: list[tuple[str, str, int]] = []
    for i, word in enumerate(tree.words):
        noted = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", noted[1] if noted else ""):
            if piece.startswith("("):
                number, kind = (*piece.strip("()").split("-"), "")[:2]
                open_mentions.append((number, kind, i))
            number = piece.strip("()").split("-")[0]
            if not piece.endswith(")"):
                continue
            for k in range(len(open_mentions) - 1, -1, -1):
                if open_mentions[k][0] == number:
                    _, kind, start = open_mentions.pop(k)
                    yield Name(start, i + 1, kind)
                    break


def _name(tree: Tree, mention: Name) -> Name | None:
    """The proper nouns around a mention's head."""
    kind = _GUM.get(mention.kind)
    inside = range(mention.start, mention.end)
    heads = [i for i in inside if tree.words[i].head not in inside]
    if kind is None or len(heads) != 1 or not _is_proper(tree, heads[0]):
        return None
    start, end = _leftwards(tree, heads[0], mention), _rightwards(tree, heads[0], mention)
    if kind == "PERSON":
        while start < end - 1 and _is_title(tree, start):
            start += 1
        if end - start == 1 and _is_title(tree, start):
            return None
    return Name(start, end, kind)


def _leftwards(tree: Tree, start: int, mention: Name) -> int:
    while start > mention.start:
        linked = tree.words[start - 1].form in _LINKS and start - 1 > mention.start
        if not _is_proper(tree, start - 1) and not (linked and _is_proper(tree, start - 2)):
            break
        start -= 1
    return start


def _rightwards(tree: Tree, head: int, mention: Name) -> int:
    end = head + 1
    while end < mention.end:
        form, goes_on = tree.words[end].form, end + 1 < mention.end and _is_proper(tree, end + 1)
        article = form == "the" and tree.words[end - 1].form == "of"
        if not _is_proper(tree, end) and not ((form in _LINKS or article) and goes_on):
            break
        end += 1
    return end


def _is_proper(tree: Tree, i: int) -> bool:
    return tree.words[i].xpos.startswith("NNP")


def _is_title(tree: Tree, i: int) -> bool:
    return tree.words[i].form.lower().strip(".") in _TITLES
