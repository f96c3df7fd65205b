from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import pytest

from newsflow.errors import WarehouseError
from newsflow.warehouse import Warehouse
from tests.warehouse import writer
from tests.warehouse.builders import HERALD, POST, RUN, report


@pytest.fixture(autouse=True)
def _light_linking() -> Iterator[None]:
    with mock.patch("newsflow.warehouse.warehouse.link_story", writer.link_without_redating):
        yield


@pytest.fixture
def difference_id(warehouse: Warehouse) -> str:
    """A difference between two reports of one fire."""
    warehouse.ingest([report(POST), report(HERALD, toll="14")], run=RUN)
    (found, *_) = warehouse.query("select difference_id from differences order by all").rows
    return str(found[0])


def test_a_review_closes_a_difference_and_survives_relinking(
    warehouse: Warehouse, difference_id: str
) -> None:
    warehouse.review(difference_id, verdict="confirmed", reviewer="kari", note="asked the police")

    warehouse.relink()

    assert warehouse.query(
        """
        select status, review_verdict, reviewer, review_note from differences
        where difference_id = ?
        """,
        difference_id,
    ).rows == (("reviewed", "confirmed", "kari", "asked the police"),)
    assert difference_id not in warehouse.query("from open_differences").column("difference_id")


def test_the_last_review_counts(warehouse: Warehouse, difference_id: str) -> None:
    with mock.patch.object(warehouse, "clock", return_value=RUN.started_at.replace(year=2023)):
        warehouse.review(difference_id, verdict="confirmed", reviewer="kari")
    warehouse.review(difference_id, verdict="dismissed", reviewer="ole")

    assert warehouse.query(
        "select review_verdict from differences where difference_id = ?", difference_id
    ).rows == (("dismissed",),)


def test_a_review_of_nothing_is_refused(warehouse: Warehouse) -> None:
    with pytest.raises(WarehouseError, match="there is no such difference"):
        warehouse.review("x", verdict="confirmed", reviewer="kari")
