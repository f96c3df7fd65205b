"""The outlet that a collection names beside a page."""

from __future__ import annotations

from functools import cache

from tldextract import TLDExtract

from newsflow.text import slug
from newsflow.types import Outlet, OutletId


def outlet_of(name: str, url: str | None) -> Outlet:
    """An outlet by its name, identified by the registered domain of `url` where there is one."""
    domain = _suffixes()(url).top_domain_under_public_suffix if url else ""
    return Outlet(outlet_id=OutletId(domain or slug(name)), name=name, domain=domain or None)


@cache
def _suffixes() -> TLDExtract:
    """The public suffix list that comes with the package: nothing is fetched."""
    return TLDExtract(suffix_list_urls=(), cache_dir=None)
