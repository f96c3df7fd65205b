"""The writing side of the warehouse."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsflow.text import content_id
from newsflow.types import Batch, Feed, Known, Report, Run, StoryId
from newsflow.warehouse import assign, check, dump, publish
from newsflow.warehouse.append import Appended, append_fresh
from newsflow.warehouse.check import Violation
from newsflow.warehouse.connection import Answer, Connection, answer, connect_writer
from newsflow.warehouse.export import export_tables, import_tables
from newsflow.warehouse.ingest import Item, Placing, Reader, link_story, portions, sign
from newsflow.warehouse.known import load_known
from newsflow.warehouse.lake import find_lake, lake_lock, open_lake
from newsflow.warehouse.load import current_articles
from newsflow.warehouse.lock import writer_lock
from newsflow.warehouse.migrate import migrate
from newsflow.warehouse.prepare import prepare
from newsflow.warehouse.review import Review, review
from newsflow.warehouse.words import sort_words

Clock = Callable[[], datetime]

PATIENCE = 600.0
"""Seconds to wait for another run to finish writing."""

REMEMBERED = 1_000
"""Appended reports that are not read back to be linked: some 100 kB of memory each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of the items, and the stories whose links are new."""

    run_id: str
    appended: Appended
    stories: tuple[StoryId, ...]


@contextmanager
def open_warehouse(
    path: Path | str,
    *,
    patience: float = PATIENCE,
    clock: Clock | None = None,
    placing: Placing | None = None,
) -> Iterator[Warehouse]:
    """Open a warehouse for writing, made and brought up to date where needed.

    The writer's file lies in `.store/` beside `path`; readers open `path`, which
    `publish` replaces. A lake, `ducklake:postgres:…`, is written to where it is.
    Waits up to `patience` seconds for another writer, then raises `LockedError`.
    Work that a crash left undone is finished first.
    `placing` is what earlier openings of it by the same run remember of its reports: with it,
    reports are put into stories without reading anew what is near them.
    """
    path = Path(path)
    lake = find_lake(path)
    store = None if lake else path.parent / ".store" / path.name
    with ExitStack() as stack:
        if lake is not None:
            stack.enter_context(lake_lock(lake, patience=patience))
            con = stack.enter_context(open_lake(lake))
        elif store is not None:
            lock = store.with_name(f"{path.name}.lock")
            stack.enter_context(writer_lock(lock, patience=patience))
            _restore(store, path)
            con = stack.enter_context(connect_writer(store))
        warehouse = Warehouse(
            con, store=store, path=path, clock=clock or _now, placing=placing or Placing()
        )
        migrate(con, now=warehouse.clock())
        warehouse.finish()
        yield warehouse


class Warehouse:
    """One writer's hold on a warehouse; made by `open_warehouse`."""

    def __init__(
        self,
        con: Connection,
        *,
        store: Path | None,
        path: Path,
        clock: Clock,
        placing: Placing,
    ) -> None:
        """Keep the connection and the places of the two files; a lake has no store."""
        self.connection = con
        self._store = store
        self.path = path
        self.clock = clock
        self._at_hand: dict[str, Report] = {}
        self._place = placing

    def append(self, batch: Batch) -> Appended:
        """Write what is new of a batch, in one transaction. Stories follow with `finish`."""
        prepared = prepare(batch, sign=sign)
        outcome, fresh = append_fresh(self.connection, prepared, now=self.clock())
        for keys, report in zip(prepared.given, batch.reports, strict=True):
            if keys.extraction_id in fresh and len(self._at_hand) < REMEMBERED:
                self._at_hand[keys.extraction_id] = report
        return outcome

    def ingest(
        self,
        items: Iterable[Item],
        *,
        run: Run | None = None,
        language: str = "newsflow",
    ) -> Ingested:
        """Read the articles among the items, append everything, assign stories and link them."""
        run = run or self._own_run()
        reader = Reader(self.connection, language)
        total = Appended()
        for portion in portions(items):
            total += self.append(reader.batch(run, portion))
        stories = self.finish(run_id=run.run_id)
        return Ingested(run_id=run.run_id, appended=total, stories=stories)

    def finish(self, *, run_id: str | None = None) -> tuple[StoryId, ...]:
        """Assign and link what waits for it; the stories that were linked."""
        now = self.clock()
        at_hand, self._at_hand = self._at_hand, {}
        with self._placing() as place:
            assign.assign_pending(self.connection, place, now=now, run_id=run_id)
        linked = assign.link_pending(
            self.connection, link_story, now=now, run_id=run_id, at_hand=at_hand
        )
        sort_words(self.connection)
        return linked

    def relink(self, *, run: Run | None = None) -> tuple[StoryId, ...]:
        """Assign and link every report anew with the present rules."""
        now = self.clock()
        run_id = None if run is None else run.run_id
        with self._placing() as place:
            assign.assign_all(self.connection, place, now=now, run_id=run_id)
        return assign.link_pending(self.connection, link_story, now=now, run_id=run_id)

    def reprocess(self, *, run: Run | None = None, language: str = "newsflow") -> Ingested:
        """Read every kept text anew that the present extractor has not read; older rows stay."""
        return self.ingest(current_articles(self.connection), run=run, language=language)

    def review(
        self, difference_id: str, *, verdict: str, reviewer: str, note: str | None = None
    ) -> None:
        """Note what a person decided about a difference; it survives linking again.

        Raises `WarehouseError` when there is no such difference.
        """
        decision = Review(difference_id, verdict, reviewer, note)
        review(self.connection, decision, now=self.clock())

    def known(self, feeds: Sequence[Feed]) -> Known:
        """What earlier runs know of these feeds and of all pages."""
        return load_known(self.connection, feeds, now=self.clock())

    def publish(self) -> bool:
        """Replace the copy that readers open; false when nothing changed since, or in a lake."""
        if self._store is None:
            return False
        return publish.publish(self.connection, self._store, self.path)

    def query(self, sql: str, *args: object) -> Answer:
        """Rows of any SQL; raises `WarehouseError` with what DuckDB says."""
        return answer(self.connection, sql, args)

    def check(self) -> tuple[Violation, ...]:
        """The data checks that do not hold."""
        return check.check(self.connection)

    def export(self, folder: Path | str) -> tuple[Path, ...]:
        """Write every table to a new folder as Parquet; the files."""
        return export_tables(self.connection, Path(folder))

    def restore(self, folder: Path | str) -> None:
        """Fill this warehouse, which must be empty, from an export."""
        import_tables(self.connection, Path(folder))

    def dump(self) -> tuple[Answer, ...]:
        """All content, sorted, without runs and moments: equal for equal content in any order."""
        return dump.dump(self.connection)

    @contextmanager
    def _placing(self) -> Iterator[Placing]:
        """How reports are put into stories; what it remembers is gone with what is rolled back."""
        try:
            yield self._place
        except BaseException:
            self._place.forget()
            raise

    def _own_run(self) -> Run:
        started_at = self.clock()
        key = content_id("run", "ingest", started_at.isoformat(), str(os.getpid()))
        return Run(run_id=key, command="ingest", started_at=started_at)


def _restore(store: Path, path: Path) -> None:
    """Where only the published copy is left, the writer's file is made from it."""
    if not store.exists() and path.exists():
        fresh = store.with_name(f".{store.name}.{os.getpid()}")
        publish.copy(path, fresh)
        fresh.chmod(0o644)
        fresh.replace(store)


def _now() -> datetime:
    return datetime.now(UTC)
