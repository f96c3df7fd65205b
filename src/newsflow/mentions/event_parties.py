"""Which entity a phrase of a sentence names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsflow.language.roles import Phrase
from newsflow.mentions.reading import Reading
from newsflow.types import Entity, EntityForm, EntityKind, EntityMention, Span

BEARERS = frozenset(
    "warship ship force troop soldier jet plane aircraft warplane army police officer official "
    "fighter militant rebel gunman spokesman spokeswoman spokesperson leader government "
    "authority diplomat lawmaker navy fleet crew team group unit target position "
    "stronghold base convoy military militia coalition insurgent extremist security "
    "president minister prime delegation side counterpart".split()
)
"""Heads that stand for the body named before them: `the Northern Fleet warships`."""

ROLE_NOUNS = frozenset("counterpart colleague president minister leader chancellor".split())
"""Nouns that a parse may part from the name they stand before."""

PLACES = frozenset({EntityKind.PLACE, EntityKind.COUNTRY})


@dataclass(frozen=True)
class Parties:
    """The entities of a report, found by where they are mentioned."""

    reading: Reading
    entities: tuple[Entity, ...]
    mentions: tuple[EntityMention, ...]

    def of(self, sentence: int, phrase: Phrase) -> EntityMention | None:
        """The mention that names a phrase: at its head, or before a head that stands for it."""
        doc = self.reading.trees[sentence]
        if doc is None:
            return None
        head = self.reading.span(sentence, phrase.head, phrase.head + 1)
        at_head = [
            m for m in self._begun(head.end - self._longest, head.start) if m.span.end >= head.end
        ]
        named = max(at_head, key=lambda m: m.span.end - m.span.start, default=None)
        if named is None or named.form is EntityForm.DEMONYM:
            named = self._behind(head.end) or named
        if named is not None:
            return named
        if (doc[phrase.head].lemma_ or doc[phrase.head].lower_).lower() not in BEARERS:
            return None
        whole = self.reading.phrase_span(sentence, phrase)
        inside = [m for m in self.within(whole) if m.span.end <= head.start]
        # The nearest to the head; of names within names the whole one.
        return max(inside, key=lambda m: (m.span.end, -m.span.start)) if inside else None

    def _behind(self, end: int) -> EntityMention | None:
        """The person named right behind a title: `her Finnish counterpart Aino Lahti`."""
        following = bisect_right(self._named, end, key=lambda m: m.span.start)
        if following == len(self._named):
            return None
        mention = self._named[following]
        between = self.reading.article.text[end : mention.span.start].strip()
        return mention if not between or between in ROLE_NOUNS else None

    def within(self, span: Span) -> list[EntityMention]:
        """Mentions within a span, in order."""
        return [m for m in self._begun(span.start, span.end) if m.span.end <= span.end]

    def places_in(self, span: Span) -> list[EntityMention]:
        """Mentions of places by name within a span, metonyms and demonyms apart."""
        return [
            m
            for m in self.within(span)
            if m.form is EntityForm.NAME and self.entities[m.entity].kind in PLACES
        ]

    @cached_property
    def _ordered(self) -> Sequence[EntityMention]:
        return sorted(self.mentions, key=lambda m: m.span.start)

    @cached_property
    def _named(self) -> Sequence[EntityMention]:
        """Persons by name."""
        return [
            m
            for m in self._ordered
            if m.form is EntityForm.NAME and self.entities[m.entity].kind is EntityKind.PERSON
        ]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [mention.span.start for mention in self._ordered]

    @cached_property
    def _longest(self) -> int:
        return max((m.span.end - m.span.start for m in self.mentions), default=0)

    def _begun(self, first: int, last: int) -> Sequence[EntityMention]:
        """Mentions that begin from one place in the text to another."""
        starts = self._starts
        return self._ordered[bisect_left(starts, first) : bisect_right(starts, last)]

    def is_place(self, mention: EntityMention | None) -> bool:
        """Whether a mention names a place, and not a government by it."""
        if mention is None or mention.form is not EntityForm.NAME:
            return False
        return self.entities[mention.entity].kind in PLACES
