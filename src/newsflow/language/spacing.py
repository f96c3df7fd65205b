"""Runs of white space: read as one space, and put back so that offsets hold.

Treebanks have none, so a tagger takes the token that spaCy makes of them for a word.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from newsflow.text import straighten

_LAST_SPACE = 0x3000
"""Unicode has no white space beyond the ideographic space."""
_SPACES = {code: " " for code in range(_LAST_SPACE + 1) if chr(code).isspace()}
_RUN = re.compile(r"\s{2,}|^\s+")
_SPACE_TAG, _SPACE_LABEL = "_SP", "dep"


def plain(text: str) -> str:
    """A text with plain quotes, hyphens and spaces, character for character."""
    straight = straighten(text)
    # Of all white space only the space itself counts as printable.
    return straight if straight.isprintable() else straight.translate(_SPACES)


def compact(text: str) -> str:
    """A plain text with one space for each run of them."""
    return _RUN.sub(lambda run: " " if run.start() else "", text)


def spaced_out(doc: Doc, text: str) -> Doc:
    """The document of a compacted text as one of the text itself.

    Each run of spaces beyond the first becomes a token that hangs on the word before it.
    """
    words, spaces, places, at = [], [], [], 0
    for token in doc:
        start = text.index(token.text, at)
        if start > at:
            words.append(text[at:start])
            spaces.append(False)
        places.append(len(words))
        at = start + len(token.text)
        space = text[at : at + 1] == " "
        words.append(token.text)
        spaces.append(space)
        at += space
    return _rebuilt(doc, words, spaces, places)


def _rebuilt(doc: Doc, words: list[str], spaces: list[bool], places: list[int]) -> Doc:
    """`doc` with more words; `places` says where each of its own went."""
    count = len(words)
    tags, labels, lemmas = [_SPACE_TAG] * count, [_SPACE_LABEL] * count, [""] * count
    heads = [max(0, at - 1) for at in range(count)]
    if places and places[0] > 0:
        heads[0] = places[0]
    for token, place in zip(doc, places, strict=True):
        tags[place], labels[place], lemmas[place] = token.tag_, token.dep_, token.lemma_
        heads[place] = places[token.head.i]
    wider = Doc(
        doc.vocab, words=words, spaces=spaces, tags=tags, deps=labels, heads=heads, lemmas=lemmas
    )
    wider.set_ents(
        [
            DocSpan(wider, places[name.start], places[name.end - 1] + 1, label=name.label_)
            for name in doc.ents
        ]
    )
    return wider
