"""Bring a warehouse file to the schema of this newsflow.

Tables only move forward: each migration is applied once, in a transaction,
and remembered with its checksum.
Views and macros are replaced as a whole whenever one of their files changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from graphlib import TopologicalSorter

from newsflow.errors import MigrationError, WarehouseError
from newsflow.warehouse.connection import Connection, Row, transaction
from newsflow.warehouse.statements import Statement, statements
from newsflow.warehouse.tables import insert

_OBJECTS = "objects"
"""The name under which the checksum of all views and macros is kept."""


def migrate(con: Connection, *, now: datetime) -> None:
    """Apply the migrations that are missing and replace views and macros that changed.

    Raises `MigrationError` when the file is newer than this newsflow,
    or a migration was edited after it was applied.
    """
    applied = applied_migrations(con)
    shipped = statements("migrations")
    _compare(applied, shipped)
    missing = [migration for migration in shipped if migration.name not in applied]
    # A new warehouse is made at once, an old one changed step by step.
    for migrations in [missing] if not applied else [[migration] for migration in missing]:
        _apply(con, migrations, now)
    if applied.get(_OBJECTS) != objects_checksum():
        _replace_objects(con, now)


def applied_migrations(con: Connection) -> dict[str, str]:
    """Name and checksum of what was applied; empty for a new file.

    Raises `WarehouseError` for a DuckDB file that holds something else.
    """
    tables = con.execute(
        """
        select schema_name, table_name from duckdb_tables()
        where database_name = current_database()
        """
    ).fetchall()
    if ("kept", "migrations") in tables:
        found = con.execute("select name, checksum from kept.migrations").fetchall()
        return dict(found)
    if tables:
        raise WarehouseError(
            f"this DuckDB file holds no newsflow warehouse but tables such as {tables[0][1]}",
            advice="name another file",
        )
    return {}


def objects_checksum() -> str:
    """A checksum over all views and macros."""
    digest = hashlib.sha256()
    for statement in _objects():
        digest.update(f"{statement.name} {statement.checksum}\n".encode())
    return digest.hexdigest()


def _objects() -> tuple[Statement, ...]:
    return statements("views") + statements("macros")


def _compare(applied: dict[str, str], shipped: tuple[Statement, ...]) -> None:
    known = {migration.name: migration.checksum for migration in shipped}
    for name, checksum in applied.items():
        if name == _OBJECTS:
            continue
        if name not in known:
            raise MigrationError(
                "the warehouse was written by a newer newsflow", key=name, advice="upgrade newsflow"
            )
        if known[name] != checksum:
            raise MigrationError(
                "a migration was edited after this warehouse was made with it",
                key=name,
                advice="install the newsflow that made it, or load into a new warehouse",
            )


def _apply(con: Connection, migrations: Sequence[Statement], now: datetime) -> None:
    with transaction(con):
        for migration in migrations:
            con.execute(migration.sql)
            _remember(con, migration.name, migration.checksum, now)


def _replace_objects(con: Connection, now: datetime) -> None:
    with transaction(con):
        _drop_objects(con)
        commented = not _is_ducklake(con)
        for statement in in_order(_objects()):
            con.execute(statement.sql if commented else statement.sql.split(_COMMENT)[0])
        _write_questions(con)
        con.execute("delete from kept.migrations where name = ?", [_OBJECTS])
        _remember(con, _OBJECTS, objects_checksum(), now)


_COMMENT = "\ncomment on"
_QUESTION = re.compile(
    r"create or replace (?:view|macro) (?P<name>\w+)(?:\((?P<arguments>[\w, ]*)\))?"
    r".*?\ncomment on (?:view|macro table) \w+ is "
    r"'(?P<answers>[^\n]*?) For example: (?P<example>[^\n]*)';",
    re.DOTALL,
)


def _is_ducklake(con: Connection) -> bool:
    """Whether this is a DuckLake, which has no comments on macros and columns of views."""
    found = con.execute(
        "select type from duckdb_databases() where database_name = current_database()"
    ).fetchall()
    return found == [("ducklake",)]


def _write_questions(con: Connection) -> None:
    """Keep what help() tells: the comments that have an example."""
    found = [match for s in _objects() if (match := _QUESTION.match(s.sql)) is not None]
    con.execute("delete from kept.questions")
    insert(con, "questions", [_question(match) for match in found])


def _question(match: re.Match[str]) -> Row:
    arguments = (match["arguments"] or "").split(", ")
    texts = (match[part].replace("''", "'") for part in ("answers", "example"))
    return (match["name"], [a for a in arguments if a], *texts)


def _drop_objects(con: Connection) -> None:
    views = con.execute(
        """
        select view_name from duckdb_views()
        where not internal and schema_name = 'main' and database_name = current_database()
        """
    ).fetchall()
    macros = con.execute(
        """
        select distinct function_type, function_name from duckdb_functions()
        where not internal and schema_name = 'main' and database_name = current_database()
        """
    ).fetchall()
    for (view,) in views:
        con.execute(f'drop view if exists "{view}"')
    for kind, macro in macros:
        con.execute(f'drop macro {"table " if kind == "table_macro" else ""}"{macro}"')


def in_order(objects: tuple[Statement, ...]) -> list[Statement]:
    """Views and macros so that each comes after those it reads."""
    by_name = {statement.name: statement for statement in objects}
    order = TopologicalSorter(
        {name: _reads(statement) & by_name.keys() - {name} for name, statement in by_name.items()}
    )
    return [by_name[name] for name in order.static_order()]


def _reads(statement: Statement) -> set[str]:
    """Names that follow `from` or `join`, or are called: enough to order our own files."""
    code = re.sub(r"--[^\n]*|'(?:[^']|'')*'", "", statement.sql)
    return set(re.findall(r"\b(?:from|join)\s+(\w+)\b(?!\.)", code)) | set(
        re.findall(r"(?<!\.)\b(\w+)\s*\(", code)
    )


def _remember(con: Connection, name: str, checksum: str, now: datetime) -> None:
    con.execute(
        "insert into kept.migrations values (?, ?, ?)", [name, checksum, now.replace(tzinfo=None)]
    )
