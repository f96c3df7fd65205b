"""What assignment knows of earlier reports is the same in the tables as in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from newsflow.stories import StoryIndex, keys, shelf, version
from newsflow.stories.blocks import Kept
from newsflow.stories.terms import count_terms, weigh
from newsflow.types import Batch, OutletId, Report, ReportId, RevisionId, Signature
from newsflow.warehouse import Placing, Warehouse, open_warehouse
from newsflow.warehouse.assign import assign_these, load_groupings
from newsflow.warehouse.connection import transaction
from newsflow.warehouse.rows import signature_row
from newsflow.warehouse.shelf import TableStore
from newsflow.warehouse.tables import insert
from tests.benchmarks.synthetic import reports
from tests.warehouse.builders import HERALD, NOON, POST, RUN, report

_TOPICS = (
    "flood dam Velika village evacuated river burst levee rescue boats",
    "parliament budget vote minister Orlin coalition tax amendment deputies",
    "striker goal derby Harkness stadium penalty supporters league title",
    "ferry harbour captain Tolme lifeboat passengers capsized coastguard storm",
)
_DETAILS = "army schools mayor bridge hospital pensions strike coach night appeal inquiry gale"
_TABLES = ("report_vectors", "likely_pairs")


def _signatures(seed: int) -> list[Signature]:
    """Forty reports of four topics, a third of them without a day, four of them rewritten."""
    chance = Random(seed)
    first = [_signature(chance, number, "1") for number in range(40)]
    return first + [_signature(chance, number, "2") for number in chance.sample(range(40), 4)]


def _signature(chance: Random, number: int, revision: str) -> Signature:
    words = chance.choice(_TOPICS).split()
    told = " ".join(chance.sample(words, 6) + chance.sample(_DETAILS.split(), 3))
    day = date(2019, 5, 1) + timedelta(days=chance.randrange(50)) if number % 3 else None
    return Signature(
        report_id=ReportId(f"r{number:02}"),
        revision_id=RevisionId(f"r{number:02}-{revision}"),
        outlet_id=OutletId("made.example"),
        published_on=day,
        month=day and day.month,
        day=day and day.day,
        terms=weigh(count_terms([told]), keep=100),
        title_terms=weigh(count_terms([told[:30]]), keep=24),
        headline=told[:30],
        moment=f"2019-05-01T0{revision}:00:00",
    )


def _portions(reports: Sequence[Signature], seed: int) -> Iterator[Mapping[str, Signature]]:
    """The reports in another order and in batches, an older text never after its newer one."""
    chance = Random(f"order {seed}")
    order = sorted(reports, key=lambda s: (s.revision_id[-1], chance.random()))
    cuts = sorted(chance.sample(range(1, len(order)), 3))
    for start, end in pairwise([0, *cuts, len(order)]):
        yield {signature.report_id: signature for signature in order[start:end]}


def _assigned(warehouse: Warehouse, portions: Iterator[Mapping[str, Signature]]) -> None:
    con, place = warehouse.connection, Placing()
    for step, portion in enumerate(portions, start=1):
        rows = [signature_row(s.revision_id, s) for s in portion.values()]
        insert(con, "signatures", rows)
        with transaction(con):
            assign_these(con, place, {k: s.revision_id for k, s in portion.items()}, step)


@pytest.mark.parametrize("held", [shelf.HELD, 3], ids=["all in memory", "little in memory"])
@pytest.mark.parametrize("crowd", [keys.CROWD, 2], ids=["few share a key", "many share a key"])
@pytest.mark.parametrize("seed", [1])
def test_tables_give_the_stories_that_memory_gives_in_any_order_and_batches(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, seed: int, crowd: int, held: int
) -> None:
    monkeypatch.setattr(keys, "CROWD", crowd)
    monkeypatch.setattr(shelf, "HELD", held)
    reports = _signatures(seed)
    expected = StoryIndex(reports).groupings()

    _assigned(warehouse, _portions(reports, seed))
    found = load_groupings(warehouse.connection, [g.story_id for g in expected])

    assert [
        [(r.report_id, r.revision_id, r.score, r.why) for r in grouping.reports]
        for grouping in found
    ] == [
        [(r.report_id, r.revision_id, r.score, r.why) for r in grouping.reports]
        for grouping in expected
    ]


def test_what_the_tables_keep_does_not_depend_on_the_order(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "CROWD", 2)
    reports = [s for s in _signatures(3) if s.revision_id.endswith("-1")]
    kept = []
    for order in range(2):
        for table in (*_TABLES, "signatures", "story_reports", "story_moves"):
            warehouse.connection.execute(f"delete from kept.{table}")
        _assigned(warehouse, _portions(reports, order))
        rows = [
            warehouse.connection.execute(f"from kept.{table} order by all").fetchall()
            for table in _TABLES
        ]
        kept.append(rows)

    assert kept[0] == kept[1]
    assert all(kept[0])


def test_pairs_of_other_weights_are_compared_anew(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (report(outlet) for outlet in (POST, HERALD))
    warehouse.append(Batch(run=RUN, reports=(first,)))
    warehouse.finish()
    con = warehouse.connection
    con.execute("update kept.report_vectors set report_id = 'compared by old weights'")
    monkeypatch.setattr(version, "pairs_version", lambda: "of other weights")
    warehouse.append(Batch(run=RUN, reports=(second,)))
    warehouse.finish()
    known = con.execute(
        "select distinct report_id from kept.report_vectors order by all"
    ).fetchall()

    assert known == [(r,) for r in sorted(r.article.report_id for r in (first, second))]
    assert con.execute("from kept.pair_versions").fetchall() == [("of other weights",)]


def test_the_next_opening_goes_on_with_what_the_last_one_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = TableStore.read
    asked: list[int] = []

    def noted(store: TableStore, blocks: Collection[int]) -> dict[int, Kept]:
        asked.extend(blocks)
        return read(store, blocks)

    monkeypatch.setattr(TableStore, "read", noted)
    placing = Placing()
    for portion in _in_batches(list(reports(480)), 160):
        with open_warehouse(path, clock=lambda: NOON, placing=placing) as warehouse:
            warehouse.ingest(portion, run=RUN)

    assert len(asked) == len(set(asked)) > 1


@pytest.mark.parametrize(
    ("by_others", "held"), [({1}, shelf.BETWEEN), ({0, 2}, shelf.BETWEEN), ({2, 3}, 10)]
)
def test_what_others_wrote_between_two_openings_is_seen(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_others: set[int], held: int
) -> None:
    monkeypatch.setattr(shelf, "BETWEEN", held)
    made = list(reports(40))
    placing = Placing()
    for number, portion in enumerate(_in_batches(made[::2] + made[1::2], 8)):
        own = Placing() if number in by_others else placing
        with open_warehouse(path, clock=lambda: NOON, placing=own) as warehouse:
            warehouse.ingest(portion, run=RUN)
    with open_warehouse(path) as warehouse:
        found = warehouse.dump()
    with open_warehouse(tmp_path / "at once.duckdb", clock=lambda: NOON) as warehouse:
        warehouse.ingest(made, run=RUN)
        expected = warehouse.dump()

    assert found == expected


def _in_batches(made: Sequence[Report], size: int) -> Iterator[Sequence[Report]]:
    for start in range(0, len(made), size):
        yield made[start : start + size]


def test_what_a_failed_assignment_read_is_forgotten(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (report(outlet) for outlet in (POST, HERALD))
    con = warehouse.connection
    warehouse.append(Batch(run=RUN, reports=(first,)))
    warehouse.finish()
    warehouse.append(Batch(run=RUN, reports=(second,)))
    with monkeypatch.context() as broken:
        broken.setattr("newsflow.warehouse.assign._note_moves", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            warehouse.finish()
    known = con.execute("select report_id from kept.report_vectors").fetchall()
    warehouse.finish()
    ids = sorted(r.article.report_id for r in (first, second))

    assert known == [(first.article.report_id,)]
    assert con.execute("select report_id from kept.report_vectors order by all").fetchall() == [
        (each,) for each in ids
    ]
    assert con.execute("select report_id from kept.likely_pairs order by all").fetchall() == [
        (each,) for each in ids
    ]
