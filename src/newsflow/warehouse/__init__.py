"""The warehouse: reports and what linking says of their stories, in DuckDB.

    with open_warehouse("warehouse/newsflow.duckdb") as warehouse:
        warehouse.ingest(articles)
        warehouse.publish()

    with open_published("warehouse/newsflow.duckdb") as published:
        published.ask("timeline", "summit")

One writer has a file of its own in `.store/`; readers open the published copy.
Tables lie in the schema `kept` and are ours; views and macros are what readers may rely on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsflow.lazy import lazily

if TYPE_CHECKING:
    from newsflow.warehouse.append import Appended
    from newsflow.warehouse.check import Violation
    from newsflow.warehouse.compaction import Compacted, compact
    from newsflow.warehouse.connection import Answer
    from newsflow.warehouse.ingest import Placing
    from newsflow.warehouse.read import Published, Question, open_published
    from newsflow.warehouse.warehouse import Ingested, Warehouse, open_warehouse

__all__ = [
    "Answer",
    "Appended",
    "Compacted",
    "Ingested",
    "Placing",
    "Published",
    "Question",
    "Violation",
    "Warehouse",
    "compact",
    "open_published",
    "open_warehouse",
]

_PLACES = {
    "append": ("Appended",),
    "check": ("Violation",),
    "compaction": ("Compacted", "compact"),
    "connection": ("Answer",),
    "ingest": ("Placing",),
    "read": (
        "Published",
        "Question",
        "open_published",
    ),
    "warehouse": (
        "Ingested",
        "Warehouse",
        "open_warehouse",
    ),
}
"""Which module has which names: one is imported when a name of it is first asked for."""

__getattr__ = lazily(__name__, _PLACES)
