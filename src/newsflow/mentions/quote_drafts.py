"""What a quotation is before its speaker is known by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsflow.mentions.quote_cues import Cue
from newsflow.types import QuoteKind, Span


class QuoteRule(StrEnum):
    """What a rule matches; each has its examples in `tests/examples/quotes.toml`."""

    AFTER = "<quotation>, <speaker> <verb of saying>"
    BEFORE = "<speaker> <verb of saying>: <quotation>"
    DASH = "<quotation> — <speaker>"
    LABEL = "<speaker>: <quotation>"
    SUBJECT = "<subject>. <quotation>"
    TRANSCRIPT = "<SPEAKER>: <words of a transcript>"
    PARTIAL = "<verb of saying> … <quoted words>"
    THAT = "<verb of saying> that <reported speech>"
    BARE = "<verb of saying> <reported speech>"
    COLON = "<verb of saying>: <reported speech>"
    WHETHER = "<verb of saying> whether <reported speech>"
    PROMISE = "<verb of promising> to <reported speech>"
    URGING = "<verb of urging> <hearer> to <reported speech>"
    NOUN = "<verb of saying> <noun phrase>"
    POST = "<reported speech>, <speaker> <verb of saying>"
    AMID = "<reported speech>, <speaker> <verb of saying>, <reported speech>"
    SOURCE = "according to <speaker> <reported speech>"


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation as spans of the article."""

    kind: QuoteKind
    spans: tuple[Span, ...]
    """Its pieces, in order, without quotation marks; each may run over several sentences."""
    rule: QuoteRule
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
