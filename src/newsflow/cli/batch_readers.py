"""Processes that read whole batches, for threads that wait for them.

A flow's tasks wait and the processes read: these hold the language pipeline and nothing of Prefect,
as those of `newsflow load` do. What reads is imported where it is called, which is in them.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from newsflow.cli.ingest import Answer, batches, read_or_reject_all
from newsflow.cli.readers import AT_ONCE, RENEWED_AFTER, start
from newsflow.types import Article, Page, Reject

_Item = TypeVar("_Item")
Read = Callable[[Sequence[_Item], str], tuple[Answer, ...]]
"""Answers to a batch, with the language pipeline of a name."""


def read_all(pages: Sequence[Page | Reject], language: str) -> tuple[Answer, ...]:
    """Clean and extract each page; it ends as a report or as a reject."""
    from newsflow import language as languages

    loaded = languages.load(language)
    return tuple(
        answer
        for portion in batches(pages, AT_ONCE)
        for answer in read_or_reject_all(portion, loaded)
    )


def reread_all(kept: Sequence[tuple[Article, Path]], language: str) -> tuple[Answer, ...]:
    """Read each article anew, from its page where the folder beside it has it."""
    from newsflow import language as languages
    from newsflow.cli.reprocessing import read_anew

    loaded = languages.load(language)
    return tuple(read_anew(article, folder, loaded) for article, folder in kept)


class BatchReaders:
    """Processes for as many batches at once as there are processes."""

    def __init__(self, language: str, processes: int) -> None:
        """Start them."""
        self._language = language
        self._processes = processes
        self._pool = start(language, processes)
        self._begun = 0
        self._changing = threading.Lock()

    def __enter__(self) -> BatchReaders:
        """They are started."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop them; batches that none has begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def read(self, read: Read[_Item], batch: Sequence[_Item]) -> tuple[Answer, ...]:
        """The answers to a batch, read by whichever processes are free, a few pages at a time.

        Raises `BrokenProcessPool` when a process died: this batch may be the reason, or another
        that was read at the same time. Those that follow are read by new processes.
        """
        pool = self._pool
        try:
            with self._changing:
                pool = self._unworn()
                begun = [pool.submit(read, few, self._language) for few in batches(batch, AT_ONCE)]
                self._begun += len(begun)
            return tuple(answer for answers in begun for answer in answers.result())
        except BrokenProcessPool:
            self._replace(pool)
            raise

    def _unworn(self) -> ProcessPoolExecutor:
        """The processes, or others when these have read so much; they end what they were given."""
        if self._begun >= self._processes * RENEWED_AFTER:
            self._pool.shutdown(wait=False)
            self._begun, self._pool = 0, start(self._language, self._processes)
        return self._pool

    def _replace(self, pool: object) -> None:
        """Start other processes, once for all that waited for those that are gone."""
        with self._changing:
            if self._pool is pool:
                self._pool.shutdown(wait=True, cancel_futures=True)
                self._begun, self._pool = 0, start(self._language, self._processes)
