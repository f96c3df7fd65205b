"""A pass in a process of its own, so that fetching never waits for reading.

    with collect_apart(feeds, known, plan, now=now) as collecting:
        for found in collecting:
            ...

Reading a page keeps Python busy for a tenth of a second, in which no answer would be taken and no
request made. What is handed over is small, since bodies lie in the archive: it may queue up.
The process ends with the one that started it, however that ends: it notices that its input closed.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO

from newsflow.errors import FetchError, NewsflowError
from newsflow.intake.collect import Found, Plan, collect
from newsflow.types import Feed, Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The last word of a pass."""

    seconds: float
    peak_kib: int
    """The most memory that the fetching process held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Broken:
    """The pass could not go on."""

    message: str
    key: str | None = None
    advice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    feeds: tuple[Feed, ...]
    known: Known
    plan: Plan
    now: datetime


@contextmanager
def collect_apart(
    feeds: Sequence[Feed], known: Known, plan: Plan, *, now: datetime
) -> Iterator[Collecting]:
    """Start a pass at `now`; it is stopped when the block is left."""
    task = _Task(feeds=tuple(feeds), known=known, plan=plan, now=now)
    command = [sys.executable, "-m", "newsflow.intake.apart"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None, "the pipe was asked for"
        try:
            with suppress(BrokenPipeError):  # it died at once: what listens to it will say so
                pickle.dump(task, process.stdin, pickle.HIGHEST_PROTOCOL)
                process.stdin.flush()
            yield Collecting(process)
        finally:
            process.kill()


class Collecting:
    """What a pass finds; a thread takes it over as it comes, whoever is busy with what."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Listen from now on."""
        self._waiting: queue.SimpleQueue[Found | Ended | _Broken] = queue.SimpleQueue()
        assert process.stdout is not None, "the pipe was asked for"
        listening = threading.Thread(
            target=_listen, args=(process.stdout, self._waiting), daemon=True
        )
        listening.start()
        self.ended: Ended | None = None

    def __iter__(self) -> Iterator[Found]:
        """Each finding; raises `FetchError` when the process broke off."""
        while True:
            told = self._waiting.get()
            if isinstance(told, Ended):
                self.ended = told
                return
            if isinstance(told, _Broken):
                raise FetchError(told.message, transient=True, key=told.key, advice=told.advice)
            yield told

    def is_idle(self) -> bool:
        """Whether nothing waits to be taken at this moment."""
        return self._waiting.empty()


def _listen(pipe: BinaryIO, waiting: queue.SimpleQueue[Found | Ended | _Broken]) -> None:
    try:
        while True:
            for told in pickle.load(pipe):
                waiting.put(told)
                if not isinstance(told, Found):
                    return
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        waiting.put(
            _Broken(
                message="the process that fetches pages ended before it was done",
                advice="run the same command again: it goes on where this one stopped",
            )
        )


def main() -> None:
    """The process: read the task, tell what is found, end when nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started us
    told, sys.stdout = sys.stdout.buffer, sys.stderr
    task = pickle.load(sys.stdin.buffer)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    began = time.monotonic()
    try:
        asyncio.run(_tell(task, told, began))
        _send(told, [Ended(seconds=time.monotonic() - began, peak_kib=_peak())])
    except NewsflowError as error:
        _send(told, [_Broken(message=error.message, key=error.key, advice=error.advice)])
    except BrokenPipeError:
        os._exit(1)


async def _tell(task: _Task, pipe: BinaryIO, began: float) -> None:
    """Hand over what there is, in portions; sending waits in a thread, not here."""

    def clock() -> datetime:
        return task.now + timedelta(seconds=time.monotonic() - began)

    waiting = asyncio.Queue[Found | None]()
    sending = asyncio.create_task(_send_all(waiting, pipe))
    async for found in collect(task.feeds, task.known, task.plan, clock=clock):
        waiting.put_nowait(found)
    waiting.put_nowait(None)
    await sending


async def _send_all(waiting: asyncio.Queue[Found | None], pipe: BinaryIO) -> None:
    while True:
        portion = [await waiting.get()]
        while not waiting.empty():
            portion.append(waiting.get_nowait())
        await asyncio.to_thread(_send, pipe, [found for found in portion if found is not None])
        if portion[-1] is None:
            return


def _send(pipe: BinaryIO, told: Sequence[Found | Ended | _Broken]) -> None:
    pickle.dump(list(told), pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _die_with_parent() -> None:
    """Wait for the input to close; nothing but the end of the parent closes it.

    By the descriptor: a thread that holds Python's own buffer would be in the way of ending.
    """
    while os.read(0, 1):
        pass
    os._exit(1)


def _peak() -> int:
    import resource  # noqa: PLC0415 — not on every system

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    # Under the name by which the other side knows the classes.
    from newsflow.intake.apart import main as start

    start()
