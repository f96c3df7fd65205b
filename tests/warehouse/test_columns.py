"""Values handed to DuckDB column by column come out as they went in."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from newsflow.errors import WarehouseError
from newsflow.warehouse import columns
from newsflow.warehouse.arrow import Handover
from newsflow.warehouse.columns import Column, column_of

_MOMENTS = st.datetimes()
_PLAIN = {
    "VARCHAR": st.text(st.characters(codec="utf-8"), max_size=40),
    "INTEGER": st.integers(-(2**31), 2**31 - 1),
    "BIGINT": st.integers(-(2**63), 2**63 - 1),
    "UBIGINT": st.integers(0, 2**64 - 1),
    "DOUBLE": st.floats(allow_nan=False),
    "BOOLEAN": st.booleans(),
    "DATE": st.dates(),
    "TIMESTAMP": _MOMENTS,
}
_KINDS = {
    **{kind: st.none() | values for kind, values in _PLAIN.items()},
    **{
        f"{kind}[]": st.none() | st.lists(st.none() | _PLAIN[kind], max_size=4)
        for kind in ("VARCHAR", "INTEGER", "DOUBLE")
    },
}
_TABLES = st.integers(1, 70).flatmap(
    lambda rows: st.lists(
        st.sampled_from(list(_KINDS)).flatmap(
            lambda kind: st.tuples(
                st.just(kind), st.lists(_KINDS[kind], min_size=rows, max_size=rows)
            )
        ),
        min_size=1,
        max_size=5,
    )
)


@any_of(_TABLES)
@settings(max_examples=60, deadline=None)
def test_any_values_come_out_as_they_went_in(table: list[tuple[str, list[object]]]) -> None:
    given = Handover(  # noqa: F841
        {f"c{place}": column_of(kind, values) for place, (kind, values) in enumerate(table)}
    )
    with duckdb.connect() as con:
        found = con.execute("select * from given")
        kinds = [str(column[1]) for column in found.description or ()]

        assert found.fetchall() == list(zip(*(values for _, values in table), strict=True))
        assert kinds == [kind for kind, _ in table]


def test_more_rows_than_duckdb_takes_at_once_come_out_in_their_order() -> None:
    texts = [f"text {number}" if number % 3 else None for number in range(10_000)]
    given = Handover({"text": column_of("VARCHAR", texts)})  # noqa: F841
    with duckdb.connect() as con:
        found = con.execute("select * from given").fetchall()

    assert found == [(text,) for text in texts]


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        (
            "VARCHAR",
            ("a", None, "bc"),
            Column(
                format="u",
                length=3,
                nulls=1,
                validity=b"\x05",
                offsets=b"\0\0\0\0\1\0\0\0\1\0\0\0\3\0\0\0",
                values=b"abc",
            ),
        ),
        (
            "DATE",
            (date(1970, 1, 2), date(1969, 12, 31)),
            Column(format="tdD", length=2, values=b"\1\0\0\0\xff\xff\xff\xff"),
        ),
        ("BOOLEAN", (True, False, True), Column(format="b", length=3, values=b"\x05")),
        (
            "INTEGER[]",
            ([7], None),
            Column(
                format="+l",
                length=2,
                nulls=1,
                validity=b"\x01",
                offsets=b"\0\0\0\0\1\0\0\0\1\0\0\0",
                items=Column(format="i", length=1, values=b"\7\0\0\0"),
            ),
        ),
    ],
)
def test_columns_are_laid_out_as_arrow_says(
    kind: str, values: tuple[object, ...], expected: Column
) -> None:
    assert column_of(kind, values) == expected


def test_more_text_than_offsets_can_count_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_MOST", 5)
    with pytest.raises(WarehouseError, match="more text than can be written at once"):
        column_of("VARCHAR", ["four", "more"])
