"""Beyond one machine: the same tables, views and macros on DuckLake, catalogued by PostgreSQL.

ducklake:postgres:dbname=news host=db.example user=news data_path=/shared/news

Rows lie as Parquet files under `data_path`, which all machines see; PostgreSQL says which count.
Readers see the newest whole batch at once, so that there is nothing to publish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import duckdb

from newsflow.errors import LockedError, WarehouseError
from newsflow.warehouse.connection import Connection

_PREFIX = "ducklake:"
_ADDRESS = re.compile(r"ducklake:postgres:(?P<catalog>.*?)\s*(?:\bdata_path=(?P<folder>\S+)\s*)?")
_EXTENSIONS = ("ducklake", "postgres_scanner")
_LOCK = 0x6E657773
"""The number of the advisory lock that a writer holds: `news` in ASCII."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lake:
    """Where a lake is."""

    catalog: str
    """How to reach the PostgreSQL database, as libpq wants it told."""
    folder: str | None
    """Where its files go; the catalog knows it once the lake was made."""


def find_lake(path: Path | str) -> Lake | None:
    """The lake that a warehouse's address names; none when it is the path of a file."""
    address = str(path)
    if not address.startswith(_PREFIX):
        return None
    told = _ADDRESS.fullmatch(address)
    if told is None:
        raise WarehouseError(
            "a lake is catalogued by PostgreSQL",
            key=address,
            advice="write ducklake:postgres:dbname=… data_path=…",
        )
    return Lake(catalog=told["catalog"], folder=_with_slashes(told["folder"]))


def _with_slashes(folder: str | None) -> str | None:
    """A folder as it was told: a path has no two slashes, and `s3://news` comes as `s3:/news`."""
    return None if folder is None else re.sub(r"^(\w{2,}:)/(?!/)", r"\1//", folder)


def folder_beside(path: Path) -> Path:
    """Where files that go with a warehouse lie: raw pages, pages of stories.

    Beside its file; those of a lake are not with its rows but on this machine, in `warehouse`.
    """
    return path.parent if find_lake(path) is None else Path("warehouse")


@contextmanager
def open_lake(lake: Lake, *, read_only: bool = False) -> Iterator[Connection]:
    """A connection whose current database is the lake."""
    with _connect() as con:
        options = [f"data_path {_quoted(lake.folder)}"] if lake.folder else []
        options += ["read_only"] if read_only else []
        told = f" ({', '.join(options)})" if options else ""
        _run(con, f"attach {_quoted(f'ducklake:postgres:{lake.catalog}')} as lake{told}", lake)
        con.execute("use lake")
        yield con


@contextmanager
def lake_lock(lake: Lake, *, patience: float) -> Iterator[None]:
    """Be its only writer; PostgreSQL lets go when this process dies.

    Waits up to `patience` seconds for another writer, then raises `LockedError`.
    """
    with _connect() as con:
        _run(con, f"attach {_quoted(lake.catalog)} as catalog (type postgres)", lake)
        con.begin()
        try:
            _ask(con, f"select set_config('lock_timeout', '{int(patience * 1000)}', true)")
            _ask(con, f"select pg_advisory_xact_lock({_LOCK})")
        except duckdb.Error as error:
            raise LockedError(
                "another process is writing to this warehouse",
                key=lake.catalog,
                advice="run again when it is done",
            ) from error
        yield
        con.rollback()


def _ask(con: Connection, sql: str) -> None:
    con.execute(f"from postgres_query('catalog', {_quoted(sql)})").fetchall()


def _connect() -> Connection:
    con = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    for name in _EXTENSIONS:
        con.execute(f"load {_quoted(str(_binary(name)))}")
    return con


def _binary(name: str) -> Path:
    """The extension in its wheel; nothing is downloaded when newsflow runs."""
    package = find_spec(f"duckdb_extension_{name}")
    places = package.submodule_search_locations if package else None
    found = [file for place in places or () for file in Path(place).rglob("*.duckdb_extension")]
    if not found:
        raise WarehouseError(
            f"DuckDB's extension {name} is not installed",
            advice="pip install 'newsflow[ducklake]'",
        )
    return found[0]


def _run(con: Connection, sql: str, lake: Lake) -> None:
    try:
        con.execute(sql)
    except duckdb.Error as error:
        raise WarehouseError(
            "the lake cannot be opened",
            key=lake.catalog,
            advice="is PostgreSQL running, does its database exist, and is data_path named"
            " where the lake is new?",
        ) from error


def _quoted(words: str) -> str:
    # Addresses are no arguments of `attach`.
    return "'" + words.replace("'", "''") + "'"
