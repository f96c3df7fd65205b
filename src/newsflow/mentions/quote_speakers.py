"""Which entity the words that name a speaker mean."""

from __future__ import annotations

from newsflow.mentions.quote_drafts import Draft
from newsflow.types import Entity, EntityKind, EntityMention, Span


def speaker_of_draft(
    draft: Draft, entities: tuple[Entity, ...], mentions: tuple[EntityMention, ...]
) -> int | None:
    """Ordinal of the entity that says a quotation."""
    if draft.speaker is None:
        return None
    return entity_of(draft.speaker, entities, mentions, head=draft.speaker_head)


def entity_of(
    span: Span,
    entities: tuple[Entity, ...],
    mentions: tuple[EntityMention, ...],
    *,
    head: int | None = None,
) -> int | None:
    """The entity of a noun phrase: the person it names, else what its head names."""
    inside = [m for m in mentions if m.span.overlaps(span)]
    people = [m for m in inside if entities[m.entity].kind is EntityKind.PERSON]
    if people:
        # `Foreign Ministry spokeswoman Maria Lund`; of `Lund's lawyer Ake Berg` the last.
        return max(people, key=lambda m: (m.span.end, len(m.text))).entity
    at = span.end - 1 if head is None else head
    named = [m for m in inside if m.span.start <= at < m.span.end]
    return max(named, key=lambda m: len(m.text)).entity if named else None
