"""What a rule of time is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from newsflow.mentions.time_values import Frame, Time


@dataclass(frozen=True)
class Rule:
    """A name written as what it matches, a pattern, and what it makes of a match."""

    name: str
    pattern: str
    produce: Callable[[re.Match[str], Frame], Time | None]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern between word boundaries; a space is any white space."""
        spaced = re.sub(r"(?<!\\) (?![?*+])", r"\\s+", self.pattern)
        return re.compile(rf"(?<![\w$£€])(?:{spaced})(?![\w%])", re.IGNORECASE)
