"""The content of a warehouse in one canonical form, for comparing two of them."""

from __future__ import annotations

from newsflow.warehouse.connection import Answer, Connection, answer
from newsflow.warehouse.tables import columns, content_tables


def dump(con: Connection) -> tuple[Answer, ...]:
    """The sorted rows of every table of content; no run, no moment of writing.

    The first column of each answer is the name of the table.
    """
    return tuple(_table(con, table) for table in content_tables())


def _table(con: Connection, table: str) -> Answer:
    names = ", ".join(name for name, _ in columns(table))
    return answer(con, f"select '{table}' as of_table, {names} from kept.{table} order by all")
