"""A lake with a real PostgreSQL: `apt-get install postgresql`, `pip install newsflow[ducklake]`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsflow.errors import LockedError, WarehouseError
from newsflow.types import Batch
from newsflow.warehouse import open_published, open_warehouse
from newsflow.warehouse.lake import Lake, find_lake
from tests.warehouse import postgres
from tests.warehouse.builders import HERALD, NOON, RUN, report

pytest.importorskip("duckdb_extension_postgres_scanner")
pytest.importorskip("duckdb_extension_ducklake")
pytestmark = pytest.mark.slow
needs_postgres = pytest.mark.skipif(
    postgres.find_programs() is None, reason="PostgreSQL is not installed"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A new lake of its own."""
    with postgres.server() as catalog:
        rows = tmp_path_factory.mktemp("lake")
        address = f"ducklake:postgres:{catalog} data_path={rows}"
        with open_warehouse(address, clock=lambda: NOON):
            pass
        yield address


@pytest.mark.parametrize("folder", ["s3://news/rows", "/shared/news", "rows"])
def test_where_its_files_go_is_told_by_a_path_too(folder: str) -> None:
    address = f"ducklake:postgres:dbname=news data_path={folder}"

    assert find_lake(Path(address)) == Lake(catalog="dbname=news", folder=folder)


@needs_postgres
def test_two_writers_and_three_readers_at_once(address: str) -> None:
    roles = [("write", 0, 2), ("write", 100, 2), *[("read", 2)] * 3]
    processes = [_start(address, *map(str, role)) for role in roles]
    said = [process.communicate(timeout=300)[0].split("\n")[:-1] for process in processes]

    assert [process.returncode for process in processes] == [0] * 5
    assert said[:2] == [["0", "1"], ["100", "101"]]
    seen = {line for reader in said[2:] for line in reader}
    assert seen <= {f"{reports} {4 * reports}" for reports in range(6)}
    with open_published(address) as published:
        assert len(published.query("from kept.articles where url is not null")) == 4


@needs_postgres
def test_a_lake_is_asked_like_a_file(address: str) -> None:
    with open_warehouse(address, clock=lambda: NOON) as warehouse:
        warehouse.append(Batch(run=RUN, reports=(report(HERALD, toll="14"),)))
        warehouse.finish()

        assert warehouse.check() == ()
        assert warehouse.publish() is False
        with pytest.raises(LockedError, match="another process is writing"):
            _open_impatiently(address)
    with open_published(address) as published:
        headlines = published.ask("search", "kills 14").column("text")
        assert headlines == ("Ferry fire kills 14 off Bergen",)


@needs_postgres
def test_a_catalog_out_of_reach_is_named() -> None:
    with (
        pytest.raises(WarehouseError, match=r"(?s)cannot be opened.*is PostgreSQL running"),
        open_published("ducklake:postgres:dbname=none host=/nowhere"),
    ):
        pytest.fail("opened nothing")


def test_a_lake_of_another_catalog_is_refused() -> None:
    with (
        pytest.raises(WarehouseError, match=r"catalogued by PostgreSQL.*ducklake:postgres:"),
        open_published(Path("ducklake:sqlite:lake.db")),
    ):
        pytest.fail("opened a lake of SQLite")


def _open_impatiently(address: str) -> None:
    with open_warehouse(address, patience=0.2):
        pytest.fail("two writers")


def _start(address: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.warehouse.lake_process", address, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
