"""The strings of a vocabulary by their keys, each made once: spaCy makes one anew when asked."""

from __future__ import annotations

from typing import Any


class Strings(dict[int, str]):
    """The strings of one vocabulary that were asked for."""

    def __init__(self, store: Any) -> None:
        """Keep where strings are looked up: spaCy's `StringStore`."""
        super().__init__()
        self.store = store

    def __missing__(self, key: int) -> str:
        string: str = self.store[key]
        self[key] = string
        return string


_last = Strings(None)


def strings_of(vocab: Any) -> Strings:
    """The strings of a vocabulary; those of the last one are remembered."""
    global _last  # noqa: PLW0603 - a process reads with one vocabulary at a time
    found = _last
    if found.store is not vocab.strings:
        found = _last = Strings(vocab.strings)
    return found
