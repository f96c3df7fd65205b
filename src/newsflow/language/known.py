"""Rows of tables for what was met, filled as it is met."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Generic, TypeVar

_Key = TypeVar("_Key")


class Known(ABC, Generic[_Key]):
    """Numbers the rows of tables; when there is no room for more, all that was met is forgotten."""

    def __init__(self, most: int, first: int = 0) -> None:
        """Make room for so many rows, from a first one on; those before are of nothing met."""
        self._most, self._first = most, first
        self._room = 0
        self.begin(most)

    def rows(self, wanted: Iterable[_Key]) -> list[int]:
        """The row of each; rows of earlier calls may hold no longer."""
        keys = [*wanted]
        met = dict.fromkeys(keys)
        fresh = [key for key in met if key not in self._rows]
        if len(self._rows) + len(fresh) > self._room:
            fresh = [*met]
            self.begin(max(len(fresh), self._most))
        if fresh:
            start = self._first + len(self._rows)
            here = slice(start, start + len(fresh))
            self.learn(fresh, here)
            self._rows.update(zip(fresh, range(here.start, here.stop), strict=True))
        rows = self._rows
        return [rows[key] for key in keys]

    def begin(self, room: int) -> None:
        """Forget all that was met; the tables stay unless another room is wanted."""
        self._rows: dict[_Key, int] = {}
        if room != self._room:
            self._room = room
            self.make_room(self._first + room)

    @abstractmethod
    def make_room(self, rows: int) -> None:
        """Begin tables with so many rows; the system gives the room only as it is filled."""

    @abstractmethod
    def learn(self, fresh: list[_Key], here: slice) -> None:
        """Fill rows for what is met for the first time."""
