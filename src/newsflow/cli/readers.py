"""Reading pages, in this process or in several; the answers come in the order of the pages.

Everything up to `extract` is a pure function of one page, so any process may read any page.
"""

from __future__ import annotations

import hashlib
import logging
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import connection, parent_process
from types import ModuleType
from typing import TYPE_CHECKING

from newsflow.cli.fork_server import reading_context
from newsflow.cli.ingest import Answer, read_or_reject_all
from newsflow.errors import LanguageError
from newsflow.types import Page, Reject

if TYPE_CHECKING:
    from newsflow.language import Language

logger = logging.getLogger("newsflow.read")

Given = Page | Reject
_Portion = tuple[Given, ...]
_Answers = Future[tuple[Answer, ...]]

ALONE = 24
"""Pages up to which no process is started: reading them takes no longer than starting it."""
AT_ONCE = 4
"""Pages handed to a process at a time: half a second of work."""
_AHEAD = 25
"""Portions waiting for each process: it has work while a batch is appended."""
_LAST = 8
"""The same where the process is to make room: old and new ones stand side by side for a second."""
RENEWED_AFTER = 500
"""Portions after which a process makes room for a new one. What it remembers of words grows with
the pages it has read, from 250 MiB to 500 after 13,000; forking another, with the pipeline loaded,
takes a moment."""


def read_pages(pages: Iterable[Given], language: str, *, processes: int = 0) -> Iterator[Answer]:
    """A report or a reject for each page, in order; 0 `processes` are as many as there are cores.

    At most a few portions are read ahead of what the caller takes.
    A page that kills the process which reads it is a reject.
    Raises `LanguageError` when the language pipeline cannot be loaded.
    """
    waiting = iter(pages)
    first = tuple(islice(waiting, ALONE + 1))
    processes = processes or usable_cores()
    if processes == 1 or len(first) <= ALONE:
        loaded = _language(language)
        for portion in _portions(chain(first, waiting)):
            yield from read_or_reject_all(portion, loaded)
        return
    with Readers(language, processes) as readers:
        yield from readers.read(chain(first, waiting))


def usable_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Readers:
    """Processes that read pages, each with the language pipeline loaded once."""

    def __init__(self, language: str, processes: int) -> None:
        """Start nothing yet."""
        self._language = language
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._begun = 0

    def __enter__(self) -> Readers:
        """Start the processes."""
        self._pool = start(self._language, self._processes)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop them; portions that none has begun are dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def read(self, pages: Iterable[Given]) -> Iterator[Answer]:
        """The answers to the pages, in their order."""
        portions = iter(_portions(pages))
        begun: deque[tuple[_Portion, _Answers]] = deque()
        while True:
            while len(begun) < self._room() and (portion := next(portions, None)):
                if self._is_worn():
                    self._renew()
                begun.append((portion, self._submit(portion)))
            if not begun:
                return
            portion, answers = begun.popleft()
            try:
                yield from answers.result()
            except BrokenProcessPool:
                yield from self._read_singly(portion)
                begun = deque((p, self._submit(p)) for p, _ in begun)

    def _room(self) -> int:
        """Portions that may be begun."""
        return self._processes * (_LAST if self._is_worn() else _AHEAD)

    def _is_worn(self) -> bool:
        return self._begun >= self._processes * RENEWED_AFTER

    def _submit(self, portion: _Portion) -> _Answers:
        assert self._pool is not None, "the readers are not started"
        self._begun += 1
        try:
            return self._pool.submit(_read, portion)
        except BrokenProcessPool:
            self._restart()
            return self._pool.submit(_read, portion)

    def _read_singly(self, portion: _Portion) -> Iterator[Answer]:
        """Page by page after a process died, to find the one that killed it."""
        for page in portion:
            try:
                yield from self._submit((page,)).result()
            except BrokenProcessPool:
                yield _killed(page)

    def _restart(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._begun, self._pool = 0, start(self._language, self._processes)

    def _renew(self) -> None:
        """Start other processes; those before them end when they have read what they were given."""
        assert self._pool is not None, "the readers are not started"
        self._pool.shutdown(wait=False)
        self._begun, self._pool = 0, start(self._language, self._processes)


def _portions(pages: Iterable[Given]) -> Iterator[_Portion]:
    waiting = iter(pages)
    while portion := tuple(islice(waiting, AT_ONCE)):
        yield portion


def start(language: str, processes: int) -> ProcessPoolExecutor:
    """Processes with the language pipeline loaded, which end when this one does.

    Raises `LanguageError` when it cannot be loaded.
    """
    pool = ProcessPoolExecutor(
        processes, mp_context=reading_context(), initializer=_load, initargs=(language,)
    )
    with _without_program():
        begun = [pool.submit(_find_failure) for _ in range(processes)]
    if failure := begun[0].result():
        pool.shutdown()
        raise failure
    return pool


@contextmanager
def _without_program() -> Iterator[None]:
    """Spare the processes started meanwhile the program that this one runs.

    Each would import it, for functions that might be its own; under Prefect that takes a second.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _load(language: str) -> None:
    """Ctrl-C goes to the process that asked: it stops the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    logging.getLogger("newsflow").setLevel(logging.WARNING)
    global _loaded  # noqa: PLW0603 - what a process reads with, set once when it starts
    _loaded = language
    _find_failure()


def _find_failure() -> LanguageError | None:
    """Why the pipeline of this process cannot be loaded.

    Raised here, it would reach the user under a traceback of this process.
    """
    try:
        _language(_loaded)
    except LanguageError as error:
        return error
    return None


def _end_with_parent() -> None:
    """Have this process end when the one that started it does.

    One whose parent was killed (-9) would wait for work for ever.
    """
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_and_exit, args=(parent.sentinel,), daemon=True).start()


def _wait_and_exit(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


_loaded = ""
"""The language pipeline of this process."""


def _read(portion: _Portion) -> tuple[Answer, ...]:
    return read_or_reject_all(portion, _language(_loaded))


def _language(name: str) -> Language:
    """The pipeline of that name; a process that only starts others does not import it."""
    from newsflow import language  # noqa: PLC0415

    return language.load(name)


def _killed(page: Given) -> Answer:
    if isinstance(page, Reject):
        return page
    logger.error("reading process died ref=%s", page.ref)
    return Reject(
        stage="extract",
        ref=page.ref,
        reason="failed",
        detail="the process that read this page died, for want of memory perhaps; "
        "load the page by itself, and report it if it fails again",
        payload_hash=hashlib.sha256(page.body).hexdigest(),
    )
