"""The schema, its views and its macros on DuckLake, where the extension is installed.

`pip install newsflow[ducklake]` brings it; without it these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsflow.warehouse.connection import Connection
from newsflow.warehouse.migrate import migrate
from tests.sql.conftest import fill
from tests.sql.test_cases import answer, cases
from tests.warehouse.builders import NOON

extension = pytest.importorskip("duckdb_extension_ducklake")


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """The world in a DuckLake of its own."""
    folder = tmp_path_factory.mktemp("lake")
    (binary,) = Path(extension.__file__).parent.rglob("*.duckdb_extension")
    with duckdb.connect(config={"allow_unsigned_extensions": "true"}) as opened:
        opened.execute(f"load '{binary}'")
        opened.execute(f"attach 'ducklake:{folder}/lake.db' as lake (data_path '{folder}/rows')")
        opened.execute("use lake")
        migrate(opened, now=NOON)
        fill(opened)
        yield opened


@pytest.mark.parametrize("case", [*cases()])
def test_a_question_is_answered_on_ducklake(lake: Connection, case: dict[str, Any]) -> None:
    assert answer(lake, case["ask"]) == case["rows"]


def test_migrating_a_lake_twice_changes_nothing(lake: Connection) -> None:
    migrate(lake, now=NOON)

    assert answer(lake, "select count(*) from kept.reports") == [[4]]
