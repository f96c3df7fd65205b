"""The world of `world.py` in DuckDB, in memory."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from newsflow.warehouse.append import append, write_step
from newsflow.warehouse.connection import Connection
from newsflow.warehouse.ingest import sign
from newsflow.warehouse.links import story_rows
from newsflow.warehouse.migrate import migrate
from newsflow.warehouse.prepare import prepare
from newsflow.warehouse.tables import insert, insert_all
from tests.sql import world
from tests.warehouse.builders import NOON


@pytest.fixture(scope="session")
def con() -> Iterator[Connection]:
    """A connection that tests only read from."""
    with duckdb.connect() as opened:
        migrate(opened, now=NOON)
        fill(opened)
        yield opened


def fill(con: Connection) -> None:
    """Append the reports of the world, and what linking would say of them."""
    append(con, prepare(world.BATCH, sign=sign), now=NOON)
    told = {r.article.revision_id: r for r in world.BATCH.reports}
    for story in world.stories():
        insert_all(con, story_rows(story, told))
    moves = [(former, "rain-story", 1) for former in ("shower-story", "ferry-story")]
    insert(con, "story_moves", moves)
    write_step(con, "assign", NOON)
