"""What assignment knows of earlier reports, kept in tables and read block by block.

The rows of a block lie together, so that DuckDB passes over the row groups of other days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

import orjson

from newsflow.stories.blocks import Kept
from newsflow.stories.shelf import Pair
from newsflow.stories.vectors import Packed
from newsflow.types import Grouping, ReportId, Signature, StoryId
from newsflow.warehouse.connection import Connection
from newsflow.warehouse.statements import query
from newsflow.warehouse.tables import GIVEN, as_json, insert, listed

_Assignment = tuple[int, str | None, datetime]
"""Its step in the ledger, the run and the moment."""
_ASSIGNMENTS = "select step, run_id, happened_at from kept.ledger where kind = 'assign'"


class TableStore:
    """The reports of a warehouse."""

    def __init__(self, con: Connection) -> None:
        """Look at the tables as they are now."""
        self._con = con
        self._fresh: dict[ReportId, Signature] = {}
        self._rows = self._count()
        self._left: list[_Assignment] = []

    def note_left(self) -> None:
        """Note that the tables are left as they are now, by the assignment that came last."""
        self._left = self._con.execute(f"{_ASSIGNMENTS} order by step desc limit 1").fetchall()

    def is_as_left_by(self, former: TableStore) -> bool:
        """Whether no assignment came between that one and the one that goes on."""
        left = former._left
        asked = [left[0][0] if left else 0]
        since = self._con.execute(f"{_ASSIGNMENTS} and step >= ? order by step", asked).fetchall()
        others = since[len(left) :]
        return self._rows == former._rows and since[: len(left)] == left and len(others) <= 1

    def blocks(self) -> set[int]:
        """The numbers of all blocks that have reports."""
        rows = self._con.execute("select distinct block from kept.report_vectors").fetchall()
        return {row[0] for row in rows}

    def homes(self, reports: Collection[ReportId]) -> dict[ReportId, int]:
        """The block of each report that is here."""
        return dict(
            self._con.execute(
                f"select report_id, block from kept.report_vectors where report_id in {GIVEN}",
                [listed(reports)],
            ).fetchall()
        )

    def read(self, blocks: Collection[int]) -> dict[int, Kept]:
        """What is kept of these blocks."""
        asked = [listed(blocks)]
        packed: defaultdict[int, list[Packed]] = defaultdict(list)
        for block, *row in self._con.execute(query("vectors_of"), asked).fetchall():
            packed[block].append(Packed(*row))
        pairs: defaultdict[int, list[tuple[ReportId, ReportId, float]]] = defaultdict(list)
        for block, *pair in self._con.execute(query("pairs_of"), asked).fetchall():
            pairs[block].append((pair[0], pair[1], pair[2]))
        return {block: Kept(those, pairs[block]) for block, those in packed.items()}

    def write(
        self,
        out: Collection[ReportId],
        into: Sequence[tuple[int, Packed]],
        fresh: Sequence[Signature],
    ) -> None:
        """Take reports out and put others into their blocks."""
        if out:
            self._con.execute(
                f"delete from kept.report_vectors where report_id in {GIVEN}", [listed(out)]
            )
        self._fresh = {signature.report_id: signature for signature in fresh}
        rows = [
            (each.report_id, block, each.when, each.terms, each.title, _text(signature))
            for (block, each), signature in zip(into, fresh, strict=True)
        ]
        insert(self._con, "report_vectors", sorted(rows, key=lambda row: (row[1], row[0])))
        self._rows += len(into) - len(out)

    def write_pairs(
        self, gone: Collection[Pair], made: Mapping[Pair, float], homes: Mapping[ReportId, int]
    ) -> None:
        """Forget pairs and keep others."""
        if gone:
            ones, others = zip(*(each for pair in gone for each in (pair, pair[::-1])), strict=True)
            self._con.execute(query("forget_pairs"), [as_json({"r": ones, "o": others})])
        rows = [
            (homes[one], one, other, pull)
            for pair, pull in made.items()
            for one, other in (pair, pair[::-1])
        ]
        insert(self._con, "likely_pairs", sorted(rows))

    def signatures(
        self, reports: Collection[ReportId], blocks: Collection[int]
    ) -> dict[ReportId, Signature]:
        """The present signatures of those that are here, in these blocks."""
        known = {key: self._fresh[key] for key in reports if key in self._fresh}
        asked = [key for key in reports if key not in known]
        if asked:
            between = {"first": min(blocks), "last": max(blocks)}
            arguments = {"reports": listed(asked), **between}
            for row in self._con.execute(query("signatures_of"), arguments).fetchall():
                signature = _signature(row[0])
                known[signature.report_id] = signature
        return known

    def stories(self, reports: Collection[ReportId]) -> dict[StoryId, set[ReportId]]:
        """The stories that these are in, whole."""
        found: defaultdict[StoryId, set[ReportId]] = defaultdict(set)
        for story, report in self._con.execute(query("stories_with"), [listed(reports)]).fetchall():
            found[story].add(report)
        return dict(found)

    def settle(self, out: Collection[StoryId], into: Sequence[Grouping]) -> None:
        """Nothing: whoever asked for the assignment writes the stories that changed."""

    def _count(self) -> int:
        found = self._con.execute("select count(*) from kept.report_vectors").fetchone()
        return int(found[0]) if found else 0


def _text(signature: Signature) -> str:
    return orjson.dumps(signature).decode()


def _signature(text: str) -> Signature:
    told = orjson.loads(text)
    day = told["published_on"]
    return Signature(
        **told
        | {
            "published_on": None if day is None else date.fromisoformat(day),
            "weekdays": tuple(told["weekdays"]),
            "event_days": tuple(told["event_days"]),
        }
    )
