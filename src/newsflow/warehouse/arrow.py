"""Columns that DuckDB reads where they lie, as Arrow arrays.

Reading the same values from JSON costs DuckDB four times as much, and Python lists a hundred times.
nanoarrow tells DuckDB where the bytes are; they are laid out in `columns.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import nanoarrow

from newsflow.warehouse.columns import Column


class Handover:
    """Columns of equal length; DuckDB selects from the variable that holds this."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        """Take the columns over; their bytes are not copied."""
        kinds = {name: _kind(column) for name, column in columns.items()}
        rows = next(iter(columns.values())).length
        self._rows = nanoarrow.c_array_from_buffers(
            nanoarrow.struct(kinds), rows, [None], 0, children=map(_array, columns.values())
        )

    def __arrow_c_schema__(self) -> object:
        """Names and types."""
        return self._rows.schema.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A stream of one array, anew for whoever asks."""
        return nanoarrow.ArrayStream(self._rows).__arrow_c_stream__(requested_schema)


_KINDS = {
    "u": nanoarrow.string(),
    "z": nanoarrow.binary(),
    "i": nanoarrow.int32(),
    "l": nanoarrow.int64(),
    "L": nanoarrow.uint64(),
    "g": nanoarrow.float64(),
    "b": nanoarrow.bool_(),
    "tdD": nanoarrow.date32(),
    "tsu:": nanoarrow.timestamp("us"),
}


def _kind(column: Column) -> Any:
    return _KINDS[column.format] if column.items is None else nanoarrow.list_(_kind(column.items))


def _array(column: Column) -> Any:
    buffers = [column.validity, *(b for b in (column.offsets, column.values) if b is not None)]
    items = () if column.items is None else (_array(column.items),)
    return nanoarrow.c_array_from_buffers(
        _kind(column), column.length, buffers, column.nulls, children=items
    )
