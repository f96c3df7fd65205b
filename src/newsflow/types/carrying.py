"""How records travel from process to process: their values, in the order of their fields.

What Python makes for frozen classes with slots asks for the fields of each record again; a report
has five hundred of them, and taking it apart and together took as long as storing it.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

_Make = Callable[[type, tuple[Any, ...]], object]

_taken: dict[type, Callable[[object], tuple[Any, ...]]] = {}
_places: dict[type, tuple[Callable[[object, Any], None], ...]] = {}


def carry(record: type) -> None:
    """Have pickles of a dataclass with two fields or more and slots hold its values alone."""
    names = [field.name for field in fields(record)]
    _taken[record] = attrgetter(*names)
    # Straight into the slots: the class itself, frozen, lets nobody set a field.
    _places[record] = tuple(getattr(record, name).__set__ for name in names)
    copyreg.pickle(record, _parted)


def _parted(record: object) -> tuple[_Make, tuple[type, tuple[Any, ...]]]:
    kind = type(record)
    return _made, (kind, _taken[kind](record))


def _made(kind: type, values: tuple[Any, ...]) -> object:
    record: object = object.__new__(kind)
    for place, value in zip(_places[kind], values, strict=True):
        place(record, value)
    return record
