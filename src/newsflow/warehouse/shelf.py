"""What assignment knows of earlier reports, fetched from the tables as far as new ones touch it.

Lookups are scans of narrow columns of numbers: `dated_keys` grows by day, so that DuckDB passes
over the row groups outside the window; nothing is restored when the warehouse is opened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from newsflow.stories import keys
from newsflow.stories.shelf import Members, Pair, Pairs
from newsflow.stories.similarity import Comparison
from newsflow.types import Grouping, ReportId, Signature, StoryId
from newsflow.warehouse.connection import Connection, Row
from newsflow.warehouse.load import load_signatures
from newsflow.warehouse.statements import query
from newsflow.warehouse.tables import GIVEN, as_json, insert, listed

_ALWAYS = -1, 1 << 30
"""Buckets from the first day to the last."""

_Place = tuple[int, int | None]
"""A key and the epoch in which it is counted."""


class TableShelf:
    """The reports of a warehouse; made for one batch, inside its transaction."""

    waves = 3

    def __init__(self, con: Connection) -> None:
        """Look at the tables as they are now."""
        self._con = con
        self._known: dict[ReportId, Signature] = {}
        self._pairs: dict[ReportId, dict[ReportId, Comparison]] = {}

    def signatures(self, reports: Collection[ReportId]) -> dict[ReportId, Signature]:
        """The present signatures of those that are here."""
        missing = [key for key in reports if key not in self._known]
        if missing:
            found = self._con.execute(
                f"select extraction_id from kept.story_reports where report_id in {GIVEN}",
                [listed(missing)],
            ).fetchall()
            loaded = load_signatures(self._con, [row[0] for row in found]) if found else ()
            self._known |= {signature.report_id: signature for signature in loaded}
        return {key: self._known[key] for key in reports if key in self._known}

    def exchange(self, out: Sequence[Signature], into: Sequence[Signature]) -> set[ReportId]:
        """Take reports out and others in; who has a key that turned crowded or ceased to be."""
        change: Counter[_Place] = Counter()
        for signature, step in (*((s, -1) for s in out), *((s, 1) for s in into)):
            epoch = keys.epoch_of(keys.bucket_of(signature))
            for key in keys.keys_of(signature):
                change[key, epoch] += step
        counts = self._counts([*out, *into])
        self._remove([signature.report_id for signature in out])
        self._add(into)
        self._known |= {signature.report_id: signature for signature in into}
        turned = [
            place
            for place, step in change.items()
            if (counts[place] > keys.CROWD) != (counts[place] + step > keys.CROWD)
        ]
        return self._holders(turned)

    def candidates(self, signatures: Sequence[Signature]) -> dict[ReportId, set[ReportId]]:
        """For each signature that is here, the other reports worth comparing with it."""
        found: dict[ReportId, set[ReportId]] = {s.report_id: set() for s in signatures}
        counts = self._counts(signatures)
        crowded = {place for place, count in counts.items() if count > keys.CROWD}
        own = [row for s in signatures for row in _telling(s, crowded)]
        if own:
            first, last = _window(signatures)
            arguments = {
                "own": _columns("rkbw", own),
                "crowds": _columns("ke", [place for place in crowded if place[1] is not None]),
                "undated": listed([key for key, epoch in crowded if epoch is None]),
                **{"first": first, "last": last, "reach": keys.REACH},
                **{"epoch": keys.EPOCH, "least": keys.LEAST_SHARED},
            }
            rows = self._con.execute(query("candidates"), arguments).fetchall()
            for report, other in rows:
                found[report].add(other)
        return found

    def pairs(self, reports: Collection[ReportId]) -> Mapping[ReportId, Pairs]:
        """The likely pairs of each of the reports."""
        missing = [key for key in reports if key not in self._pairs]
        if missing:
            self._pairs |= {key: {} for key in missing}
            rows = self._con.execute(
                query("pairs_of"), [listed([keys.number_of(key) for key in missing])]
            )
            for report, other, score, short, text, title, days in rows.fetchall():
                comparison = Comparison(score=score, short=short, text=text, title=title, days=days)
                self._pairs[report][other] = comparison
        return {key: dict(self._pairs[key]) for key in reports}

    def change_pairs(self, gone: Collection[Pair], made: Mapping[Pair, Comparison]) -> None:
        """Forget pairs and keep others."""
        both = [each for pair in gone for each in (pair, pair[::-1])]
        if both:
            numbers = [(keys.number_of(a), b) for a, b in both]
            self._con.execute(query("forget_pairs"), [_columns("ko", numbers)])
        for a, b in both:
            self._pairs.get(a, {}).pop(b, None)
        new = [(*each, c) for pair, c in made.items() for each in (pair, pair[::-1])]
        for a, b, comparison in new:
            if a in self._pairs:
                self._pairs[a][b] = comparison
        rows = (
            (keys.number_of(a), a, b, c.score, c.short, c.text, c.title, c.days) for a, b, c in new
        )
        insert(self._con, "report_pairs", list(rows))

    def stories(self, reports: Collection[ReportId]) -> dict[StoryId, Members]:
        """The stories that these are in, whole."""
        found: defaultdict[StoryId, dict[ReportId, tuple[str, str]]] = defaultdict(dict)
        rows = self._con.execute(query("stories_with"), [listed(reports)]).fetchall()
        for story, report, revision, why in rows:
            found[story][report] = revision, why
        return dict(found)

    def settle(self, out: Collection[StoryId], into: Sequence[Grouping]) -> None:
        """Nothing: whoever asked for the assignment writes the stories that changed."""

    def _counts(self, signatures: Sequence[Signature]) -> Counter[_Place]:
        """How many reports have each of the keys, in the epochs that these are compared over."""
        asked = listed({key for s in signatures for key in keys.keys_of(s)})
        first, last = _window(signatures)
        arguments = {"keys": asked, "first": first, "last": last, "epoch": keys.EPOCH}
        rows = self._con.execute(query("count_keys"), arguments)
        return Counter({(key, epoch): count for key, epoch, count in rows.fetchall()})

    def _remove(self, reports: Sequence[ReportId]) -> None:
        for table in ("dated_keys", "undated_keys") if reports else ():
            self._con.execute(
                f"delete from kept.{table} where report_id in {GIVEN}", [listed(reports)]
            )

    def _add(self, signatures: Iterable[Signature]) -> None:
        dated: list[Row] = []
        undated: list[Row] = []
        for signature in signatures:
            bucket, report = keys.bucket_of(signature), signature.report_id
            for key, weight in keys.keys_of(signature).items():
                if bucket is None:
                    undated.append((key, report, weight))
                else:
                    dated.append((key, bucket, report, weight))
        insert(self._con, "dated_keys", dated)
        insert(self._con, "undated_keys", undated)

    def _holders(self, places: Sequence[_Place]) -> set[ReportId]:
        if not places:
            return set()
        dated = [(key, epoch) for key, epoch in places if epoch is not None]
        undated = [key for key, epoch in places if epoch is None]
        arguments = {
            "dated": _columns("ke", dated),
            "undated": listed(undated),
            "epoch": keys.EPOCH,
        }
        return {row[0] for row in self._con.execute(query("key_holders"), arguments).fetchall()}


def _telling(signature: Signature, crowded: Collection[_Place]) -> list[Row]:
    """The keys of a report that are not crowded where it is."""
    bucket = keys.bucket_of(signature)
    epoch = keys.epoch_of(bucket)
    return [
        (signature.report_id, key, bucket, weight)
        for key, weight in keys.keys_of(signature).items()
        if (key, epoch) not in crowded
    ]


def _window(signatures: Sequence[Signature]) -> tuple[int, int]:
    """First and last bucket of the whole epochs that these reports are compared over."""
    buckets = [keys.bucket_of(signature) for signature in signatures]
    whole = [bucket for bucket in buckets if bucket is not None]
    if len(whole) < len(buckets):
        return _ALWAYS
    first = (min(whole) - keys.REACH) // keys.EPOCH * keys.EPOCH
    return first, ((max(whole) + keys.REACH) // keys.EPOCH + 1) * keys.EPOCH - 1


def _columns(names: str, rows: Sequence[Row]) -> str:
    """Rows as one argument, by column; the names are letters."""
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return as_json(dict(zip(names, columns, strict=True)))
