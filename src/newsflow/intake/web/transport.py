"""httpx over a network of our own: connections are reused, HTTP/2 is spoken where it is offered."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import httpcore
import httpx

from newsflow.intake.web.guard import GuardedNetwork


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """The certificates that are trusted: the packaged ones, and those of `ca_file` beside them."""
    context = httpx.create_ssl_context(trust_env=False)
    if ca_file is not None:
        context.load_verify_locations(cafile=ca_file)
    return context


class GuardedTransport(httpx.AsyncBaseTransport):
    """Hands requests to httpcore's pool, whose network is guarded."""

    def __init__(
        self, network: GuardedNetwork, *, connections: int, ca_file: Path | None = None
    ) -> None:
        """Hold up to `connections` open."""
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls_context(ca_file),
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=20.0,
            http1=True,
            http2=True,
            network_backend=network,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One request; httpcore's exceptions pass through, `Client` knows them."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        async with self._sound(url.origin):
            answer = await self._pool.handle_async_request(
                httpcore.Request(
                    method=request.method,
                    url=url,
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Stream(answer, lambda: self._sound(url.origin)),
            extensions=answer.extensions,
        )

    @asynccontextmanager
    async def _sound(self, origin: httpcore.Origin) -> AsyncIterator[None]:
        """Close a connection that lost count of its streams, as one that the server broke off.

        A request that is given up while httpcore 1.0.9 sets an HTTP/2 connection up leaves it half
        made: each later request on it ends in a ValueError, and would end the pass.
        """
        try:
            yield
        except (KeyError, ValueError) as error:
            for connection in self._pool.connections:
                if connection.can_handle_request(origin):
                    await connection.aclose()
            raise httpcore.RemoteProtocolError("the connection is out of step") from error

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(
        self, answer: httpcore.Response, sound: Callable[[], AbstractAsyncContextManager[None]]
    ) -> None:
        self._answer = answer
        self._sound = sound

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async with self._sound():
            async for part in self._answer.aiter_stream():
                yield part

    async def aclose(self) -> None:
        async with self._sound():
            await self._answer.aclose()
