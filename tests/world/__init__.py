"""A news world on loopback: real servers, forty outlets, each with its own ways of being awkward.

    with World(cast()) as world:
        feeds, plan = world.feeds(), world.plan(folder)
        ...
        world.advance()          # hours later: edits, new guids, new articles
        world.server.log         # every request that came in

`python -m tests.world` runs it for a look by hand, or for a benchmark in a process of its own.
"""

from __future__ import annotations

import ssl
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

from newsflow.intake import feed_id
from newsflow.intake.collect import Plan
from newsflow.intake.web import Limits, Manners
from newsflow.types import Feed, FeedKind, Outlet, OutletId
from tests.world import outlets as _outlets
from tests.world.cast import TRAP, cast
from tests.world.server import Answer, Request, Server

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""When the first pass is made."""


class World:
    """Outlets behind one server, and what a fetcher must be told to find them."""

    def __init__(
        self, outlets: Sequence[_outlets.Outlet] | None = None, *, now: datetime | None = None
    ) -> None:
        """All forty outlets, or others; their news is of this morning, as seen from `now`."""
        self.outlets = list(cast() if outlets is None else outlets)
        for outlet in self.outlets:
            outlet.published = (now or NOON).replace(microsecond=0) - timedelta(hours=6)
        self._by_host = {outlet.host: outlet for outlet in self.outlets}
        self._secure = ["securetimes.example", "twins.example"]
        self._secure += [outlet.host for outlet in self.outlets if outlet.scheme == "https"]
        self._folder = tempfile.TemporaryDirectory(prefix="news-world-")
        self.ca_file = Path(self._folder.name) / "ca.pem"
        authority, stranger = trustme.CA(), trustme.CA()
        authority.cert_pem.write_to_path(self.ca_file)
        self.server = Server(
            self._answer,
            tls=_context(authority, self._secure),
            strange_tls=_context(stranger, self._secure),
            trap=TRAP,
        )

    def __enter__(self) -> World:
        """Open the servers."""
        self.server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """Close them."""
        self.server.__exit__()
        self._folder.cleanup()

    def advance(self) -> None:
        """The next stage: what is to change by then has changed."""
        for outlet in self.outlets:
            outlet.stage += 1

    @property
    def hosts(self) -> dict[str, str]:
        """Where the hosts are dialled, for `NEWSFLOW_HOSTS`."""
        ports = self.server.ports
        return {
            "*.example:80": f"127.0.0.1:{ports['http']}",
            "*.example:443": f"127.0.0.1:{ports['https']}",
            "strangetls.example:443": f"127.0.0.1:{ports['strange']}",
            "refusing.example:80": "127.0.0.1:1",
        }

    def feeds(self) -> list[Feed]:
        """The feeds of all outlets."""
        return [_feed(outlet) for outlet in self.outlets]

    def feeds_toml(self) -> str:
        """The same as a seed file."""
        parts = []
        for outlet in self.outlets:
            kind = 'kind = "sitemap"\n' if outlet.kind == "sitemap" else ""
            parts.append(
                f'[[outlet]]\ndomain = "{outlet.host}"\nname = "{outlet.name}"\n'
                'country = "GB"\nlanguage = "en"\n'
                f'[[feed]]\noutlet = "{outlet.host}"\nurl = "{outlet.feed_url}"\n{kind}'
            )
        return "\n".join(parts)

    def manners(self, *, host_delay: float = 0.0, robots_file: Path | None = None) -> Manners:
        """Impatient ones, that know where the hosts are."""
        return Manners(
            contact="https://fetcher.example/about",
            host_delay=host_delay,
            attempts=2,
            limits=Limits(connect=5.0, first_byte=2.5, whole=3.0, max_bytes=2 << 20),
            hosts=tuple(self.hosts.items()),
            ca_file=self.ca_file,
            robots_file=robots_file,
        )

    def plan(self, raw_pages: Path, *, host_delay: float = 0.0, everything: bool = True) -> Plan:
        """A pass through this world."""
        manners = self.manners(host_delay=host_delay, robots_file=raw_pages / "robots.json")
        return Plan(raw_pages=raw_pages, manners=manners, everything=everything)

    def settings(self, raw_pages: Path, *, host_delay: float = 0.0) -> dict[str, str]:
        """The same as environment variables."""
        import json  # noqa: PLC0415

        return {
            "NEWSFLOW_HOSTS": json.dumps(self.hosts),
            "NEWSFLOW_CA_FILE": str(self.ca_file),
            "NEWSFLOW_RAW_PAGES": str(raw_pages),
            "NEWSFLOW_CONTACT": "https://fetcher.example/about",
            "NEWSFLOW_HOST_DELAY": str(host_delay),
            "NEWSFLOW_ATTEMPTS": "2",
            "NEWSFLOW_CONNECT_SECONDS": "5",
            "NEWSFLOW_ANSWER_SECONDS": "2.5",
            "NEWSFLOW_WHOLE_SECONDS": "3",
            "NEWSFLOW_MAX_PAGE_BYTES": str(2 << 20),
        }

    def _answer(self, request: Request) -> Answer:
        outlet = self._by_host.get(request.host)
        if outlet is None:
            return Answer(status=421)
        return outlet.answer(request)


def later(hours: float) -> datetime:
    """So many hours after the first pass."""
    return NOON + timedelta(hours=hours)


def _feed(outlet: _outlets.Outlet) -> Feed:
    return Feed(
        feed_id=feed_id(outlet.feed_url),
        outlet=Outlet(
            outlet_id=OutletId(outlet.host),
            name=outlet.name,
            domain=outlet.host,
            country="GB",
            language="en",
        ),
        url=outlet.feed_url,
        kind=FeedKind.SITEMAP if outlet.kind == "sitemap" else FeedKind.FEED,
    )


def _context(authority: trustme.CA, hosts: Sequence[str]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*hosts).configure_cert(context)
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


__all__ = ["NOON", "Answer", "Request", "World", "cast", "later"]
