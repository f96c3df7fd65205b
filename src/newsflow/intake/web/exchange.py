"""One request and its answer, read within limits of time and size."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from email.message import Message

import httpcore
import httpx

from newsflow.errors import FetchError, PageError
from newsflow.intake.encodings import Unpacker
from newsflow.intake.web.answers import Exchange, Headers
from newsflow.intake.web.guard import Unresolved

_UNREAD = frozenset({204, 205, 304})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how large an answer may be."""

    connect: float = 10.0
    """Seconds until a connection stands."""
    first_byte: float = 20.0
    """Seconds between any two pieces, the first included."""
    whole: float = 60.0
    """Seconds from the request to the last byte: what drips slowly ends here."""
    max_bytes: int = 8 * 1024 * 1024
    """Bytes of an answer, both as sent and unpacked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """An answer with its body read and unpacked."""

    url: str
    exchange: Exchange
    body: bytes = field(repr=False)
    media_type: str
    charset: str | None

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.exchange.status

    def header(self, name: str) -> str | None:
        """The first value of a header, by its lower-case name."""
        return next((v for n, v in self.exchange.headers if n.lower() == name), None)


async def send(
    transport: httpx.AsyncBaseTransport,
    request: httpx.Request,
    media_types: frozenset[str] | None,
    limits: Limits,
) -> Wire:
    """Send one request and read its answer; raises `FetchError` whatever goes wrong."""
    request.extensions["timeout"] = {
        "connect": limits.connect,
        "read": limits.first_byte,
        "write": limits.first_byte,
        "pool": limits.whole,
    }
    url = str(request.url)
    try:
        async with asyncio.timeout(limits.whole):
            answer = await transport.handle_async_request(request)
            try:
                return await _read(request, answer, media_types, limits)
            finally:
                await answer.aclose()
    except TimeoutError as error:
        raise FetchError(
            f"{url} was not answered whole within {limits.whole:g} s",
            transient=True,
            reason="timeout",
        ) from error
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
        raise _network_error(url, error) from error


async def _read(
    request: httpx.Request,
    answer: httpx.Response,
    media_types: frozenset[str] | None,
    limits: Limits,
) -> Wire:
    media_type, charset = read_content_type(answer.headers.get("content-type", ""))
    url = str(request.url)
    if answer.status_code == 200 and media_types is not None and media_type not in media_types:
        raise FetchError(
            f"{url} is {media_type or 'of no stated type'}, not a page",
            transient=False,
            reason="media_type",
            status=200,
        )
    packed, body = b"", b""
    if answer.status_code == 200:
        packed, body = await _read_body(url, answer, limits)
    return Wire(
        url=url,
        exchange=_exchange(request, answer, packed),
        body=body,
        media_type=media_type,
        charset=charset,
    )


async def _read_body(url: str, answer: httpx.Response, limits: Limits) -> tuple[bytes, bytes]:
    """The body as sent and as unpacked; reading stops as soon as either is too large."""
    packed, parts = bytearray(), list[bytes]()
    try:
        unpacker = Unpacker(answer.headers.get("content-encoding", ""), max_bytes=limits.max_bytes)
        async for part in answer.stream:  # type: ignore[union-attr]  # ours is asynchronous
            packed += part
            parts.append(unpacker.feed(part))
            if unpacker.overflows or len(packed) > limits.max_bytes:
                raise FetchError(
                    f"{url} is larger than {limits.max_bytes:,} bytes",
                    transient=False,
                    reason="too_large",
                    status=200,
                )
    except PageError as error:
        raise FetchError(
            f"{url} cannot be unpacked ({error})", transient=False, reason="damaged", status=200
        ) from error
    if not unpacker.is_whole:
        raise FetchError(
            f"the packed answer of {url} breaks off", transient=True, reason="cut_short", status=200
        )
    return bytes(packed), b"".join(parts)


def _exchange(request: httpx.Request, answer: httpx.Response, packed: bytes) -> Exchange:
    version = answer.extensions.get("http_version", b"HTTP/1.1")
    return Exchange(
        url=str(request.url),
        method=request.method,
        request_headers=_headers(request.headers),
        http_version=version.decode("ascii", "replace"),
        status=answer.status_code,
        phrase=answer.reason_phrase,
        headers=_headers(answer.headers),
        body=packed,
    )


def _headers(headers: httpx.Headers) -> Headers:
    return tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in headers.raw)


def read_content_type(value: str) -> tuple[str, str | None]:
    """Media type and charset of a `Content-Type`, however it is quoted."""
    message = Message()
    message["content-type"] = value
    media_type = value.partition(";")[0].strip().lower()
    charset = message.get_param("charset")
    return media_type, charset.strip() if isinstance(charset, str) and charset.strip() else None


def _network_error(url: str, error: Exception) -> FetchError:
    """Which of our words fits what httpcore says; `Forbidden` passes as it is."""
    reason = _reason(error)
    told = "not in time" if reason == "timeout" else str(error) or type(error).__name__
    return FetchError(f"{url} was not answered ({told})", transient=reason != "tls", reason=reason)


def _reason(error: Exception) -> str:
    if isinstance(error, Unresolved):
        return "dns"
    if isinstance(error, httpcore.TimeoutException):
        return "timeout"
    if isinstance(error, httpcore.ConnectError):
        cause = error.__cause__ or error.__context__
        return "tls" if isinstance(cause, ssl.SSLError) else "connect"
    if isinstance(error, httpcore.NetworkError):
        return "cut_short"
    return "protocol"
