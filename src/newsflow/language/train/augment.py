"""Sentences as news writes them: treebanks hold few headlines, and those with a full stop."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from newsflow.language.tables import words
from newsflow.text import straighten

SMALL_WORDS = words("a an the of in on at to for and or but as by with from over after vs")
"""Words that a headline in title case leaves small."""


def headlines(
    title: float, upper: float, lower: float, bare: float
) -> Callable[[Language, Example], Iterator[Example]]:
    """Give a share of sentences the case of a headline, and a share (`bare`) no full stop."""

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        doc = example.reference
        words = [straighten(token.text) for token in doc]
        draw = random.random()
        if draw < title:
            words = [in_title_case(word, at) for at, word in enumerate(words)]
        elif draw < title + upper:
            words = [word.upper() for word in words]
        elif draw < title + upper + lower:
            words = [word.lower() for word in words]
        size = len(words) - 1 if random.random() < bare and _has_stop(doc) else len(words)
        yield _example(nlp, doc, words[:size])

    return augment


registry.augmenters.register("newsflow.headlines.v1", func=headlines)


def in_title_case(word: str, at: int) -> str:
    """A word as a headline in title case writes it at this place of the sentence."""
    return word if at and word.lower() in SMALL_WORDS else word[:1].upper() + word[1:]


def _has_stop(doc: Doc) -> bool:
    last = doc[len(doc) - 1]
    return len(doc) > 2 and last.text == "." and last.head.i != last.i and last.n_lefts == 0


def _example(nlp: Language, doc: Doc, words: list[str]) -> Example:
    kept = doc[: len(words)]
    spaces = [bool(token.whitespace_) for token in kept]
    reference = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[token.tag_ for token in kept],
        heads=[token.head.i for token in kept],
        deps=[token.dep_ for token in kept],
        sent_starts=[at == 0 for at in range(len(words))],
    )
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), reference)
