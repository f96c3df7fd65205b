"""Pages in batches: read in parallel, appended in order, one at a time."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from pathlib import Path
from typing import Generic, TypeVar

from prefect import get_run_logger
from prefect.futures import PrefectFuture
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from flows.runners import batch_readers
from flows.runs import Running
from flows.tasks import append_batch, append_portion, read_batch, read_singly, reread_batch
from newsflow.cli.ahead import begun_ahead
from newsflow.cli.batch_readers import BatchReaders
from newsflow.cli.fetches import Ended, Fetched
from newsflow.cli.ingest import Answer, Loaded, batches, summarize
from newsflow.cli.readers import usable_cores
from newsflow.config import Settings
from newsflow.types import Article, Page, Reject, Run
from newsflow.warehouse import Ingested

_Item = TypeVar("_Item")
_Answers = tuple[Answer, ...]
_Batch = tuple[int, tuple[_Item, ...]]
"""Its number, from 1, and what is in it."""

_AHEAD = 4
"""Batches read ahead for each worker."""


@dataclass(frozen=True, slots=True)
class Work(Generic[_Item]):
    """What is done with a batch, and what with one whose worker died."""

    task: Task[[tuple[_Item, ...], str, BatchReaders | None], _Answers]
    again: Task[[tuple[_Item, ...], str], _Answers]
    noun: str


PAGES: Work[Page | Reject] = Work(read_batch, read_singly, "pages")
ARTICLES: Work[tuple[Article, Path]] = Work(reread_batch, reread_batch, "texts")


def load(
    items: Iterable[_Item], work: Work[_Item], running: Running, show: Callable[[int], None]
) -> Loaded:
    """Read the items and append the answers; `show` is told how many are read."""
    gc.freeze()  # Prefect's million objects need not be looked through while batches are appended
    rejects, ingested = list[Reject](), list[Ingested]()
    answered = _shown(read(items, work, running), show)
    portions = batches(answered, running.settings.batch_pages)
    for number, answers in enumerate(portions, start=1):
        append = append_batch.with_options(task_run_name=f"append batch {number}")
        ingested.append(append(quote(answers), running.warehouse, running.run))
        rejects += [answer for answer in answers if isinstance(answer, Reject)]
    return summarize(rejects, ingested)


def _shown(read_so_far: Iterable[_Answers], show: Callable[[int], None]) -> Iterator[Answer]:
    done = 0
    for answers in read_so_far:
        yield from answers
        done += len(answers)
        show(done)


def store_in_order() -> Callable[[Sequence[Ended], Path, Run], Fetched]:
    """Append the portions of a pass over feeds, each as a task with its number."""
    numbers = count(1)

    def store(portion: Sequence[Ended], warehouse: Path, run: Run) -> Fetched:
        append = append_portion.with_options(task_run_name=f"append batch {next(numbers)}")
        return append(quote(portion), warehouse, run)

    return store


def read(items: Iterable[_Item], work: Work[_Item], running: Running) -> Iterator[_Answers]:
    """The answers to each batch, in order; a single batch is read here, without a worker."""
    settings = running.settings
    size = min(settings.task_pages, settings.batch_pages)
    waiting = enumerate(batches(items, size), start=1)
    first: tuple[_Batch[_Item], ...] = tuple(islice(waiting, 2))
    if len(first) == 1:
        number, batch = first[0]
        yield _named(work, number, batch)(quote(batch), settings.language, None)
        return
    with batch_readers(settings) as readers:
        yield from _read_apart(chain(first, waiting), work, settings, readers)


def _read_apart(
    waiting: Iterable[_Batch[_Item]],
    work: Work[_Item],
    settings: Settings,
    readers: BatchReaders | None,
) -> Iterator[_Answers]:
    def begin(given: _Batch[_Item]) -> PrefectFuture[_Answers]:
        # Not quoted: Dask and Ray would hand on the wrapping.
        return _named(work, *given).submit(given[1], settings.language, readers)

    most = _AHEAD * (settings.processes or usable_cores())
    for (number, batch), begun in begun_ahead(begin, waiting, most=most):
        yield _answers(work, number, batch, begun, settings.language)


def _named(
    work: Work[_Item], number: int, batch: tuple[_Item, ...]
) -> Task[[tuple[_Item, ...], str, BatchReaders | None], _Answers]:
    name = f"read batch {number} ({len(batch)} {work.noun})"
    return work.task.with_options(task_run_name=name)


def _answers(
    work: Work[_Item],
    number: int,
    batch: tuple[_Item, ...],
    begun: PrefectFuture[_Answers],
    language: str,
) -> _Answers:
    """What a worker answered; a batch whose worker died is read again, here."""
    try:
        return begun.result()
    except Exception as error:
        if not _is_lost_worker(error):
            raise
        get_run_logger().warning("worker lost batch=%d error=%r", number, error)
        again = work.again.with_options(task_run_name=f"read batch {number} again")
        return again(quote(batch), language)


_LOST_WORKER = {"BrokenProcessPool", "KilledWorker", "WorkerCrashedError", "OutOfMemoryError"}
"""How a process pool, Dask and Ray call it; the two last are extras, so they go by name."""


def _is_lost_worker(error: BaseException | None) -> bool:
    while error is not None and not _LOST_WORKER & {kind.__name__ for kind in type(error).__mro__}:
        error = error.__cause__ or error.__context__
    return error is not None
