"""Values of one column as Arrow lays them out: bits for what is there, offsets, and the values.

Bytes only, so that another process may make them. The layout is Arrow's:
https://arrow.apache.org/docs/format/Columnar.html.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any

import numpy as np

from newsflow.errors import WarehouseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; parts that its type does not have are none."""

    format: str
    """Its type in Arrow's letters: `u` text, `i` integers of 32 bits, `+l` lists …"""
    length: int
    nulls: int = 0
    validity: bytes | None = None
    """A bit for each value that is there; none when all are."""
    offsets: bytes | None = None
    """Where each text or list begins; one more than there are values."""
    values: bytes | None = None
    items: Column | None = None
    """The members of all lists, one list after the other."""


def column_of(kind: str, values: Sequence[Any]) -> Column:
    """Values of a column that DuckDB calls by this type; a missing one is `None`."""
    if kind.endswith("[]"):
        return _lists(kind.removesuffix("[]"), values)
    form, lay_out, filler = _KINDS[kind]
    nulls = values.count(None) if None in values else 0
    validity = _bits([value is not None for value in values]) if nulls else None
    whole = [filler if value is None else value for value in values] if nulls else values
    offsets, laid_out = lay_out(whole)
    return Column(
        format=form,
        length=len(values),
        nulls=nulls,
        validity=validity,
        offsets=offsets,
        values=laid_out,
    )


def _lists(kind: str, values: Sequence[Sequence[Any] | None]) -> Column:
    missing = None in values
    whole = [value or () for value in values]
    return Column(
        format="+l",
        length=len(values),
        nulls=values.count(None) if missing else 0,
        validity=_bits([value is not None for value in values]) if missing else None,
        offsets=_offsets(list(map(len, whole))),
        items=column_of(kind, list(chain.from_iterable(whole))),
    )


_LaidOut = tuple[bytes | None, bytes]


def _texts(values: Sequence[str]) -> _LaidOut:
    joined = "".join(values)
    told = joined.encode()
    if len(told) == len(joined):
        return _offsets(list(map(len, values))), told
    return _offsets([len(value.encode()) for value in values]), told


def _bytes(values: Sequence[bytes]) -> _LaidOut:
    return _offsets(list(map(len, values))), b"".join(values)


def _numbers(kind: str) -> Callable[[Sequence[Any]], _LaidOut]:
    return lambda values: (None, np.array(values, kind).tobytes())


def _booleans(values: Sequence[bool]) -> _LaidOut:
    return None, _bits(values)


def _days(values: Sequence[date]) -> _LaidOut:
    return _numbers("i4")([value.toordinal() - _EPOCH.toordinal() for value in values])


def _moments(values: Sequence[datetime]) -> _LaidOut:
    return _numbers("i8")([(value - _EPOCH) // _MICROSECOND for value in values])


_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the tables keep UTC without saying so
_MICROSECOND = timedelta(microseconds=1)

_KINDS: Mapping[str, tuple[str, Callable[[Sequence[Any]], _LaidOut], object]] = {
    "VARCHAR": ("u", _texts, ""),
    "BLOB": ("z", _bytes, b""),
    "INTEGER": ("i", _numbers("i4"), 0),
    "BIGINT": ("l", _numbers("i8"), 0),
    "UBIGINT": ("L", _numbers("u8"), 0),
    "DOUBLE": ("g", _numbers("f8"), 0.0),
    "BOOLEAN": ("b", _booleans, False),
    "DATE": ("tdD", _days, _EPOCH),
    "TIMESTAMP": ("tsu:", _moments, _EPOCH),
}
"""Format, layout and what stands where a value is missing, by DuckDB's name of the type."""


def _offsets(lengths: Sequence[int]) -> bytes:
    offsets = np.zeros(len(lengths) + 1, "i8")
    np.cumsum(lengths, out=offsets[1:])
    if offsets[-1] > _MOST:
        raise WarehouseError(
            "a batch has more text than can be written at once", advice="load fewer pages at a time"
        )
    return offsets.astype("i4").tobytes()


_MOST = 2**31 - 1


def _bits(flags: Sequence[bool]) -> bytes:
    return np.packbits(np.array(flags, bool), bitorder="little").tobytes()
