"""A name where a sentence has it."""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.mentions.known import Known
from newsflow.types import EntityForm, EntityKind, Span


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a sentence. The span counts from the sentence's start."""

    span: Span
    words: tuple[str, ...]
    """The words of the name itself, without what the span adds (`terrorist group`)."""
    kind: EntityKind
    form: EntityForm
    rule: str
    known: Known | None = None
    before: str = ""
    """Words right before it that belong to it: `Russian President`."""
    sector: str | None = None
    noun: str | None = None
    """For a demonym, the noun it stands before: `friends`."""
