"""The client against servers that answer well, badly and not at all: always one of three values."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from newsflow.articles import clean_page
from newsflow.errors import FetchError
from newsflow.intake import fetch_feed, fetch_page, parse_feed
from newsflow.intake.web import Answer, Answered, Ask, Client, Failed, Limits, Manners, Unchanged
from newsflow.types import Article
from tests.world import NOON, World
from tests.world import Answer as Said
from tests.world.cast import crowd
from tests.world.outlets import Outlet
from tests.world.server import Request


def _ask(manners: Manners, *asks: Ask) -> list[Answer]:
    """All at once, by one client."""

    async def go() -> list[Answer]:
        async with Client(manners, clock=lambda: NOON) as client:
            return list(await asyncio.gather(*(client.ask(ask) for ask in asks)))

    return asyncio.run(go())


def _pages(outlets: list[Outlet]) -> list[Ask]:
    return [Ask(url=outlet.url(article)) for outlet in outlets for article in outlet.articles]


def test_a_host_is_asked_one_thing_at_a_time_with_pauses() -> None:
    with World(crowd(3, 4)) as world:
        answers = _ask(world.manners(host_delay=0.2), *_pages(world.outlets))
        log = world.server.log

    assert {type(answer) for answer in answers} == {Answered}
    for outlet in world.outlets:
        moments = [request.at for request in log if request.host == outlet.host]
        assert len(moments) == 5
        assert min(later - earlier for earlier, later in pairwise(moments)) >= 0.2


def test_all_hosts_together_get_no_more_than_so_many_requests_at_once() -> None:
    def slowly(outlet: Outlet, request: Request) -> Said:
        return replace(outlet.page(outlet.articles[0], request), wait=0.05)

    outlets = crowd(12, 1)
    for outlet in outlets:
        outlet.articles[0].say = slowly
    with World(outlets) as world:
        _ask(replace(world.manners(), requests=4), *_pages(outlets))

    assert 2 <= world.server.most_active <= 4


def test_what_we_have_is_not_sent_again() -> None:
    with World(crowd(1, 1)) as world:
        (url,) = [ask.url for ask in _pages(world.outlets)]
        (first,) = _ask(world.manners(), Ask(url=url))
        assert isinstance(first, Answered)
        (marked, hashed) = _ask(
            world.manners(),
            Ask(url=url, etag=first.etag),
            Ask(url=url, body_hash=first.body_hash),
        )

    assert (type(marked), marked.url) == (Unchanged, url)
    assert isinstance(marked, Unchanged)
    assert (marked.status, marked.etag, marked.size) == (304, first.etag, 0)
    assert isinstance(hashed, Unchanged)
    assert (hashed.status, hashed.size) == (200, len(first.body))


def test_a_mark_that_no_header_may_hold_is_not_sent_back() -> None:
    with World(crowd(1, 1)) as world:
        (page,) = _pages(world.outlets)
        (answer,) = _ask(world.manners(), replace(page, etag='"a\r\nX-Evil: 1"', last_modified="é"))
        (request,) = [r for r in world.server.log if r.path != "/robots.txt"]

    assert isinstance(answer, Answered)
    assert "if-none-match" not in request.headers
    assert request.headers["if-modified-since"] == "é"


def test_robots_are_kept_from_one_client_to_the_next(tmp_path: object) -> None:
    with World(crowd(1, 2)) as world:
        manners = world.manners(robots_file=world.ca_file.with_name("robots.json"))
        for page in _pages(world.outlets):
            _ask(manners, page)

    assert [r.path for r in world.server.log].count("/robots.txt") == 1


def test_one_feed_and_one_page_can_be_had_alone() -> None:
    with World(crowd(1, 1)) as world:
        manners = world.manners()
        document = fetch_feed(world.feeds()[0], now=NOON, manners=manners)
        (entry,) = parse_feed(document)
        page = fetch_page(entry, now=NOON, manners=manners)
        article = clean_page(page)
        with pytest.raises(FetchError, match="was answered 404") as failed:
            fetch_page(replace(entry, url=f"{entry.url}/x"), now=NOON, manners=manners)

    assert isinstance(article, Article)
    assert (article.headline, article.url) == (entry.title, entry.url)
    assert (failed.value.reason, failed.value.transient) == ("missing", True)


ODD_ADDRESSES = ("", "no address", "http://", "http://[::1", "http://\x00/")


@pytest.mark.parametrize("url", ODD_ADDRESSES)
def test_what_is_no_address_is_a_failure_and_no_request(url: str) -> None:
    with World(crowd(1, 1)) as world:
        (answer,) = _ask(world.manners(), Ask(url=url))

    assert isinstance(answer, Failed)
    assert answer.reason in {"bad_address", "forbidden_address"}
    assert (answer.transient, answer.requests) == (False, 0)


GARBAGE = {
    "nothing": b"",
    "no HTTP": b"220 mail.example ESMTP\r\n",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-Ty",
    "a binary": bytes(range(256)) * 8,
    "no status": b"HTTP/1.1 OK\r\n\r\n",
    "a negative length": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nhello",
    "too short a body": b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhi",
    "chunks that are none": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
    "an endless head": b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000,
    "an unknown encoding": b"HTTP/1.1 200 OK\r\nContent-Encoding: x\r\nContent-Length: 2\r\n\r\nhi",
    "no gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi",
    "a switch": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
    "only a promise": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
    "a status of its own": b"HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n",
    "304 unasked": b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "nowhere": b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
    "to no address": b"HTTP/1.1 302 No\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
}


@pytest.fixture(scope="module")
def garbage() -> Iterator[int]:
    """The port of a server that says to `/<n>` the nth piece of garbage."""
    said = list(GARBAGE.values())
    loop, ready, port = asyncio.new_event_loop(), threading.Event(), list[int]()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ")[1]
            writer.write(
                b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                if path == b"/robots.txt"
                else said[int(path[1:])]
            )
            await writer.drain()
        writer.close()

    async def serve() -> None:
        server = await asyncio.start_server(converse, "127.0.0.1", 0)
        port.append(server.sockets[0].getsockname()[1])
        ready.set()
        async with server:
            await stop.wait()

    stop = asyncio.Event()
    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    ready.wait()
    yield port[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join()
    loop.close()


def test_whatever_comes_back_is_a_failure_with_a_word(garbage: int) -> None:
    manners = Manners(
        host_delay=0,
        limits=Limits(connect=2, first_byte=1, whole=2),
        hosts=(("*.example", f"127.0.0.1:{garbage}"),),
    )
    asks = [Ask(url=f"http://g{n}.example/{n}") for n in range(len(GARBAGE))]

    answers = _ask(manners, *asks)

    told = {
        name: answer.reason if isinstance(answer, Failed) else answer
        for name, answer in zip(GARBAGE, answers, strict=True)
    }
    assert told == {
        "nothing": "protocol",
        "no HTTP": "protocol",
        "half a head": "protocol",
        "a binary": "protocol",
        "no status": "protocol",
        "a negative length": "protocol",
        "two lengths": "protocol",
        "too short a body": "protocol",
        "chunks that are none": "protocol",
        "an endless head": "protocol",
        "an unknown encoding": "damaged",
        "no gzip": "damaged",
        "a switch": "protocol",
        "only a promise": "protocol",
        "a status of its own": "http_status",
        "304 unasked": "http_status",
        "nowhere": "bad_address",
        "to no address": "bad_address",
    }
    assert all(answer.at == NOON + timedelta() for answer in answers)
