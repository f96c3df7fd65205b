"""Which addresses may be asked, and a network that dials only the address that was checked.

A name that answers with a public address while it is checked and with a private one while it is
dialled (DNS rebinding) gains nothing: it is resolved once, and the checked address is dialled.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

import httpcore
from httpcore import AnyIOBackend

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Name and port to addresses, as text."""

_PORTS = frozenset({80, 443, 8008, 8080, 8443})
"""Where web servers listen; other ports are asked only by those who look for something else."""

_EMBEDDING = tuple(
    IPv6Network(network)
    for network in (
        "::ffff:0:0/96",  # IPv4-mapped
        "::/96",  # IPv4-compatible, and ::1
        "64:ff9b::/96",  # NAT64 (RFC 6052)
        "64:ff9b:1::/48",  # NAT64, local use (RFC 8215)
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "fec0::/10",  # site-local, once
    )
)
"""IPv6 that reaches an IPv4 address, possibly one within: never asked."""


class Forbidden(Exception):  # noqa: N818 — no error of ours: the client makes a value of it
    """An address that is not asked; the text says why."""


def why_forbidden(address: str) -> str | None:
    """Why an IP address may not be dialled; none when it may.

    Only what is routed over the public internet may: the registries of special addresses
    (RFC 6890) are those of `ipaddress`, the cloud's metadata service is link-local.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "is no IP address"
    if isinstance(ip, IPv6Address) and any(ip in network for network in _EMBEDDING):
        return "is an IPv6 address that stands for another"
    return _why_special(ip)


def _why_special(ip: IPv4Address | IPv6Address) -> str | None:
    kinds = (
        (ip.is_loopback, "is of this machine"),
        (ip.is_link_local, "is link-local"),
        (ip.is_multicast, "is multicast"),
        (ip.is_unspecified, "is unspecified"),
        (ip.is_private, "is private"),
        (not ip.is_global, "is not of the public internet"),
    )
    return next((why for is_so, why in kinds if is_so), None)


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be asked; `hosts` names exceptions and where they are dialled."""

    hosts: Mapping[str, str] = field(default_factory=dict)
    """`name` or `name:port` (`*.name` for all names below) to `address` or `address:port`:
    dialled there without being resolved or checked."""

    def check_url(self, url: str) -> None:
        """Raise `Forbidden` for an address that is not even resolved."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"}:
            raise Forbidden(f"only http and https are asked, not {parts.scheme or 'nothing'}")
        if not parts.hostname:
            raise Forbidden("the address names no host")
        if parts.username or parts.password:
            raise Forbidden("the address holds a user name")
        port = port_of(url)
        if self.find_target(parts.hostname, port) is None and port not in _PORTS:
            raise Forbidden(f"web pages are not asked for at port {port}")

    def find_target(self, host: str, port: int) -> tuple[str, int] | None:
        """Where an excepted host is dialled; none for all others."""
        for name in _names(host.lower()):
            target = self.hosts.get(f"{name}:{port}") or self.hosts.get(name)
            if target is not None:
                parts = urlsplit(f"//{target}")
                return parts.hostname or target, parts.port or port
        return None

    def permitted(self, host: str, addresses: Iterable[str]) -> list[str]:
        """The addresses that may be dialled; raises `Forbidden` where none is left."""
        refused = [(a, why) for a in addresses if (why := why_forbidden(a)) is not None]
        kept = [a for a in addresses if a not in {address for address, _ in refused}]
        if not kept and refused:
            address, why = refused[0]
            raise Forbidden(
                f"{host} {why}" if host == address else f"{host} is {address}: it {why}"
            )
        return kept


def port_of(url: str) -> int:
    """The port of an address; raises `Forbidden` for what is no port."""
    parts = urlsplit(url)
    try:
        return parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise Forbidden("its port is no port") from None


def _names(host: str) -> Iterable[str]:
    """`a.b.c`, then `*.b.c`, then `*.c`."""
    yield host
    labels = host.split(".")
    for start in range(1, len(labels)):
        yield ".".join(["*", *labels[start:]])


class GuardedNetwork(AnyIOBackend):
    """httpcore's network, for which a host is an address that passed the guard.

    TLS and the `Host` header keep the name: only the dialling is ours.
    """

    def __init__(self, guard: Guard, resolve: Resolve | None = None) -> None:
        """Resolve by the system, unless told otherwise."""
        self._guard = guard
        self._resolve = resolve or resolve_by_system

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check, and dial what was checked, one address after the other."""
        target = self._guard.find_target(host, port)
        addresses, port = (
            ([target[0]], target[1]) if target else (await self._find(host, port), port)
        )
        for place, address in enumerate(addresses, start=1):
            try:
                return await super().connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(addresses):
                    raise
        raise httpcore.ConnectError(f"{host} has no address")

    async def _find(self, host: str, port: int) -> list[str]:
        try:
            found = await asyncio.wait_for(self._resolve(host, port), _RESOLVE_SECONDS)
        except TimeoutError as error:
            raise Unresolved(f"{host} was not resolved in {_RESOLVE_SECONDS:g} s") from error
        except (OSError, UnicodeError) as error:
            raise Unresolved(f"{host} has no address ({error})") from error
        return self._guard.permitted(host, found)[:_ADDRESSES]


_RESOLVE_SECONDS = 10.0
_ADDRESSES = 3
"""Addresses of one name that are tried."""


class Unresolved(httpcore.ConnectError):
    """The name service has no answer."""


async def resolve_by_system(host: str, port: int) -> list[str]:
    """Every address the system has for a name, IPv4 first: the way that works more often."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = dict.fromkeys(str(place[4][0]) for place in found)
    return sorted(addresses, key=lambda address: ":" in address)
