from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from newsflow.errors import LockedError, MigrationError, WarehouseError
from newsflow.types import Batch
from newsflow.warehouse import Warehouse, open_published, open_warehouse
from newsflow.warehouse.publish import copy, publish
from tests.warehouse.builders import HERALD, NOON, POST, RUN, report

SHELL = Path(sys.executable).with_name("duckdb")


def _append(warehouse: Warehouse, toll: str) -> None:
    warehouse.append(Batch(run=RUN, reports=(report(POST, toll=toll),)))


def _arrivals(path: Path) -> int:
    with open_published(path) as published:
        (count,) = published.query("select count(*) from kept.reports").rows[0]
    return int(count)


def test_publishing_is_skipped_when_nothing_changed(warehouse: Warehouse, path: Path) -> None:
    _append(warehouse, "12")

    assert (warehouse.publish(), warehouse.publish()) == (True, False)
    _append(warehouse, "12")
    assert warehouse.publish() is False
    _append(warehouse, "13")
    assert warehouse.publish() is True
    assert _arrivals(path) == 2


def test_the_published_copy_is_write_protected(warehouse: Warehouse, path: Path) -> None:
    warehouse.publish()

    assert path.stat().st_mode & 0o222 == 0
    assert sorted(entry.name for entry in path.parent.iterdir()) == [".store", path.name]


def test_an_open_reader_keeps_its_copy_and_the_next_one_sees_the_new(
    warehouse: Warehouse, path: Path
) -> None:
    _append(warehouse, "12")
    warehouse.publish()
    with open_published(path) as early:
        _append(warehouse, "13")
        warehouse.publish()

        assert early.query("select count(*) from kept.reports").rows == ((1,),)
    assert _arrivals(path) == 2


def test_the_real_shell_reads_while_a_writer_writes(warehouse: Warehouse, path: Path) -> None:
    _append(warehouse, "12")
    warehouse.finish()
    warehouse.publish()
    command = [str(SHELL), "-readonly", "-csv", str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as shell:
        assert shell.stdin is not None
        shell.stdin.write("select count(*) from kept.reports;\n")
        shell.stdin.flush()
        for toll in range(13, 43):
            _append(warehouse, str(toll))
            if toll % 3 == 0:
                warehouse.publish()
        said, complained = shell.communicate(
            "select headline from story('ferry');\n"
            f".open --readonly {path}\nselect count(*) from kept.reports;\n"
        )

    assert (said.split("\n")[1::2], complained) == (
        ["1", "Ferry fire kills 12 off Bergen", "31"],
        "",
    )


def test_shell_sql_is_understood_by_the_shell(warehouse: Warehouse, path: Path) -> None:
    warehouse.publish()
    hints = Path(__file__).resolve().parents[2] / "warehouse" / "shell.sql"

    done = subprocess.run(
        [str(SHELL), "-readonly", "-init", str(hints), str(path), "-c", "from help()"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "FROM stories;" in done.stdout
    assert "Error" not in done.stdout + done.stderr


def test_a_log_left_beside_the_copy_does_no_harm(warehouse: Warehouse, path: Path) -> None:
    _append(warehouse, "12")
    warehouse.publish()
    path.chmod(0o644)
    with duckdb.connect(str(path)) as meddler:
        meddler.execute("pragma disable_checkpoint_on_shutdown")
        meddler.execute("create table scribbles (line integer)")
    assert path.with_name(f"{path.name}.wal").exists()

    _append(warehouse, "13")
    warehouse.publish()

    assert _arrivals(path) == 2


def test_a_failed_copy_leaves_the_old_one(
    warehouse: Warehouse, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _append(warehouse, "12")
    warehouse.publish()
    _append(warehouse, "13")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WarehouseError, match=r"could not be published.*No space left"):
        warehouse.publish()

    assert _arrivals(path) == 1
    assert sorted(entry.name for entry in path.parent.iterdir()) == [".store", path.name]


def test_a_copy_is_made_where_the_system_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.write_bytes(bytes(range(256)) * 40_000)

    def refuse(*_: object) -> int:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    copy(source, tmp_path / "by the system")
    monkeypatch.setattr(os, "copy_file_range", refuse)
    copy(source, tmp_path / "byte by byte")

    copies = [tmp_path / "by the system", tmp_path / "byte by byte"]
    assert [each.read_bytes() == source.read_bytes() for each in copies] == [True, True]


_FULL = """
import resource, sys
from tests.warehouse import test_publish
from newsflow.errors import WarehouseError
from newsflow.warehouse import open_warehouse

with open_warehouse(sys.argv[1]) as warehouse:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    try:
        for toll in range(20, 400):
            test_publish._append(warehouse, str(toll))
            warehouse.publish()
    except WarehouseError as error:
        print(error)
"""


def test_a_disk_that_is_full_loses_nothing(path: Path) -> None:
    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        _append(warehouse, "12")
        warehouse.publish()

    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(path)], capture_output=True, text=True, check=False
    )

    assert "could not be" in done.stdout, done.stderr
    assert _arrivals(path) >= 1
    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        _append(warehouse, "13")
        warehouse.finish()
        warehouse.publish()
        assert warehouse.check() == ()
    assert _arrivals(path) >= 2


def test_a_lost_store_is_made_again_from_the_copy(path: Path) -> None:
    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        _append(warehouse, "12")
        warehouse.publish()
    (path.parent / ".store" / path.name).unlink()

    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        _append(warehouse, "13")
        warehouse.publish()

    assert _arrivals(path) == 2


def test_a_second_writer_waits_and_then_says_who_writes(warehouse: Warehouse, path: Path) -> None:
    with (
        pytest.raises(LockedError, match=rf"process {os.getpid()} is writing"),
        open_warehouse(path, patience=0.2),
    ):
        pytest.fail("two writers")


_APPENDING = """
import sys
from tests.warehouse import test_publish
from newsflow.warehouse import open_warehouse

with open_warehouse(sys.argv[1]) as warehouse:
    test_publish._append(warehouse, sys.argv[2])
"""


def test_two_writers_queue(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", _APPENDING, str(path), toll])
        for toll in ("12", "13")
    ]

    assert [writer.wait() for writer in writers] == [0, 0]
    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        assert warehouse.query("select count(*) from kept.reports").rows == ((2,),)


def test_reading_where_nothing_was_loaded_says_what_to_do(tmp_path: Path) -> None:
    with (
        pytest.raises(WarehouseError, match=r"there is no warehouse yet.*newsflow load"),
        open_published(tmp_path / "newsflow.duckdb"),
    ):
        pytest.fail("opened nothing")


_BROKEN = {
    "text": (b"no database", "cannot be opened"),
    "cut off": (None, "cannot be opened"),
}


@pytest.mark.parametrize(("content", "message"), _BROKEN.values(), ids=_BROKEN.keys())
def test_a_damaged_file_is_refused_and_kept(
    path: Path, content: bytes | None, message: str
) -> None:
    store = path.parent / ".store" / path.name
    damaged = store.read_bytes()[:5000] if content is None else content
    store.write_bytes(damaged)

    with pytest.raises(WarehouseError, match=message), open_warehouse(path):
        pytest.fail("opened a damaged file")

    assert store.read_bytes() == damaged


def test_a_file_of_something_else_is_refused(path: Path) -> None:
    store = path.parent / ".store" / path.name
    store.unlink()
    with duckdb.connect(str(store)) as other:
        other.execute("create table recipes (dish varchar)")

    with (
        pytest.raises(WarehouseError, match=r"holds no .* but tables such as recipes"),
        open_warehouse(path),
    ):
        pytest.fail("took over a foreign file")


def test_a_published_file_of_something_else_is_refused(path: Path) -> None:
    with duckdb.connect(str(path)) as other:
        other.execute("create table recipes (dish varchar)")

    with pytest.raises(WarehouseError, match="holds no newsflow warehouse"), open_published(path):
        pytest.fail("opened a foreign file")


def test_a_newer_schema_is_refused(path: Path) -> None:
    with duckdb.connect(str(path.parent / ".store" / path.name)) as store:
        store.execute("insert into kept.migrations values ('9999_dreams', 'x', null)")

    with (
        pytest.raises(MigrationError, match=r"newer newsflow \(9999_dreams\).*upgrade newsflow"),
        open_warehouse(path),
    ):
        pytest.fail("opened a newer schema")


def test_an_edited_migration_is_refused(path: Path) -> None:
    with duckdb.connect(str(path.parent / ".store" / path.name)) as store:
        store.execute("update kept.migrations set checksum = 'x' where name like '%_reports'")

    with pytest.raises(MigrationError, match="edited after"), open_warehouse(path):
        pytest.fail("opened an edited schema")


def test_an_older_schema_with_data_is_brought_up_to_date(path: Path) -> None:
    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        warehouse.append(Batch(run=RUN, reports=(report(POST), report(HERALD))))
        before = warehouse.dump()
    with duckdb.connect(str(path.parent / ".store" / path.name)) as store:
        for (view,) in store.execute(
            "select view_name from duckdb_views() where not internal"
        ).fetchall():
            store.execute(f"drop view if exists {view}")
        store.execute("drop table kept.reviews")
        store.execute("delete from kept.migrations where name like '%_reviews' or name = 'objects'")

    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        assert warehouse.query("select count(*) from differences").columns == ("count_star()",)
        assert [t for t in warehouse.dump() if t.rows] != []
        assert {t.columns for t in warehouse.dump()} == {t.columns for t in before}


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may enter: those of `tmp_path` are for their owner alone."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def _not_root() -> Iterator[None]:
    """Root may write anywhere: what is done here is done as somebody else."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(mine)


def test_a_read_only_folder_is_named(folder: Path) -> None:
    folder.chmod(0o555)

    with (
        _not_root(),
        pytest.raises(WarehouseError, match=r"cannot be written to.*permissions"),
        open_warehouse(folder / "newsflow.duckdb"),
    ):
        pytest.fail("wrote to a read-only folder")


def test_who_may_only_read_the_folder_can_ask(
    warehouse: Warehouse, path: Path, folder: Path
) -> None:
    _append(warehouse, "12")
    warehouse.publish()
    copy(path, folder / path.name)
    folder.chmod(0o555)

    with _not_root():
        assert _arrivals(folder / path.name) == 1
    folder.chmod(0o755)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with (
        pytest.raises(WarehouseError, match="cannot be written to"),
        open_warehouse(tmp_path / "file" / "newsflow.duckdb"),
    ):
        pytest.fail("made a folder of a file")


def test_publishing_needs_a_good_target(warehouse: Warehouse, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="could not be published"):
        publish(
            warehouse.connection, tmp_path / ".store" / "newsflow.duckdb", tmp_path / "no" / "x"
        )


def test_the_copy_before_the_last_becomes_the_next(warehouse: Warehouse, path: Path) -> None:
    store = path.parent / ".store" / path.name
    files = []
    for toll in range(10, 14):
        _append(warehouse, str(toll))
        warehouse.publish()
        files.append(path.stat().st_ino)
        assert path.read_bytes() == store.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o444

    assert files[2:] == files[:2]
    assert files[0] != files[1]


@pytest.mark.parametrize("elsewhere", [True, False], ids=["in a shell", "in this process"])
def test_a_copy_that_is_being_read_is_left_alone(
    warehouse: Warehouse, path: Path, elsewhere: bool
) -> None:
    _append(warehouse, "12")
    warehouse.publish()
    before = path.read_bytes()
    with _reading(path, elsewhere=elsewhere) as count, path.open("rb") as opened:
        assert count() == 1
        for toll in range(13, 33):
            _append(warehouse, str(toll))
            warehouse.publish()

        assert count() == 1
        assert opened.read() == before
    assert _arrivals(path) == 21


@contextmanager
def _reading(path: Path, *, elsewhere: bool) -> Iterator[Callable[[], int]]:
    """How many reports a reader who opened the copy now counts, asked again each time."""
    asked = "select count(*) from kept.reports"
    if not elsewhere:
        with duckdb.connect(str(path), read_only=True) as reader:
            yield lambda: int(reader.execute(asked).fetchall()[0][0])
        return
    command = [str(SHELL), "-readonly", "-list", "-noheader", str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as shell:
        assert shell.stdin is not None
        assert shell.stdout is not None
        told, heard = shell.stdin, shell.stdout

        def count() -> int:
            told.write(f"{asked};\n")
            told.flush()
            return int(heard.readline())

        yield count
        told.close()
