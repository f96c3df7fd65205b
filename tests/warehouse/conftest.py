"""A warehouse in a folder of its own, with a clock that tests can read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsflow.warehouse import Warehouse, open_warehouse
from tests.warehouse.builders import NOON


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The writer's file of an empty warehouse, made once: migrating takes half a second."""
    path = tmp_path_factory.mktemp("empty") / "newsflow.duckdb"
    with open_warehouse(path, clock=lambda: NOON):
        pass
    return path.parent / ".store" / path.name


@pytest.fixture
def path(tmp_path: Path, empty_store: Path) -> Path:
    """Where the published copy goes; the writer's file is there, and empty."""
    path = tmp_path / "newsflow.duckdb"
    (tmp_path / ".store").mkdir()
    shutil.copyfile(empty_store, tmp_path / ".store" / path.name)
    return path


@pytest.fixture
def warehouse(path: Path) -> Iterator[Warehouse]:
    """An empty warehouse, open for writing."""
    with open_warehouse(path, clock=lambda: NOON) as opened:
        yield opened
