"""Example tables: sentences, what a rule reads in them, and where it reads nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsflow.language import Language
from newsflow.mentions.reading import Reading, read
from tests.quality.bare import bare_article

_FOLDER = Path(__file__).parents[1] / "examples"
WEDNESDAY = date(2019, 5, 15)
"""The day of publication of all example reports."""


@dataclass(frozen=True, slots=True)
class Examples:
    """What one rule reads, and what it does not."""

    rule: str
    cases: tuple[dict[str, Any], ...]
    none: tuple[str, ...]


def examples(name: str) -> list[Examples]:
    """The table `name`.toml."""
    loaded = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    return [
        Examples(entry["rule"], tuple(entry["cases"]), tuple(entry["none"]))
        for entry in loaded["example"]
    ]


def reading_of(text: str, language: Language) -> Reading:
    """A report that is this text, of that Wednesday."""
    return read(bare_article(text, WEDNESDAY), language)
