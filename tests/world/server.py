"""A small web server for many hosts: HTTP/1.1 as `Answer` says, however badly behaved; HTTP/2.

It writes down every request with its moment, so that tests can see what was asked and how fast.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import ssl
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import h2.config
import h2.connection
import h2.events


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, as the log keeps it."""

    at: float
    """Seconds of `time.monotonic`."""
    scheme: str
    host: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    http: str = "1.1"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent back."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    chunked: bool = False
    wait: float = 0.0
    """Seconds before the first byte."""
    drip: float = 0.0
    """Seconds before each following byte."""
    cut: int | None = None
    """Bytes of the body after which the connection is closed."""


Handler = Callable[[Request], Answer]


class Server:
    """Listens on loopback, in a thread, plainly and with TLS."""

    def __init__(
        self,
        handler: Handler,
        *,
        tls: ssl.SSLContext | None = None,
        strange_tls: ssl.SSLContext | None = None,
        trap: tuple[str, int] | None = None,
    ) -> None:
        self._handler = handler
        self._contexts = {"http": None, "https": tls, "strange": strange_tls}
        self._trap = trap
        self.ports: dict[str, int] = {}
        self.log: list[Request] = []
        self.active = self.most_active = 0
        """Requests that are being answered at once."""
        self.trapped: list[str] = []
        """What came in at the address that nobody may ask."""
        self._ready = threading.Event()
        self._failure: OSError | None = None
        self._turn: IO[str] | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Server:
        if self._trap is not None:
            # The trap has one address for all: a second world waits until the first has gone.
            self._turn = (Path(tempfile.gettempdir()) / "newsflow-world.lock").open("w")
            fcntl.flock(self._turn, fcntl.LOCK_EX)
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            self._thread.join()
            raise self._failure
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(10)
        if self._turn is not None:
            self._turn.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        with contextlib.closing(self._loop):
            try:
                self._loop.run_until_complete(self._serve())
            except OSError as error:
                self._failure = error
                self._ready.set()
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())

    async def _serve(self) -> None:
        self._stopping = asyncio.Event()
        self._tasks = set[asyncio.Task[None]]()
        servers = []
        for scheme, context in self._contexts.items():
            if scheme == "http" or context is not None:
                server = await asyncio.start_server(
                    self._begin(scheme), "127.0.0.1", 0, ssl=context, backlog=1024
                )
                self.ports[scheme] = server.sockets[0].getsockname()[1]
                servers.append(server)
        if self._trap is not None:
            servers.append(await asyncio.start_server(self._spring, *self._trap))
        self._ready.set()
        await self._stopping.wait()
        for server in servers:
            server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, scheme: str) -> Callable[..., None]:
        def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = self._loop.create_task(self._converse(scheme, reader, writer))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

        return begin

    def _spring(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.trapped.append(str(writer.get_extra_info("peername")))
        writer.close()

    async def _converse(
        self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        tls = writer.get_extra_info("ssl_object")
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            try:
                if tls is not None and tls.selected_alpn_protocol() == "h2":
                    await self._converse_in_frames(reader, writer)
                else:
                    while await self._answer_one(scheme, reader, writer):
                        pass
            finally:
                writer.close()

    async def _answer_one(
        self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines if line)
        }
        scheme = "https" if scheme == "strange" else scheme
        request = Request(
            at=time.monotonic(),
            scheme=scheme,
            host=headers.get("host", ""),
            path=first.split(" ")[1],
            headers=headers,
        )
        self.log.append(request)
        self.active += 1
        self.most_active = max(self.active, self.most_active)
        try:
            return await _send(writer, self._handler(request))
        finally:
            self.active -= 1

    async def _converse_in_frames(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """HTTP/2, as much of it as a fetcher needs."""
        con = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        con.initiate_connection()
        writer.write(con.data_to_send())
        while data := await reader.read(65_536):
            for event in con.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    self._answer_in_frames(con, event)
                elif isinstance(event, h2.events.ConnectionTerminated):
                    return
            writer.write(con.data_to_send())
            await writer.drain()

    def _answer_in_frames(
        self, con: h2.connection.H2Connection, event: h2.events.RequestReceived
    ) -> None:
        told = {_text(name): _text(value) for name, value in event.headers or ()}
        request = Request(
            at=time.monotonic(),
            scheme="https",
            host=told.get(":authority", ""),
            path=told.get(":path", "/"),
            headers=told,
            http="2",
        )
        self.log.append(request)
        answer = self._handler(request)
        headers = [(":status", str(answer.status)), *answer.headers.items()]
        con.send_headers(event.stream_id, [(n.lower(), v) for n, v in headers])
        for start in range(0, len(answer.body), 16_000):
            con.send_data(event.stream_id, answer.body[start : start + 16_000])
        con.end_stream(event.stream_id)


async def _send(writer: asyncio.StreamWriter, answer: Answer) -> bool:
    """Write an answer; false when the connection is to be closed after it."""
    if answer.wait:
        await asyncio.sleep(answer.wait)
    lines = [f"HTTP/1.1 {answer.status} {_PHRASES.get(answer.status, 'Odd')}"]
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    framing = (
        "Transfer-Encoding: chunked" if answer.chunked else f"Content-Length: {len(answer.body)}"
    )
    has_body = answer.status not in {204, 304}
    writer.write("\r\n".join([*lines, *([framing] if has_body else []), "", ""]).encode("latin-1"))
    if has_body:
        async for part in _parts(answer):
            writer.write(b"%x\r\n%s\r\n" % (len(part), part) if answer.chunked else part)
            await writer.drain()
        if answer.chunked and answer.cut is None:
            writer.write(b"0\r\n\r\n")
    await writer.drain()
    return answer.cut is None


async def _parts(answer: Answer) -> AsyncIterator[bytes]:
    body = answer.body if answer.cut is None else answer.body[: answer.cut]
    if answer.drip:
        for byte in body:
            yield bytes([byte])
            await asyncio.sleep(answer.drip)
    else:
        for start in range(0, len(body), 65_536):
            yield body[start : start + 65_536]


def _text(value: bytes | str) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


_PHRASES = {
    200: "OK",
    301: "Moved Permanently",
    302: "Found",
    304: "Not Modified",
    404: "Not Found",
}
