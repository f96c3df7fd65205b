"""Whatever a report holds, it comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsflow.types import Article, Batch, Mention, Mentions, Report, Signature, Span
from newsflow.warehouse.append import append
from newsflow.warehouse.connection import Connection
from newsflow.warehouse.load import load_reports, load_signatures
from newsflow.warehouse.migrate import migrate
from newsflow.warehouse.prepare import prepare
from newsflow.warehouse.rows import extraction_id
from tests.warehouse.builders import NOON, RUN

_FLOATS = st.floats(allow_nan=False, allow_infinity=False)
_MOMENTS = st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30))  # noqa: DTZ001

st.register_type_strategy(int, st.integers(0, 2**31 - 1))
st.register_type_strategy(float, _FLOATS)
st.register_type_strategy(datetime, _MOMENTS.map(lambda moment: moment.replace(tzinfo=UTC)))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Span, st.builds(Span, st.integers(0, 99), st.integers(0, 99)))

REPORTS = st.builds(Report, article=st.from_type(Article), mentions=st.from_type(Mentions))
_NUMBERS = count()


@pytest.fixture(scope="module")
def con() -> Iterator[Connection]:
    """One warehouse in memory for all examples: each report is another."""
    with duckdb.connect() as opened:
        migrate(opened, now=NOON)
        yield opened


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(report=REPORTS, signature=st.from_type(Signature))
def test_any_report_comes_back_as_it_was(
    con: Connection, report: Report, signature: Signature
) -> None:
    report = _of_its_own(_numbered(report))
    append(con, prepare(Batch(run=RUN, reports=(report,)), sign=lambda _: signature), now=NOON)

    assert load_reports(con, [extraction_id(report)]) == (report,)
    assert load_signatures(con, [extraction_id(report)]) == (signature,)


def _of_its_own(report: Report) -> Report:
    """The report as one that no other example has."""
    return replace(report, article=replace(report.article, guid=f"example {next(_NUMBERS)}"))


def _numbered(report: Report) -> Report:
    """The report with its mentions numbered, as every extractor numbers them."""
    found = report.mentions
    kinds = (
        *("sentences", "entities", "entity_mentions", "times", "figures", "quotes", "events"),
        *("answers", "predicates"),
    )
    return replace(
        report,
        mentions=replace(found, **{kind: _in_order(getattr(found, kind)) for kind in kinds}),
    )


def _in_order(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(replace(mention, ordinal=place) for place, mention in enumerate(mentions))
