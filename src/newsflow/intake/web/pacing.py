"""How fast hosts are asked: one request at a time each, with a pause between two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from newsflow.errors import FetchError

MAX_DELAY = 60.0
"""Seconds; no `Crawl-delay` above it is kept: such a host is asked once a minute."""

_FAILURES = 3
"""Connections in a row that failed, after which a host is taken to be down for this pass."""


@dataclass(slots=True)
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    delay: float = 0.0
    next_at: float = 0.0
    closed_until: float = 0.0
    failures: int = 0


class Pace:
    """The hosts of one client, and when each may be asked next. Times are the event loop's."""

    def __init__(self, *, delay: float, requests: int) -> None:
        """`delay` seconds between two requests to a host; `requests` at once to all together."""
        self._delay = delay
        self._slots = asyncio.Semaphore(requests)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the turn of a host and for a free place; `FetchError` where that is vain."""
        of = self._of(host)
        self._refuse_closed(of, host)
        async with of.turn:
            self._refuse_closed(of, host)
            await asyncio.sleep(max(0.0, of.next_at - _now()))
            self._refuse_closed(of, host)
            async with self._slots:
                try:
                    yield
                finally:
                    of.next_at = max(of.next_at, _now() + max(self._delay, of.delay))

    def slow_down(self, host: str, delay: float | None) -> None:
        """Keep the `Crawl-delay` of a host, within bounds."""
        self._of(host).delay = min(max(delay or 0.0, 0.0), MAX_DELAY)

    def pause(self, host: str, seconds: float, *, longest: float) -> None:
        """The host wants to be left alone; beyond `longest` this pass asks it no more."""
        of = self._of(host)
        of.next_at = max(of.next_at, _now() + min(seconds, longest))
        if seconds > longest:
            of.closed_until = _now() + seconds

    def note(self, host: str, *, connected: bool) -> None:
        """Remember whether the host could be reached."""
        of = self._of(host)
        of.failures = 0 if connected else of.failures + 1

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())

    def _refuse_closed(self, of: _Host, host: str) -> None:
        left = of.closed_until - _now()
        if left > 0:
            raise FetchError(
                f"{host} asked to be left alone",
                transient=True,
                reason="asked_to_wait",
                retry_after=left,
            )
        if of.failures >= _FAILURES:
            raise FetchError(
                f"{host} could not be reached several times in this pass",
                transient=True,
                reason="host_down",
            )


def _now() -> float:
    return asyncio.get_running_loop().time()
