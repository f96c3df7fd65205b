"""What becomes of a connection that httpcore has lost count of."""

from __future__ import annotations

import asyncio

import httpcore
import httpx
import pytest

from newsflow.intake.web.guard import Guard, GuardedNetwork
from newsflow.intake.web.transport import GuardedTransport


class _Connection:
    """Half set up, to one origin."""

    def __init__(self, host: bytes) -> None:
        self.host = host
        self.is_closed = False

    def can_handle_request(self, origin: httpcore.Origin) -> bool:
        return bool(origin.host == self.host)

    async def aclose(self) -> None:
        self.is_closed = True


class _Pool:
    def __init__(self, error: Exception) -> None:
        self.connections = [_Connection(b"a.example"), _Connection(b"b.example")]
        self._error = error

    async def handle_async_request(self, _request: httpcore.Request) -> httpcore.Response:
        raise self._error


@pytest.mark.parametrize("error", [ValueError("semaphore released too many times"), KeyError(3)])
def test_a_connection_out_of_step_is_closed_and_told_as_one_that_the_server_broke_off(error):
    transport = GuardedTransport(GuardedNetwork(Guard({}), None), connections=1)
    pool = _Pool(error)
    transport._pool = pool  # type: ignore[assignment]

    with pytest.raises(httpcore.ProtocolError) as told:
        asyncio.run(transport.handle_async_request(httpx.Request("GET", "https://a.example/1")))

    assert told.value.__cause__ is error
    assert [each.is_closed for each in pool.connections] == [True, False]
