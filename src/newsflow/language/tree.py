"""A parsed sentence as plain Python objects: what rules read, ten times as fast as spaCy's tokens.

spaCy makes a token anew each time it is asked for one, and looks each string up; rules ask for
every word dozens of times. Here both are done once. Names of attributes and their meaning are
spaCy's, so that rules read alike over both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, overload
from weakref import proxy

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LOWER, ORTH, SPACY, TAG
from spacy.tokens import Doc
from spacy.tokens import Token as DocToken

from newsflow.language.grammar import Phrase
from newsflow.language.strings import strings_of

_COLUMNS = [ORTH, LOWER, TAG, DEP, LEMMA, ENT_TYPE, IDX, HEAD, ENT_IOB, SPACY]
"""The first six are keys of strings."""
_HEAD = _COLUMNS.index(HEAD)
_OPENS, _GOES_ON = 3, 1
"""Words that begin and continue a name, in spaCy's count."""


class Token:
    """A word with its tag, its label and what hangs on it, in the order of the sentence."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "lefts", "lemma_", "lower_", "phrase",
        "rights", "tag_", "text",
    )  # fmt: skip

    children: tuple[Token, ...]
    """What hangs on the word, first to the left, then to the right."""
    dep_: str
    doc: Tree
    head: Token
    i: int
    idx: int
    lefts: tuple[Token, ...]
    lemma_: str
    lower_: str
    phrase: Phrase | None
    """The noun phrase that it is the head of, once somebody asked."""
    rights: tuple[Token, ...]
    tag_: str
    text: str

    @property
    def n_lefts(self) -> int:
        """How much hangs on the word to its left."""
        return len(self.lefts)

    @property
    def n_rights(self) -> int:
        """How much hangs on the word to its right."""
        return len(self.rights)

    @property
    def left_edge(self) -> Token:
        """The first word of all that hangs on this one."""
        return self.doc[self.doc.source[self.i].left_edge.i] if self.lefts else self

    @property
    def right_edge(self) -> Token:
        """The last word of all that hangs on this one."""
        return self.doc[self.doc.source[self.i].right_edge.i] if self.rights else self

    @property
    def is_punct(self) -> bool:
        """Whether the word is a punctuation mark."""
        return bool(self.doc.source[self.i].is_punct)

    def nbor(self, by: int) -> Token:
        """The word so many places further on; raises `IndexError` where there is none."""
        if not 0 <= self.i + by < len(self.doc):
            raise IndexError(f"no word {by} places from word {self.i}")
        return self.doc[self.i + by]


class Name(NamedTuple):
    """A name in a sentence, as the pipeline labelled it."""

    text: str
    label_: str
    start_char: int
    end_char: int


class Tree:
    """The words of one sentence, linked. Made of a document that is not changed afterwards."""

    __slots__ = ("__weakref__", "_tokens", "ents", "source", "text")

    def __init__(self, source: Doc) -> None:
        """Read a document once."""
        self.source = source
        self._tokens: list[Token] = []
        self.text = ""
        self.ents: tuple[Name, ...] = ()
        self._tokens = self._linked(source)

    def _linked(self, source: Doc) -> list[Token]:
        rows = source.to_array(_COLUMNS)
        heads = (rows[:, _HEAD].view(np.int64) + np.arange(len(rows))).tolist()
        *keys, places, _, marks, spaced = rows.T.tolist()
        string = strings_of(source.vocab).__getitem__
        texts, lows, tags, labels, lemmas, kinds = (map(string, column) for column in keys)
        words = [*texts]
        self.text = "".join(
            [f"{word} " if space else word for word, space in zip(words, spaced, strict=True)]
        )
        tokens = [Token() for _ in words]
        itself = proxy(self)
        columns = zip(tokens, words, lows, tags, labels, lemmas, places, heads, strict=True)
        for i, (token, word, low, tag, label, lemma, place, head) in enumerate(columns):
            token.doc, token.i, token.idx, token.head = itself, i, place, tokens[head]
            token.text, token.lower_, token.lemma_ = word, low, lemma
            token.tag_, token.dep_, token.phrase = tag, label, None
            token.lefts = token.rights = token.children = ()
        _hang(tokens, heads)
        if any(marks):
            self.ents = tuple(self._names(tokens, [*zip(kinds, marks, strict=True)]))
        return tokens

    def _names(self, tokens: list[Token], marks: list[tuple[str, int]]) -> Iterator[Name]:
        for first, (label, mark) in enumerate(marks):
            if mark != _OPENS or not label:
                continue
            last = first
            while last + 1 < len(tokens) and marks[last + 1][1] == _GOES_ON:
                last += 1
            start, end = tokens[first].idx, tokens[last].idx + len(tokens[last].text)
            yield Name(self.text[start:end], label, start, end)

    def __del__(self) -> None:
        # Words that point at each other would wait for the garbage collector, which is costly.
        for token in self._tokens:
            token.lefts = token.rights = token.children = ()
            del token.head

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        return self._tokens[at]


def _hang(tokens: list[Token], heads: list[int]) -> None:
    """Give each word what hangs on it."""
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    for i, head in enumerate(heads):
        if i != head:
            (lefts if i < head else rights).setdefault(head, []).append(tokens[i])
    for head, hanging in lefts.items():
        tokens[head].lefts = tokens[head].children = tuple(hanging)
    for head, hanging in rights.items():
        tokens[head].rights = tuple(hanging)
        tokens[head].children += tokens[head].rights


AnyToken = Token | DocToken
AnyDoc = Tree | Doc


def tree_of(doc: AnyDoc) -> Tree:
    """The tree of a document; a tree as it is."""
    return doc if isinstance(doc, Tree) else Tree(doc)


def source_of(doc: AnyDoc) -> Doc:
    """The document of a tree; a document as it is."""
    return doc.source if isinstance(doc, Tree) else doc
