from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsflow.warehouse.connection import Connection
from newsflow.warehouse.dictionary import dictionary
from tests.sql.conftest import con as con  # noqa: PLC0414

HOME = Path(__file__).resolve().parents[2] / "warehouse"
QUERIES = sorted((HOME / "queries").glob("*.sql"))

NAMES = {
    "celje": "ferry",
    "train crash in slovenia": "drizzle",
    "Northline": "Herald",
} | dict.fromkeys(("Hribar", "Belgacem"), "Ivanova")
"""The words that the sample reports have, and those of the tests' world."""


def test_the_data_dictionary_is_current() -> None:
    assert (HOME / "README.md").read_text("utf-8") == dictionary()


def test_every_column_view_and_macro_has_a_comment(con: Connection) -> None:
    found = con.execute(
        """
        select 'column', table_name || '.' || column_name, comment from duckdb_columns()
        where not internal and database_name = current_database()
        union all
        select 'table', table_name, comment from duckdb_tables()
        where database_name = current_database()
        union all
        select 'view', view_name, comment from duckdb_views() where not internal
        union all
        select 'macro', function_name, comment from duckdb_functions()
        where not internal and schema_name = 'main' and database_name = current_database()
        """
    ).fetchall()

    assert [(kind, name) for kind, name, comment in found if not comment] == []


def test_every_question_has_a_file_of_its_name(con: Connection) -> None:
    questions = {name for (name,) in con.execute("select question from help()").fetchall()}

    assert {query.stem for query in QUERIES} == questions


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_question_file_says_what_every_column_means(con: Connection, query: Path) -> None:
    text = query.read_text("utf-8")
    sql = text[text.index("\n\n") :].strip()
    for ours, theirs in NAMES.items():
        sql = sql.replace(f"'{ours}'", f"'{theirs}'")

    columns = [column[0] for column in con.execute(sql).description or ()]

    assert re.findall(r"^--   (\w+): \S", text, flags=re.MULTILINE) == columns


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.stem)
def test_a_question_file_says_what_help_says(con: Connection, query: Path) -> None:
    answers, example = con.execute(
        "select answers, example from help() where question = ?", [query.stem]
    ).fetchall()[0]

    text = query.read_text("utf-8")

    assert text.startswith(f"-- {answers}\n")
    assert text.endswith(f"\n\n{example}\n")
