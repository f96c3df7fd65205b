"""A name found in a report, on its way to a mention of an entity."""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.types import EntityForm, EntityKind, Geo, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mention whose entity is a key, equal for all mentions of one entity."""

    sentence: int
    span: Span
    text: str
    rule: str
    key: str
    """The entity's id across reports."""
    kind: EntityKind
    form: EntityForm
    name: str
    """The entity's name as this mention gives it."""
    country: str | None = None
    sector: str | None = None
    geo: Geo | None = None
    titles: tuple[str, ...] = ()
    confidence: float = 1.0
    basis: str = ""


def by_place(found: Found) -> tuple[int, int]:
    """What puts mentions in the order of the text."""
    return found.span.start, found.span.end
