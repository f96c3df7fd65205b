from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import duckdb
import pytest

from newsflow.warehouse import Answer, open_published, open_warehouse
from tests.warehouse import writer
from tests.warehouse.builders import NOON


@pytest.fixture(autouse=True)
def _light_linking() -> Iterator[None]:
    with mock.patch("newsflow.warehouse.warehouse.link_story", writer.link_without_redating):
        yield


def _start(path: Path, batches: int, *point: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.warehouse.writer", str(path), str(batches), *point]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _dump(path: Path) -> tuple[Answer, ...]:
    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        assert warehouse.check() == ()
        return warehouse.dump()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Answer, ...]:
    """What one batch leaves when nobody kills its writer."""
    return _undisturbed(tmp_path_factory.mktemp("undisturbed"), 1)


def _undisturbed(folder: Path, batches: int) -> tuple[Answer, ...]:
    with mock.patch("newsflow.warehouse.warehouse.link_story", writer.link_without_redating):
        writer.write(folder / "undisturbed.duckdb", range(batches))
    return _dump(folder / "undisturbed.duckdb")


@pytest.mark.parametrize("point", writer.POINTS)
def test_what_a_killed_process_left_is_finished_by_the_next(
    path: Path, point: str, undisturbed: tuple[Answer, ...]
) -> None:
    with _start(path, 1, point) as process:
        assert process.wait() == -9

    writer.write(path, range(1))

    assert _dump(path) == undisturbed
    with open_published(path) as published:
        assert published.query("select count(*) from reports").rows == ((3,),)


@pytest.mark.parametrize("point", ["before linking", "inside linking", "before assignment"])
def test_opening_alone_finishes_what_was_appended(
    path: Path, point: str, undisturbed: tuple[Answer, ...]
) -> None:
    with _start(path, 1, point) as process:
        process.wait()

    assert _dump(path) == undisturbed


@pytest.mark.slow
def test_kills_at_any_moment_lose_and_double_nothing(path: Path) -> None:
    chance = random.Random(7)
    acknowledged = 0
    for _ in range(12):
        with _start(path, 6) as process:
            time.sleep(chance.uniform(1.0, 3.0))
            process.kill()
            said, _ = process.communicate()
        acknowledged = max(acknowledged, len(said.split()))
        if path.exists():
            with duckdb.connect(str(path), read_only=True) as reader:
                (count,) = reader.execute("select count(*) from reports").fetchone() or (0,)
                assert count >= 3 * acknowledged

    writer.write(path, range(6))

    assert _dump(path) == _undisturbed(path.parent, 6)
