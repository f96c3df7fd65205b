from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsflow.errors import WarehouseError
from newsflow.types import Batch
from newsflow.warehouse import (
    Answer,
    Compacted,
    Warehouse,
    compact,
    compaction,
    open_published,
    open_warehouse,
)
from tests.warehouse.builders import HERALD, POST, RUN, report


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse in which links were replaced again and again."""
    path = tmp_path_factory.mktemp("worn") / "newsflow.duckdb"
    with open_warehouse(path) as warehouse:
        for toll in range(10, 14):
            outlet = POST if toll % 2 else HERALD
            warehouse.append(Batch(run=RUN, reports=(report(outlet, toll=str(toll)),)))
            warehouse.finish()
            warehouse.connection.execute("checkpoint")
        warehouse.publish()
    return path


@pytest.fixture
def worn(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made.name


def test_compaction_makes_the_files_smaller_and_loses_nothing(worn: Path) -> None:
    store = worn.parent / ".store" / worn.name
    before, size = _content(worn), store.stat().st_size
    store.with_name(f".{store.name}.compacting").write_bytes(b"left by a crash")

    with open_published(worn) as reader:
        told = compact(worn, free_share=0.05, least_bytes=0)

        assert len(reader.query("from kept.reports")) == 4  # its copy stays

    assert told == Compacted(before=size, after=store.stat().st_size)
    assert told.after < told.before
    assert worn.stat().st_size == told.after
    assert _content(worn) == before
    assert sorted(each.name for each in worn.parent.rglob("*")) == [
        ".store",
        worn.name,
        worn.name,
        f"{worn.name}.lock",
    ]


def test_a_file_with_little_room_to_win_is_left_alone(worn: Path) -> None:
    store = worn.parent / ".store" / worn.name
    size, inode = store.stat().st_size, store.stat().st_ino

    assert compact(worn, least_bytes=1 << 30) == Compacted(before=size, after=size)
    assert compact(worn, least_bytes=0, free_share=0.99) == Compacted(before=size, after=size)
    assert store.stat().st_ino == inode


def test_what_came_out_different_is_thrown_away(
    worn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, numbers = _content(worn), iter(range(1_000))
    monkeypatch.setattr(compaction, "_digest", lambda *_: next(numbers))

    with pytest.raises(WarehouseError, match="was not copied as it is"):
        compact(worn, free_share=0.0, least_bytes=0)

    assert _content(worn) == before


def test_where_there_is_no_warehouse_there_is_nothing_to_compact(tmp_path: Path) -> None:
    nothing = Compacted(before=0, after=0)

    assert compact(tmp_path / "none.duckdb") == nothing
    assert compact(Path("ducklake:postgres:dbname=none")) == nothing
    assert list(tmp_path.iterdir()) == []


def _content(path: Path) -> tuple[tuple[Answer, ...], Answer, Answer]:
    """All content, what runs and migrations tell, and what the dictionary says."""

    def read(warehouse: Warehouse) -> tuple[tuple[Answer, ...], Answer, Answer]:
        return (
            warehouse.dump(),
            warehouse.query("select r, m from kept.runs r, kept.migrations m order by all"),
            warehouse.query("select comment from duckdb_columns() order by all"),
        )

    with open_warehouse(path) as warehouse:
        assert warehouse.check() == ()
        return read(warehouse)
