"""No request to an address that is not of the public internet, whatever its name says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import httpcore
import pytest

from newsflow.intake.web.guard import Forbidden, Guard, GuardedNetwork, Unresolved, why_forbidden

FORBIDDEN = {
    "127.0.0.1": "is of this machine",
    "127.8.9.1": "is of this machine",
    "0.0.0.0": "is unspecified",
    "10.1.2.3": "is private",
    "172.16.0.1": "is private",
    "192.168.0.1": "is private",
    "100.64.0.1": "is not of the public internet",
    "169.254.169.254": "is link-local",
    "224.0.0.1": "is multicast",
    "255.255.255.255": "is private",
    "192.0.2.1": "is private",
    "::1": "is an IPv6 address that stands for another",
    "::": "is an IPv6 address that stands for another",
    "fe80::1%eth0": "is link-local",
    "fd00::1": "is private",
    "ff02::1": "is multicast",
    "::ffff:8.8.8.8": "is an IPv6 address that stands for another",
    "::8.8.8.8": "is an IPv6 address that stands for another",
    "64:ff9b::808:808": "is an IPv6 address that stands for another",
    "64:ff9b:1::808:808": "is an IPv6 address that stands for another",
    "2002:7f00:1::": "is an IPv6 address that stands for another",
    "2001:0:53aa:64c::1": "is an IPv6 address that stands for another",
    "fec0::1": "is an IPv6 address that stands for another",
    "nowhere": "is no IP address",
}
PUBLIC = ("8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:80b::200e")


@pytest.mark.parametrize(("address", "why"), FORBIDDEN.items(), ids=FORBIDDEN.keys())
def test_an_address_that_is_not_public_is_refused(address: str, why: str) -> None:
    assert why_forbidden(address) == why


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_dialled(address: str) -> None:
    assert why_forbidden(address) is None


REFUSED_URLS = {
    "ftp://a.example/": "only http and https",
    "file:///etc/passwd": "only http and https",
    "gopher://a.example/": "only http and https",
    "http:///path": "names no host",
    "http://reader:word@a.example/": "holds a user name",
    "http://a.example:22/": "at port 22",
    "http://a.example:6379/": "at port 6379",
    "http://a.example:99999/": "is no port",
}


@pytest.mark.parametrize(("url", "why"), REFUSED_URLS.items(), ids=REFUSED_URLS.keys())
def test_some_addresses_are_not_even_resolved(url: str, why: str) -> None:
    with pytest.raises(Forbidden, match=why):
        Guard().check_url(url)


@pytest.mark.parametrize(
    "url", ["http://a.example/", "https://a.example:8443/x", "http://[2606::1]/"]
)
def test_web_addresses_pass(url: str) -> None:
    Guard().check_url(url)


EXCEPTIONS = {
    ("news.lan", 80): ("10.1.2.3", 80),
    ("NEWS.LAN", 8443): ("10.1.2.3", 8443),
    ("a.test", 443): ("127.0.0.1", 9443),
    ("b.a.test", 443): ("127.0.0.1", 9443),
    ("a.test", 80): None,
    ("six.lan", 80): ("::1", 8080),
    ("other.example", 80): None,
}


@pytest.mark.parametrize(("asked", "target"), EXCEPTIONS.items(), ids=str)
def test_a_setting_names_hosts_that_are_dialled_unchecked(
    asked: tuple[str, int], target: tuple[str, int] | None
) -> None:
    hosts = {"news.lan": "10.1.2.3", "*.test:443": "127.0.0.1:9443", "six.lan": "[::1]:8080"}

    assert Guard(hosts).find_target(*asked) == target


def _connect(
    monkeypatch: pytest.MonkeyPatch, answers: Iterable[list[str]], times: int
) -> list[str]:
    dialled = list[str]()
    given = iter(answers)

    async def resolve(host: str, port: int) -> list[str]:
        return next(given)

    async def connect(_: object, host: str, *rest: object) -> None:
        dialled.append(host)

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)
    network = GuardedNetwork(Guard(), resolve)

    async def go() -> None:
        for _ in range(times):
            await network.connect_tcp("rebinding.example", 80)

    asyncio.run(go())
    return dialled


def test_the_address_that_was_checked_is_the_one_that_is_dialled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The name answers with something else as soon as it was asked once: too late.
    answers = [["93.184.215.14"], ["127.0.0.1"]]

    assert _connect(monkeypatch, answers, times=1) == ["93.184.215.14"]


def test_a_name_that_turns_private_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        Forbidden, match=r"rebinding\.example is 127\.0\.0\.1: it is of this machine"
    ):
        _connect(monkeypatch, [["93.184.215.14"], ["127.0.0.1"]], times=2)


def test_of_mixed_addresses_only_the_public_ones_are_dialled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _connect(monkeypatch, [["10.0.0.1", "8.8.8.8"]], times=1) == ["8.8.8.8"]


def test_a_name_without_address_is_told_from_a_refused_one() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(Unresolved, match=r"a\.example has no address"):
        asyncio.run(GuardedNetwork(Guard(), resolve).connect_tcp("a.example", 80))
