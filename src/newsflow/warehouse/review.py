"""What people decide about differences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsflow.errors import WarehouseError
from newsflow.text import content_id
from newsflow.warehouse.append import write_step
from newsflow.warehouse.connection import Connection, transaction
from newsflow.warehouse.rows import utc
from newsflow.warehouse.tables import insert, known


@dataclass(frozen=True, slots=True)
class Review:
    """One decision about one difference."""

    difference_id: str
    verdict: str
    """`confirmed`, `dismissed` or words of the reviewer's own."""
    reviewer: str
    note: str | None = None


def review(con: Connection, decision: Review, *, now: datetime) -> None:
    """Keep a decision; the newest one about a difference is the one that counts."""
    if not known(con, "differences", "difference_id", [decision.difference_id]):
        raise WarehouseError(
            "there is no such difference",
            key=decision.difference_id,
            advice="FROM open_differences; lists those that are open",
        )
    facts = (decision.difference_id, decision.verdict, decision.note, decision.reviewer)
    with transaction(con):
        write_step(con, "review", now, about=decision.difference_id)
        insert(
            con,
            "reviews",
            [(content_id("review", *facts, now.isoformat()), *facts, utc(now))],
        )
