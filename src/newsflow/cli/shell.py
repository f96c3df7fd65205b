"""The real DuckDB client on the published warehouse."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from newsflow.errors import SettingsError


def find_client() -> str:
    """The `duckdb` program that was installed with newsflow, else the one on the path."""
    beside = Path(sys.executable).with_name("duckdb")
    client = str(beside) if beside.exists() else shutil.which("duckdb")
    if client is None:
        raise SettingsError("the DuckDB shell is not installed", advice="run make install")
    return client


def shell_command(client: str, warehouse: Path, arguments: list[str]) -> list[str]:
    """Start read-only; with our prompt and hints when a person types, without for `-c SQL`."""
    greeting = None if arguments else _find_greeting(warehouse)
    start = ["-init", str(greeting)] if greeting is not None else []
    return [client, "-readonly", *start, str(warehouse), *arguments]


def _find_greeting(warehouse: Path) -> Path | None:
    """`shell.sql` beside the warehouse, else in this checkout; none in an installed package."""
    checkout = Path(__file__).resolve().parents[3] / "warehouse"
    places = (warehouse.parent / "shell.sql", checkout / "shell.sql")
    return next((place for place in places if place.is_file()), None)
