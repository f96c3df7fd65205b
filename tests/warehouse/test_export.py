from __future__ import annotations

from pathlib import Path

import pytest

from newsflow.errors import WarehouseError
from newsflow.warehouse import Warehouse, open_warehouse
from tests.sql.conftest import fill
from tests.warehouse.builders import NOON


def test_an_export_makes_the_same_warehouse(warehouse: Warehouse, tmp_path: Path) -> None:
    fill(warehouse.connection)
    files = warehouse.export(tmp_path / "it's an export")

    with open_warehouse(tmp_path / "again" / "newsflow.duckdb", clock=lambda: NOON) as again:
        again.restore(tmp_path / "it's an export")

        assert again.dump() == warehouse.dump()
        assert again.query("from recent_runs") == warehouse.query("from recent_runs")
        assert again.check() == ()
    assert all(file.stat().st_size > 0 for file in files)


def test_an_export_never_overwrites(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")

    with pytest.raises(WarehouseError, match="is not empty"):
        warehouse.export(tmp_path / "full")


def test_only_an_empty_warehouse_is_filled(warehouse: Warehouse, tmp_path: Path) -> None:
    fill(warehouse.connection)
    warehouse.export(tmp_path / "export")

    with pytest.raises(WarehouseError, match="into an empty warehouse only"):
        warehouse.restore(tmp_path / "export")


def test_an_export_that_lacks_a_table_is_refused(warehouse: Warehouse, tmp_path: Path) -> None:
    (file, *_) = warehouse.export(tmp_path / "export")
    file.unlink()

    with pytest.raises(WarehouseError, match=f"the export lacks {file.stem}"):
        warehouse.restore(tmp_path / "export")
