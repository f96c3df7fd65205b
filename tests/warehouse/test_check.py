from __future__ import annotations

import pytest

from newsflow.errors import WarehouseError
from newsflow.types import Batch
from newsflow.warehouse import Warehouse
from newsflow.warehouse.connection import transaction
from newsflow.warehouse.statements import statements
from tests.sql.conftest import fill
from tests.warehouse.builders import RUN, report

FAULTS = {
    "batches_add_up": "update kept.batches set given = given + 1",
    "dates_are_in_order": "update kept.events set date_to = date '2000-01-01'",
    "every_reading_can_be_searched": "delete from kept.fresh_words",
    "every_report_has_a_story": "delete from kept.linked_stories",
    "fetches_add_up": "update kept.fetches set known_entries = known_entries + 1",
    "ids_are_unique": "insert into kept.reports from kept.reports limit 1",
    "links_point_at_mentions": "delete from kept.event_mentions",
    "mentions_are_of_known_readings": "delete from kept.extractions",
    "spans_hold_their_words": "update kept.figures set span_start = span_start + 1",
    "stories_can_be_found": "update kept.events set step = step + 1",
}
"""What breaks each check."""


def test_sound_content_passes_every_check(warehouse: Warehouse) -> None:
    fill(warehouse.connection)

    assert warehouse.check() == ()


@pytest.mark.parametrize(("name", "fault"), FAULTS.items(), ids=FAULTS.keys())
def test_a_check_finds_its_fault(warehouse: Warehouse, name: str, fault: str) -> None:
    fill(warehouse.connection)
    warehouse.query(fault)

    found = {violation.check: violation for violation in warehouse.check()}

    assert name in found
    assert found[name].meaning.endswith(".")
    assert len(found[name].found) > 0


def test_every_check_has_a_fault() -> None:
    assert {statement.name for statement in statements("checks")} == FAULTS.keys()


def test_a_step_that_duckdb_refuses_keeps_nothing(warehouse: Warehouse) -> None:
    with pytest.raises(WarehouseError, match="nothing of this step was kept because: Catalog"):
        _write_nowhere(warehouse)

    assert warehouse.query("select count(*) from kept.reports").rows == ((0,),)


def _write_nowhere(warehouse: Warehouse) -> None:
    with transaction(warehouse.connection):
        warehouse.connection.execute("insert into kept.reports values ('r', 'o')")
        warehouse.connection.execute("insert into kept.nowhere values (1)")


def test_a_failed_append_leaves_the_warehouse_usable(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = Batch(run=RUN, reports=(report(),))
    with monkeypatch.context() as broken:
        broken.setattr("newsflow.warehouse.append._write_batch", _fail)
        with pytest.raises(RuntimeError, match="power cut"):
            warehouse.append(batch)

    assert warehouse.append(batch).added == 1


def _fail(*_: object) -> None:
    raise RuntimeError("power cut")
