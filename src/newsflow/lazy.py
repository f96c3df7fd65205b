"""Names of a package that are imported when they are first asked for (PEP 562)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(package: str, places: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """A `__getattr__` for `package`, whose modules `places` lists with the names each has.

    A quick command then does not wait for what it does not use.
    """
    homes = {name: place for place, names in places.items() for name in names}

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return find
