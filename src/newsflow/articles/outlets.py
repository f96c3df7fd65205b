"""Which outlet published: from the address, the site's name, the dateline or a photo credit."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from tldextract import TLDExtract

from newsflow.text import fold, slug
from newsflow.types import UNKNOWN_OUTLET, Outlet, OutletId


@dataclass(frozen=True, slots=True)
class Known:
    """A line of the packaged table."""

    outlet: Outlet
    kind: str
    """`agency`, `outlet`, or `photo` for agencies that supply pictures only."""
    aliases: tuple[str, ...]


def outlet_at(url: str | None, site_name: str | None = None) -> Outlet | None:
    """The outlet an address belongs to: the table's, else named by the site or its domain."""
    domain = registered_domain(url) if url else None
    if domain is None:
        return outlet_named(site_name) if site_name else None
    known = _by_domain().get(_host(url)) or _by_domain().get(domain)
    if known is not None:
        return known.outlet
    return Outlet(outlet_id=OutletId(domain), name=site_name or domain, domain=domain)


def outlet_named(name: str) -> Outlet:
    """The outlet of this name: the table's, else one with a slug of its name as its id."""
    known = find_known(name)
    if known is not None:
        return known.outlet
    return Outlet(outlet_id=OutletId(slug(name) or UNKNOWN_OUTLET.outlet_id), name=name)


def find_known(name: str) -> Known | None:
    """The line of the table that bears this name or alias, whatever its case and accents."""
    return _by_name().get(fold(name))


def find_agency(name: str) -> Known | None:
    """A news agency by name or alias."""
    known = find_known(name)
    return known if known is not None and known.kind == "agency" else None


def registered_domain(url: str | None) -> str | None:
    """`themoscowtimes.com` of `https://www.themoscowtimes.com/2015/…`; none for a bare host.

    Under a suffix that is not listed (`.example`) the last two labels count: the list's rule `*`.
    """
    host = _host(url)
    if not host or "." not in host:
        return None
    listed = _extractor()(host)
    if listed.suffix:
        return listed.top_domain_under_public_suffix or None
    labels = host.split(".")
    return ".".join(labels[-2:]) if labels[-1].isalpha() else None


def _host(url: str | None) -> str:
    if not url:
        return ""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # a bracket that is no IPv6 address
        return ""
    return re.sub(r"^www\d?\.", "", host)


@cache
def _extractor() -> TLDExtract:
    """The list of public suffixes inside the package: no network, no cache on disk."""
    return TLDExtract(suffix_list_urls=(), cache_dir=None)


@cache
def known_outlets() -> tuple[Known, ...]:
    """The packaged table."""
    text = files("newsflow.articles").joinpath("outlets.csv").read_text("utf-8")
    return tuple(_known(row) for row in csv.DictReader(text.splitlines()))


def _known(row: dict[str, str]) -> Known:
    outlet = Outlet(
        outlet_id=OutletId(row["domain"]),
        name=row["name"],
        domain=row["domain"],
        country=row["country"],
    )
    return Known(outlet, row["kind"], tuple(filter(None, row["aliases"].split("|"))))


@cache
def _by_domain() -> dict[str, Known]:
    domains = {a: known for known in known_outlets() for a in known.aliases if _is_domain(a)}
    return domains | {str(known.outlet.domain): known for known in known_outlets()}


def _is_domain(alias: str) -> bool:
    return re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", alias) is not None


@cache
def _by_name() -> dict[str, Known]:
    names = {fold(a): known for known in known_outlets() for a in known.aliases}
    return names | {fold(known.outlet.name): known for known in known_outlets()}
