"""Pages in batches: read in parallel, appended in order, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from prefect import get_run_logger
from prefect.futures import PrefectFuture
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from flows.runs import Running
from flows.tasks import append_batch, read_batch, read_singly
from newsflow.cli.ahead import begun_ahead
from newsflow.cli.ingest import Answer, Loaded, batches, summarize
from newsflow.cli.readers import usable_cores
from newsflow.types import Page, Reject
from newsflow.warehouse import Ingested

_Pages = tuple[Page | Reject, ...]
_Batch = tuple[int, _Pages]
"""Its number, from 1, and its pages."""

_AHEAD = 2
"""Batches read ahead for each worker."""


def load(pages: Iterable[Page | Reject], running: Running, show: Callable[[int], None]) -> Loaded:
    """Read the pages and append them; `show` is told how many are done."""
    rejects, ingested, done = list[Reject](), list[Ingested](), 0
    for number, answers in enumerate(_read(pages, running), start=1):
        append = append_batch.with_options(task_run_name=f"append batch {number}")
        ingested.append(append(quote(answers), running.warehouse, running.run))
        rejects += [answer for answer in answers if isinstance(answer, Reject)]
        done += len(answers)
        show(done)
    return summarize(rejects, ingested)


def _read(pages: Iterable[Page | Reject], running: Running) -> Iterator[tuple[Answer, ...]]:
    """The answers to each batch, in order; a single batch is read here, without a worker."""
    settings = running.settings
    waiting = enumerate(batches(pages, settings.batch_pages), start=1)
    first: tuple[_Batch, ...] = tuple(islice(waiting, 2))
    if len(first) == 1:
        number, batch = first[0]
        yield _named(number, batch)(quote(batch), settings.language)
        return

    def begin(given: _Batch) -> PrefectFuture[tuple[Answer, ...]]:
        return _named(*given).submit(quote(given[1]), settings.language)

    most = _AHEAD * (settings.processes or usable_cores())
    for (number, batch), begun in begun_ahead(begin, chain(first, waiting), most=most):
        yield _answers(number, batch, begun, settings.language)


def _named(number: int, batch: _Pages) -> Task[[_Pages, str], tuple[Answer, ...]]:
    return read_batch.with_options(task_run_name=f"read batch {number} ({len(batch)} pages)")


def _answers(
    number: int,
    batch: _Pages,
    begun: PrefectFuture[tuple[Answer, ...]],
    language: str,
) -> tuple[Answer, ...]:
    """What a worker answered; a batch whose worker died is read again, page by page."""
    try:
        return begun.result()
    except Exception as error:
        if not _is_lost_worker(error):
            raise
        get_run_logger().warning("worker lost batch=%d error=%r", number, error)
        again = read_singly.with_options(task_run_name=f"read batch {number} page by page")
        return again(quote(batch), language)


_LOST_WORKER = {"BrokenProcessPool", "KilledWorker", "WorkerCrashedError", "OutOfMemoryError"}
"""How a process pool, Dask and Ray call it; the two last are extras, so they go by name."""


def _is_lost_worker(error: BaseException | None) -> bool:
    while error is not None and not _LOST_WORKER & {kind.__name__ for kind in type(error).__mro__}:
        error = error.__cause__ or error.__context__
    return error is not None
