from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from unittest import mock

import pytest

from newsflow.types import Report
from newsflow.warehouse import Answer, Warehouse, open_warehouse
from tests.warehouse import writer
from tests.warehouse.builders import HERALD, NOON, POST, RUN, plain_report, report

_URL = "https://harbour.example/ferry"
REPORTS = (
    report(POST, url=_URL, fetched_at=datetime(2024, 3, 8, 9, tzinfo=UTC)),
    report(POST, url=_URL, toll="13", fetched_at=datetime(2024, 3, 8, 10, tzinfo=UTC)),
    report(POST, url=_URL, toll="13", published_on=None),
    report(HERALD, toll="14", published_on=None),
    report(HERALD, toll="14", published_on=date(2024, 3, 9)),
    plain_report(HERALD, "Rain in Oslo", "A river rose."),
    replace(report(HERALD, toll="15"), article=replace(report(HERALD, toll="15").article, ref="b")),
)
"""Two texts of one report, two readings of one text, an undated report, a story of its own."""


@pytest.fixture(autouse=True)
def _light_linking() -> Iterator[None]:
    with mock.patch("newsflow.warehouse.warehouse.link_story", writer.link_without_redating):
        yield


@pytest.fixture(scope="module")
def in_one_batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Answer, ...]:
    """The content after all reports came at once."""
    path = tmp_path_factory.mktemp("order") / "newsflow.duckdb"
    with (
        mock.patch("newsflow.warehouse.warehouse.link_story", writer.link_without_redating),
        open_warehouse(path, clock=lambda: NOON) as warehouse,
    ):
        warehouse.ingest(REPORTS, run=RUN)
        return warehouse.dump()


@pytest.mark.parametrize("seed", range(5))
def test_any_order_in_any_batches_ends_in_the_same_content(
    warehouse: Warehouse, in_one_batch: tuple[Answer, ...], seed: int
) -> None:
    for portion in _portions(random.Random(seed)):
        warehouse.ingest(portion, run=RUN)

    assert warehouse.dump() == in_one_batch
    assert warehouse.check() == ()


def test_relinking_changes_nothing(warehouse: Warehouse, in_one_batch: tuple[Answer, ...]) -> None:
    warehouse.ingest(REPORTS, run=RUN)

    warehouse.relink()

    assert warehouse.dump() == in_one_batch


@pytest.mark.parametrize("remembered", [0, 2])
def test_reports_at_hand_are_linked_like_those_read_back(
    warehouse: Warehouse, in_one_batch: tuple[Answer, ...], remembered: int
) -> None:
    with mock.patch("newsflow.warehouse.warehouse.REMEMBERED", remembered):
        warehouse.ingest(REPORTS, run=RUN)

    assert warehouse.dump() == in_one_batch


def test_ingesting_twice_changes_nothing(path: Path, in_one_batch: tuple[Answer, ...]) -> None:
    for _ in range(2):
        with open_warehouse(path, clock=lambda: NOON) as warehouse:
            ingested = warehouse.ingest(REPORTS, run=RUN)

    with open_warehouse(path, clock=lambda: NOON) as warehouse:
        assert warehouse.dump() == in_one_batch
    assert ingested.stories == ()


def test_only_the_newest_text_counts(warehouse: Warehouse) -> None:
    warehouse.ingest(REPORTS[:2], run=RUN)

    assert warehouse.query("select headline from reports").rows == (
        ("Ferry fire kills 13 off Bergen",),
    )
    assert warehouse.query(f"select revision, headline from history('{_URL}')").rows == (
        (1, "Ferry fire kills 12 off Bergen"),
        (2, "Ferry fire kills 13 off Bergen"),
    )


def test_a_newer_extractor_is_read_and_the_older_rows_stay(warehouse: Warehouse) -> None:
    warehouse.ingest([report(version="9"), plain_report(HERALD, "Rain", "It rained.")], run=RUN)
    warehouse.ingest([report(version="10+b")], run=RUN)

    assert warehouse.query("select distinct extractor_version from figures").rows == (("10+b",),)
    assert warehouse.query("select count(*) from kept.figures").rows == ((2,),)
    assert warehouse.query("select headline, extractor_version, newest from stale").rows == (
        ("Rain", "1", "10+b"),
    )


def _portions(chance: random.Random) -> Iterator[Sequence[Report]]:
    shuffled = chance.sample(REPORTS, len(REPORTS))
    while shuffled:
        size = chance.randint(1, 3)
        yield shuffled[:size]
        shuffled = shuffled[size:]
