"""An article taken apart once, for all extractors: sentences, trees, clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from rapidfuzz import fuzz, process
from spacy.tokens import Doc

from newsflow.language import Language, roles, split_sentences
from newsflow.language.tree import Tree
from newsflow.mentions.word_signs import signs_in
from newsflow.text import fold, straighten
from newsflow.types import Article, Sentence, Span, Zone

PARSED_ZONES = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY})
"""Zones whose sentences are parsed; the others are short and stereotyped."""

_REPEATING_ZONES = frozenset({Zone.STANDFIRST, Zone.CAPTION})
_REPEAT_SCORE = 88
"""Token-set similarity (0–100) from which a standfirst or caption repeats a sentence."""
_SHORT = 3
"""Words up to which a standfirst or caption repeats none."""


@dataclass(frozen=True)
class Reading:
    """One article with its sentences and their trees.

    `docs[i]` belongs to `sentences[i]`; it is none for zones that are not parsed.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    docs: tuple[Doc | None, ...]

    @cached_property
    def trees(self) -> tuple[Tree | None, ...]:
        """The documents as rules read them."""
        return tuple(Tree(doc) if doc is not None else None for doc in self.docs)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The sentences with plain quotation marks, hyphens and spaces; offsets hold."""
        return tuple(straighten(sentence.text) for sentence in self.sentences)

    @cached_property
    def signs(self) -> tuple[frozenset[str], ...]:
        """What the words of each sentence give away: kinds of times, `number`, `office`."""
        return tuple(signs_in(text.lower()) for text in self.texts)

    @cached_property
    def clauses(self) -> tuple[tuple[roles.Clause, ...], ...]:
        """The clauses of each sentence, empty where it is not parsed."""
        return tuple(roles.clauses(tree) if tree is not None else () for tree in self.trees)

    def nominal(self, sentence: int, place: int) -> roles.Nominal | None:
        """The nominal whose noun is a token of a sentence; none for tokens that are no nouns."""
        found = self._nominals[sentence]
        return None if found is None else found.at(place)

    @cached_property
    def _nominals(self) -> tuple[roles.Nominals | None, ...]:
        return tuple(roles.nominals(tree) if tree is not None else None for tree in self.trees)

    @cached_property
    def vocabularies(self) -> tuple[frozenset[str], ...]:
        """The words of each parsed sentence in small letters, and their base forms."""
        return tuple(
            frozenset(w for t in tree or () for w in (t.lower_, t.lemma_ or t.lower_))
            for tree in self.trees
        )

    def span(self, sentence: int, start: int, end: int) -> Span:
        """Offsets in the article of tokens `start` to `end` (half open) of a parsed sentence."""
        tree = self.trees[sentence]
        if tree is None:
            raise ValueError(f"sentence {sentence} is not parsed")
        base = self.sentences[sentence].span.start
        last = tree[end - 1]
        return Span(base + tree[start].idx, base + last.idx + len(last.text))

    def phrase_span(self, sentence: int, phrase: roles.Phrase) -> Span:
        """Offsets in the article of a phrase of a parsed sentence."""
        return self.span(sentence, phrase.start, phrase.end)

    def sentence_at(self, offset: int) -> int | None:
        """Ordinal of the sentence that covers an offset."""
        at = bisect_right(self._ends, offset)
        if at < len(self.sentences) and self.sentences[at].span.start <= offset:
            return self.sentences[at].ordinal
        return None

    def sentences_in(self, span: Span) -> Sequence[Sentence]:
        """The sentences that share a character with a span."""
        first = bisect_right(self._ends, span.start)
        after = bisect_left(self._starts, span.end)
        return self.sentences[first:after]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _ends(self) -> list[int]:
        return [sentence.span.end for sentence in self.sentences]


def read(article: Article, language: Language) -> Reading:
    """Split an article into sentences and parse those that can carry a mention."""
    return read_all([article], language)[0]


def read_all(articles: Sequence[Article], language: Language) -> list[Reading]:
    """As `read`, several articles at once, which takes less time than one by one."""
    split = [_mark_repeats(_sentences(article)) for article in articles]
    # Repeats are parsed too: their figures and times are mentions of their own.
    wanted = [[s for s in sentences if s.zone in PARSED_ZONES] for sentences in split]
    docs = language.parse_texts([[s.text for s in sentences] for sentences in wanted])
    return [
        Reading(article, sentences, tuple(parsed.get(s.ordinal) for s in sentences))
        for article, sentences, kept, own in zip(articles, split, wanted, docs, strict=True)
        for parsed in [{s.ordinal: doc for s, doc in zip(kept, own, strict=True)}]
    ]


def _sentences(article: Article) -> tuple[Sentence, ...]:
    out: list[Sentence] = []
    for block in article.zones:
        whole = block.zone not in PARSED_ZONES
        for span in [block.span] if whole else split_sentences(article.text, block.span):
            out.append(
                Sentence(
                    ordinal=len(out),
                    zone=block.zone,
                    span=span,
                    text=span.of(article.text),
                    paragraph=block.paragraph,
                )
            )
    return tuple(out)


def _mark_repeats(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Point each standfirst or caption at the sentence it repeats, a doubled one at the first."""
    if not any(s.zone in _REPEATING_ZONES for s in sentences):
        return sentences
    folded = [fold(s.text) for s in sentences]
    bodies = [s.ordinal for s in sentences if s.zone is Zone.BODY]
    earlier: list[int] = []
    out = []
    for s in sentences:
        repeats = None
        if s.zone in _REPEATING_ZONES:
            repeats = _find_repeated(folded, s.ordinal, [*bodies, *earlier])
            earlier.append(s.ordinal)
        out.append(s if repeats is None else replace(s, repeats=repeats))
    return tuple(out)


def _find_repeated(folded: Sequence[str], number: int, others: Sequence[int]) -> int | None:
    """Which of the others a sentence is most like, the first of those that are equally so."""
    if len(folded[number].split()) <= _SHORT:
        return None
    scores = process.cdist(
        [folded[number]],
        [folded[i] for i in others],
        scorer=fuzz.token_set_ratio,
        score_cutoff=_REPEAT_SCORE,  # below it a score is 0, and soon known
        dtype=np.float64,
    )
    scored = [(score, -i) for score, i in zip(scores[0].tolist(), others, strict=True)]
    score, place = max(scored, default=(0.0, 0))
    return -place if score >= _REPEAT_SCORE else None
