"""What a quotation is before its speaker is known by name."""

from __future__ import annotations

from dataclasses import dataclass

from newsflow.mentions.quote_cues import Cue
from newsflow.types import QuoteKind, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation as spans of the article."""

    kind: QuoteKind
    spans: tuple[Span, ...]
    """Its pieces, in order, without quotation marks; each may run over several sentences."""
    rule: str
    cue: Cue | None = None
    speaker: Span | None = None
    """Words that name the speaker: the cue's, or found without a cue."""
    speaker_head: int | None = None
    unbalanced: bool = False
    block: int = -1
    outer_end: int = 0
    """Where its last piece ends, closing mark included."""
    confidence: float = 1.0

    @property
    def start(self) -> int:
        """Where its first piece begins."""
        return self.spans[0].start
