"""Records with other values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

Record = TypeVar("Record")


def changed(record: Record, **values: Any) -> Record:
    """A frozen record with these values; itself where it has them already, which most have."""
    for name, value in values.items():
        if getattr(record, name) != value:
            return replace(record, **values)  # type: ignore[type-var]
    return record
