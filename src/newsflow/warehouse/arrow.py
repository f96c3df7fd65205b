"""Columns that DuckDB reads where they lie, by Arrow's C data interface.

Reading the same values from JSON costs DuckDB four times as much, and Python lists a hundred times.
The interface is three structures of C, so that no library is needed:
https://arrow.apache.org/docs/format/CDataInterface.html and …/CStreamInterface.html.
All memory stays ours. Whoever hands columns over keeps the `Handover` until DuckDB has answered,
and releasing, which DuckDB asks for, only marks its own copy as released.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from ctypes import CFUNCTYPE, Structure, c_char_p, c_int, c_int64, c_void_p
from typing import Any, ClassVar

from newsflow.warehouse.columns import Column


class Handover:
    """Columns of equal length; DuckDB selects from the variable that holds this."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        """Keep the columns, and all that C will be told of them."""
        self._columns = columns
        self._told: list[object] = []

    def __arrow_c_schema__(self) -> object:
        """Names and types."""
        return _capsule(self._kept(self._schema()), b"arrow_schema")

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A stream of one array; a wish for another schema may go unheard, says the standard."""
        del requested_schema
        left = [self._array()]

        def get_schema(_stream: int, out: int) -> int:
            _put(self._schema(), out)
            return 0

        def get_next(_stream: int, out: int) -> int:
            _put(left.pop() if left else _Array(), out)
            return 0

        calls = (_GET(get_schema), _GET(get_next), _LAST_ERROR, _RELEASE_STREAM)
        self._told.extend(calls)
        return _capsule(self._kept(_Stream(*map(_address, calls))), b"arrow_array_stream")

    def _schema(self) -> _Schema:
        fields = [self._field(name, column) for name, column in self._columns.items()]
        return self._described("", "+s", fields)

    def _field(self, name: str, column: Column) -> _Schema:
        items = [] if column.items is None else [self._field("item", column.items)]
        return self._described(name, column.format, items)

    def _described(self, name: str, form: str, children: Sequence[_Schema]) -> _Schema:
        schema = _Schema(
            format=form.encode(),
            name=name.encode(),
            flags=_NULLABLE,
            n_children=len(children),
            children=self._pointers(children),
            release=_address(_RELEASE_SCHEMA),
        )
        self._told.append(schema)
        return schema

    def _array(self) -> _Array:
        rows = next(iter(self._columns.values())).length
        return self._laid_out(rows, 0, [None], [self._part(c) for c in self._columns.values()])

    def _part(self, column: Column) -> _Array:
        buffers = [column.validity, *(b for b in (column.offsets, column.values) if b is not None)]
        items = [] if column.items is None else [self._part(column.items)]
        return self._laid_out(column.length, column.nulls, buffers, items)

    def _laid_out(
        self, rows: int, nulls: int, buffers: Sequence[bytes | None], children: Sequence[_Array]
    ) -> _Array:
        told = self._kept((c_char_p * len(buffers))(*buffers))
        array = _Array(
            length=rows,
            null_count=nulls,
            n_buffers=len(buffers),
            buffers=ctypes.addressof(told),
            n_children=len(children),
            children=self._pointers(children),
            release=_address(_RELEASE_ARRAY),
        )
        self._told.append(array)
        return array

    def _pointers(self, those: Sequence[Structure]) -> int | None:
        addresses = (c_void_p * len(those))(*map(ctypes.addressof, those))
        return ctypes.addressof(self._kept(addresses)) if those else None

    def _kept(self, told: Any) -> Any:
        self._told.append(told)
        return told


class _Schema(Structure):
    """`ArrowSchema`."""

    _fields_: ClassVar = [
        ("format", c_char_p),
        ("name", c_char_p),
        ("metadata", c_char_p),
        ("flags", c_int64),
        ("n_children", c_int64),
        ("children", c_void_p),
        ("dictionary", c_void_p),
        ("release", c_void_p),
        ("private_data", c_void_p),
    ]


class _Array(Structure):
    """`ArrowArray`."""

    _fields_: ClassVar = [
        ("length", c_int64),
        ("null_count", c_int64),
        ("offset", c_int64),
        ("n_buffers", c_int64),
        ("n_children", c_int64),
        ("buffers", c_void_p),
        ("children", c_void_p),
        ("dictionary", c_void_p),
        ("release", c_void_p),
        ("private_data", c_void_p),
    ]


class _Stream(Structure):
    """`ArrowArrayStream`."""

    _fields_: ClassVar = [
        ("get_schema", c_void_p),
        ("get_next", c_void_p),
        ("get_last_error", c_void_p),
        ("release", c_void_p),
        ("private_data", c_void_p),
    ]


_NULLABLE = 2

_GET = CFUNCTYPE(c_int, c_void_p, c_void_p)
_TELL = CFUNCTYPE(c_void_p, c_void_p)
_RELEASE = CFUNCTYPE(None, c_void_p)

# These live as long as the process: DuckDB may release what it read after we forgot it.
_LAST_ERROR = _TELL(lambda _stream: None)
_RELEASE_SCHEMA = _RELEASE(lambda place: _forget(place, _Schema))
_RELEASE_ARRAY = _RELEASE(lambda place: _forget(place, _Array))
_RELEASE_STREAM = _RELEASE(lambda place: _forget(place, _Stream))


def _forget(place: int, kind: type[Structure]) -> None:
    """Mark a structure as released, which is all there is to do."""
    kind.from_address(place).release = None


def _put(told: Structure, place: int) -> None:
    ctypes.memmove(place, ctypes.addressof(told), ctypes.sizeof(told))


def _address(call: Any) -> int | None:
    return ctypes.cast(call, c_void_p).value


_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype = ctypes.py_object
_new_capsule.argtypes = [c_void_p, c_char_p, c_void_p]


def _capsule(told: Structure, name: bytes) -> object:
    """A capsule without a destructor: the structure is ours."""
    return _new_capsule(ctypes.addressof(told), name, None)
