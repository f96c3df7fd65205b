"""Word tables, one TOML file a subject."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=32)
def table(name: str) -> dict[str, Any]:
    """The table `name`.toml, read once. Callers turn it into types of their own."""
    return tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
