"""Asks one address: robots, pace, redirects, attempts; whatever happens is one of three answers."""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from newsflow.errors import FetchError
from newsflow.intake.web.answers import Answer, Answered, Ask, Failed, Unchanged
from newsflow.intake.web.exchange import Limits, Wire, send
from newsflow.intake.web.guard import Forbidden, Guard, GuardedNetwork, Resolve
from newsflow.intake.web.pacing import Pace
from newsflow.intake.web.retries import (
    ATTEMPTS,
    LONGEST_WAIT,
    read_date,
    read_retry_after,
    wait_before,
)
from newsflow.intake.web.robots import AGENT, MAX_BYTES, RobotsBook
from newsflow.intake.web.transport import GuardedTransport

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a client behaves."""

    contact: str | None = None
    """An address or page at which the owner of a server reaches us; part of the `User-Agent`."""
    host_delay: float = 1.0
    """Seconds between two requests to one host."""
    requests: int = 64
    """Requests at once, to all hosts together."""
    attempts: int = ATTEMPTS
    """Requests for one address, where the failure may be gone within seconds."""
    limits: Limits = field(default_factory=Limits)
    hosts: tuple[tuple[str, str], ...] = ()
    """Hosts that are dialled at a given address without being checked (`Guard.hosts`)."""
    ca_file: Path | None = None
    robots_file: Path | None = None
    """Where robots.txt are kept between passes."""

    @property
    def user_agent(self) -> str:
        """Who asks, and where to complain."""
        told = f"{AGENT}/{version('newsflow')}"
        return f"{told} (+{self.contact})" if self.contact else told


class Client:
    """Open connections, the pace of each host, robots.txt: what is held while a pass lasts."""

    def __init__(
        self,
        manners: Manners,
        *,
        clock: Callable[[], datetime],
        resolve: Resolve | None = None,
        chance: random.Random | None = None,
    ) -> None:
        """`clock` gives the moment of an answer; `chance` spreads repeated attempts."""
        self._manners = manners
        self._agent = manners.user_agent
        self._clock = clock
        self._chance = chance or random.Random()
        self._guard = Guard(dict(manners.hosts))
        self._pace = Pace(delay=manners.host_delay, requests=manners.requests)
        self._robots = RobotsBook(self._ask_robots, clock, file=manners.robots_file)
        self._transport = GuardedTransport(
            GuardedNetwork(self._guard, resolve),
            connections=manners.requests + 16,
            ca_file=manners.ca_file,
        )

    async def __aenter__(self) -> Client:
        """Nothing is asked yet."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections and keep what robots.txt said, where that is possible."""
        await self._transport.aclose()
        with suppress(OSError):  # the next pass asks for them anew
            self._robots.save()

    async def ask(self, ask: Ask) -> Answer:
        """Ask one address, following redirects and trying again as far as that is decent."""
        tally = _Tally()
        try:
            answer = await self._insist(ask, tally, robots=True)
        except FetchError as error:
            return Failed(
                url=tally.url or ask.url,
                reason=error.reason,
                detail=error.message,
                transient=error.transient,
                at=self._clock(),
                requests=tally.requests,
                status=error.status,
                retry_after=error.retry_after,
            )
        return answer

    async def _insist(self, ask: Ask, tally: _Tally, *, robots: bool) -> Answered | Unchanged:
        """Attempt after attempt; raises the last one's `FetchError`."""
        attempt = 0
        while True:
            attempt += 1
            try:
                return await self._follow(ask, tally, robots=robots)
            except FetchError as error:
                wait = wait_before(attempt, error, self._chance, attempts=self._manners.attempts)
                if wait is None or not tally.requests:  # robots.txt had attempts of its own
                    raise
                await asyncio.sleep(wait)

    async def _follow(self, ask: Ask, tally: _Tally, *, robots: bool) -> Answered | Unchanged:
        """One attempt: the address, and those it redirects to, each checked as the first."""
        url, seen = _normal(ask.url), set[str]()
        for _ in range(MAX_REDIRECTS + 1):
            if url in seen:
                raise FetchError(f"{url} redirects in a circle", transient=False, reason="circle")
            tally.url = url
            try:
                wire = await self._exchange(replace(ask, url=url), tally, robots=robots)
            except FetchError as error:
                if seen:
                    error.message = f"it redirects to {url}; {error.message}"
                raise
            seen.add(url)
            if wire.status not in _REDIRECTS:
                return self._judge(ask, wire, tally)
            url = _target(wire)
        raise FetchError(
            f"more than {MAX_REDIRECTS} redirects", transient=False, reason="too_many_redirects"
        )

    async def _exchange(self, ask: Ask, tally: _Tally, *, robots: bool) -> Wire:
        """One request to an address that may be asked, when its host's turn has come."""
        try:
            self._guard.check_url(ask.url)
            host = urlsplit(ask.url).hostname or ""
            if robots:
                self._pace.slow_down(host, await self._robots.check(ask.url))
            async with self._pace.turn(host):
                tally.requests += 1
                return await self._send(ask, host)
        except Forbidden as error:
            raise FetchError(str(error), transient=False, reason="forbidden_address") from error

    async def _send(self, ask: Ask, host: str) -> Wire:
        request = httpx.Request("GET", ask.url, headers=self._headers(ask))
        try:
            wire = await send(self._transport, request, ask.media_types, self._manners.limits)
        except FetchError as error:
            self._pace.note(host, connected=error.reason not in {"connect", "dns", "tls"})
            raise
        self._pace.note(host, connected=True)
        if wire.status in {429, 503}:
            wanted = _retry_after(wire, self._clock())
            if wanted is not None:
                self._pace.pause(host, wanted, longest=LONGEST_WAIT)
        return wire

    def _headers(self, ask: Ask) -> list[tuple[bytes, bytes]]:
        headers = {
            "User-Agent": self._agent,
            "Accept": ask.accept,
            "Accept-Language": "en, *;q=0.5",
            "Accept-Encoding": "gzip, br, zstd",
            "If-None-Match": ask.etag,
            "If-Modified-Since": ask.last_modified,
        }
        told = ((name, value) for name, value in headers.items() if value and _is_sendable(value))
        return [(name.encode(), value.encode("latin-1")) for name, value in told]

    def _judge(self, ask: Ask, wire: Wire, tally: _Tally) -> Answered | Unchanged:
        """What an answer that is no redirect means."""
        if wire.status == 304 and (ask.etag or ask.last_modified):
            return self._unchanged(wire, tally, ask)
        if wire.status != 200:
            raise _status_error(wire, self._clock())
        digest = hashlib.sha256(wire.body).hexdigest()
        if digest == ask.body_hash:
            return self._unchanged(wire, tally, ask)
        return Answered(
            url=wire.url,
            status=wire.status,
            body=wire.body,
            body_hash=digest,
            media_type=wire.media_type,
            charset=wire.charset,
            etag=wire.header("etag"),
            last_modified=wire.header("last-modified"),
            at=self._clock(),
            requests=tally.requests,
            exchange=wire.exchange,
        )

    def _unchanged(self, wire: Wire, tally: _Tally, ask: Ask) -> Unchanged:
        return Unchanged(
            url=wire.url,
            status=wire.status,
            etag=wire.header("etag") or ask.etag,
            last_modified=wire.header("last-modified") or ask.last_modified,
            at=self._clock(),
            requests=tally.requests,
            size=len(wire.body),
        )

    async def _ask_robots(self, url: str) -> str | None:
        """The text of a robots.txt: none at 4xx means "all", at 5xx and silence "nothing"."""
        try:
            answer = await self._insist(Ask(url=url, accept="text/plain"), _Tally(), robots=False)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return ""
            if error.reason in {"circle", "too_many_redirects"}:
                return ""  # RFC 9309, 2.3.1.2: taken as unavailable
            if error.reason in {"dns", "connect", "tls", "host_down", "forbidden_address"}:
                raise
            return None
        body = answer.body if isinstance(answer, Answered) else b""
        return body[:MAX_BYTES].decode("utf-8-sig", "replace")


@dataclass(slots=True)
class _Tally:
    """What one `ask` cost so far."""

    requests: int = 0
    url: str = ""


def _normal(url: str) -> str:
    """An address as it is sent: host in ASCII, nothing to be escaped, no fragment."""
    try:
        return urldefrag(str(httpx.URL(url.strip()))).url
    except (httpx.InvalidURL, ValueError):
        raise FetchError(f"{url} is no address", transient=False, reason="bad_address") from None


def _is_sendable(value: str) -> bool:
    """Whether a server's own word can be said back to it: some hold what no header may."""
    return len(value) <= 1024 and all(" " <= c <= "~" or "\x80" <= c <= "\xff" for c in value)


def _target(wire: Wire) -> str:
    location = wire.header("location")
    if not location:
        raise FetchError(
            f"{wire.url} redirects to nowhere",
            transient=False,
            reason="bad_address",
            status=wire.status,
        )
    try:
        return _normal(urljoin(wire.url, location.strip()))
    except ValueError:
        raise FetchError(
            f"{wire.url} redirects to what is no address", transient=False, reason="bad_address"
        ) from None


_STATUS_REASONS = {
    404: "missing",
    408: "timeout",
    410: "gone",
    425: "busy",
    429: "busy",
}
_TRANSIENT = frozenset({404, 408, 425, 429})


def _status_error(wire: Wire, now: datetime) -> FetchError:
    """4xx are final but for those that heal by waiting; 5xx are not."""
    status = wire.status
    server = 500 <= status < 600
    fallback = "server_error" if server else "refused" if 400 <= status < 500 else "http_status"
    told = f"{wire.url} was answered {status} {wire.exchange.phrase}".rstrip()
    return FetchError(
        told,
        transient=server or status in _TRANSIENT,
        reason=_STATUS_REASONS.get(status, fallback),
        status=status,
        retry_after=_retry_after(wire, now),
    )


def _retry_after(wire: Wire, now: datetime) -> float | None:
    """Seconds to stay away; a date is measured by the server's own clock, where it tells it."""
    return read_retry_after(wire.header("retry-after"), read_date(wire.header("date")) or now)
